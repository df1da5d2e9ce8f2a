"""`dateline code` and `dateline annotate`: reports in, records out, everything counted."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]


def test_claims_are_printed_as_json_lines(dateline: Dateline, reports: Path) -> None:
    said = dateline("code", reports / "rows.jsonl", "--json")
    assert said.status == 0
    assert {record["schema"] for record in said.records} == {"dateline/claim/1"}
    assert {record["external_id"] for record in said.records} == {17, "t"}
    assert "attack" in {record["type"] for record in said.records}


def test_documents_are_printed_as_json_lines_in_the_order_of_reading(
    dateline: Dateline, reports: Path
) -> None:
    said = dateline("annotate", reports, "--json")
    assert said.status == 0
    assert [record["external_id"] for record in said.records] == [None, 17, "t"]
    for record in said.records:
        for mention in record["mentions"]:
            start, end = mention["span"]
            assert record["text"][start:end] == mention["text"]


def test_what_came_in_is_counted_on_standard_error(dateline: Dateline, reports: Path) -> None:
    assert dateline("code", reports, "--json").err.splitlines()[-1] == "in 3 = coded 3 + rejected 0"
    assert dateline("annotate", reports, "--json").err.splitlines()[-1] == "in 3 = annotated 3 + rejected 0"


def test_quiet_leaves_standard_error_empty(dateline: Dateline, reports: Path) -> None:
    said = dateline("code", reports, "--json", "--quiet")
    assert said.err == ""
    assert said.records


def test_a_table_groups_the_claims_by_report(dateline: Dateline, reports: Path) -> None:
    said = dateline("code", reports)
    assert "Market attacked" in said.out
    assert "Lake Wire" in said.out
    assert "attack" in said.out
    assert "\x1b" not in said.out  # nobody reads colours from a pipe


def test_a_table_of_mentions(dateline: Dateline, reports: Path) -> None:
    said = dateline("annotate", reports / "clash.txt")
    assert "Maiduguri" in said.out
    assert "not decided" in said.out  # a weekday without a publication date


def test_the_ending_decides_the_format_and_output_repeats(dateline: Dateline, reports: Path) -> None:
    names = ["claims.csv", "claims.jsonl", "claims.html", "claims.geojson"]
    said = dateline("code", reports, *(word for name in names for word in ("-o", name)))
    assert said.status == 0
    assert said.out == ""
    lines = Path("claims.jsonl").read_text(encoding="utf-8").splitlines()
    with Path("claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["claim_id"] for row in rows] == [json.loads(line)["id"] for line in lines]
    assert json.loads(Path("claims.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert Path("claims.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in Path().iterdir()) == sorted([*names, "reports"])


def test_documents_go_to_a_file_too(dateline: Dateline, reports: Path) -> None:
    assert dateline("annotate", reports, "-o", "pages.jsonl").status == 0
    lines = Path("pages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["dateline/document/1"] * 3


def test_a_file_holds_what_standard_output_shows(dateline: Dateline, reports: Path) -> None:
    said = dateline("code", reports, "--json", "-o", "claims.jsonl")
    assert Path("claims.jsonl").read_text(encoding="utf-8") == said.out


def test_a_dry_run_codes_and_counts_but_writes_nothing(dateline: Dateline, reports: Path) -> None:
    said = dateline("code", reports, "-o", "claims.csv", "--dry-run")
    assert said.status == 0
    assert "in 3 = coded 3 + rejected 0" in said.err
    assert "claims.csv was not written" in said.err
    assert not Path("claims.csv").exists()


def test_the_output_is_the_same_for_any_number_of_workers(dateline: Dateline, reports: Path) -> None:
    alone = dateline("code", reports, "--json")
    together = dateline("code", reports, "--json", "--workers", 2)
    assert together.out == alone.out
    assert together.err == alone.err


def test_the_order_of_the_reports_is_the_order_of_the_output(dateline: Dateline, reports: Path) -> None:
    first, second = reports / "clash.txt", reports / "rows.jsonl"
    there = dateline("annotate", first, second, "--json").out.splitlines()
    back = dateline("annotate", second, first, "--json").out.splitlines()
    assert sorted(there) == sorted(back)
    assert there[0] == back[-1]


def test_some_rejected(dateline: Dateline, reports: Path) -> None:
    (reports / "empty.txt").write_text("", encoding="utf-8")
    said = dateline("code", reports, "--json")
    assert said.status == 1
    assert "rejected" in said.err
    assert "empty.txt" in said.err
    assert said.err.splitlines()[-1] == "in 4 = coded 3 + rejected 1"
    assert len({record["document_id"] for record in said.records}) == 3


@pytest.mark.parametrize("verb", ["annotate", "code"])
def test_a_missing_file_is_named_with_reason_and_remedy(dateline: Dateline, verb: str) -> None:
    said = dateline(verb, "nowhere.txt", "--json", "--quiet")
    assert said.status == 1
    assert said.out == ""
    assert said.err == "rejected nowhere.txt: there is no such file; check the path\n"


def test_a_report_cannot_steer_the_terminal(dateline: Dateline, reports: Path) -> None:
    row = {
        "title": "a\x1b]0;b\x07",
        "text": "Gunmen \x1b[2Jkilled four people in Bama on Tuesday, police said.",
    }
    (reports / "odd.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for verb in ("code", "annotate"):
        said = dateline(verb, reports / "odd.jsonl")
        assert said.status == 0
        assert "␛]0;b␇" in said.out
        assert "\x1b" not in said.out + said.err
