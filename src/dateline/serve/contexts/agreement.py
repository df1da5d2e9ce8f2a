"""What the page of agreement shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient with its interval; without a value, why there is none."""

    value: str
    interval: str
    reason: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """How far all coders agree on a field."""

    field: str
    label: str
    path: str
    n: int
    percent: str
    alpha: Figure
    ac1: Figure
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PairLine:
    """How far two coders agree on the field chosen."""

    first: str
    second: str
    kappa: Figure
    path: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class WeekLine:
    """How far coders agreed on what was coded in a week."""

    week: str
    n: int
    percent: str
    alpha: Figure


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How often the one coder gave this row's value where the other gave this column's."""

    count: int
    path: str | None
    is_same: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The values of one coder against those of another."""

    first: str
    second: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]
    is_cut: bool  # there are more values than fit


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """Agreement by field; of one field by pair and by week, and who gave what."""

    fields: tuple[FieldLine, ...]
    field: str
    pairs: tuple[PairLine, ...]
    weeks: tuple[WeekLine, ...]
    matrix: Matrix | None
    with_machine: bool
    machine_path: str
    csv: str
