"""One report as published, with the text in which every value is a span."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.model.ids import DocumentId
from dateline.model.layout import iter_blocks
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
    place: Span | None  # the town: "KABUL"
    agency: str | None
    region: Span | None = None  # what stands behind it: "Afghanistan", "W.Va."


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
            yield from iter_blocks(self.text, start, end)


def _gaps(furniture: tuple[Furniture, ...], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for part in sorted(furniture, key=lambda one: one.span):
        if part.span.start > position:
            yield position, part.span.start
        position = max(position, part.span.end)
    if position < length:
        yield position, length
