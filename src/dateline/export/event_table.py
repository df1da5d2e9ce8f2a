"""The table of events: ACLED's columns first, then ours; CSV that can be read back without loss."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dateline.errors import UnreadableDocument
from dateline.export.acled_columns import acled_columns, field_cells, field_columns
from dateline.export.cells import Value, cell, csv_line, plain
from dateline.export.columns import Described
from dateline.export.event_columns import OUR_COLUMNS
from dateline.export.event_reading import event_of
from dateline.export.event_records import EventRecord
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.model.dossier import Dossier
from dateline.model.event import Event

_LARGEST = 2**31 - 1  # characters of a cell: an event with thousands of claims has long lists
_TEXTS = {"id": "dl_event_uid", "type": "dl_type", "status": "dl_claim_status", "review": "dl_status"}
_NUMBERS = {"documents": "dl_n_documents", "outlets": "dl_n_outlets", "independent": "dl_n_independent"}
_JSON = {
    "when": "dl_when",
    "where": "dl_where",
    "actors": "dl_actors",
    "counts": "dl_counts",
    "claims": "dl_claims",
    "reports": "dl_reports",
    "recalled_in": "dl_recalled_in",
    "origins": "dl_origins",
    "voices": "dl_voices",
    "history": "dl_history",
    "disputed": "dl_disputes",
    "ties": "dl_ties",
    "reasons": "dl_reasons",
}
KEPT = (*_TEXTS.values(), "dl_hedged", "dl_model", *_NUMBERS.values(), *_JSON.values())


@dataclass(frozen=True, slots=True)
class Edited:
    """A cell that no longer says what the event says: somebody changed it after the file was written."""

    line: int
    column: str
    written: str
    found: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """An event read from a table, with the cells that were changed by hand."""

    event: Event
    edited: tuple[Edited, ...]


def table_columns() -> tuple[Described, ...]:
    """The columns of the table in their order: ACLED's 31, then ours."""
    return (*acled_columns(), *(column.described for column in OUR_COLUMNS), *field_columns())


def table_row(dossier: Dossier, options: ExportOptions) -> list[Value]:
    """The cells of an event, one for each column."""
    field = field_cells(dossier, options)
    return [*field.acled, *(column.get(dossier.event) for column in OUR_COLUMNS), *field.rest]


def write_csv(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one row per event. RFC 4180, lines end with LF; `plain` undoes what guards a cell."""
    account = Account("csv", target)
    file = target.text(options)
    file.write(csv_line(column.name for column in table_columns()))
    if options.hxl:
        file.write(csv_line(column.hxl for column in table_columns()))
    for dossier in dossiers:
        account.take()
        file.write(csv_line(cell(value) for value in table_row(dossier, options)))
        account.write()
    return account.report()


def read_csv(path: Path) -> Iterator[TableRow]:
    """The events of a table that `write_csv` wrote; extra columns, their order and a tag row do not matter.

    Raises UnreadableDocument naming the line and what is missing.
    """
    csv.field_size_limit(_LARGEST)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in KEPT if name not in (rows.fieldnames or ())]
        if missing:
            raise UnreadableDocument(
                f"{path}: no table of events by dateline: it has no column {', '.join(missing)}"
            )
        for row in rows:
            if not (row["dl_event_uid"] or "").startswith("#"):
                yield _read(row, rows.line_num, path)


def _read(row: dict[str, str], line: int, path: Path) -> TableRow:
    try:
        event = event_of(_record(row))
    except (KeyError, ValueError, TypeError) as problem:
        raise UnreadableDocument(f"{path}, line {line}: not as it was written: {problem}") from problem
    return TableRow(event, tuple(_edited(event, row, line)))


def _record(row: dict[str, str]) -> EventRecord:
    record: dict[str, Any] = {"schema": "dateline/event/1", "maker": plain(row["dl_model"])}
    record |= {key: plain(row[name]) for key, name in _TEXTS.items()}
    record |= {key: int(row[name]) for key, name in _NUMBERS.items()}
    record |= {key: json.loads(row[name]) for key, name in _JSON.items()}
    record["hedged"] = row["dl_hedged"].lower() == "true"
    return cast(EventRecord, record)


def _edited(event: Event, row: dict[str, str], line: int) -> Iterator[Edited]:
    """Flat cells that differ from the event; a column that was taken out is not a change."""
    for column in OUR_COLUMNS:
        written, found = cell(column.get(event)), row.get(column.name)
        if found is not None and found != written and not _same(found, written):
            yield Edited(line, column.name, written, found)


def _same(found: str, written: str) -> bool:
    """Whether a spreadsheet program merely wrote the same value in its own way: TRUE, 12.50."""
    if found.lower() == written.lower() in ("true", "false"):
        return True
    try:
        return float(found) == float(written)
    except ValueError:
        return False
