"""Which parts of a page are not the report's own prose: headline, byline, dates, captions and the like."""

import re
from dataclasses import dataclass, field

from dateline.model.document import Dateline, Furniture, FurnitureKind
from dateline.model.layout import is_closed, iter_blocks, strip_span
from dateline.model.span import Span
from dateline.read.cues import compiled_patterns
from dateline.read.dates import WrittenDate, date_pattern, read_date
from dateline.read.filed import Filed, find_filed


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A publication date that the text itself states."""

    written: WrittenDate
    span: Span
    words: str
    label: str | None  # "published", "updated"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that stands around the prose of one text."""

    furniture: tuple[Furniture, ...]
    headline: Span | None
    byline: Span | None
    dateline: Dateline | None
    dates: tuple[FoundDate, ...]
    number: tuple[int, int] | None  # year and month of a release number


@dataclass(slots=True)
class _Search:
    """The state of one pass over a text."""

    text: str
    title: str | None
    parts: list[Furniture] = field(default_factory=list)
    headline: Span | None = None
    byline: Span | None = None
    filed: Filed | None = None
    dates: list[FoundDate] = field(default_factory=list)
    number: tuple[int, int] | None = None

    def put(self, kind: FurnitureKind, span: Span) -> None:
        self.parts.append(Furniture(kind, span))


def find_furniture(text: str, title: str | None, marked: tuple[Furniture, ...] = ()) -> Findings:
    """Set aside what is not prose. `marked` is what the markup of the page has already said.

    >>> found = find_furniture("Raid in Taiz\\n3 min read\\nTroops raided two houses on Friday.", None)
    >>> [part.kind.value for part in found.furniture]
    ['headline', 'reading-time']
    """
    search = _Search(text, _key(title) or None)
    blocks = _unmarked(list(iter_blocks(text)), marked)
    search.headline = next((one.span for one in marked if one.kind is FurnitureKind.HEADLINE), None)
    rest = _match_patterns(search, blocks)
    rest = _read_head(search, rest)
    _find_crossheads(search, blocks, rest)
    parts = sorted([*marked, *search.parts], key=lambda one: one.span)
    filed = search.filed
    dates = tuple(search.dates) + (_filed_date(filed, text) if filed else ())
    return Findings(
        tuple(parts), search.headline, search.byline, filed.dateline if filed else None, dates, search.number
    )


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


# --- lines that say what they are ---------------------------------------------------------------

_LONGEST_LINE = 420
_TAIL = 320


def _match_patterns(search: _Search, blocks: list[Span]) -> list[Span]:
    """Set aside every line that matches a pattern; give back the others, without credits at their ends."""
    rest: list[Span] = []
    for block in blocks:
        if not _match_line(search, block):
            rest.append(_without_tail(search, block))
    return rest


def _match_line(search: _Search, block: Span) -> bool:
    if block.end - block.start > _LONGEST_LINE:
        return False
    line = block.of(search.text)
    patterns = compiled_patterns()
    if not patterns.any_line.fullmatch(line):
        return False
    words = len(line.split())
    for pattern in patterns.lines:
        if words <= pattern.words and (found := pattern.regex.fullmatch(line)):
            _set_aside(search, pattern.kind, block, found)
            return True
    return False


def _set_aside(search: _Search, kind: FurnitureKind, block: Span, found: re.Match[str]) -> None:
    search.put(kind, block)
    groups = found.groupdict()
    if kind is FurnitureKind.BYLINE and search.byline is None:
        search.byline = block
    if kind in (FurnitureKind.BYLINE, FurnitureKind.DATE_LINE):
        _note_date(search, block, groups.get("label"))
    if groups.get("year") and groups.get("month"):
        search.number = (int(groups["year"]), int(groups["month"]))


def _note_date(search: _Search, block: Span, label: str | None) -> None:
    line = block.of(search.text)
    if not (day := date_pattern().search(line)):
        return
    written = read_date(day[0])
    if written:
        span = Span(block.start + day.start(), block.start + day.end())
        words = line[day.start() :] if "T" in line[day.end() : day.end() + 1] else line
        search.dates.append(FoundDate(written, span, words, label.lower() if label else None))


def _without_tail(search: _Search, block: Span) -> Span:
    """The paragraph without a credit in brackets at its end."""
    text, end = search.text, block.end
    if (
        "(" not in text[max(block.start, end - _TAIL) : end]
        and "[" not in text[max(block.start, end - _TAIL) : end]
    ):
        return block
    for pattern in compiled_patterns().ends:
        found = pattern.regex.search(text, max(block.start + 1, end - _TAIL), end)
        span = strip_span(text, found.start(), found.end()) if found else None
        if span and (left := strip_span(text, block.start, span.start)):
            search.put(pattern.kind, span)
            return left
    return block


# --- the head of the page -----------------------------------------------------------------------

_HEAD = 10  # blocks
_LONGEST_HEADLINE = 25  # words
_LONGEST_NAME = 8
_SHORTEST_PROSE = 6
_SURELY_PROSE = 30


def _read_head(search: _Search, blocks: list[Span]) -> list[Span]:
    """Take the headline, repeated headlines, bylines and the dateline off the top."""
    prose = next((at for at, block in enumerate(blocks[:_HEAD]) if _is_prose(search.text, block)), None)
    rest: list[Span | None] = []
    for at, block in enumerate(blocks):
        if at >= _HEAD or (prose is not None and at > prose + 1 and search.filed):
            rest.extend(blocks[at:])
            break
        if not _take_head(search, block, prose is not None and at < prose):
            rest.append(_off_the_top(search, block, is_first=not rest))
    return [block for block in rest if block is not None]


def _is_prose(text: str, block: Span) -> bool:
    words = block.of(text).split()
    if find_filed(text, block.start, block.end):
        return True
    return len(words) >= _SURELY_PROSE or (len(words) >= _SHORTEST_PROSE and is_closed(block.of(text)))


def _take_head(search: _Search, block: Span, is_above: bool) -> bool:
    """Whether a block is headline, standfirst or byline. Only what stands above prose is guessed at."""
    line = block.of(search.text)
    key = _key(line)
    titles = {search.title, _key(search.headline.of(search.text)) if search.headline else None}
    if key in titles and is_above:
        search.put(FurnitureKind.HEADLINE, block)
        search.headline = search.headline or block
        return True
    if not is_above:
        return False
    search.put(_kind_above(search, block, line), block)
    return True


def _kind_above(search: _Search, block: Span, line: str) -> FurnitureKind:
    words = line.split()
    if search.headline is None and len(words) <= _LONGEST_HEADLINE:
        search.headline = block
        return FurnitureKind.HEADLINE
    if len(words) <= _LONGEST_NAME and all(word[0].isupper() or not word[0].isalpha() for word in words):
        search.byline = search.byline or block
        return FurnitureKind.BYLINE
    return FurnitureKind.TEASER


def _off_the_top(search: _Search, block: Span, is_first: bool) -> Span | None:
    """A paragraph without a headline run into it and without its dateline."""
    left = _without_title(search, block) if is_first else block
    if left is None or search.filed:
        return left
    filed = find_filed(search.text, left.start, left.end)
    if filed is None:
        return left
    search.filed = filed
    search.put(FurnitureKind.DATELINE, filed.dateline.span)
    if filed.tags:
        search.put(FurnitureKind.REFERENCE, filed.tags)
    last = filed.tags or filed.dateline.span
    return strip_span(search.text, last.end, left.end)


_RUN_ON = re.compile(r"\s*[.|:–—-]+\s+(?=[A-Z0-9“\"‘'(\[])|\s{2,}|\s*\n")


def _without_title(search: _Search, block: Span) -> Span | None:
    """What follows "Title. " where a page runs its title into the first paragraph."""
    if search.title is None:
        return block
    end = _end_of_key(search.text, block, search.title)
    found = _RUN_ON.match(search.text, end, block.end) if end else None
    if end is None or found is None or found.end() >= block.end:
        return block
    span = Span(block.start, end)
    search.put(FurnitureKind.HEADLINE, span)
    search.headline = search.headline or span
    return strip_span(search.text, found.end(), block.end)


def _key(words: str | None) -> str:
    """What makes two headlines the same: their letters and digits."""
    return "".join(letter for letter in (words or "").casefold() if letter.isalnum())


def _end_of_key(text: str, block: Span, key: str) -> int | None:
    """Where a block stops telling the key, or None if it does not begin with it."""
    told = ""
    for position in range(block.start, min(block.end, block.start + 2 * len(key) + 20)):
        told += _key(text[position])
        if told == key:
            return position + 1
        if not key.startswith(told):
            return None
    return None


# --- headings between paragraphs ----------------------------------------------------------------

_LONGEST_CROSSHEAD = 7
_LONGEST_QUOTED = 10
_AFTER_CROSSHEAD = 8
_QUOTES = "‘“\"'"


def _find_crossheads(search: _Search, blocks: list[Span], rest: list[Span]) -> None:
    """Set aside short lines without a full stop that stand between two paragraphs of prose."""
    for before, line, after in zip(rest, rest[1:], rest[2:], strict=False):
        if _looks_like_crosshead(line.of(search.text)) and _is_between(search.text, before, after):
            search.put(FurnitureKind.CROSSHEAD, line)
    del blocks


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


def _filed_date(filed: Filed, text: str) -> tuple[FoundDate, ...]:
    if filed.date is None or filed.date_span is None:
        return ()
    return (FoundDate(filed.date, filed.date_span, filed.date_span.of(text), None),)
