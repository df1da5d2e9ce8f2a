"""Readings of expressions that name no day: durations, repetitions, and words like `now`."""

from dateline.annotate.times.grammar import Expression
from dateline.annotate.times.reading import Reading, Setting, Values
from dateline.annotate.times.relative import duration_timex
from dateline.model.mention import TimexType


def read_duration(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`three years`, `half an hour`, `weeks`."""
    words = expression.parts.get("n")
    unit_words = expression.parts["unit"]
    is_plural = values.of("UNITS", unit_words[0]) is not None
    amount = values.amount(words) if words else None if is_plural else 1
    return Reading(duration_timex(amount, values.unit(unit_words)), TimexType.DURATION)


def read_half(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`half an hour`."""
    timex = duration_timex(0.5, values.unit(expression.parts["unit"]))
    return Reading("PT30M" if timex == "PT0.5H" else timex, TimexType.DURATION)


def read_set(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`every Friday`, `daily`, `each of the two weeks`."""
    if "freq" in expression.parts:
        return Reading(values.code("FREQ", expression.parts["freq"]), TimexType.SET)
    word = expression.parts["what"][0]
    amount = values.amount(expression.parts["n"]) if "n" in expression.parts else 1
    return Reading(_repeated(word.lower, amount, values), TimexType.SET)


def _repeated(word: str, amount: float | None, values: Values) -> str | None:
    tables = values.cues.words
    for name in ("WEEKDAY", "WEEKDAYS"):
        if word in tables[name]:
            return f"XXXX-WXX-{tables[name][word]}"
    for name in ("UNIT", "UNITS"):
        if word in tables[name]:
            return duration_timex(amount, str(tables[name][word]))
    if word in tables["PART"]:
        return f"XXXX-XX-XXT{tables['PART'][word]}"
    if word in tables["MONTH"]:
        return f"XXXX-{int(tables['MONTH'][word]):02}"
    if word in tables["SEASON"]:
        return f"XXXX-{tables['SEASON'][word]}"
    return "XXXX-WXX-WE"


def read_ref(expression: Expression, _setting: Setting, values: Values) -> Reading:
    """`now`, `recently`, `soon`."""
    return Reading(values.code("NOW", expression.parts["ref"]))


def read_past_ref(_expression: Expression, _setting: Setting, _values: Values) -> Reading:
    """`in the past`."""
    return Reading("PAST_REF")


def read_present_ref(_expression: Expression, _setting: Setting, _values: Values) -> Reading:
    """`at the moment`."""
    return Reading("PRESENT_REF")


def read_future_ref(_expression: Expression, _setting: Setting, _values: Values) -> Reading:
    """`in the near future`."""
    return Reading("FUTURE_REF")
