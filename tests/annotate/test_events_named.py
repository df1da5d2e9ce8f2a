"""Who is harmed: the named person behind a description, and those whom a description of several names."""

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import EventMention, Role
from dateline.pipeline import Kit, annotate_document

NAMED = [
    ("Officers arrested another journalist, editor Jane Roe, at her flat.", ["editor Jane Roe"]),
    ("The party said its chairwoman, Jane Roe, had been detained.", ["Jane Roe"]),
    ("The murdered columnist Jane Roe was buried on Friday.", ["Jane Roe"]),
    (
        "Three staff members, including editor Jane Roe, were detained.",
        ["Three staff members", "editor Jane Roe"],
    ),
    (
        "Ten writers were held behind bars, including Jane Roe and John Doe.",
        ["Ten writers", "Jane Roe", "John Doe"],
    ),
    ("Police arrested writers such as Jane Roe and John Doe.", ["writers", "Jane Roe", "John Doe"]),
    ("Gunmen abducted four nurses, among them Jane Roe.", ["four nurses", "Jane Roe"]),
    ("Among those arrested were Jane Roe, a paralegal, and John Doe, a teacher.", ["Jane Roe", "John Doe"]),
    ("Jane Roe and two clerks were among those arrested.", ["Jane Roe"]),
    ("One of those detained in August, John Doe, is an activist.", ["John Doe"]),
    ("The tycoon John Doe, who is now in prison, owned the paper.", ["John Doe"]),
]
APART = [
    ("Police arrested four men at a school named after people like Jane Roe.", "Jane Roe"),
    ("Gunmen killed four guards at a camp of groups including the Red Front.", "the Red Front"),
]


def targets_of(text: str, kit: Kit) -> list[str]:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    events = annotate_document(document, kit).of_kind(EventMention)
    return [f.span.of(text) for event in events for f in event.fillers if f.role is Role.TARGET]


@pytest.mark.parametrize(("text", "targets"), NAMED, ids=[text for text, _ in NAMED])
def test_those_harmed_are_named(text: str, targets: list[str], kit: Kit) -> None:
    assert targets_of(text, kit) == targets


@pytest.mark.parametrize(("text", "name"), APART, ids=[text for text, _ in APART])
def test_a_name_beside_is_nobody_harmed(text: str, name: str, kit: Kit) -> None:
    assert name not in targets_of(text, kit)
