"""What the page of duplicates shows."""

from dataclasses import dataclass

from dateline.serve.lines import EventLine


@dataclass(frozen=True, slots=True)
class PairLine:
    """An event that may be the same as another."""

    line: EventLine
    others: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatesPage:
    """Events that wait for a verdict on their doubles."""

    lines: tuple[PairLine, ...]
    total: int
    later: str | None


@dataclass(frozen=True, slots=True)
class Snippet:
    """What a report says of the event: the sentence, and where it stands."""

    outlet: str
    published: str
    words: str
    path: str
    claims: tuple[str, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Column:
    """One of the events set side by side."""

    event: str
    title: str
    path: str
    relation: str
    score: str
    reasons: tuple[str, ...]
    cells: tuple[str, ...]
    snippets: tuple[Snippet, ...]
    is_proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """One event beside those that may be it: fields that differ are marked."""

    event: str
    names: tuple[str, ...]
    differs: tuple[bool, ...]
    columns: tuple[Column, ...]  # the event itself comes first
    current: str  # the other event that a key decides about
    next: str | None
    snippets: tuple[Snippet, ...]
