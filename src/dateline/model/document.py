"""One report as published, with the text in which every value is a span."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.model.ids import DocumentId
from dateline.model.span import Span


class FurnitureKind(Enum):
    """Parts of a page that are not the report's own prose. They are kept and shown, never coded."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATE_LINE = "date-line"  # "12 December, 2017"
    DATELINE = "dateline"  # "KABUL, Dec 12 (AFP) –"
    READING_TIME = "reading-time"
    CAPTION = "caption"
    CREDIT = "credit"
    TEASER = "teaser"
    CROSSHEAD = "crosshead"
    CONTRIBUTED = "contributed"  # "Agencies contributed to this report"
    REFERENCE = "reference"  # release numbers, "for immediate release", "ends"
    PROMOTION = "promotion"  # "Read more", "Subscribe"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A part of the text that was set aside, and what it was taken for."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by whom a report was filed: "KABUL, Dec 12 (AFP) –"."""

    span: Span
    place: Span | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. `text` never changes after reading; `published` is None when nothing says it."""

    id: DocumentId
    external_id: str | int | None
    location: str  # "reports.jsonl#17", "folder/a.txt": where it was read, for people
    text: str
    text_sha256: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_at: str | None = None  # as given, with its zone: "2017-12-12T18:04+02:00"
    published_from: Span | None = None  # the words, where the text itself says it
    language: str = "en"
    dateline: Dateline | None = None
    agencies: tuple[str, ...] = ()  # agencies whose text it prints
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()  # what was odd about the bytes, for people

    def paragraphs(self) -> Iterator[Span]:
        """The blocks of the report's own prose, furniture left out, in order."""
        for start, end in _gaps(self.furniture, len(self.text)):
            yield from _blocks(self.text, start, end)


def _gaps(furniture: tuple[Furniture, ...], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for part in sorted(furniture, key=lambda one: one.span):
        if part.span.start > position:
            yield position, part.span.start
        position = max(position, part.span.end)
    if position < length:
        yield position, length


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Split at blank lines; single line breaks also split where the text has no blank lines at all."""
    separator = "\n\n" if _is_hard_wrapped(text) else "\n"
    position = start
    while position < end:
        found = text.find(separator, position, end)
        stop = end if found < 0 else found
        first, last = position, stop
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield Span(first, last)
        position = stop + len(separator)


_WRAP_SHARE = 0.5
_WRAP_WIDTH = range(50, 100)


def _is_hard_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width, so that a single line break is only a space."""
    lines = [line for line in text.split("\n") if line.strip()]
    full = sum(len(line) in _WRAP_WIDTH and line.rstrip()[-1:] not in ".!?\"”'" for line in lines)
    return len(lines) > 3 and full > _WRAP_SHARE * len(lines)  # noqa: PLR2004  (a few lines prove nothing)
