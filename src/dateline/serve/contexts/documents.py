"""What the pages of documents show."""

from dataclasses import dataclass

from dateline.serve.text import Line


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of the store."""

    id: str
    title: str
    outlet: str
    published: str
    added: str
    version: int
    is_last: bool
    claims: int
    notice: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A report that could not be used."""

    location: str
    reason: str
    remedy: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """Documents with the reports that were refused, and what the store holds."""

    lines: tuple[DocumentLine, ...]
    refused: tuple[RefusedLine, ...]
    more_refused: int
    sizes: tuple[tuple[str, int], ...]
    later: str | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of a document, with the event that it belongs to."""

    label: str
    status: str
    words: str
    event: str | None
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One document: its custody, its text, its claims."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    custody: tuple[tuple[str, str], ...]
    is_whole: bool
    versions: tuple[DocumentLine, ...]
    url: str | None
    language: str
    text: tuple[Line, ...]
    claims: tuple[ClaimLine, ...]
    notes: tuple[str, ...]
    types: tuple[tuple[str, str], ...]
