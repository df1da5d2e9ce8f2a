"""The verb `same`: copies, reports of one event, related ones; each pair with its reasons."""

import csv
import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dateline.cli import main

FIRE = (
    "Fire destroyed the ferry terminal of Port Sellem on Saturday night, killing four dockers.\n\n"
    "Harbour master Ilda Quern said that the flames had started in a warehouse full of cotton bales.\n\n"
    "Rescuers searched the ruins of the terminal until Sunday; ferries to Tarn island were cancelled."
)
OWN = (
    "Four dock workers died when the ferry terminal in Port Sellem burned down on Saturday.\n\n"
    "“It began in the cotton warehouse,” said Ilda Quern, who runs the harbour.\n\n"
    "No ferry will leave for Tarn island before Wednesday, the company announced after the fire."
)
OTHER = (
    "Parliament in Ostrava Minor voted on Thursday to raise the pension age to sixty-six.\n\n"
    "Unions called a strike of teachers and nurses for next month in answer to the vote.\n\n"
    "The finance minister, Bertil Roan, spoke of a hard but necessary step."
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    rows = [
        {"id": "wire", "text": FIRE, "published": "2031-03-09", "outlet": "AFP", "author": "AFP"},
        {"id": "reprint", "text": FIRE, "published": "2031-03-10", "outlet": "The Example Post"},
        {"id": "own", "text": OWN, "published": "2031-03-10", "outlet": "The Sellem Courier"},
        {"id": "vote", "text": OTHER, "published": "2031-03-10", "outlet": "The Example Post"},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_copies_and_reports_of_one_event_are_told_apart(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["same", str(reports), "--json"]) == 0
    out, err = capsys.readouterr()
    pairs = [json.loads(line) for line in out.splitlines()]
    schema = json.loads(
        files("dateline.resources").joinpath("schemas", "pair.json").read_text(encoding="utf-8")
    )
    for pair in pairs:
        Draft202012Validator(schema).validate(pair)
    said = {(pair["a"], pair["b"]): pair["relation"] for pair in pairs}
    assert said == {
        ("wire", "reprint"): "copy",
        ("own", "wire"): "same-event",
        ("own", "reprint"): "same-event",
    }
    assert "in 4 = compared 4 + rejected 0: 3 pairs" in err


def test_reasons_name_what_was_found(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["same", str(reports), "--json", "--quiet"])
    pairs = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    reasons = " | ".join(next(pair for pair in pairs if pair["a"] == "own")["reasons"])
    assert "names in common" in reasons
    assert "quern" in reasons


def test_a_table_of_pairs_is_written(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "pairs.csv"
    assert main(["same", str(reports), "-o", str(target), "--quiet"]) == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["relation"] == "copy"
    assert {row["a"] for row in rows} == {"wire", "own"}


def test_two_workers_say_the_same(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["same", str(reports), "--json", "--quiet", "--workers", "1"])
    alone = capsys.readouterr().out
    main(["same", str(reports), "--json", "--quiet", "--workers", "2"])
    assert capsys.readouterr().out == alone


def test_a_report_that_cannot_be_used_is_counted(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["same", str(reports), "no-such-file.txt", "--json"]) == 1
    assert "rejected 1" in capsys.readouterr().err
