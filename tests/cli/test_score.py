"""`dateline score`: what it prints, and what it says to files that are not in order."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]


@pytest.fixture
def coded(dateline: Dateline, reports: Path) -> list[dict[str, Any]]:
    """The claims of the reports, in gold.jsonl and in claims.jsonl."""
    said = dateline("code", reports, "--json", "--quiet")
    for name in ("gold.jsonl", "claims.jsonl"):
        Path(name).write_text(said.out, encoding="utf-8")
    return list(said.records)


def test_claims_agree_with_themselves(dateline: Dateline, coded: list[dict[str, Any]]) -> None:
    said = dateline("score", "gold.jsonl", "claims.jsonl", "--json", "--samples", 20)
    assert said.status == 0
    (record,) = said.records
    assert (record["schema"], record["gold"], record["paired"]) == (
        "dateline/score/1",
        len(coded),
        len(coded),
    )
    assert {one["f1"] for one in record["fields"].values()} == {1.0}
    assert said.err == f"in {len(coded)} predicted = scored {len(coded)} + left out 0\n"


def test_an_error_is_seen_in_its_field_and_its_outlet(
    dateline: Dateline, coded: list[dict[str, Any]], reports: Path
) -> None:
    wire = next(one for one in coded if one["external_id"] == 17 or one["external_id"] == "17")
    wire["status"] = "possible"
    Path("claims.jsonl").write_text("\n".join(json.dumps(one) for one in coded), encoding="utf-8")
    words = ("score", "gold.jsonl", "claims.jsonl", "--documents", reports / "rows.jsonl", "--samples", 20)
    (record,) = dateline(*words, "--json").records
    assert record["fields"]["status"]["right"] == len(coded) - 1
    assert record["fields"]["type"]["f1"] == 1.0
    assert record["by"]["outlet"]["Lake Wire"]["status"]["f1"] < 1.0
    assert record["by"]["outlet"]["not said"]["status"]["f1"] == 1.0
    table = dateline(*words).out
    assert "all values by outlet" in table
    assert "Lake Wire" in table


def test_claims_of_reports_that_nobody_coded_are_counted_as_left_out(
    dateline: Dateline, coded: list[dict[str, Any]]
) -> None:
    own = [one for one in coded if one["external_id"] is not None]
    Path("gold.jsonl").write_text("\n".join(json.dumps(one) for one in own), encoding="utf-8")
    said = dateline("score", "gold.jsonl", "claims.jsonl", "--samples", 5)
    left = len(coded) - len(own)
    assert left > 0
    assert f"scored {len(own)} + left out {left} (of reports that GOLD does not hold)" in said.err


GOOD = {"external_id": "r", "type": "attack", "status": "occurred"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl, line 2: is no JSON record"),
        ("[1]", "gold.jsonl, line 2: expected a record in braces, found list"),
        (json.dumps({**GOOD, "status": "happened"}), "gold.jsonl, line 2: `status`"),
        (json.dumps({**GOOD, "external_id": None}), "line 2: give `external_id` or `document_id`"),
        (json.dumps({**GOOD, "trigger": {"span": [4]}}), "gold.jsonl, line 2: `trigger.span"),
        (json.dumps({**GOOD, "actors": [{"role": "agent", "class": "army"}]}), "no actor class 'army'"),
        (
            json.dumps({"external_id": "r", "status": "occurred"}),
            "gold.jsonl, line 2: `type`: Field required",
        ),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(dateline: Dateline, line: str, message: str) -> None:
    Path("gold.jsonl").write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    said = dateline("score", "gold.jsonl", "gold.jsonl")
    assert said.status == 2
    assert message in said.err
    assert said.out == ""


def test_files_that_are_missing_or_empty(dateline: Dateline) -> None:
    said = dateline("score", "gold.jsonl", "claims.jsonl")
    assert said.status == 2
    assert "gold.jsonl: cannot be read" in said.err
    Path("gold.jsonl").write_text("\n", encoding="utf-8")
    said = dateline("score", "gold.jsonl", "gold.jsonl")
    assert said.status == 2
    assert "gold.jsonl: holds no claims" in said.err


def test_a_report_without_an_id(dateline: Dateline) -> None:
    Path("gold.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    Path("reports.jsonl").write_text('{"outlet": "Wire"}\n', encoding="utf-8")
    said = dateline("score", "gold.jsonl", "gold.jsonl", "--documents", "reports.jsonl")
    assert said.status == 2
    assert "reports.jsonl, line 1: give the report's `id` or `external_id`" in said.err
