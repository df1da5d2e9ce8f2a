"""Finds what stands in quotation marks, of whatever make, and survives marks that were never closed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.span import Span

_MARK = re.compile(r"``|''|[\"“”„«»‘’']")
_PAIRS = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'",),
    '"': ('"',),
    "''": ("''",),
}
_SINGLE = frozenset("‘’'")
_ENDING = frozenset(",.?!…")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two quotation marks; `outer` includes the marks. Unclosed, it runs to the block's end."""

    inner: Span
    outer: Span
    closed: bool


def stretches(text: str, block: Span) -> Iterator[Stretch]:
    """The outermost quoted stretches of a block of text, in order.

    >>> [s.inner.of('He said “no”.') for s in stretches('He said “no”.', Span(0, 13))]
    ['no']
    """
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, block.start, block.end)]
    position = 0
    while position < len(marks):
        start, mark = marks[position]
        if not _opens(text, block, start, mark):
            position += 1
            continue
        found = _closing(text, block, marks, position)
        if found is None and mark in _SINGLE:
            position += 1
            continue
        stretch = _stretch(text, block, marks, (position, found))
        if stretch is not None:
            yield stretch
        position = len(marks) if found is None else found + 1


def _stretch(
    text: str, block: Span, marks: list[tuple[int, str]], pair: tuple[int, int | None]
) -> Stretch | None:
    start, mark = marks[pair[0]]
    first = start + len(mark)
    if pair[1] is None:
        last = end = block.end
    else:
        last, closer = marks[pair[1]]
        end = last + len(closer)
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Stretch(Span(first, last), Span(start, end), pair[1] is not None) if first < last else None


def _opens(text: str, block: Span, start: int, mark: str) -> bool:
    after = text[start + len(mark) : start + len(mark) + 1]
    if mark not in _PAIRS or not after or (after.isspace() and mark != "``"):
        return False
    before = text[start - 1] if start > block.start else " "
    if mark in "“„«" or mark == "``":
        return True
    free = before.isspace() or before in '([—–-:;“„«"…'
    if mark in _SINGLE:
        return free and after.isalpha() and not _is_clipped(text, start)
    return free


_CLIPPED = re.compile(r"['‘’](?:s|t|d|m|re|ve|ll|em|tis|twas|til|cause|n)\b", re.IGNORECASE)


def _is_clipped(text: str, start: int) -> bool:
    """Whether the mark is the apostrophe of a shortened word: 'em, 'til."""
    return _CLIPPED.match(text, start) is not None


def _closing(text: str, block: Span, marks: list[tuple[int, str]], position: int) -> int | None:
    """The mark that closes the one at `position`: of its kind, after a word, before the next that opens."""
    mark = marks[position][1]
    doubtful = mixed = None
    for index in range(position + 1, len(marks)):
        start, other = marks[index]
        if mixed is None and _mixes(mark, other) and _closes(text, block, start, '"'):
            mixed = index
        if other == mark and mark == "“" and mixed is not None:
            return mixed
        if other not in _PAIRS[mark] or not _closes(text, block, start, other):
            continue
        if other in _SINGLE and text[start - 1] in "sS":
            doubtful = index if doubtful is None else doubtful
            continue
        if mixed is not None and mark == '"':
            return mixed
        return index if doubtful is None or text[start - 1] in _ENDING else doubtful
    return mixed if doubtful is None else doubtful


def _mixes(mark: str, other: str) -> bool:
    """Whether a straight mark was answered by a curly one, or the other way round."""
    return (mark, other) in (("“", '"'), ('"', "”"))


def _closes(text: str, block: Span, start: int, mark: str) -> bool:
    after = text[start + len(mark)] if start + len(mark) < block.end else " "
    before = text[start - 1]
    if mark in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark in ('"', "''"):
        return not (before.isspace() and after.isalnum())
    return True
