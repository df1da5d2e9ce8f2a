"""Finds expressions of time on a page and the days that they name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dateline.annotate.times import absolute, context, relative, spells
from dateline.annotate.times.clauses import is_future, is_past
from dateline.annotate.times.grammar import Expression, Grammar
from dateline.annotate.times.reading import Reading, Setting, Values
from dateline.annotate.times.windows import Windows
from dateline.annotate.times.words import Alphabet, Reader, Word
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import TimeMention, TimexType
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Token
from dateline.model.when import When
from dateline.resources.cues import load_cues
from dateline.resources.time_cues import Holidays, TimeCues

MAKER = "dateline.times/1"
_READERS: Mapping[str, Callable[[Expression, Setting, Values], Reading]] = {
    "iso": absolute.read_iso,
    "slashed": absolute.read_slashed,
    "day": absolute.read_day,
    "day_of_month": absolute.read_day_of_month,
    "days": absolute.read_days,
    "month": absolute.read_month,
    "months": absolute.read_months,
    "year": absolute.read_year,
    "years": absolute.read_years,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "season": absolute.read_season,
    "quarter": absolute.read_quarter,
    "holiday": absolute.read_holiday,
    "weekday": relative.read_weekday,
    "overnight": relative.read_overnight,
    "deictic": relative.read_deictic,
    "tonight": relative.read_tonight,
    "part": relative.read_part,
    "part_of_anchor": relative.read_part_of_anchor,
    "clock": relative.read_clock,
    "ago": relative.read_ago,
    "shifted": relative.read_shifted,
    "same": relative.read_same,
    "rel_unit": relative.read_rel_unit,
    "rel_quarter": relative.read_rel_quarter,
    "past_unit": relative.read_past_unit,
    "past_units": relative.read_past_units,
    "recent": relative.read_recent,
    "weekend": relative.read_weekend,
    "set": spells.read_set,
    "duration": spells.read_duration,
    "half": spells.read_half,
    "ref": spells.read_ref,
    "past_ref": spells.read_past_ref,
    "present_ref": spells.read_present_ref,
    "future_ref": spells.read_future_ref,
    "bare_part": relative.read_bare_part,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with its span, its first parsed token and its reading."""

    expression: Expression
    span: Span
    token: Token | None
    reading: Reading


class TimeFinder:
    """Finds expressions of time; those that name days get an interval, or a reason why they do not."""

    name = "times"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"time"})

    def __init__(self, cues: TimeCues | None = None, holidays: Holidays | None = None) -> None:
        cues = cues or load_cues("times", TimeCues)
        holidays = holidays or load_cues("holidays", Holidays)
        alphabet = Alphabet()
        self._cues = cues
        self._grammar = Grammar(cues, alphabet)
        self._reader = Reader(cues, holidays, alphabet)
        self._windows = Windows(cues, holidays)
        feasts = {" ".join(name.lower().split()): one for one in holidays.holidays for name in one.names}
        self._values = Values(cues, feasts)

    def __call__(self, page: Page) -> tuple[TimeMention, ...]:
        """The expressions of the report's own prose, in text order."""
        analysis = page.analysis
        words = self._reader.words(analysis.text, list(self._windows.of(analysis)))
        found: list[_Found] = []
        mentioned: When | None = None
        for expression in self._grammar.find(words):
            one = self._found(context.adjusted(expression, words, self._cues), words, page, mentioned)
            if one is None:
                continue
            found.append(one)
            if one.reading.when and one.reading.type in (TimexType.DATE, TimexType.TIME):
                mentioned = one.reading.when
        settled = self._settled(found, words, page)
        return tuple(_mention(page, one) for one in settled)

    def _found(
        self, expression: Expression, words: list[Word], page: Page, mentioned: When | None
    ) -> _Found | None:
        analysis = page.analysis
        span = Span(words[expression.first].start, words[expression.last].end)
        inside = analysis.within(span)
        token = analysis.tokens[inside.start] if len(inside) else None
        if not context.is_time(expression, words, token, analysis, self._cues):
            return None
        back = token is not None and is_past(analysis, token.i)
        future = token is not None and is_future(analysis, token.i, self._cues)
        ahead = context.looks_ahead(expression, words, self._cues, is_past=back, is_future=future)
        setting = Setting(page.document.published, mentioned, ahead, back)
        return _Found(expression, span, token, self._read(expression, setting, words))

    def _read(self, expression: Expression, setting: Setting, words: list[Word]) -> Reading:
        if context.hangs_on_other(expression, words, self._cues):
            return Reading(None, TimexType.DATE, None, "counted from another happening")
        try:
            return _READERS[expression.kind](expression, setting, self._values)
        except (ValueError, OverflowError):  # `two million years ago`: no day of the calendar
            return Reading(None, TimexType.DATE, None, "out of the calendar")

    def _settled(self, found: list[_Found], words: list[Word], page: Page) -> list[_Found]:
        """Pairs of days joined to stretches, and open ends opened."""
        settled: list[_Found] = []
        i = 0
        while i < len(found):
            both = self._pair(found, i, words)
            if both:
                settled += both
                i += 2
                continue
            settled.append(_opened(found[i], words, page))
            i += 1
        return settled

    def _pair(self, found: list[_Found], i: int, words: list[Word]) -> list[_Found]:
        if i + 1 >= len(found) or not context.joins(words, found[i].expression, found[i + 1].expression):
            return []
        is_weekday = found[i].expression.kind == "weekday"
        when = context.joined(found[i].reading, found[i + 1].reading, is_weekday)
        if when is None:
            return []
        return [replace(one, reading=replace(one.reading, when=when)) for one in found[i : i + 2]]


def _opened(one: _Found, words: list[Word], page: Page) -> _Found:
    reading = context.with_open_end(one.reading, one.expression, words, page.analysis, one.token)
    if reading.declined != "still":
        return replace(one, reading=reading)
    published = page.document.published
    when = reading.when
    if when and when.first and published and when.first <= published:
        when = When(when.first, published, when.basis)
    return replace(one, reading=Reading(reading.timex, reading.type, when))


def _mention(page: Page, found: _Found) -> TimeMention:
    span, reading = found.span, found.reading
    return TimeMention(
        id=MentionId(make_id("m", page.document.id, "time", span.start, span.end)),
        span=span,
        maker=MAKER,
        timex=reading.timex,
        timex_type=reading.type,
        when=reading.when,
        declined=reading.declined,
    )
