"""Words of prose or furniture as the place finder reads them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Analysis, Token


class Word(NamedTuple):
    """A word with its span. Furniture is not parsed, so there part of speech and syntax are empty."""

    start: int
    end: int
    text: str  # as printed
    shown: str  # as it would be printed in ordinary case, as far as the parser can tell
    title: str  # with one capital where the whole sentence is in capitals
    pos: str
    dep: str
    head: str  # lemma of the governor
    block: int  # sentence, or part of furniture
    capitals: bool  # the whole sentence is in capitals

    @property
    def is_capital(self) -> bool:
        """Whether the word begins as names do."""
        return self.shown[0].isupper()


_DASHES = "-–—"
_FEW = 3
_CAPITAL_SHARE = 0.8


def prose_words(analysis: Analysis) -> tuple[Word, ...]:
    """The parsed words."""
    tokens = analysis.tokens
    shouted = _shouted((token.sentence, token.text) for token in tokens)
    return tuple(_prose_word(token, tokens[token.head].lemma, token.sentence in shouted) for token in tokens)


def _prose_word(token: Token, head: str, capitals: bool) -> Word:
    text, shown = token.text, token.norm
    end = token.end
    if text[-1] in _DASHES and len(text) > 1:
        text, shown = text.rstrip(_DASHES) or text, shown.rstrip(_DASHES) or shown
        end = token.start + len(text)
    if shown.casefold() != text.casefold():  # "IS" parsed as a name of people: no place
        text = shown = text.lower()
    if capitals and shown.islower() and token.pos == "PROPN":
        shown = shown.capitalize()
    title = text.capitalize() if capitals and text.isalpha() else text
    return Word(token.start, end, text, shown, title, token.pos, token.dep, head, token.sentence, capitals)


def _shouted(words: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The sentences printed in capitals throughout."""
    long: dict[int, int] = defaultdict(int)
    upper: dict[int, int] = defaultdict(int)
    for block, text in words:
        if len(text) > 1 and text.isalpha():
            long[block] += 1
            upper[block] += text.isupper()
    return frozenset(block for block, n in long.items() if n >= _FEW and upper[block] >= _CAPITAL_SHARE * n)


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mt|St|Ft|Gov|Gen|Calif|Fla)\.|[’']s\b|[^\W_]+(?:[’'][^\W\d_]{2,})*|\S"
)


def furniture_words(document: Document) -> Iterator[tuple[Word, ...]]:
    """The words of each headline, caption and so on, cut by rule."""
    for number, part in enumerate(document.furniture):
        yield plain_words(document.text, part.span, -1 - number)


def plain_words(text: str, span: Span, block: int) -> tuple[Word, ...]:
    """The words of a stretch of text that is not parsed."""
    found = [
        (match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text, span.start, span.end)
    ]
    capitals = bool(_shouted((block, word) for _, _, word in found))
    return tuple(_plain_word(one, block, capitals) for one in found)


def _plain_word(one: tuple[int, int, str], block: int, capitals: bool) -> Word:
    start, end, text = one
    title = text.capitalize() if capitals and text.isalpha() else text
    return Word(start, end, text, title, title, "", "", "", block, capitals)


def joined(words: Sequence[Word], i: int) -> bool:
    """Whether word `i` and the one before it stand together, in one sentence."""
    return words[i].block == words[i - 1].block and words[i].start - words[i - 1].end <= 1
