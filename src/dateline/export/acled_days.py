"""The days that ACLED writes for an event, with its time_precision.

ACLED codes one day a row. What lasted day after day ("since Friday", "from Monday to Wednesday") is a row
for each day; what happened some time within an interval is one row in its middle.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateline.export.precision import acled_time_precision
from dateline.model.claim import Dated
from dateline.model.dossier import Dossier
from dateline.model.when import Basis, When
from dateline.resources.field_tables import rows

_MOST_DAYS = 31  # longer than a month nobody tells day by day
_THIRD = 11  # "the beginning of March" is up to so many days
_WITHIN_WEEK, _MONTH_PRECISION = 2, 3
_WORDS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class AcledDay:
    """A day as written, how exact it is, by which rule, and how many days the event has in all."""

    day: date
    precision: int
    rule: str
    of: int = 1


def days_of(dossier: Dossier) -> tuple[AcledDay, ...] | str:
    """The days to write, or why ACLED has none for the event."""
    when = dossier.event.when.value
    if when is None:
        return "the day is not known"
    if when.first is None or when.last is None:
        return "the interval of days is open on one side"
    if _lasted(dossier, when):
        length = (when.last - when.first).days + 1
        each = (when.first + timedelta(days=n) for n in range(length))
        return tuple(AcledDay(day, 1, "a-row-for-each-day", length) for day in each)
    precision = acled_time_precision(when)
    if precision is None:
        return "the day is not known within a month, the least that ACLED codes"
    if when.basis is Basis.ASSUMED and precision == 1:
        return (AcledDay(when.first, _WITHIN_WEEK, "day-assumed-from-publication"),)
    day, rule = _written(when.first, when.last, precision)
    return (AcledDay(day, precision, rule),)


def _written(first: date, last: date, precision: int) -> tuple[date, str]:
    if first == last:
        return first, "day-as-told"
    length = (last - first).days + 1
    if precision == _MONTH_PRECISION and length <= _THIRD and first.month == last.month:
        if first.day == 1:
            return first, "beginning-of-month"
        if last.day == monthrange(last.year, last.month)[1]:
            return last, "end-of-month"
    return first + timedelta(days=(length - 1) // 2), "middle-of-period"


def _lasted(dossier: Dossier, when: When) -> bool:
    """Whether a report says that it went on for all the days: by the type and by the words before the day."""
    if when.first is None or when.last is None or dossier.event.type not in lasting_types():
        return False
    if not 0 < (when.last - when.first).days < _MOST_DAYS:
        return False
    return any(
        claim.when and claim.when.when == when and _says_so(claim.when, dossier.texts.get(claim.document_id))
        for told in dossier.told
        for claim in told.claims
    )


def _says_so(dated: Dated, text: str | None) -> bool:
    if text is None or dated.span is None:
        return False
    before = text[: dated.span.start].casefold().split()[-_WORDS_BEFORE:]
    inside = dated.span.of(text).casefold().split()[:1]
    return bool(lasting_words().intersection([*before[-1:], *inside]))


@lru_cache
def lasting_types() -> frozenset[str]:
    """Types that can go on for days, each day a happening of its own."""
    return frozenset(row["word"] for row in rows("lasting.csv") if row["kind"] == "type")


@lru_cache
def lasting_words() -> frozenset[str]:
    """Words before a day or a length of time that say that it went on all the while."""
    return frozenset(row["word"] for row in rows("lasting.csv") if row["kind"] == "word")
