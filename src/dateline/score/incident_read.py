"""Reads files of ACLED and UCDP row by row, and keeps every row that is no event with the reason."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TextIO

from dateline.errors import BadUsage
from dateline.model.rejected import Rejected
from dateline.score.incident import BadRow, Incident, Scheme
from dateline.score.incident_columns import (
    DATES,
    GED_COLUMNS,
    NEEDED,
    column_names,
    incident_of,
    missing_of,
    scheme_of,
)
from dateline.score.incident_dates import DayOrder, day_order

_DELIMITERS = (",", ";", "\t")
_LARGEST_CELL = 2**27
_VIOLENCE = GED_COLUMNS.index("type_of_violence")
_SAMPLE = 20_000  # dates that are looked at to tell day and month apart


@dataclass(slots=True)
class Incidents:
    """The events of a file that were wanted, and what became of its other rows."""

    path: Path
    scheme: Scheme
    kept: list[Incident] = field(default_factory=list)
    outside: int = 0  # rows that were not wanted
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows of the file."""
        return len(self.kept) + self.outside + len(self.rejected)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the file is laid out."""

    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    has_header: bool
    scheme: Scheme


def read_incidents(
    path: Path, scheme: Scheme | None = None, wanted: Callable[[Incident], bool] = lambda _: True
) -> Incidents:
    """The file's events. `scheme` None: told by the columns. Raises BadUsage if it is of neither data set."""
    layout = _layout(path, scheme)
    order = _order(path, layout)
    found = Incidents(path, layout.scheme)
    for number, cells in _rows(path, layout):
        try:
            incident = incident_of(_row(cells, layout, number), number, layout.scheme, order)
        except BadRow as problem:
            remedy = "correct the cell or take the row out"
            found.rejected.append(Rejected(f"{path}, row {number}", number, str(problem), remedy))
            continue
        if wanted(incident):
            found.kept.append(incident)
        else:
            found.outside += 1
    return found


def scheme_of_file(path: Path, scheme: Scheme | None = None) -> Scheme:
    """Whose columns the file has. Raises BadUsage if neither data set's, or not those that are asked for."""
    return _layout(path, scheme).scheme


def _row(cells: Sequence[str], layout: _Layout, number: int) -> dict[str, str]:
    if len(cells) > len(layout.columns):
        raise BadRow(f"has {len(cells)} cells under {len(layout.columns)} columns; a quote may be missing")
    if len(cells) < len(layout.columns):
        raise BadRow(f"has {len(cells)} of {len(layout.columns)} cells; row {number} may be cut off")
    return dict(zip(layout.columns, cells, strict=True))


def _layout(path: Path, scheme: Scheme | None) -> _Layout:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        if not first.strip():
            raise BadUsage(f"{path}: is empty; expected a file of ACLED's or UCDP's events")
        delimiter = max(_DELIMITERS, key=first.count)
        file.seek(0)
        cells = next(csv.reader(file, delimiter=delimiter))
    columns = column_names(cells)
    found = scheme_of(columns)
    if found is not None and (scheme is None or scheme is found):
        return _Layout(encoding, delimiter, columns, True, found)
    if found is None and scheme is not Scheme.ACLED and _is_ged_row(cells):
        return _Layout(encoding, delimiter, GED_COLUMNS, False, Scheme.UCDP)
    raise BadUsage(_unknown(path, columns, scheme, found))


def _is_ged_row(cells: Sequence[str]) -> bool:
    """Whether a first line without names is an event of UCDP Candidate."""
    return (
        len(cells) == len(GED_COLUMNS) and cells[0].strip().isdigit() and cells[5].strip() in ("1", "2", "3")
    )


def _unknown(path: Path, columns: Sequence[str], scheme: Scheme | None, found: Scheme | None) -> str:
    if found is not None and scheme is not None:
        return f"{path}: has the columns of {found.value}; --as says {scheme.value}"
    if scheme is not None:
        lacking = ", ".join(missing_of(columns, scheme))
        return f"{path}: lacks columns of {scheme.value}: {lacking}"
    needs = "; ".join(f"{one.value}: {', '.join(NEEDED[one])}" for one in Scheme)
    return f"{path}: has neither ACLED's nor UCDP's columns. Needed are, for {needs}"


def _encoding(path: Path) -> str:
    """UTF-8, else the Windows code page in which spreadsheets save."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for _ in iter(lambda: file.read(1 << 20), ""):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    except OSError as problem:
        raise BadUsage(f"{path}: cannot be read: {problem.strerror or problem}") from problem
    return "utf-8-sig"


def _order(path: Path, layout: _Layout) -> DayOrder:
    place = layout.columns.index(DATES[layout.scheme])
    dates = (cells[place] for _, cells in islice(_rows(path, layout), _SAMPLE) if len(cells) > place)
    return day_order(dates)


def _rows(path: Path, layout: _Layout) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers, without empty ones and HXL tags. The header is row 1."""
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        with path.open(encoding=layout.encoding, errors="replace", newline="") as file:
            yield from _numbered(file, layout)
    finally:
        csv.field_size_limit(before)


def _numbered(file: TextIO, layout: _Layout) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(csv.reader(file, delimiter=layout.delimiter), 1):
        is_header = layout.has_header and number == 1
        is_tags = number == 2 and any(cell.startswith("#") for cell in cells)  # noqa: PLR2004  (the row under the header)
        if not is_header and not is_tags and any(cells):
            yield number, cells
