"""Which parts of a page are not the report's own prose: headline, byline, dates, captions and the like."""

from dataclasses import dataclass

from dateline.model.document import Dateline, Furniture, FurnitureKind
from dateline.model.layout import iter_blocks
from dateline.model.span import Span
from dateline.read.crossheads import find_crossheads
from dateline.read.filed import Filed
from dateline.read.head import read_head
from dateline.read.lines import match_patterns
from dateline.read.search import FoundDate, Search, headline_key


@dataclass(frozen=True, slots=True)
class Findings:
    """All that stands around the prose of one text."""

    furniture: tuple[Furniture, ...]
    headline: Span | None
    byline: Span | None
    dateline: Dateline | None
    dates: tuple[FoundDate, ...]
    number: tuple[int, int] | None  # year and month of a release number


def find_furniture(text: str, title: str | None, marked: tuple[Furniture, ...] = ()) -> Findings:
    """Set aside what is not prose. `marked` is what the markup of the page has already said.

    >>> found = find_furniture("Raid in Taiz\\n3 min read\\nTroops raided two houses on Friday.", None)
    >>> [part.kind.value for part in found.furniture]
    ['headline', 'reading-time']
    """
    search = Search(text, headline_key(title) or None)
    blocks = _unmarked(list(iter_blocks(text)), marked)
    search.headline = next((one.span for one in marked if one.kind is FurnitureKind.HEADLINE), None)
    rest = match_patterns(search, blocks)
    rest = read_head(search, rest)
    _keep_lone_headline(search, rest)
    find_crossheads(search, rest)
    parts = sorted([*marked, *search.parts], key=lambda one: one.span)
    filed = search.filed
    dates = tuple(search.dates) + (_filed_date(filed, text) if filed else ())
    return Findings(
        tuple(parts), search.headline, search.byline, filed.dateline if filed else None, dates, search.number
    )


def _keep_lone_headline(search: Search, rest: list[Span]) -> None:
    """A text that is nothing but its title is a report of one line: nothing is set aside."""
    if not rest:
        search.parts = [one for one in search.parts if one.kind is not FurnitureKind.HEADLINE]


def _unmarked(blocks: list[Span], marked: tuple[Furniture, ...]) -> list[Span]:
    if not marked:
        return blocks
    taken = sorted(one.span for one in marked)
    free: list[Span] = []
    position = 0
    for block in blocks:
        while position < len(taken) and taken[position].end <= block.start:
            position += 1
        if position == len(taken) or not taken[position].overlaps(block):
            free.append(block)
    return free


def _filed_date(filed: Filed, text: str) -> tuple[FoundDate, ...]:
    if filed.date is None or filed.date_span is None:
        return ()
    return (FoundDate(filed.date, filed.date_span, filed.date_span.of(text), None),)
