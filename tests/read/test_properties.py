"""Whatever comes in: spans lie in the text, nothing overlaps, the text is kept, twice gives the same."""

import json
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.document import Document
from dateline.read.build import build_document
from dateline.read.decode import decode_bytes
from dateline.read.raw import Raw
from dateline.read.table import read_json_lines

LINES = st.sampled_from(
    [
        "KABUL, Dec 12 (AFP) – Two soldiers were killed.",
        "By Ima Reporter",
        "12 December, 2017",
        "Published: May 3, 2031",
        "3 min read",
        "‘End of the war’",
        "The port in 2015 [Getty]",
        "Two soldiers were killed in the north of the country on Friday, the army said.",
        "He said so. (Reporting by Ima Reporter)",
        "Agencies contributed to this report.",
        "LIMA, 3 JAN 90 -- [REPORT] [TEXT] A BOMB WENT OFF.",
        "Bomb kills two",
        "",
        "   ",
        "👩‍🚒 \u202eabc\u202c e\u0301 \ufeff",
        "-",
        "[",
        "(",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028", " "])
PAGES = st.lists(st.tuples(st.one_of(LINES, st.text(max_size=40)), ENDS), max_size=14).map(
    lambda parts: "".join(line + end for line, end in parts)
)
TITLES = st.one_of(st.none(), st.just("Bomb kills two"), st.text(max_size=20))


@settings(max_examples=300, deadline=None)
@given(PAGES, TITLES)
def test_spans_lie_in_the_text_and_do_not_overlap(text, title):
    document = build_document(Raw(location="test", text=text, title=title, language="en"))
    if not isinstance(document, Document):
        assert not text.strip()
        return
    assert len(document.text) == len(text)
    parts = [part.span for part in document.furniture]
    spans = sorted(parts + list(document.paragraphs()))
    assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert build_document(Raw(location="test", text=text, title=title, language="en")) == document


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_every_letter_is_prose_or_furniture(text):
    document = build_document(Raw(location="test", text=text, language="en"))
    if isinstance(document, Document):
        spans = [part.span for part in document.furniture] + list(document.paragraphs())
        kept = {at for span in spans for at in range(span.start, span.end)}
        assert not [letter for at, letter in enumerate(document.text) if letter.isalnum() and at not in kept]


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_text_of_a_row_comes_back_letter_for_letter(text):
    [raw] = read_json_lines([json.dumps({"text": text}).encode() + b"\n"], "test")
    assert isinstance(raw, Raw)
    assert raw.text == text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw):
    from dateline.read.problem import Unusable

    try:
        text, _ = decode_bytes(raw)
    except Unusable:
        return
    assert isinstance(text, str)
