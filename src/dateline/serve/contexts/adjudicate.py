"""What the pages of adjudication show."""

from dataclasses import dataclass

from dateline.serve.lines import EventLine
from dateline.serve.text import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsPage:
    """Events on which people differ."""

    lines: tuple[EventLine, ...]
    total: int
    later: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one person, or the machine, says of a field. `value` is the JSON to decide with."""

    who: str
    text: str
    value: str
    note: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A field with what each side says."""

    field: str
    group: str
    label: str
    sides: tuple[Said, ...]
    is_conflict: bool
    decided: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjudicatePage:
    """One event: coder against coder against machine, beside the text."""

    line: EventLine
    event_id: str
    document_id: str
    title: str
    language: str
    text: tuple[Line, ...]
    coders: tuple[str, ...]
    conflicts: tuple[Question, ...]
    agreed: tuple[Question, ...]
    comments: tuple[tuple[str, str], ...]
    next: str | None
    left: int
