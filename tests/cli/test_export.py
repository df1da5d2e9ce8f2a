"""dateline export: from reports or from the store, in the format asked for, with an account of it."""

import csv
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Dateline

from dateline.cli.export_filter import read_query
from dateline.errors import BadUsage
from dateline.export.acled import COLUMNS
from dateline.export.event_table import read_csv
from dateline.export.exporters import EXPORTERS


def account(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(Path(f"{path}.account.json").read_text(encoding="utf-8"))
    return found


def test_reports_become_a_table_of_acled_with_an_account_beside_it(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    said = dateline("export", reports, "--as", "acled", "-o", "acled.csv")
    assert said.status == 0
    rows = list(csv.reader((tmp_path / "acled.csv").open(encoding="utf-8", newline="")))
    assert tuple(rows[0]) == COLUMNS
    found = account(tmp_path / "acled.csv")
    left_out = found["left_out"]
    assert isinstance(left_out, list)
    assert found["taken"] == len(left_out) + int(str(found["written"]))
    assert all(one["reason"] for one in left_out)
    assert "in 3 = read 3 + rejected 0" in said.err


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_every_format_can_be_asked_for(name: str, dateline: Dateline, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / f"events{EXPORTERS[name].ending}"
    assert dateline("export", reports, "--as", name, "-o", path, "--quiet").status == 0
    assert path.stat().st_size > 0
    assert account(path)["format"] == name


def test_endings_decide_where_no_format_is_named(dateline: Dateline, reports: Path, tmp_path: Path) -> None:
    said = dateline("export", reports, "-o", "e.csv", "-o", "e.jsonl", "-o", "e.gpkg")
    assert said.status == 0
    events = [json.loads(one) for one in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in events] == [row.event.id for row in read_csv(tmp_path / "e.csv")]


def test_without_a_file_text_is_printed(dateline: Dateline, reports: Path, tmp_path: Path) -> None:
    said = dateline("export", reports, "--as", "jsonl")
    assert {str(one["schema"]) for one in said.records} == {"dateline/event/1"}
    assert [one.name for one in tmp_path.iterdir()] == ["reports"]
    refused = dateline("export", reports, "--as", "gpkg")
    assert (refused.status, refused.out) == (2, "")
    assert "say -o FILE" in refused.err


def test_claims_are_exported_whether_or_not_an_event_holds_them(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    coded = dateline("code", reports, "--json").records
    assert dateline("export", reports, "--of", "claims", "--as", "jsonl").records == coded
    assert dateline("export", reports, "--of", "claims", "-o", "c.csv", "-o", "c.parquet").status == 0
    rows = list(csv.DictReader((tmp_path / "c.csv").open(encoding="utf-8", newline="")))
    assert [row["claim_id"] for row in rows] == [one["id"] for one in coded]


def test_the_public_profile_says_what_it_withheld(dateline: Dateline, reports: Path, tmp_path: Path) -> None:
    said = dateline("export", reports, "-o", "e.csv", "--profile", "public")
    found = account(tmp_path / "e.csv")
    assert found["profile"] == "public"
    assert found["withheld"]
    assert "places coarsened to admin" in said.err
    assert "Maiduguri," not in (tmp_path / "e.csv").read_text(encoding="utf-8").split("dl_event_uid")[0]
    refused = dateline("export", reports, "--of", "claims", "-o", "c.csv", "--profile", "public")
    assert refused.status == 2


def test_what_an_earlier_export_left_beside_the_file_goes(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    assert dateline("export", reports, "--as", "acled", "-o", "e.csv").status == 0
    assert (tmp_path / "e.csv.rules.csv").exists()
    assert dateline("export", reports, "-o", "e.csv").status == 0
    assert sorted(one.name for one in tmp_path.glob("e.csv*")) == ["e.csv", "e.csv.account.json"]


def test_a_dry_run_writes_nothing_and_says_what_it_would(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    said = dateline("export", reports, "--as", "ucdp", "-o", "u.csv", "--dry-run")
    assert said.status == 0
    assert "dry run: u.csv was not written" in said.err
    assert [one.name for one in tmp_path.iterdir()] == ["reports"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--as", "xls", "-o", "e.xls"], "--as xls: unknown format of events"),
        (["-o", "e.doc"], "unknown ending '.doc'"),
        ([], "say --as FORMAT"),
        (["--as", "acled", "-o", "a.csv", "-o", "b.csv"], "give one -o"),
        (["--as", "csv", "--of", "claims", "-o", "no/c.csv"], "the folder no does not exist"),
        (["--as", "csv", "-o", "e.csv", "--filter", "colour=red"], "found ['colour']"),
        (["--as", "csv", "-o", "e.csv", "--filter", "first=May"], "is no day"),
        (["--as", "csv", "-o", "e.csv", "--table", "ucdp=none.csv"], "expected NAME=FILE"),
        (["--as", "jsonl", "--excel"], "--excel: is for CSV"),
        (["--as", "ftm", "--hxl"], "--hxl: ftm of events has no place for hashtags"),
        (["--of", "claims", "--as", "csv", "--hxl"], "--hxl: csv of claims has no place"),
    ],
)
def test_mistakes_are_named_before_any_work(
    words: list[str], message: str, dateline: Dateline, reports: Path
) -> None:
    said = dateline("export", reports, *words)
    assert said.status == 2
    assert message in said.err


def test_a_store_that_is_not_there_is_named(dateline: Dateline) -> None:
    said = dateline("export", "-o", "e.csv", "--store", "none.db")
    assert said.status == 3
    assert "none.db" in said.err


def test_some_rejected_reports_show_in_the_status(dateline: Dateline, reports: Path) -> None:
    (reports / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    said = dateline("export", reports, "-o", "e.csv")
    assert said.status == 1
    assert "rejected" in said.err


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("type=arrest", {"arrest"}),
        ("type=arrest&type=talks", {"arrest", "talks"}),
        ("first=2024-05-09", {"talks"}),
        ("words=bama", {"arrest"}),
        ("country=ng", {"attack", "arrest"}),
        ("dated=no&type=talks", set()),
    ],
)
def test_a_filter_keeps_what_is_asked_for(
    query: str, types: set[str], dateline: Dateline, reports: Path
) -> None:
    (reports / "clash.txt").unlink()
    said = dateline("export", reports, "--as", "jsonl", "--filter", query, "--quiet")
    assert {one["type"] for one in said.records} == types


def test_a_filter_that_only_a_store_can_answer_says_so(dateline: Dateline, reports: Path) -> None:
    said = dateline("export", reports, "--as", "jsonl", "--filter", "why=disputed")
    assert said.status == 2
    assert "needs the project's store" in said.err


def test_a_filter_without_a_state_means_all() -> None:
    assert read_query("type=attack").states == frozenset()
    with pytest.raises(BadUsage, match="found nothing"):
        read_query("")


def test_events_of_the_store_are_those_of_its_reports(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    assert dateline("init").status == 0
    assert dateline("add", reports).status == 0
    once = dateline("export", reports, "--as", "jsonl", "--quiet").records
    kept = dateline("export", "--as", "jsonl", "--quiet").records
    assert {one["id"] for one in kept} == {one["id"] for one in once}
    talks = dateline("export", "--as", "jsonl", "--quiet", "--filter", "type=talks").records
    assert [one["type"] for one in talks] == ["talks"]
    assert dateline("export", "--as", "jsonl", "--quiet", "--filter", "state=reviewed").out == ""
    claims = dateline("export", "--of", "claims", "--as", "jsonl").records
    assert {one["id"] for one in claims} == {one["id"] for one in dateline("code", reports, "--json").records}
    assert dateline("export", "-o", "e.csv", "-o", "e.geojson").status == 0
    assert len(list(read_csv(tmp_path / "e.csv"))) == len(kept)


def test_records_of_the_store_are_valid(dateline: Dateline, reports: Path) -> None:
    from importlib.resources import files

    schema = json.loads((files("dateline.resources") / "schemas" / "event.json").read_text(encoding="utf-8"))
    records = dateline("export", reports, "--as", "jsonl").records
    assert [
        problem.message for one in records for problem in Draft202012Validator(schema).iter_errors(one)
    ] == []
