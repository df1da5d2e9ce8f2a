"""A spreadsheet of events, of any length in little memory: events, each voice's figure, reports, and notes.

Text is written as text: no cell is a formula, whatever it begins with, also after somebody edits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from dateline.errors import OutputFailed
from dateline.export.cells import Value
from dateline.export.columns import Described, Holds, needs_tables
from dateline.export.event_table import table_columns, table_row
from dateline.export.figures import FIGURES, iter_figures
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.model.dossier import Dossier

if TYPE_CHECKING:
    from xlsxwriter.format import Format as Style
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 2**20  # of a sheet, its header among them
CELL = 32_767  # characters of a cell
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets and calendars disagree
_TOLLS = tuple(name for name, _ in FIGURES)
_NO_STAMP = datetime(1980, 1, 1)
_SETTINGS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_CUT = "a text longer than 32,767 characters is cut, and ends in …"


class _Sheet:
    """Rows on a sheet, and on a further one where the first is full."""

    def __init__(self, book: Workbook, name: str, header: Sequence[str], styles: _Styles) -> None:
        self._book, self._name, self._header, self._styles = book, name, header, styles
        self._sheets: list[Worksheet] = []
        self._begin()

    def add(self, cells: Iterable[Value], account: Account) -> None:
        """Write a row."""
        if self._next >= ROWS:
            self._begin()
        for column, value in enumerate(cells):
            self._write(column, value, account)
        self._next += 1

    def fold(self, columns: Iterable[int]) -> None:
        """Hide columns that are for machines; a click on the bar above the sheet shows them."""
        for sheet in self._sheets:
            for column in columns:
                sheet.set_column(column, column, None, None, {"level": 1, "hidden": True})

    def _begin(self) -> None:
        name = f"{self._name} {len(self._sheets) + 1}" if self._sheets else self._name
        self._sheet = self._book.add_worksheet(name)
        self._sheets.append(self._sheet)
        self._sheet.freeze_panes(1, 0)
        for column, title in enumerate(self._header):
            self._sheet.write_string(0, column, title, self._styles.head)
        self._next = 1

    def _write(self, column: int, value: Value, account: Account) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._next, column, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._next, column, value)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            midnight = datetime.combine(value, time())
            self._sheet.write_datetime(self._next, column, midnight, self._styles.day)
        elif value is not None:
            self._text(column, str(value), account)

    def _text(self, column: int, text: str, account: Account) -> None:
        if len(text) > CELL:
            text = text[: CELL - 1] + "…"
            account.lose(_CUT)
        self._sheet.write_string(self._next, column, text, self._styles.text)


class _Styles:
    """How cells look: heads bold, days as ISO, text never a formula."""

    def __init__(self, book: Workbook) -> None:
        self.head: Style = book.add_format({"bold": True})
        self.day: Style = book.add_format({"num_format": "yyyy-mm-dd"})
        self.text: Style = book.add_format({"num_format": "@", "quote_prefix": True})


def write_xlsx(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write sheets of events, of each voice's figures, and of what the columns say."""
    try:
        from xlsxwriter import Workbook
    except ImportError as problem:
        raise needs_tables("a spreadsheet") from problem
    from xlsxwriter.exceptions import XlsxWriterException

    account = Account("xlsx", target)
    settings = {**_SETTINGS, "tmpdir": str(target.path.parent)}  # its rows wait on disk beside the file
    try:
        with Workbook(str(target.path), settings) as book:
            _fill(book, dossiers, options, account)
    except XlsxWriterException as problem:
        raise OutputFailed(f"{target.path.name}: cannot be written: {problem}") from problem
    return account.report()


def _fill(book: Workbook, dossiers: Iterable[Dossier], options: ExportOptions, account: Account) -> None:
    columns = table_columns()
    book.set_properties({"created": options.stamp or _NO_STAMP})
    styles = _Styles(book)
    events = _Sheet(book, "events", [column.name for column in columns], styles)
    if options.hxl:
        events.add([column.hxl for column in columns], account)
    tolls = _Sheet(book, "tolls", _TOLLS, styles)
    for dossier in dossiers:
        account.take()
        events.add(table_row(dossier, options), account)
        for cells in iter_figures(dossier.event):
            tolls.add(cells, account)
        account.write()
    events.fold([order for order, column in enumerate(columns) if column.holds is Holds.JSON])
    _legend(book, columns, styles, account)


def _legend(book: Workbook, columns: Sequence[Described], styles: _Styles, account: Account) -> None:
    legend = _Sheet(book, "columns", ("column", "holds", "says"), styles)
    for column in columns:
        legend.add((column.name, column.holds.value, column.says), account)
