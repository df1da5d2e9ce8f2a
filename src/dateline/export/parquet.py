"""Parquet: the columns of the table with their types, in row groups that pass through little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dateline.export.cells import Value
from dateline.export.columns import Described, Holds, needs_tables
from dateline.export.event_table import table_columns, table_row
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.model.dossier import Dossier

if TYPE_CHECKING:
    import pyarrow

GROUP = 10_000  # rows of a row group


def write_parquet(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write one row per event: absent values are nulls, days are dates, lists are JSON text.

    HXL tags are in the metadata of the columns.
    """
    account = Account("parquet", target)
    rows = (table_row(_counted(dossier, account), options) for dossier in dossiers)
    write_rows(rows, table_columns(), target)
    return account.report()


def _counted(dossier: Dossier, account: Account) -> Dossier:
    account.take()
    account.write()
    return dossier


def write_rows(rows: Iterator[Sequence[Value]], columns: Sequence[Described], target: Target) -> None:
    """Write rows in groups, compressed with Zstandard."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as problem:
        raise needs_tables("Parquet") from problem
    schema = pyarrow.schema([_field(column) for column in columns])
    with ParquetWriter(str(target.path), schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            arrays = [
                pyarrow.array(cells, field.type)
                for cells, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _field(column: Described) -> pyarrow.Field:
    import pyarrow

    types = {
        Holds.TEXT: pyarrow.string(),
        Holds.WHOLE: pyarrow.int64(),
        Holds.REAL: pyarrow.float64(),
        Holds.YES: pyarrow.bool_(),
        Holds.DAY: pyarrow.date32(),
        Holds.JSON: pyarrow.string(),
    }
    says = {"says": column.says, "hxl": column.hxl} if column.hxl else {"says": column.says}
    return pyarrow.field(column.name, types[column.holds], metadata=says)
