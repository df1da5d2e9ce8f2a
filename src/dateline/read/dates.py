"""Dates as they are written on a page, and as they are given beside a text. Nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.read.cues import date_shape, furniture_cues

_PIVOT = 69  # as POSIX has it: 69-99 are 1969-1999, 00-68 are 2000-2068
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written, perhaps without its year; `problem` says why it cannot be read as a day."""

    year: int | None
    month: int
    day: int
    problem: str | None = None

    def in_year(self, year: int | None) -> date | None:
        """The day, in the given year if the words name none; None if there is no such day."""
        known = self.year if self.year is not None else year
        if known is None or self.problem:
            return None
        try:
            return date(known, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A publication date given beside the text: the day, the words with their zone, what was odd."""

    day: date | None = None
    at: str | None = None
    problem: str | None = None


_ISO = re.compile(r"(?P<year>\d{4})([-/.]?)(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?P<first>\d{1,2}) ?[/.-] ?(?P<second>\d{1,2}) ?[/.-] ?(?P<year>\d{4}|\d\d)\b")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?[ -](?:of )?(?P<month>[a-z]+)\.?"
    r"(?:[ ,-]+(?:of )?['’]?(?P<year>\d{4}|\d\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]+)\.? ?(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?(?:[ ,]+['’]?(?P<year>\d{4}|\d\d))?",
    re.IGNORECASE,
)


@lru_cache
def date_pattern() -> re.Pattern[str]:
    """Finds a written date anywhere in a string."""
    return re.compile(r"(?<![\w/.-])" + date_shape(), re.IGNORECASE)


@lru_cache
def _weekday() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(furniture_cues().weekdays) + r")\b[., ]*", re.IGNORECASE)


def read_date(words: str) -> WrittenDate | None:
    """What a written date says, or None if it is none.

    >>> read_date("3 JAN 90").in_year(None)
    datetime.date(1990, 1, 3)
    >>> read_date("05/03/2024").problem
    'it can be read as day/month or month/day'
    """
    words = " ".join(words.split())
    words = words[found.end() :] if (found := _weekday().match(words)) else words
    if found := _ISO.match(words):
        return WrittenDate(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _NUMERIC.match(words):
        return _numeric(int(found["first"]), int(found["second"]), _year(found["year"]))
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        found = pattern.match(words)
        month = furniture_cues().months.get(found["month"].lower()) if found else None
        if found and month:
            return WrittenDate(_year(found["year"]), month, int(found["day"]))
    return None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004  (two digits or four)
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _numeric(first: int, second: int, year: int | None) -> WrittenDate:
    if first > _MONTHS >= second or first == second:
        return WrittenDate(year, second, first)
    if second > _MONTHS >= first:
        return WrittenDate(year, first, second)
    return WrittenDate(year, 1, 1, "it can be read as day/month or month/day")


def read_given(words: str | None) -> GivenDate:
    """The publication date that a row or a page's metadata gives. A month or a year is no day.

    >>> read_given("2017-12-12T18:04+02:00")
    GivenDate(day=datetime.date(2017, 12, 12), at='2017-12-12T18:04+02:00', problem=None)
    """
    words = (words or "").strip()
    if not words:
        return GivenDate()
    written = read_date(words)
    day = written.in_year(None) if written else None
    if day is None:
        why = (written.problem if written else None) or "it is not a day of the calendar"
        return GivenDate(problem=f"the publication date {words!r} is not used: {why}")
    has_clock = re.search(r"\d[:.]\d\d|T\d\d|\d ?[ap]m", words, re.IGNORECASE) and not words.isdigit()
    return GivenDate(day, words if has_clock else None)
