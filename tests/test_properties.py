"""Whatever the text: no report makes dateline fail, and every span holds the words it claims to hold."""

import io
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.export.claims import claim_record
from dateline.export.documents import document_record
from dateline.export.lines import line
from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.pipeline import Kit, annotate_document, code_page, link_page
from dateline.read import read_reports

PHRASES = [
    "KABUL, Dec 12 (AFP) — ", "At least 12 people were killed in Taiz on Tuesday", "the ministry said",
    "“We will attack,” he told Reuters", "10,000–12,000 fighters", "IS-K", "العربية", "\u202ea\u202c",
    "café", "cafe\u0301", "👩‍👩‍👧‍👦", "👍🏽", "\u200b", "\u00ad", "\ufeff", "\x00", "\x1b[31m", "\x85",
    "\u2028", "'", '"', "”", "((", ")", "[…]", "…", "—", " ", "\t", "\n", "\n\n", "\r\n", "\r", "%", "$5m",
    "1/2", "³", "٣ آلاف", "no. 5", "U.S.", "https://x.example/?a=1&b=2", "a" * 300, "31 February 2020",
    "0 people", "minus 3 people", "between 9 and 3 people were killed", "in the last 0 days", "on 2024-13-45",
    "in 99999", "the 1st of Never", "near near Near", "General General", "Killed.", "KILLED KILLED",
    "He said she said that they said", "some 1e309 people", "in the year 0", "a million billion people died",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=12)), min_size=1, max_size=14).map(
    " ".join
)
days = st.one_of(st.none(), st.sampled_from(["2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31"]))


def spans(value: Any) -> Iterator[tuple[list[int], str]]:
    """Every span of a record that stands beside its words."""
    if isinstance(value, dict):
        if value.get("span") and "text" in value:
            yield value["span"], value["text"]
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def read(text: str, published: str | None) -> Document | Rejected:
    row = json.dumps({"text": text, "published": published}).encode()
    [only] = read_reports(["-"], stdin=io.BytesIO(row))
    return only


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, published=days)
@example(text="\r\n\r\nHe said:\r\n“12 people were killed in Taiz.”\r\n", published=None)
@example(text="👩‍👩‍👧‍👦 said 12 people were killed in Taiz\x00 on Monday", published="0001-01-01")
@example(
    text="12 people were killed in the next 9999 years in Taiz, police said on Sunday", published="9999-12-31"
)
def test_every_span_holds_its_words(kit: Kit, text: str, published: str | None) -> None:
    document = read(text, published)
    if isinstance(document, Rejected):
        assert document.reason
        assert document.remedy
        return
    linked = link_page(annotate_document(document, kit), kit)
    records: list[Any] = [document_record(linked)]
    records += [claim_record(claim, document.text) for claim in code_page(linked, kit)]
    for record in records:
        assert json.loads(line(record)) == record
        for (start, end), words in spans(record):
            assert words
            assert document.text[start:end] == words
