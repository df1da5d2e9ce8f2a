"""Reports of a length or a make that nobody writes: what is done with them stays bounded."""

from datetime import date

import pytest

from dateline.annotate.analysis import Engine
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.mention import NameMention
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.pipeline import Kit, annotate_document


def _document(text: str) -> Document:
    return Document(
        id=DocumentId("d"), external_id=None, location="long", text=text, text_sha256="",
        published=date(2025, 3, 17),
    )  # fmt: skip


def _whole(analysis: Analysis) -> str:
    return "".join(token.text for token in analysis.tokens)


def test_a_sentence_that_never_ends_is_cut(engine: Engine) -> None:
    text = "the army shelled the town and the rebels fled and " * 120
    analysis = engine.analyse(_document(text))
    assert max(one.last - one.first for one in analysis.sentences) <= 400
    assert all(
        analysis.sentences[token.sentence].first <= token.head < analysis.sentences[token.sentence].last
        for token in analysis.tokens
    )
    assert _whole(analysis) == text.replace(" ", "")


@pytest.mark.parametrize("mark", ['"', "(", "“”", "7", "A", "-", "a/"])
def test_an_endless_word_is_few_tokens_and_keeps_its_neighbours(engine: Engine, mark: str) -> None:
    text = f"Gunmen attacked Bama. {mark * 15_000} Police said four died."
    analysis = engine.analyse(_document(text))
    assert len(analysis.tokens) < 15_000 * len(mark) / 50
    assert [token.text for token in analysis.tokens[:4]] == ["Gunmen", "attacked", "Bama", "."]
    assert [token.text for token in analysis.tokens[-5:]] == ["Police", "said", "four", "died", "."]
    assert _whole(analysis) == text.replace(" ", "")


def test_mentions_at_a_span_are_those_that_share_words_with_it(kit: Kit) -> None:
    text = "President Jane Roe met the governor of Borno and Boko Haram rebels. She left. " * 3
    page = annotate_document(_document(text), kit)
    names = page.of_kind(NameMention)
    for start in range(0, len(text) - 9, 3):
        span = Span(start, start + 9)
        assert page.at(NameMention, span) == tuple(one for one in names if one.span.overlaps(span))


def test_tokens_and_sentence_of_a_span(engine: Engine) -> None:
    analysis = engine.analyse(_document("Gunmen attacked Bama. Police fled.\n\nNobody came."))
    for start in range(len(analysis.text) - 1):
        span = Span(start, min(start + 12, len(analysis.text)))
        inside = [t.i for t in analysis.tokens if t.start >= span.start and t.end <= span.end]
        assert list(analysis.within(span)) == inside
        first = next((s for s in analysis.sentences if s.span.start <= start < s.span.end), None)
        assert analysis.sentence_of(span) == first
