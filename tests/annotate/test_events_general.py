"""Happenings named only as a kind are set apart from those that the report brings."""

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import EventMention
from dateline.pipeline import Kit, annotate_document

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
