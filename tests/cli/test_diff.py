"""dateline diff: two releases of ours."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Dateline


@pytest.fixture
def releases(dateline: Dateline, reports: Path, tmp_path: Path) -> Path:
    """old.jsonl without the report of talks, new.jsonl with it, new.csv as a table."""
    talks = (reports / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    (reports / "rows.jsonl").write_text(talks[0] + "\n", encoding="utf-8")
    assert dateline("export", reports, "-o", "old.jsonl").status == 0
    (reports / "rows.jsonl").write_text("\n".join(talks) + "\n", encoding="utf-8")
    assert dateline("export", reports, "-o", "new.jsonl", "-o", "new.csv").status == 0
    return tmp_path


def test_a_new_report_brings_a_new_event(dateline: Dateline, releases: Path) -> None:
    said = dateline("diff", "old.jsonl", "new.jsonl", "-o", "changes.csv", "-o", "changes.json", "--json")
    assert said.status == 0
    rows = list(csv.DictReader((releases / "changes.csv").open(encoding="utf-8", newline="")))
    added = [row for row in rows if row["change"] == "added"]
    assert [row["why"] for row in added] == ["new reports: t"]
    assert json.loads((releases / "changes.json").read_text(encoding="utf-8")) == said.records
    assert "+ added 1" in said.err


def test_a_table_and_lines_of_the_same_events_do_not_differ(dateline: Dateline, releases: Path) -> None:
    del releases
    said = dateline("diff", "new.jsonl", "new.csv")
    assert (said.status, said.out) == (0, "")
    assert "changed 0 + removed 0" in said.err


def test_a_cell_changed_by_hand_is_named(dateline: Dateline, releases: Path) -> None:
    path = releases / "new.csv"
    table = path.read_text(encoding="utf-8")
    path.write_text(table.replace(",machine,talks", ",reviewed,talks"), encoding="utf-8")
    assert "review: decided by people" in dateline("diff", "new.jsonl", "new.csv").out
    path.write_text(table.replace(",2024-05-10,", ",2024-05-11,"), encoding="utf-8")
    said = dateline("diff", "new.jsonl", "new.csv")
    assert "was changed by hand from '2024-05-10' to '2024-05-11'" in said.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("old.jsonl", "reports/clash.txt"), "unknown ending '.txt'"),
        (("old.jsonl", "new.jsonl", "-o", "x.html"), "unknown ending '.html'"),
        (("old.jsonl", "new.jsonl", "-o", "old.jsonl"), "would be overwritten"),
        (("old.jsonl", "none.jsonl"), "does not exist"),
        (("old.jsonl", "reports/rows.jsonl"), "rows.jsonl, line 1: no event"),
    ],
)
def test_mistakes_are_named(words: tuple[str, ...], message: str, dateline: Dateline, releases: Path) -> None:
    del releases
    said = dateline("diff", *words)
    assert said.status == 2
    assert message in said.err
