"""Readings of expressions that name days of the calendar: dates, months, years, feasts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateline.annotate.times import days as calendar
from dateline.annotate.times.grammar import Expression
from dateline.annotate.times.reading import (
    NO_ANCHOR,
    NO_DATE,
    Reading,
    Setting,
    Values,
    clock_in,
    one,
    refused,
    relative,
    stated,
    year_in,
)
from dateline.model.mention import TimexType
from dateline.resources.time_cues import Holiday

_MONTHS = 12
_SOON = 31  # days
_LATE = 10


def _day_number(expression: Expression, name: str = "day") -> int:
    digits = "".join(c for c in expression.parts[name][0].lower if c.isdigit())
    return int(digits)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_iso(expression: Expression, _setting: Setting, _values: Values) -> Reading:
    """`2017-12-09`."""
    year, month, number = (int(part) for part in expression.parts["date"][0].text[:10].split("-"))
    day = _valid(year, month, number)
    return stated(day.isoformat(), one(day)) if day else refused(None, "no such date")


def read_slashed(expression: Expression, _setting: Setting, _values: Values) -> Reading:
    """`25/03/2024`; `05/03/2024` can be read in two ways and is declined."""
    text = expression.parts["date"][0].text
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    year += 0 if year > 99 else 2000 if year < 50 else 1900  # noqa: PLR2004  (two digits of a year)
    readings = {day for day in (_valid(year, second, first), _valid(year, first, second)) if day}
    if "." in text and (dotted := _valid(year, second, first)):
        readings = {dotted}  # dots are written by those who put the day first
    if len(readings) == 1:
        day = readings.pop()
        return stated(day.isoformat(), one(day))
    return refused(None, "day and month cannot be told apart" if readings else "no such date")


def _year_for(setting: Setting, of_year: Callable[[int], date | None]) -> int | None:
    """The year of a day without one: the last such day, but not a year back if it comes in a few weeks.

    Reports are often changed after the day that they give as their own, so even a past tense may go with
    a day of the next week or so; a day almost a year back would be printed with its year.
    """
    if setting.published is None:
        return None
    if not setting.is_future:
        ahead = calendar.nearest_year(setting.published, True, of_year)
        soon = of_year(ahead) if ahead else None
        if soon and (soon - setting.published).days <= (_LATE if setting.is_past else _SOON):
            return ahead
    return calendar.nearest_year(setting.published, setting.is_future, of_year)


def _part(expression: Expression, values: Values) -> str | None:
    words = expression.parts.get("part") or expression.parts.get("part2")
    return values.code("PART", words) if words else None


def timed(day: date, part: str | None, *, read: Callable[..., Reading]) -> Reading:
    """A day, or a part of it."""
    if part is None:
        return read(day.isoformat(), one(day))
    suffix = "T12:00" if part == "MI" else f"T{part}"
    return read(day.isoformat() + suffix, one(day), TimexType.TIME)


def read_day(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`9 December 2017`; without a year the nearest past one, the nearest to come in the future tense."""
    month, number = values.number("MONTH", expression.parts["month"]), _day_number(expression)
    year = year_in(expression.parts.get("year")) or _year_for(setting, lambda y: _valid(y, month, number))
    if year is None:
        return refused(f"XXXX-{month:02}-{number:02}", NO_DATE)
    day = _valid(year, month, number)
    if day is None:
        return refused(None, "no such date")
    hour = clock_in(expression)
    if hour:
        return stated(f"{day}T{hour}", one(day), TimexType.TIME)
    return timed(day, _part(expression, values), read=stated)


def read_day_of_month(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`the 3rd of this month`."""
    if setting.published is None:
        return refused(None, NO_DATE)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        values.relation(expression) or "", 0
    )
    year, month = calendar.add_months(setting.published.year, setting.published.month, step)
    day = _valid(year, month, _day_number(expression))
    return relative(day.isoformat(), one(day)) if day else refused(None, "no such date")


def read_days(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`December 9-11`, `28 November to 3 December`."""
    months = [values.number("MONTH", expression.parts["month"])]
    months.append(
        values.number("MONTH", expression.parts["month2"]) if "month2" in expression.parts else months[0]
    )
    numbers = [_day_number(expression, "one"), _day_number(expression, "two")]
    year = year_in(expression.parts.get("year")) or _year_for(
        setting, lambda y: _valid(y, months[0], numbers[0])
    )
    if year is None:
        return refused(None, NO_DATE)
    written = "year" in expression.parts
    runs_over = months[0] > months[1]
    first = _valid(year - (written and runs_over), months[0], numbers[0])
    last = _valid(year + (not written and runs_over), months[1], numbers[1])
    if not first or not last or first > last:
        return refused(None, "no such dates")
    return stated(f"{first}/{last}", (first, last))


def read_month(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`early February`, `January last year`, `last May`."""
    month = values.number("MONTH", expression.parts["month"])
    year = year_in(expression.parts.get("year")) or _month_year(expression, setting, values, month)
    if year is None:
        return refused(f"XXXX-{month:02}", NO_ANCHOR if "that" in expression.parts else NO_DATE)
    return month_reading(year, month, values.stage(expression))


def month_reading(year: int, month: int, stage: str | None) -> Reading:
    """A month or a third of it."""
    inside = stage in ("start", "mid", "end")
    days = calendar.third_of_month(year, month, stage) if inside and stage else calendar.month_of(year, month)
    return stated(f"{year}-{month:02}", days)


def _month_year(expression: Expression, setting: Setting, values: Values, month: int) -> int | None:
    if "that" in expression.parts:
        return setting.mentioned.first.year if setting.mentioned and setting.mentioned.first else None
    if setting.published is None:
        return None
    if "rel2" in expression.parts:
        return setting.published.year + _step(values.relation(expression, "rel2"))
    year, now = setting.published.year, setting.published.month
    relation = values.relation(expression)
    if relation in ("next", "coming") or (relation is None and setting.is_future):
        return year if month > now or (relation is None and month == now) else year + 1
    if relation == "this":
        return year
    return year if month < now or (month == now and relation is None) else year - 1


def _step(relation: str | None) -> int:
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(
        relation or "", 0
    )


def read_months(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`between June and August 2014`."""
    one_, two = (values.number("MONTH", expression.parts[name]) for name in ("one", "two"))
    last_year = year_in(expression.parts.get("year")) or _month_year(expression, setting, values, two)
    if last_year is None:
        return refused(None, NO_DATE)
    first_year = year_in(expression.parts.get("year1")) or last_year - (one_ > two)
    if (first_year, one_) > (last_year, two):
        return refused(None, "no such months")
    days = calendar.month_of(first_year, one_)[0], calendar.month_of(last_year, two)[1]
    return stated(f"{first_year}-{one_:02}/{last_year}-{two:02}", days)


def read_year(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`2015`, `late 2018`."""
    year = int(expression.parts["year"][0].lower)
    stage = values.stage(expression)
    inside = stage in ("start", "mid", "end")
    return stated(
        str(year), calendar.part_of_year(year, stage) if inside and stage else calendar.year_of(year)
    )


def read_years(expression: Expression, _setting: Setting, _values: Values) -> Reading:
    """`2013-14`; `2017-09` is a month."""
    first = int(expression.parts["one"][0].lower)
    digits = expression.parts["two"][0].lower
    last = int(str(first)[: -len(digits)] + digits)
    if last <= first and len(digits) == len("09") and 1 <= int(digits) <= _MONTHS:
        return month_reading(first, int(digits), None)
    if last <= first:
        return refused(None, "no such years")
    return stated(f"{first}/{last}", (date(first, 1, 1), date(last, 12, 31)))


def read_decade(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`the 1980s`, `the late '90s`."""
    digits = "".join(c for c in expression.parts["decade"][0].lower if c.isdigit())
    first = int(digits) if len(digits) == len("1980") else 1900 + int(digits)
    start, end = {"start": (0, 2), "mid": (3, 6), "end": (7, 9)}.get(values.stage(expression) or "", (0, 9))
    return stated(str(first // 10), (date(first + start, 1, 1), date(first + end, 12, 31)))


def read_century(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`the 19th century`."""
    words = expression.parts["n"]
    named = values.of("ORDWORD", words[0])
    number = int(named) if named is not None else int("".join(c for c in words[0].lower if c.isdigit()))
    first = 100 * (number - 1)
    return stated(f"{number - 1:02}", (date(first + 1, 1, 1), date(first + 100, 12, 31)))


def read_season(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`spring 2016`, `last summer`; seasons are those of the northern year."""
    season = values.code("SEASON", expression.parts["season"])
    year = year_in(expression.parts.get("year"))
    if year is None and setting.published is None:
        return refused(f"XXXX-{season}", NO_DATE)
    if year is None and setting.published is not None:
        if not (values.relation(expression) or setting.is_future or setting.is_past):
            return refused(f"XXXX-{season}", "of no one year: told in the present")
        ahead = setting.is_future or values.relation(expression) in ("next", "coming")
        end = 1 if values.relation(expression) in ("last", "past", "previous") else 0  # `last` has ended
        year = calendar.nearest_year(setting.published, ahead, lambda y: calendar.season_of(y, season)[end])
    if year is None:
        return refused(f"XXXX-{season}", NO_DATE)
    return stated(f"{year}-{season}", calendar.season_of(year, season))


def read_quarter(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`the third quarter of 2013`, `the first half of last year`."""
    number = values.number("ORDWORD", expression.parts["n"])
    is_quarter = expression.parts["unit"][0].lower == "quarter"
    if number > (4 if is_quarter else 2):
        return refused(None, "no such part of a year")
    year = year_in(expression.parts.get("year"))
    if year is None and setting.published is None:
        return refused(None, NO_DATE)
    if year is None and setting.published is not None:
        year = setting.published.year + _step(values.relation(expression))
    quarters = (number, number) if is_quarter else (2 * number - 1, 2 * number)
    days = calendar.quarter_of(year or 1, quarters[0])[0], calendar.quarter_of(year or 1, quarters[1])[1]
    return stated(f"{year}-{'Q' if is_quarter else 'H'}{number}", days)


def read_holiday(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`Eid al-Fitr`, `Christmas 2016`, `last Ramadan`: the nearest in the direction of the tense."""
    name = " ".join(expression.parts["holiday"][0].lower.split())
    feast = values.feasts[name]

    def of_year(year: int) -> date | None:
        if feast.fixed:
            return _valid(year, *(int(part) for part in feast.fixed.split("-")))
        return next((day for day in feast.dates if day.year == year), None)

    ahead = setting.is_future or values.relation(expression) in ("next", "coming")
    year = year_in(expression.parts.get("year")) or _year_for(replace(setting, is_future=ahead), of_year)
    if year is None and setting.published is None:
        return refused(None, NO_DATE)
    start = of_year(year) if year else None
    if start is None:
        return refused(None, "the day of this feast is not known for that year")
    return stated(start.isoformat(), (start, _last_of(feast, start, values)))


def _last_of(feast: Holiday, start: date, values: Values) -> date:
    """The last day of a feast: the day before the one that ends it, else by its length."""
    last = calendar.shift(start, feast.length - 1)
    following = values.feasts[feast.until.lower()].dates if feast.until else ()
    return next((calendar.shift(day, -1) for day in following if start < day <= last), last)
