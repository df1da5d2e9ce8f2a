"""What a sentence makes of a happening: fact, plan, threat, fear, attempt or denial."""

import csv
from pathlib import Path

import pytest

from dateline.annotate.analysis import Engine
from dateline.annotate.events.clause import is_verb
from dateline.annotate.events.status import read_status
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import Status
from dateline.model.syntax import Analysis
from dateline.resources.status_cues import load_status_cues

CASES = Path(__file__).parents[1] / "cases" / "status.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf-8")))


def parsed(engine: Engine, text: str) -> Analysis:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    return engine.analyse(document)


def status_of(engine: Engine, text: str, trigger: str) -> Status:
    analysis = parsed(engine, text)
    token = next(t for t in analysis.tokens if t.text == trigger)
    assert is_verb(token) or token.pos in ("NOUN", "PROPN", "ADJ"), token
    return read_status(analysis, token.i, load_status_cues()).status or Status.OCCURRED


def judged(row: dict[str, str]):
    """A row as a case; one that is known to be read wrong keeps its reason."""
    weak = pytest.mark.xfail(strict=False, reason=row["reason"])
    marks = [weak] if row["strength"] == "weak" else []
    return pytest.param(row, id=f"{row['text']} [{row['trigger']}]", marks=marks)


@pytest.mark.parametrize("row", [judged(row) for row in ROWS])
def test_status_of_a_trigger_in_its_sentence(engine: Engine, row: dict[str, str]) -> None:
    assert status_of(engine, row["text"], row["trigger"]).value == row["status"]


GROUPS = load_status_cues().governors


@pytest.mark.parametrize("group", [g for g in GROUPS if g.status], ids=lambda g: g.name)
def test_each_group_of_cues_decides_its_example(engine: Engine, group) -> None:
    assert status_of(engine, group.example.text, group.example.trigger) is group.status
