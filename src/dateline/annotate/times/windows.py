"""Where a report may speak of time: the stretches around the words that every expression holds.

Most of a report is left unread by the grammar, which makes it several times faster.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.time_cues import Holidays, TimeCues

_MARGIN = 90  # code points: no expression, with the words around it that matter, reaches farther
_JOINED = re.compile(r"[-–—/]")
_DIGIT = re.compile(r"\d")


class Windows:
    """Finds the stretches of a report worth reading for time."""

    def __init__(self, cues: TimeCues, holidays: Holidays) -> None:
        words = {word for name, members in cues.words.items() if name not in cues.weak for word in members}
        feasts = {_longest(name) for one in holidays.holidays for name in one.names}
        self._anchors = frozenset(words | cues.anchors | feasts)

    def of(self, analysis: Analysis) -> Iterator[Span]:
        """The stretches, in text order; none crosses from one paragraph into the next."""
        for _, group in groupby(analysis.sentences, key=lambda sentence: sentence.paragraph):
            sentences = list(group)
            block = Span(sentences[0].span.start, sentences[-1].span.end)
            yield from self._inside(analysis, block, range(sentences[0].first, sentences[-1].last))

    def _inside(self, analysis: Analysis, block: Span, tokens: range) -> Iterator[Span]:
        start = end = -1
        for i in tokens:
            token = analysis.tokens[i]
            if not self._is_anchor(token.text):
                continue
            if token.start - _MARGIN > end:
                if end > start:
                    yield _whole_words(analysis.text, block, start, end)
                start = token.start - _MARGIN
            end = token.end + _MARGIN
        if end > start:
            yield _whole_words(analysis.text, block, start, end)

    def _is_anchor(self, text: str) -> bool:
        lower = text.lower()
        if lower in self._anchors or _DIGIT.search(text):
            return True
        if len(lower) > 1 and (lower[-1] == "." or _JOINED.search(lower)):
            return any(part in self._anchors for part in _JOINED.split(lower.rstrip(".")))
        return False


def _whole_words(text: str, block: Span, start: int, end: int) -> Span:
    start, end = max(start, block.start), min(end, block.end)
    while start < end and start > block.start and not text[start - 1].isspace():
        start += 1
    while end < block.end and not text[end].isspace():
        end += 1
    return Span(start, end)


def _longest(name: str) -> str:
    """The longest word of the name of a feast, by which it is noticed."""
    words: list[str] = re.findall(r"[^\W\d_]+", name.lower())
    return max(words, key=len)
