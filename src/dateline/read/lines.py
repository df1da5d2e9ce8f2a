"""Lines and ends of paragraphs that say what they are: bylines, dates, captions, credits, promotions."""

import re

from dateline.model.document import FurnitureKind
from dateline.model.layout import is_closed, strip_span
from dateline.model.span import Span
from dateline.read.cues import compiled_patterns, furniture_cues, may_match
from dateline.read.dates import date_pattern, read_date
from dateline.read.search import FoundDate, Search

LONGEST_LINE = 420
_TAIL = 320


def match_patterns(search: Search, blocks: list[Span]) -> list[Span]:
    """Set aside every line that matches a pattern; give back the others, without credits at their ends."""
    rest: list[Span] = []
    told = 0
    for at, block in enumerate(blocks):
        is_outer = told <= 1 or at >= len(blocks) - _FOOT
        if not _match_line(search, block, is_outer=is_outer):
            rest.append(_without_tail(search, block))
            told += block.end - block.start > _PROSE and is_closed(block.of(search.text))
    return rest


_PROSE = 60  # characters
_FOOT = 3


def _match_line(search: Search, block: Span, *, is_outer: bool) -> bool:
    if block.end - block.start > LONGEST_LINE:
        return False
    line = block.of(search.text)
    words = len(line.split())
    if words <= _LONGEST_DATE_LINE and _is_date_line(line):
        search.put(FurnitureKind.DATE_LINE, block)
        _note_date(search, block, _label(line), is_outer=is_outer)
        return True
    if not may_match(line, words):
        return False
    for pattern in compiled_patterns().lines:
        if words <= pattern.words and (found := pattern.regex.fullmatch(line)):
            _set_aside(search, pattern.kind, block, found)
            if pattern.kind in (FurnitureKind.BYLINE, FurnitureKind.DATE_LINE):
                _note_date(search, block, found.groupdict().get("label"), is_outer=is_outer)
            return True
    return False


_LONGEST_DATE_LINE = 24
_ZONE_LENGTH = 4
_DIGIT = re.compile(r"\d")


def _is_date_line(line: str) -> bool:
    """Whether a line holds dates and nothing but what goes with them."""
    day = date_pattern().search(line) if _DIGIT.search(line) else None
    if day is None:
        return False
    before = re.findall(r"\w+", line[: day.start()])
    after = re.findall(r"\w+", date_pattern().sub(" ", line[day.end() :]))
    return all(map(_goes_with_dates, before)) and all(_goes_with_dates(one) or _is_zone(one) for one in after)


def _goes_with_dates(word: str) -> bool:
    if word[0].isdigit() or (word[0] == "T" and word[1:].isdigit()):
        return True
    return word.lower() in furniture_cues().date_words or word.lower() in furniture_cues().weekdays


def _is_zone(word: str) -> bool:
    return word.isupper() and len(word) <= _ZONE_LENGTH


_LABEL = re.compile(
    r"\W*((?:first |originally )?published|posted|(?:last )?(?:updated|modified))", re.IGNORECASE
)


def _label(line: str) -> str | None:
    found = _LABEL.match(line)
    return found[1].lower() if found else None


def _set_aside(search: Search, kind: FurnitureKind, block: Span, found: re.Match[str]) -> None:
    search.put(kind, block)
    groups = found.groupdict()
    if kind is FurnitureKind.BYLINE and search.byline is None:
        search.byline = block
    if groups.get("year") and groups.get("month"):
        search.number = (int(groups["year"]), int(groups["month"]))


def _note_date(search: Search, block: Span, label: str | None, *, is_outer: bool) -> None:
    """Keep a date of publication. Between paragraphs a date without a label heads a part of a chronicle."""
    line = block.of(search.text)
    day = date_pattern().search(line)
    if day is None or not (is_outer or label):
        return
    written = read_date(day[0])
    if written:
        span = Span(block.start + day.start(), block.start + day.end())
        words = line[day.start() :] if "T" in line[day.end() : day.end() + 1] else line
        search.dates.append(FoundDate(written, span, words, label.lower() if label else None))


def _without_tail(search: Search, block: Span) -> Span:
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
