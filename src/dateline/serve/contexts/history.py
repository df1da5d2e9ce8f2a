"""What the history shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log in words. `path` leads to what it is about."""

    number: int
    id: str
    at: str
    who: str
    what: str
    subject: str
    path: str | None
    old: str
    new: str
    note: str
    hash: str
    is_gone: bool
    may_retract: bool
    saw_machine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Entries of the log, the newest first."""

    lines: tuple[LogLine, ...]
    number: int
    head: str
    who: str
    reviewers: tuple[str, ...]
    event: str
    later: str | None
