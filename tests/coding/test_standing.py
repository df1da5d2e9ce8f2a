"""The main happening of a sentence scores above its ground and its topic."""

from datetime import date

import pytest

from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.pipeline import Kit, annotate_document, code_page, link_page

CASES = [
    ("Thousands rallied in Dhaka against the killing of a student.", "protest"),
    ("Demonstrations over the murder of two students were held in Dhaka on Friday.", "protest"),
    ("Police arrested a man who attacked a shop in Dhaka.", "arrest"),
    ("A battle erupted in Garu after fighters attacked a post.", "armed-clash"),
]


@pytest.mark.parametrize(("text", "first"), CASES, ids=[text for text, _ in CASES])
def test_the_main_happening_scores_highest(text: str, first: str, kit: Kit) -> None:
    document = Document(
        id=DocumentId("d"),
        external_id=None,
        location="case",
        text=text,
        text_sha256="",
        published=date(2024, 3, 13),
    )
    claims = code_page(link_page(annotate_document(document, kit), kit), kit)
    assert len(claims) > 1
    assert max(claims, key=lambda claim: claim.score).type == first
