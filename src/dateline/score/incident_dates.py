"""Days as files of the field write them."""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum

_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$")
_NAMED = re.compile(r"^(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4}|\d{2})$")
_NUMBERS = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_MONTH = 12
_CENTURY, _YOUNG = 100, 70


class DayOrder(Enum):
    """Whether 03/04/2025 is the third of April or the fourth of March."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def day_order(values: Iterable[str]) -> DayOrder:
    """The order of a whole column: month first only if a second number is too large for a month."""
    for value in values:
        found = _NUMBERS.match(value.strip())
        if found and int(found[1]) > _LAST_MONTH:
            return DayOrder.DAY_FIRST
        if found and int(found[2]) > _LAST_MONTH:
            return DayOrder.MONTH_FIRST
    return DayOrder.DAY_FIRST


def parse_day(value: str, order: DayOrder = DayOrder.DAY_FIRST) -> date | None:
    """The day, None if it is none.

    >>> parse_day("2025-10-21 00:00:00.000") == parse_day("21 October 2025") == parse_day("21-10-2025")
    True
    """
    value = value.strip()
    if found := _ISO.match(value):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NAMED.match(value):
        month = found[2][:3].casefold()
        return _date(_year(found[3]), _MONTHS.index(month) + 1, int(found[1])) if month in _MONTHS else None
    if found := _NUMBERS.match(value):
        one, two = int(found[1]), int(found[2])
        day, month_number = (one, two) if order is DayOrder.DAY_FIRST else (two, one)
        return _date(int(found[3]), month_number, day)
    return None


def _year(digits: str) -> int:
    number = int(digits)
    if number >= _CENTURY:
        return number
    return number + (1900 if number >= _YOUNG else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
