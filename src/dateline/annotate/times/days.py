"""Arithmetic of days: weeks, months, quarters and their parts."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]
_MONTHS = 12
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def shift(day: date, days: int) -> date:
    """The day so many days later, or earlier."""
    return day + timedelta(days=days)


def month_of(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Days:
    """Monday to Sunday of the week in which the day lies."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def weekend_of(day: date) -> Days:
    """Saturday and Sunday of the week in which the day lies."""
    return shift(week_of(day)[0], 5), shift(week_of(day)[0], 6)


def quarter_of(year: int, quarter: int) -> Days:
    """First and last day of a quarter, 1 to 4."""
    return date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1]


def season_of(year: int, season: str) -> Days:
    """First and last day of a season of the northern year; winter runs into the next year."""
    start = _SEASON_START[season]
    end_year, end_month = add_months(year, start, 2)
    return date(year, start, 1), month_of(end_year, end_month)[1]


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later, or earlier."""
    whole = year * _MONTHS + month - 1 + months
    return whole // _MONTHS, whole % _MONTHS + 1


def same_day(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = add_months(day.year, day.month, months)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def third_of_month(year: int, month: int, stage: str) -> Days:
    """The first, second or last third of a month: 1-10, 11-20, 21 to its end.

    >>> third_of_month(2024, 2, "end")
    (datetime.date(2024, 2, 21), datetime.date(2024, 2, 29))
    """
    first, last = {"start": (1, 10), "mid": (11, 20)}.get(stage, (21, month_of(year, month)[1].day))
    return date(year, month, first), date(year, month, last)


def part_of_year(year: int, stage: str) -> Days:
    """Early is the first quarter of a year, late the last, mid what lies between."""
    first, last = {"start": (1, 3), "mid": (4, 9)}.get(stage, (10, 12))
    return date(year, first, 1), month_of(year, last)[1]


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday (1 is Monday) before the day."""
    return shift(day, -((day.isoweekday() - weekday - 1) % 7 + 1))


def weekday_upto(day: date, weekday: int) -> date:
    """The last such weekday up to and including the day.

    >>> weekday_upto(date(2024, 3, 13), 1)
    datetime.date(2024, 3, 11)
    """
    return shift(day, -((day.isoweekday() - weekday) % 7))


def weekday_after(day: date, weekday: int) -> date:
    """The next such weekday after the day."""
    return shift(day, (weekday - day.isoweekday() - 1) % 7 + 1)


def weekday_from(day: date, weekday: int) -> date:
    """The next such weekday from the day on, itself included."""
    return shift(day, (weekday - day.isoweekday()) % 7)


def nearest_year(day: date, is_future: bool, of_year: Callable[[int], date | None]) -> int | None:
    """The latest year whose date is not after the day; with `is_future` the first not before it."""
    years = (day.year, day.year + 1, day.year + 2) if is_future else (day.year, day.year - 1, day.year - 2)
    span = range(years[0], years[0] + 9) if is_future else range(years[0], years[0] - 9, -1)  # 29 February
    for year in span:
        there = of_year(year)
        if there is not None and (there >= day if is_future else there <= day):
            return year
    return None
