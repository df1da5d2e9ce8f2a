"""Rows of the field's CSV files: exact headers, RFC 4180, LF, empty is unknown, lists joined by "; "."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from dateline.export.cells import csv_line, guarded
from dateline.export.formats import ExportOptions
from dateline.resources.field_tables import hxl_tags

Cell = str | int | float | None


class Rows:
    """Writes a header, HXL tags if they are wanted, and rows by column name.

    Only a file for a spreadsheet (`excel`) gets apostrophes before what that would run as a formula:
    the field's scripts compare strings exactly.
    """

    def __init__(self, file: TextIO, columns: Sequence[str], options: ExportOptions) -> None:
        self._file = file
        self._columns = columns
        self._excel = options.excel
        self._file.write(csv_line(columns))
        if options.hxl:
            self._file.write(csv_line(hxl_tags().get(column, "") for column in columns))

    def write(self, row: Mapping[str, Cell]) -> None:
        """Write a row. Every column has to be named; what is not known is None."""
        self._file.write(csv_line(self._text(row[column]) for column in self._columns))

    def _text(self, value: Cell) -> str:
        if value is None:
            return ""
        return guarded(value) if self._excel and isinstance(value, str) else str(value)


def one_value(text: str) -> str:
    r"""A name as one value of a cell: readers split cells at semicolons, and lines at their ends.

    >>> one_value("Sons\n of; Lions")
    'Sons of, Lions'
    """
    return " ".join(text.replace(";", ",").split())


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once, in order; a semicolon inside one would split it.

    >>> joined(["AFP", "Daily; Post", "AFP"])
    'AFP; Daily, Post'
    """
    return "; ".join(dict.fromkeys(one_value(value) for value in values if value))


def degrees(value: float | None) -> str | None:
    """A coordinate with four decimals.

    >>> degrees(35.9), degrees(None)
    ('35.9000', None)
    """
    return None if value is None else f"{value:.4f}"
