"""What an expression of time comes to, and what its reading may depend on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.annotate.times.days import Days
from dateline.annotate.times.grammar import Expression
from dateline.annotate.times.words import Word
from dateline.model.mention import TimexType
from dateline.model.when import Basis, When
from dateline.resources.time_cues import Holiday, TimeCues

NO_DATE = "no publication date"
NO_ANCHOR = "no day mentioned before that it could be counted from"
_HYPHENS = "-–—"


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 value and, where the expression names days, an interval of them."""

    timex: str | None
    type: TimexType = TimexType.DATE
    when: When | None = None
    declined: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """The day of publication, the days mentioned last before, and whether the clause looks ahead or back."""

    published: date | None
    mentioned: When | None
    is_future: bool
    is_past: bool = False


@dataclass(frozen=True)
class Values:
    """The values of words, from the cue files."""

    cues: TimeCues
    feasts: Mapping[str, Holiday]

    def of(self, klass: str, word: Word) -> str | int | None:
        """The value of a word in a class, None if it is no member."""
        return self.cues.words[klass].get(word.lower.rstrip("."))

    def number(self, klass: str, words: Sequence[Word]) -> int:
        """The value of a class whose values are numbers."""
        return int(self.cues.words[klass][words[0].lower])

    def code(self, klass: str, words: Sequence[Word]) -> str:
        """The value of a class whose values are codes."""
        return str(self.cues.words[klass][words[0].lower])

    def stage(self, part: Expression, name: str = "stage") -> str | None:
        """`start`, `mid`, `end`, `before` or `after`."""
        words = part.parts.get(name)
        return self.code("STAGE", words) if words else None

    def relation(self, part: Expression, name: str = "rel") -> str | None:
        """`last`, `next`, `this` ..."""
        words = part.parts.get(name)
        return self.code("REL", words) if words else None

    def unit(self, words: Sequence[Word]) -> str:
        """The TIMEX3 letter of a unit."""
        word = words[0].lower
        units = self.cues.words["UNIT"]
        return str(units[word] if word in units else self.cues.words["UNITS"][word])

    def amount(self, words: Sequence[Word]) -> float | None:
        """A number in digits or words; None for `several`, `a few`."""
        texts = [word.lower for word in words if word.lower not in _HYPHENS]
        if texts in (["half", "a"], ["half", "an"]):
            return 0.5
        if texts == ["a", "dozen"]:
            return 12
        fixed = {"couple": 2}
        if any(text in ("few", "several", "many", "dozens") for text in texts):
            return None
        if "couple" in texts:
            return fixed["couple"]
        if texts[0][0].isdigit():
            return float(texts[0].replace(",", ""))
        return sum(int(self.cues.words["WORDNUM"][text]) for text in texts)


def stated(timex: str | None, days: Days | None, kind: TimexType = TimexType.DATE) -> Reading:
    """A reading that rests on the words alone."""
    return Reading(timex, kind, When(*days, Basis.STATED) if days else None)


def relative(timex: str | None, days: Days, kind: TimexType = TimexType.DATE) -> Reading:
    """A reading counted from the publication date or from another day."""
    return Reading(timex, kind, When(*days, Basis.RELATIVE))


def refused(timex: str | None, why: str, kind: TimexType = TimexType.DATE) -> Reading:
    """An expression that names days which cannot be told."""
    return Reading(timex, kind, None, why)


def one(day: date) -> Days:
    """An interval of a single day."""
    return day, day


def year_in(words: Sequence[Word] | None) -> int | None:
    """The year that is written, also with two digits ('90)."""
    if not words:
        return None
    digits = words[0].lower.lstrip("’'")
    if len(digits) == len("2017"):
        return int(digits)
    return 1900 + int(digits) if int(digits) >= _CENTURY_TURN else 2000 + int(digits)


_CENTURY_TURN = 50


def clock_in(expression: Expression) -> str | None:
    """The time of day that is written, as `16:00`."""
    words = expression.parts.get("hour")
    hour, minute = _clock([word.lower for word in words]) if words else (None, 0)
    return None if hour is None else f"{hour:02}:{minute:02}"


def _clock(words: list[str]) -> tuple[int | None, int]:
    digits = words[0].replace(".", ":").split(":")
    if not digits[0].isdigit():
        return None, 0
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    noon = 12
    if len(words) > 1 and words[1][0] == "p" and hour < noon:
        hour += noon
    if len(words) > 1 and words[1][0] == "a" and hour == noon:
        hour = 0
    return (hour, minute) if hour <= 2 * noon and minute < 60 else (None, 0)  # noqa: PLR2004  (minutes)
