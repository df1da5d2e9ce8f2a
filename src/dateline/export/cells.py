"""Values as cells of a table: not known is an empty cell, and no text is run as a formula.

A text that a spreadsheet would run (it begins with = + - @, a tab or a return) gets an apostrophe in front,
and so does one that has apostrophes before such a beginning, so that `plain` gives back every text exactly.
"""

import re
from collections.abc import Iterable
from datetime import date

Value = str | int | float | bool | date | None
_RUN = re.compile(r"'*[=+\-@\t\r]")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def cell(value: Value) -> str:
    """The value as text for CSV.

    >>> cell("=1+1"), cell("'=1"), cell(None), cell(-1.5), cell(True)
    ("'=1+1", "''=1", '', '-1.5', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return guarded(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def guarded(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if _RUN.match(text) else text


def plain(text: str) -> str:
    """The text as it was before `guarded`.

    >>> plain(guarded("=1")), plain(guarded("'=1")), plain("'tis")
    ('=1', "'=1", "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


def csv_line(cells: Iterable[str]) -> str:
    r"""The cells as a line of CSV by RFC 4180, ended by a line feed.

    The standard library's writer leaves a lone carriage return unquoted when lines end in a line feed.

    >>> csv_line(["a,b", "", "x y", " z"])
    '"a,b",,x y," z"\n'
    """
    return ",".join(_quoted(one) for one in cells) + "\n"


def _quoted(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
