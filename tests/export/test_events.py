"""Event records say all that an event holds, as the published schema has it."""

import json
from importlib.resources import files
from pathlib import Path

from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker
from tests.export.dossiers import all_dossiers, market
from tests.export.strategies import events
from tests.test_schemas import of_record

from dateline.export.event_reading import event_of
from dateline.export.events import event_record, write_jsonl
from dateline.export.formats import ExportOptions
from dateline.export.target import writing
from dateline.model.event import Event

SCHEMA = json.loads((files("dateline.resources") / "schemas" / "event.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def test_a_record_shows_the_dispute_with_each_voice() -> None:
    record = event_record(market().event)
    toll = record["counts"][0]
    assert (toll["low"], toll["best"], toll["high"], toll["agreement"]) == (12, 12, 20, "disputed")
    assert {one["voice"]: one["low"] for one in toll["rivals"]} == {"army": 12, "residents": 20}
    assert record["disputed"] == ["counts.killed"]
    assert record["where"]["value"] is not None
    assert record["where"]["value"]["name"] == "Oicha"


def test_lines_are_valid_records_in_the_order_of_the_events(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with writing(path) as target:
        report = write_jsonl(all_dossiers(), target, ExportOptions())
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == [one.event.id for one in all_dossiers()]
    assert [problem.message for record in records for problem in VALID.iter_errors(record)] == []
    assert (report.taken, report.written, report.rows, report.left_out) == (4, 4, 4, ())


@given(events)
def test_reading_a_record_gives_the_event_that_was_written(event: Event) -> None:
    assert event_of(json.loads(json.dumps(event_record(event)))) == event


@given(events)
def test_every_key_of_a_record_is_published_in_its_order(event: Event) -> None:
    assert of_record(event_record(event), SCHEMA, SCHEMA) == []
