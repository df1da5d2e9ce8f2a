"""Who says what, phenomenon by phenomenon; the cases are in tests/cases/quotes.yaml."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate.quotes import QuoteFinder
from dateline.annotate.quotes.marks import stretches
from dateline.model.document import Document
from dateline.model.ids import DocumentId, MentionId
from dateline.model.mention import Mention, NameMention, NameType, Quote, TimeMention, TimexType
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.when import Basis, When

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "quotes.yaml").read_text(encoding="utf-8"))


def page_of(engine, text: str, *mentions: Mention) -> Page:
    document = Document(id=DocumentId("d_1"), external_id=None, location="test", text=text, text_sha256="")
    return Page(document, engine.analyse(document), mentions)


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def as_case(text: str, quote: Quote) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "said": quote.span.of(text),
        "speaker": words(text, speaker.span) if speaker else None,
        "name": words(text, speaker.name) if speaker else None,
        "title": words(text, speaker.title) if speaker else None,
        "organisation": words(text, speaker.organisation) if speaker else None,
        "cue": words(text, quote.cue),
        "to": words(text, quote.to),
        "via": [one.span.of(text) for one in quote.via],
        "stance": quote.stance.value,
        "direct": quote.direct,
        "attitude": quote.attitude,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_who_says_what(engine, case):
    text = case["text"]
    found = [as_case(text, quote) for quote in QuoteFinder()(page_of(engine, text))]
    wanted = case["quotes"]
    assert len(found) == len(wanted), found
    for said, quote in zip(found, wanted, strict=True):
        assert {field: said[field] for field in quote} == quote


def time_at(text: str, phrase: str, day: date) -> TimeMention:
    start = text.index(phrase)
    return TimeMention(
        id=MentionId("m_t"),
        span=Span(start, start + len(phrase)),
        maker="test",
        timex=day.isoformat(),
        timex_type=TimexType.DATE,
        when=When(day, day, Basis.RELATIVE),
    )


@pytest.mark.parametrize(
    ("text", "phrase", "dates_speech"),
    [
        ("On Sunday, the agency reported that fighters had crossed the river.", "Sunday", True),
        ("Fighters had crossed the river, officials said on Sunday.", "Sunday", True),
        ("Officials said on Sunday that fighters had crossed the river.", "Sunday", True),
        ("Officials said that fighters had crossed the river on Sunday.", "Sunday", False),
    ],
)
def test_a_day_beside_the_cue_dates_the_speech(engine, text, phrase, dates_speech):
    page = page_of(engine, text, time_at(text, phrase, date(2024, 3, 3)))
    (quote,) = QuoteFinder()(page)
    assert words(text, quote.said_on) == (phrase if dates_speech else None)


def test_a_pronoun_speaks_with_the_title_of_whom_it_stands_for(engine):
    text = "Defence Ministry spokesman Daro Wazir met the press. “We will go on,” he said."
    person, pronoun = Span(0, text.index(" met")), Span(text.index("he said"), text.index(" said."))
    known = NameMention(
        id=MentionId("m_1"), span=pronoun, maker="test", type=NameType.PERSON, head=pronoun, antecedent=person
    )
    (quote,) = QuoteFinder()(page_of(engine, text, known))
    assert as_case(text, quote) | {
        "speaker": "he",
        "name": "Daro Wazir",
        "title": "Defence Ministry spokesman",
        "organisation": "Defence Ministry",
    } == as_case(text, quote)


def test_without_an_antecedent_a_pronoun_stays_unnamed(engine):
    text = "“We will go on,” he said."
    (quote,) = QuoteFinder()(page_of(engine, text))
    assert quote.speaker is not None
    assert quote.speaker.name is None


@given(st.text(alphabet="ab .,?!“”‘’'\"«»„`\n", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_jumble_of_marks_gives_stretches_in_order(text):
    found = list(stretches(text, Span(0, len(text)))) if text else []
    assert all(one.outer.covers(one.inner) for one in found)
    assert [one.outer for one in found] == sorted(one.outer for one in found)
    assert all(not a.outer.overlaps(b.outer) for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ("The soldiers’ camp in the ’90s was ‘home’.", ["home"]),
        ("Rock 'n' roll isn't 'noise'.", ["noise"]),
        ("“An open mark", ["An open mark"]),
        ("No mark” opens.", []),
        ("„So“ and »no«", ["So"]),
        ('"A straight one,” he said. “A curly one,” he said.', ["A straight one,", "A curly one,"]),
        ("“He said ‘no’ twice.”", ["He said ‘no’ twice."]),
    ],
)
def test_marks_pair(text, inner):
    assert [one.inner.of(text) for one in stretches(text, Span(0, len(text)))] == inner


_MARKS = ["“", "”", '"', "'", "’", "‘", ",", ".", ":", "—", "(", ")"]
_WORDS = [
    "said",
    "he",
    "the",
    "army",
    "told",
    "AFP",
    "that",
    "according",
    "to",
    "citing",
    "reports",
    "of",
    "which",
]


@given(st.lists(st.sampled_from(_MARKS + _WORDS), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_jumble_of_words_is_read_without_failing(engine, words):
    text = " ".join(words)
    assert all(
        0 <= one.span.start < one.span.end <= len(text) for one in QuoteFinder()(page_of(engine, text))
    )


def test_the_same_page_gives_the_same_quotes(engine):
    page = page_of(engine, "“We lost men,” the general said, “but we held.” Officials said he lied.")
    assert QuoteFinder()(page) == QuoteFinder()(page)
