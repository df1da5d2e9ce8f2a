"""Intervals of days in the Extended Date/Time Format (ISO 8601-2:2019), as short as they can be said."""

import calendar
from datetime import date

from dateline.model.when import When

_YEAR = (1, 1, 12, 31)


def edtf(when: When | None) -> str | None:
    """The interval in EDTF; an open side is "..".

    >>> from dateline.model.when import Basis
    >>> edtf(When(date(2024, 2, 1), date(2024, 2, 29), Basis.STATED))
    '2024-02'
    >>> edtf(When(None, date(2024, 3, 5), Basis.STATED))
    '../2024-03-05'
    """
    if when is None:
        return None
    if when.first is None or when.last is None:
        return f"{when.first or '..'}/{when.last or '..'}"
    return _whole(when.first, when.last) or f"{when.first}/{when.last}"


def _whole(first: date, last: date) -> str | None:
    """A day, a calendar month or a calendar year, where the interval is one."""
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    if (first.month, first.day, last.month, last.day) == _YEAR:
        return f"{first.year:04}"
    ends = calendar.monthrange(first.year, first.month)[1]
    is_month = (first.month, first.day, last.day) == (last.month, 1, ends)
    return f"{first.year:04}-{first.month:02}" if is_month else None
