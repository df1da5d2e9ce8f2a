"""What a report doubts: who did it, whether it was done; and what it only recalls."""

import csv
from datetime import date
from pathlib import Path

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import Role
from dateline.pipeline import Kit, annotate_document, code_page, link_page

ROWS = list(
    csv.DictReader((Path(__file__).parents[1] / "cases" / "hedged.csv").open(encoding="utf-8", newline=""))
)
FIELDS = ("status", "agent_hedged", "hedged", "background")


def case(row: dict[str, str]):
    """A row as a case; one that is known to be read wrong keeps its reason."""
    weak = pytest.mark.xfail(strict=False, reason=row["reason"])
    return pytest.param(row, id=row["text"], marks=[weak] if row["strength"] == "weak" else [])


def answer(is_so: bool) -> str:
    return "yes" if is_so else "no"


@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_doubt_and_history_are_told_apart_from_news(row: dict[str, str], kit: Kit) -> None:
    text = row["text"]
    document = Document(
        id=DocumentId("d"),
        external_id=None,
        location="case",
        text=text,
        text_sha256="",
        published=date(2024, 3, 13),
    )
    claims = code_page(link_page(annotate_document(document, kit), kit), kit)
    claim = next(c for c in claims if c.trigger.of(text) == row["trigger"])
    said = {
        "status": claim.status.value,
        "agent_hedged": answer(any(p.hedged for p in claim.actors if p.role is Role.AGENT)),
        "hedged": answer(claim.hedged),
        "background": answer(claim.background),
    }
    assert said == {field: row[field] for field in FIELDS}
