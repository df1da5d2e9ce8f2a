"""The head of a page: headline, repeated headline, standfirst without a full stop, byline, dateline."""

import re

from dateline.model.document import FurnitureKind
from dateline.model.layout import is_closed, strip_span
from dateline.model.span import Span
from dateline.read.filed import find_filed
from dateline.read.lines import LONGEST_LINE
from dateline.read.search import Search, headline_key

_HEAD = 10  # blocks
_LONGEST_HEADLINE = 25  # words
_SHORTEST_HEADLINE = 2
_LONGEST_NAME = 5
_SHORTEST_PROSE = 6
_SHORTEST_SENTENCE = 3  # "Troops entered Taiz.", "The minister said:"
_SURELY_PROSE = 26


def read_head(search: Search, blocks: list[Span]) -> list[Span]:
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
    filed = find_filed(text, block.start, block.end)
    if filed and (filed.date or filed.dateline.agency or text[filed.dateline.span.end - 1] != ":"):
        return True  # but "Goma: Talks fail again" may be a headline
    if len(words) >= _SURELY_PROSE:
        return True
    shortest = _SHORTEST_SENTENCE if text[block.end - 1] in ".:" else _SHORTEST_PROSE
    return len(words) >= shortest and is_closed(block.of(text))


def _take_head(search: Search, block: Span, is_above: bool) -> bool:
    """Whether a block is headline, standfirst or byline. Only what stands above prose is guessed at."""
    line = block.of(search.text)
    if _is_title(search, line):
        search.put(FurnitureKind.HEADLINE, block)
        search.headline = search.headline or block
        return True
    if not is_above:
        return False
    search.put(_kind_above(search, block, line), block)
    return True


def _is_title(search: Search, line: str) -> bool:
    """Whether a line tells the title, or the headline once more."""
    if len(line) > LONGEST_LINE:
        return False
    shown = search.headline.of(search.text) if search.headline else None
    if shown == line:
        return True
    if shown is None and search.title is None:
        return False
    key = headline_key(line)
    return bool(key) and key in (search.title, headline_key(shown))


def _kind_above(search: Search, block: Span, line: str) -> FurnitureKind:
    words = line.split()
    if words[0].lower() in ("by", "by:"):
        search.byline = search.byline or block
        return FurnitureKind.BYLINE
    if search.headline is None and _SHORTEST_HEADLINE <= len(words) <= _LONGEST_HEADLINE:
        search.headline = block
        return FurnitureKind.HEADLINE
    if len(words) <= _LONGEST_NAME and all(word[0].isupper() or not word[0].isalpha() for word in words):
        search.byline = search.byline or block
        return FurnitureKind.BYLINE
    return FurnitureKind.TEASER


def _off_the_top(search: Search, block: Span, is_first: bool) -> Span | None:
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


def _without_title(search: Search, block: Span) -> Span | None:
    """What follows "Title. " where a page runs its title into the first paragraph."""
    if search.title is None:
        return block
    end = _end_of_key(search.text, block, search.title)
    found = _RUN_ON.match(search.text, end, block.end) if end else None
    if end is None or found is None or found.end() >= block.end:
        return block
    span = Span(block.start, end + len(found[0].rstrip()))
    search.put(FurnitureKind.HEADLINE, span)
    search.headline = search.headline or span
    return strip_span(search.text, found.end(), block.end)


def _end_of_key(text: str, block: Span, key: str) -> int | None:
    """Where a block stops telling the key, or None if it does not begin with it."""
    told = ""
    for position in range(block.start, min(block.end, block.start + 2 * len(key) + 20)):
        told += headline_key(text[position])
        if told == key:
            return position + 1
        if not key.startswith(told):
            return None
    return None
