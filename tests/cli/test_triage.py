"""`dateline triage`: what is kept, what is set aside, and that nothing is lost."""

import json
from pathlib import Path

import pytest

from dateline.cli import main

ROWS = [
    {
        "id": 1,
        "text": "Gunmen attacked a checkpoint near Garu on Monday, killing two soldiers, the army said.",
    },
    {
        "id": 2,
        "text": "Shares in the bank rose four percent on Tuesday after it reported higher profits.",
    },
    {"id": 3, "text": ""},
]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_in_is_kept_and_set_aside_and_rejected(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept, rest = reports.with_name("kept.jsonl"), reports.with_name("rest.jsonl")
    assert main(["triage", str(reports), "--json", "--keep", str(kept), "--set-aside", str(rest)]) == 1
    said = capsys.readouterr()
    records = [json.loads(line) for line in said.out.splitlines()]
    assert [(one["external_id"], one["relevant"]) for one in records] == [(1, True), (2, False)]
    assert "in 3 = kept 1 + set aside 1 + rejected 1" in said.err
    assert [json.loads(path.read_text())["id"] for path in (kept, rest)] == [1, 2]


def test_what_is_kept_can_be_coded(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = reports.with_name("kept.jsonl")
    main(["triage", str(reports), "--keep", str(kept)])
    capsys.readouterr()
    assert main(["code", str(kept), "--json"]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {claim["external_id"] for claim in claims} == {1}
