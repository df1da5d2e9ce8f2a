"""What every format of events has in common: the options, the target, and the account of what was written.

An exporter is a function `write_x(dossiers, target, options) -> ExportReport`. It reads the dossiers once,
in their order, keeps none of them, and names every event that it leaves out and every value that its
format cannot hold. The profile is applied to the dossiers before they reach it (`export/profile.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol, TextIO

from dateline.export.cells import Value, cell, csv_line
from dateline.model.dossier import Dossier
from dateline.model.ids import EventId


class Profile(Enum):
    """Whose eyes a file is for."""

    INTERNAL = "internal"  # everything
    PUBLIC = "public"  # places no finer than a district, no private person's name, no quoted words


class Of(Enum):
    """What a row of a file is."""

    EVENTS = "events"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How a file is written, beside its format."""

    profile: Profile = Profile.INTERNAL
    excel: bool = False  # byte order mark first, and no cell that a spreadsheet would run as a formula
    hxl: bool = False  # a row of HXL hashtags under the header
    inter_numeric: bool = False  # ACLED's actor types as numbers, as its files had them before 2024
    stamp: datetime | None = None  # when the file is made; None: no clock is read, and no time is written
    gazetteer: Path | None = None  # a file into which finer boundaries may have been imported
    tables: Mapping[str, Path] = field(default_factory=dict)  # the user's own lookup tables, by name

    @property
    def quotes(self) -> bool:
        """Whether words of the reports may be printed; if not, a dossier's `texts` is empty."""
        return self.profile is Profile.INTERNAL


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event (or claim) that the file does not hold, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule that was applied, or a value that the format cannot hold, and in how many rows."""

    name: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """The account of one file: `taken` events came in, each is among the written or among `left_out`."""

    format: str
    taken: int
    written: int
    rows: int
    left_out: tuple[LeftOut, ...] = ()
    rules: tuple[Counted, ...] = ()
    unexpressed: tuple[Counted, ...] = ()


class Target(Protocol):
    """Where a format writes: the file, and files beside it. They get their names together, at the end."""

    @property
    def path(self) -> Path:
        """The file to write; it has another name until all is written."""
        ...

    def text(self, options: ExportOptions) -> TextIO:
        """The file opened for text: UTF-8, lines end as they are written, BOM first with `options.excel`."""
        ...

    def beside(self, ending: str) -> TextIO:
        """A further file, named like the target with an ending of its own: `events.csv` + `.rules.csv`."""
        ...


_TRACE = ("event_id", "column", "value", "rule", "claims")


class Account:
    """Counts what an exporter does. Rules that decide one cell of one event go to `FILE.rules.csv`."""

    def __init__(self, name: str, target: Target) -> None:
        self._name = name
        self._target = target
        self._left_out: list[LeftOut] = []
        self._rules: Counter[str] = Counter()
        self._unexpressed: Counter[str] = Counter()
        self._taken = self._written = self._rows = 0
        self._trace: TextIO | None = None

    def take(self) -> None:
        """An event came in."""
        self._taken += 1

    def write(self, rows: int = 1) -> None:
        """The event is in the file, in so many rows."""
        self._written += 1
        self._rows += rows

    def row(self) -> None:
        """A row that holds several events, or a part of one: the events are counted by `write(0)`."""
        self._rows += 1

    def leave_out(self, event_id: str, reason: str) -> None:
        """The event is not in the file."""
        self._left_out.append(LeftOut(event_id, reason))

    def rule(self, name: str) -> None:
        """A rule was applied to the file or to a row of it."""
        self._rules[name] += 1

    def decided(
        self, event_id: EventId, column: str, value: Value, rule: str, claims: Iterable[str] = ()
    ) -> None:
        """A rule gave a cell its value, on the ground of claims: counted, and traced in the rules file."""
        self._rules[rule] += 1
        if self._trace is None:
            self._trace = self._target.beside(".rules.csv")
            self._trace.write(csv_line(_TRACE))
        self._trace.write(csv_line((event_id, column, cell(value), rule, "; ".join(claims))))

    def lose(self, name: str) -> None:
        """The format cannot hold a value that the event has."""
        self._unexpressed[name] += 1

    def report(self) -> ExportReport:
        """The account, sorted."""
        return ExportReport(
            format=self._name,
            taken=self._taken,
            written=self._written,
            rows=self._rows,
            left_out=tuple(self._left_out),
            rules=_sorted(self._rules),
            unexpressed=_sorted(self._unexpressed),
        )


def _sorted(counts: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted(name, counts[name]) for name in sorted(counts))


Exporter = Callable[[Iterable[Dossier], Target, ExportOptions], ExportReport]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of events: what it is called with --as, the usual ending, and what it is for."""

    name: str
    ending: str
    holds: str
    write: Exporter
