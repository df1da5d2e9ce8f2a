"""Words of prose or furniture as the place finder reads them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Analysis


class Word(NamedTuple):
    """A word with its span. Furniture is not parsed, so there the last four fields are empty."""

    start: int
    end: int
    text: str
    norm: str  # in ordinary case
    pos: str
    dep: str
    head: str  # lemma of the governor
    block: int  # sentence, or part of furniture


def prose_words(analysis: Analysis) -> tuple[Word, ...]:
    """The parsed words."""
    tokens = analysis.tokens
    return tuple(
        Word(t.start, t.end, t.text, t.norm, t.pos, t.dep, tokens[t.head].lemma, t.sentence) for t in tokens
    )


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mt|St|Ft|Gov|Gen|Calif|Fla)\.|[^\W_]+(?:[’'][^\W\d_]{2,})*|[’']s\b|\S"
)


def furniture_words(document: Document) -> Iterator[tuple[Word, ...]]:
    """The words of each headline, caption and so on, cut by rule."""
    for number, part in enumerate(document.furniture):
        yield plain_words(document.text, part.span, -1 - number)


def plain_words(text: str, span: Span, block: int) -> tuple[Word, ...]:
    """The words of a stretch of text that is not parsed."""
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match.group()
        found.append(Word(match.start(), match.end(), word, word, "", "", "", block))
    return tuple(found)
