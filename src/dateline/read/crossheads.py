"""Headings between paragraphs."""

from dateline.model.document import FurnitureKind
from dateline.model.layout import is_closed
from dateline.model.span import Span
from dateline.read.search import Search

_LONGEST_CROSSHEAD = 7
_LONGEST_QUOTED = 10
_AFTER_CROSSHEAD = 8
_QUOTES = "‘“\"'"


def find_crossheads(search: Search, rest: list[Span]) -> None:
    """Set aside short lines without a full stop that stand between two paragraphs of prose."""
    for before, line, after in zip(rest, rest[1:], rest[2:], strict=False):
        if _looks_like_crosshead(line.of(search.text)) and _is_between(search.text, before, after):
            search.put(FurnitureKind.CROSSHEAD, line)


def _looks_like_crosshead(line: str) -> bool:
    words = line.split(maxsplit=_LONGEST_QUOTED)
    longest = _LONGEST_QUOTED if line[0] in _QUOTES else _LONGEST_CROSSHEAD
    if len(words) > longest or is_closed(line) or line[-1] in ",)":
        return False
    return line.lstrip(_QUOTES)[:1].isupper()


def _is_between(text: str, before: Span, after: Span) -> bool:
    opening = after.of(text)
    is_told = len(opening.split(maxsplit=_AFTER_CROSSHEAD)) >= _AFTER_CROSSHEAD and not opening[0].islower()
    last = before.of(text).rstrip(" \"'”’»)]")[-1:]
    return is_told and last in set(".!?…")
