"""Happenings named only as a kind are set apart from those that the report brings."""

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import EventMention, Status
from dateline.pipeline import Kit, annotate_document

PEOPLE_ONLY = [
    "The reform will arrest a deteriorating record.",
    "The ship was detained in Aberdeen harbour.",
    "It was a missing piece of the puzzle.",
    "He was executing a citizen's arrest.",
]
CASES = [
    ("Prisoners there are at risk of torture.", "torture", True),
    ("He faces three counts of kidnapping.", "kidnapping", True),
    ("The unit has a record of extrajudicial killings.", "killings", True),
    ("The kidnapping of two nurses was reported on Friday.", "kidnapping", False),
    ("Two nurses were killed in a bombing in Kabul.", "bombing", False),
    ("The army said the torture of prisoners would end.", "torture", False),
]


@pytest.mark.parametrize(("text", "trigger", "is_general"), CASES, ids=[case[0] for case in CASES])
def test_a_kind_of_happening_is_no_news(text: str, trigger: str, is_general: bool, kit: Kit) -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    events = annotate_document(document, kit).of_kind(EventMention)
    found = [event.background for event in events if trigger in event.span.of(text)]
    assert found == [is_general]


@pytest.mark.parametrize("text", PEOPLE_ONLY)
def test_things_are_neither_arrested_nor_abducted(text: str, kit: Kit) -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    assert annotate_document(document, kit).of_kind(EventMention) == ()


def test_what_they_are_going_to_do_is_planned(kit: Kit) -> None:
    text = "The rebels are going to kidnap the mayor."
    document = Document(id=DocumentId("d"), external_id=None, location="case", text=text, text_sha256="")
    (event,) = annotate_document(document, kit).of_kind(EventMention)
    assert event.status is Status.PLANNED
