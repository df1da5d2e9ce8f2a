"""Readings of expressions that are counted from the day of publication or from a day mentioned before."""

from dataclasses import replace
from datetime import date

from dateline.annotate.times import days as calendar
from dateline.annotate.times.absolute import timed
from dateline.annotate.times.days import Days
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
)
from dateline.model.mention import TimexType
from dateline.model.when import Basis, When

_BACK = ("last", "past", "previous")
_AHEAD = ("next", "coming", "following")
_DAYS = {"D": 1, "W": 7, "F": 14}
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}


def read_weekday(expression: Expression, setting: Setting, values: Values) -> Reading:
    """The last such day up to publication; with `next` or in the future tense the next one."""
    number = values.number("WEEKDAY", expression.parts["wd"])
    part = values.code("PART", expression.parts["part"]) if "part" in expression.parts else None
    if setting.published is None:
        return refused(f"XXXX-WXX-{number}", NO_DATE)
    week = values.relation(expression, "weekrel")
    if week:
        step = -7 if week in _BACK else 7 if week in _AHEAD else 0
        day = calendar.shift(calendar.week_of(setting.published)[0], number - 1 + step)
    else:
        day = _weekday(number, values.relation(expression), setting)
    return _at_hour(expression, day) or timed(day, part, read=relative)


def _at_hour(expression: Expression, day: date) -> Reading | None:
    """`4 p.m. on Sunday`."""
    hour = clock_in(expression)
    return relative(f"{day}T{hour}", one(day), TimexType.TIME) if hour else None


def _weekday(number: int, relation: str | None, setting: Setting) -> date:
    published = setting.published or date.min
    mentioned = _single(setting.mentioned)
    if relation in ("previous", "following") and mentioned:
        published = mentioned
    if relation in _BACK:
        return calendar.weekday_before(published, number)
    if relation in _AHEAD:
        return calendar.weekday_after(published, number)
    if setting.is_future:
        return calendar.weekday_from(published, number)
    return calendar.weekday_upto(published, number)


def _single(when: When | None) -> date | None:
    return when.first if when and when.first == when.last else None


def read_overnight(expression: Expression, setting: Setting, values: Values) -> Reading:
    """Two days: `overnight` ends on the day of publication, `overnight Friday` begins on Friday."""
    if setting.published is None:
        return refused(None, NO_DATE, TimexType.TIME)
    night = _night(expression, setting, values)
    return relative(f"{night[0]}TNI", night, TimexType.TIME)


def _night(expression: Expression, setting: Setting, values: Values) -> Days:
    published = setting.published or date.min
    if "wd2" in expression.parts:
        last = calendar.weekday_upto(published, values.number("WEEKDAY", expression.parts["wd2"]))
        return calendar.shift(last, -1), last
    if "wd" in expression.parts:
        first = calendar.weekday_upto(published, values.number("WEEKDAY", expression.parts["wd"]))
        return first, calendar.shift(first, 1)
    return calendar.shift(published, -1), published


def read_deictic(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`yesterday`, `tomorrow morning`, `the day before yesterday`."""
    if setting.published is None:
        return refused(None, NO_DATE)
    step = values.number("DEICTIC", expression.parts["deictic"])
    if "after" in expression.parts:
        step += 1 if expression.parts["after"][0].lower == "after" else -1
    part = values.code("PART", expression.parts["part"]) if "part" in expression.parts else None
    day = calendar.shift(setting.published, step)
    return _at_hour(expression, day) or timed(day, part, read=relative)


def read_tonight(_expression: Expression, setting: Setting, _values: Values) -> Reading:
    """`tonight`."""
    if setting.published is None:
        return refused(None, NO_DATE, TimexType.TIME)
    return timed(setting.published, "NI", read=relative)


def read_part(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`this morning`, `last night`."""
    if setting.published is None:
        return refused(None, NO_DATE, TimexType.TIME)
    relation = values.relation(expression)
    step = -1 if relation in _BACK else 1 if relation in _AHEAD else 0
    return timed(
        calendar.shift(setting.published, step), values.code("PART", expression.parts["part"]), read=relative
    )


def read_part_of_anchor(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`that night`: of the day mentioned before."""
    day = _single(setting.mentioned)
    if day is None:
        return refused(None, NO_ANCHOR, TimexType.TIME)
    return timed(day, values.code("PART", expression.parts["part"]), read=relative)


def read_clock(expression: Expression, setting: Setting, _values: Values) -> Reading:
    """`18:04 GMT`: a time of day, with no day beside it."""
    hour = clock_in(expression)
    day = _single(setting.mentioned) or setting.published or "XXXX-XX-XX"
    return refused(f"{day}T{hour}" if hour else None, "no day beside it", TimexType.TIME)


def read_bare_part(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`at dawn`, `in the morning`: a time of day, with no day beside it."""
    part = values.code("PART", expression.parts["part"])
    day = _single(setting.mentioned) or setting.published or "XXXX-XX-XX"
    return refused(f"{day}T{part}", "no day beside it", TimexType.TIME)


def read_ago(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`two weeks ago`: days and weeks to the day, months and years as wholes.

    `more than two weeks ago` leaves the start open.
    """
    amount, unit = values.amount(expression.parts["n"]), values.unit(expression.parts["unit"])
    if setting.published is None:
        return refused("PAST_REF", NO_DATE)
    if amount is None:
        return refused("PAST_REF", "how long ago is not said")
    reading = _counted(setting.published, -amount, unit)
    if "more" in expression.parts and reading.when:
        return replace(reading, when=When(None, reading.when.last, Basis.RELATIVE))
    return reading


def _counted(anchor: date, amount: float, unit: str) -> Reading:
    steps = int(amount)
    if unit in _DAYS:
        day = calendar.shift(anchor, steps * _DAYS[unit])
        return relative(_timex_of_day(day, unit), one(day))
    if unit == "M":
        year, month = calendar.add_months(anchor.year, anchor.month, steps)
        return relative(f"{year}-{month:02}", calendar.month_of(year, month))
    if unit in _MONTHS:
        year = anchor.year + steps * _MONTHS[unit] // 12
        return relative(str(year), calendar.year_of(year)) if year > 0 else refused(None, "too long ago")
    return relative(anchor.isoformat(), (calendar.shift(anchor, -1), anchor) if amount < 0 else one(anchor))


def _timex_of_day(day: date, unit: str) -> str:
    return day.isoformat() if unit == "D" else week_timex(day)


def week_timex(day: date) -> str:
    """The TIMEX3 value of the week in which a day lies."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def read_shifted(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`two weeks earlier`, `the following day`: counted from the day mentioned last.

    `the day before` in a text that has named no day yet is the day before publication.
    """
    is_many = (
        values.of("UNITS", expression.parts["unit"][0]) is not None if "unit" in expression.parts else False
    )
    amount = values.amount(expression.parts["n"]) if "n" in expression.parts else None if is_many else 1
    way = expression.parts["way"][0].lower
    is_back = way in ("earlier", "before", "previously", "beforehand", *_BACK, "preceding")
    anchor = _single(setting.mentioned)
    if anchor is None and is_back and "n" not in expression.parts:
        anchor = setting.published
    if anchor is None or amount is None:
        return refused("PAST_REF" if is_back else "FUTURE_REF", NO_ANCHOR)
    if "part" in expression.parts:
        part = values.code("PART", expression.parts["part"])
        return timed(calendar.shift(anchor, -1 if is_back else 1), part, read=relative)
    unit = values.unit(expression.parts["unit"])
    if unit == "W" and "n" not in expression.parts:
        week = calendar.week_of(calendar.shift(anchor, -7 if is_back else 7))
        return relative(week_timex(week[0]), week)
    return _counted(anchor, -amount if is_back else amount, unit)


def read_same(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`the same day`, `that year`: of the day mentioned last."""
    anchor = setting.mentioned
    unit = values.unit(expression.parts["unit"])
    if anchor is None or anchor.first is None:
        return refused(None, NO_ANCHOR)
    if unit == "D":
        if anchor.first != anchor.last:
            return refused(None, NO_ANCHOR)
        return relative(anchor.first.isoformat(), one(anchor.first))
    return _whole(anchor.first, unit, 0) or refused(None, NO_ANCHOR)


def _whole(day: date, unit: str, step: int) -> Reading | None:
    """The week, month or year in which the day lies, so many steps on."""
    if unit == "D":
        return relative(calendar.shift(day, step).isoformat(), one(calendar.shift(day, step)))
    if unit == "W":
        week = calendar.week_of(calendar.shift(day, 7 * step))
        return relative(week_timex(week[0]), week)
    if unit == "M":
        year, month = calendar.add_months(day.year, day.month, step)
        return relative(f"{year}-{month:02}", calendar.month_of(year, month))
    if unit == "Y":
        return relative(str(day.year + step), calendar.year_of(day.year + step))
    if unit in ("DE", "CE"):
        size = 10 if unit == "DE" else 100
        first = day.year // size * size + size * step
        return relative(str(first // size), (date(first, 1, 1), date(first + size - 1, 12, 31)))
    return None


def read_rel_unit(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`last week`, `earlier this month`, `late last year`."""
    relation, unit = values.relation(expression) or "this", values.unit(expression.parts["unit"])
    if setting.published is None:
        return refused(None, NO_DATE)
    step = -1 if relation in _BACK else 1 if relation in _AHEAD else 0
    whole = _whole(setting.published, unit, step)
    if whole is None or whole.when is None or not whole.when.first or not whole.when.last:
        return refused(None, "no day of the calendar")
    first, last = _narrowed((whole.when.first, whole.when.last), values.stage(expression), unit)
    if step == 0:
        first, last = _up_to_now((first, last), values.stage(expression), setting)
    return Reading(whole.timex, TimexType.DATE, When(first, last, Basis.RELATIVE))


def _narrowed(days: Days, stage: str | None, unit: str) -> Days:
    first = days[0]
    if stage in ("start", "mid", "end") and unit == "M":
        return calendar.third_of_month(first.year, first.month, stage)
    if stage in ("start", "mid", "end") and unit == "Y":
        return calendar.part_of_year(first.year, stage)
    return days


def _up_to_now(days: Days, stage: str | None, setting: Setting) -> Days:
    """What has happened this week lies before publication, what is planned lies after."""
    published = setting.published
    if published is None or not days[0] <= published <= days[1] or stage in ("start", "mid", "end"):
        return days
    if stage == "after" or (stage is None and setting.is_future):
        return published, days[1]
    return days[0], published


def read_rel_quarter(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`last quarter`: of the year."""
    if setting.published is None:
        return refused(None, NO_DATE)
    relation = values.relation(expression)
    step = -1 if relation in _BACK else 1 if relation in _AHEAD else 0
    year, month = calendar.add_months(setting.published.year, setting.published.month, 3 * step)
    quarter = (month - 1) // 3 + 1
    return relative(f"{year}-Q{quarter}", calendar.quarter_of(year, quarter))


def read_past_unit(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`the last year`, `the past month`: so much time up to publication."""
    relation, unit = values.relation(expression) or "past", values.unit(expression.parts["unit"])
    return _run_up(1, unit, relation, setting)


def read_past_units(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`the past three years`, `the next few days`."""
    words = expression.parts.get("n")
    amount = values.amount(words) if words else None
    return _run_up(
        amount, values.unit(expression.parts["unit"]), values.relation(expression) or "past", setting
    )


def _run_up(amount: float | None, unit: str, relation: str, setting: Setting) -> Reading:
    timex = duration_timex(amount, unit)
    if amount is None:
        return refused(timex, "how long is not said", TimexType.DURATION)
    if setting.published is None:
        return refused(timex, NO_DATE, TimexType.DURATION)
    if relation == "this":
        return Reading(timex, TimexType.DURATION)
    is_ahead = relation in _AHEAD
    far = _far_end(setting.published, amount if is_ahead else -amount, unit)
    if far is None:
        return refused(timex, "out of the calendar", TimexType.DURATION)
    return relative(
        timex, (setting.published, far) if is_ahead else (far, setting.published), TimexType.DURATION
    )


def _far_end(published: date, amount: float, unit: str) -> date | None:
    try:
        if unit in _MONTHS:
            return calendar.same_day(published, int(amount * _MONTHS[unit]))
        if unit in _DAYS:
            return calendar.shift(published, int(amount * _DAYS[unit]))
        hours = {"H": 1.0, "MIN": 1 / 60, "S": 1 / 3600}[unit] * amount
        whole = -int(-hours // 24) if hours > 0 else int(hours // 24)  # part of a day touches the next
        return calendar.shift(published, whole)
    except (ValueError, OverflowError):
        return None


def read_recent(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`recent weeks`: how many is not said."""
    timex = duration_timex(None, values.unit(expression.parts["unit"]))
    return refused(timex, "how recent is not said", TimexType.DURATION)


def read_weekend(expression: Expression, setting: Setting, values: Values) -> Reading:
    """`over the weekend`: the last one that has begun."""
    if setting.published is None:
        return refused("XXXX-WXX-WE", NO_DATE)
    published, relation = setting.published, values.relation(expression)
    days = calendar.weekend_of(published)
    is_ahead = relation in _AHEAD or (relation in (None, "this") and setting.is_future)
    if relation in _BACK or (not is_ahead and days[0] > published):
        days = calendar.weekend_of(calendar.shift(published, -7))
    elif relation in _AHEAD and days[0] <= published:
        days = calendar.weekend_of(calendar.shift(published, 7))
    return relative(f"{week_timex(days[0])}-WE", days)


def duration_timex(amount: float | None, unit: str) -> str:
    """`P3Y`, `PT24H`, `PXD`."""
    weeks = unit == "F"
    number = "X" if amount is None else f"{amount * (2 if weeks else 1):g}"
    if unit in ("H", "MIN", "S"):
        return f"PT{number}{'M' if unit == 'MIN' else unit}"
    return f"P{number}{'W' if weeks else unit}"
