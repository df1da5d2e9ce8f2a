"""`dateline events`, and `dateline explain` of an event."""

import csv
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Dateline = Callable[..., Any]

WIRE = (
    "MAIDUGURI, Nigeria, May 8 (Lake Wire) - Gunmen attacked a market in Maiduguri on Tuesday, killing 12 "
    "people, police said.\n"
)
LOCAL = "Gunmen killed 20 people when they attacked a market in Maiduguri on Tuesday, residents said.\n"
FAR = "Gunmen killed three people when they attacked a market in Gubio on Tuesday, police said.\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A wire story, a reprint of it, another account, and a happening of its own."""
    rows = [
        {"id": "wire", "text": WIRE, "outlet": "Lake Wire"},
        {"id": "reprint", "text": WIRE, "outlet": "Savannah Sheet"},
        {"id": "local", "text": LOCAL, "outlet": "Borno Courier"},
        {"id": "far", "text": FAR, "outlet": "Borno Courier"},
    ]
    path = tmp_path / "pile.jsonl"
    lines = (json.dumps({**row, "published": "2024-05-08"}) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def market(records: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in records if one["documents"] == 3)


def test_reports_settle_into_events_that_the_schema_knows(dateline: Dateline, pile: Path) -> None:
    said = dateline("events", pile, "--json")
    assert said.status == 0
    assert "in 4 = settled 4 + rejected 0: 2 events" in said.err
    raw = files("dateline.resources").joinpath("schemas", "event.json").read_text(encoding="utf-8")
    for record in said.records:
        Draft202012Validator(json.loads(raw)).validate(record)
    event = market(said.records)
    assert event["type"] == "attack"
    assert event["where"]["value"]["name"] == "Maiduguri"
    assert set(event["reports"]) == {"wire", "reprint", "local"}
    assert (event["outlets"], event["independent"]) == (3, 2)
    assert event["disputed"] == ["counts.killed"]
    (toll,) = (one for one in event["counts"] if one["unit"] == "killed")
    assert (toll["low"], toll["best"], toll["high"]) == (12, 12, 20)


def test_the_table_counts_pages_outlets_and_voices(dateline: Dateline, pile: Path) -> None:
    said = dateline("events", pile, "--quiet")
    flat = " ".join(said.out.split())
    assert "3 pages, 3 outlets, 2 voices" in flat
    assert "residents 20, police 12" in flat
    assert said.err == ""


def test_events_are_written_to_files(dateline: Dateline, pile: Path) -> None:
    assert dateline("events", pile, "-o", "events.csv", "-o", "events.jsonl").status == 0
    with Path("events.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 3
    assert len(Path("events.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert dateline("events", pile, "-o", "more.csv", "--dry-run").status == 0
    assert not Path("more.csv").exists()


def test_an_unknown_ending_is_refused_before_any_work(dateline: Dateline, pile: Path) -> None:
    said = dateline("events", pile, "-o", "events.docx")
    assert said.status == 2
    assert "unknown ending '.docx'" in said.err


def test_a_report_that_cannot_be_used_is_named_and_counted(dateline: Dateline, pile: Path) -> None:
    said = dateline("events", pile, "no-such-file.txt", "--json")
    assert said.status == 1
    assert "in 5 = settled 4 + rejected 1" in said.err
    assert "no-such-file.txt" in said.err


def test_the_events_are_the_same_for_any_number_of_workers(dateline: Dateline, pile: Path) -> None:
    alone = dateline("events", pile, "--json", "--workers", 1)
    together = dateline("events", pile, "--json", "--workers", 2)
    assert alone.out == together.out


def test_an_event_is_explained_with_the_words_for_and_against_it(dateline: Dateline, pile: Path) -> None:
    event = market(dateline("events", pile, "--json").records)
    said = dateline("explain", event["id"][:9], pile)
    flat = " ".join(said.out.split())
    assert said.status == 0
    assert "the places told contain one another" in flat
    assert "3 pages, 3 outlets, 2 voices: Lake Wire←police (2), residents (1)" in flat
    assert "against" in flat
    assert "Gunmen killed 20 people" in flat


def test_an_event_of_other_reports_is_not_found(dateline: Dateline, pile: Path) -> None:
    said = dateline("explain", "e_0000", pile)
    assert said.status == 2
    assert "none of the 2 events" in said.err
