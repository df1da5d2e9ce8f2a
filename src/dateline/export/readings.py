"""How ACLED and UCDP read the numbers of dead: two philosophies from the same claims, each rule by name.

ACLED writes one number, the lowest that is credible, and has its own readings of words such as "dozens"
(ACLED, fatality methodology). UCDP writes a best estimate between a low and a high one, for each side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.event import Event, RivalToll, Toll
from dateline.model.ids import ClaimId
from dateline.model.mention import Outcome
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues
from dateline.resources.field_tables import vague_counts

NOT_TOLD, UNKNOWN_NUMBER, NAMED_DEAD = "not-told", "number-unknown", "named-dead"
_UNKNOWN = 3  # ACLED: 3, or 10 where the attack is large; what large means is left to the coder


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of dead, the rule that gave it, and the claims it rests on."""

    value: int
    rule: str
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """UCDP's three numbers and the rules that gave them."""

    low: int
    best: int
    high: int
    rule: str
    claims: tuple[ClaimId, ...] = ()


def toll_of(event: Event, unit: Unit = Unit.KILLED) -> Toll | None:
    """The event's number in a unit."""
    return next((one for one in event.counts if one.unit is unit), None)


def acled_fatalities(event: Event) -> Reading:
    """The number of dead as ACLED writes it: of rival figures the lowest, 0 where nothing is told."""
    toll = toll_of(event)
    if toll is None:
        return _without_number(event)
    if not toll.rivals:
        value, rule = acled_figure(toll.low, toll.best, toll.high, None)
        return Reading(value, rule, toll.claims)
    figures = [(acled_figure(one.low, one.best, one.high, one.hedge), one) for one in toll.rivals]
    counted = [one for one in figures if one[0][0] > 0] or figures
    (value, rule), lowest = min(counted, key=lambda one: (one[0][0], one[1].voice))
    if len({found for (found, _), _ in counted}) > 1:
        rule = f"lowest-of-rivals, {rule}"
    if len(counted) < len(figures):
        rule = f"denials-aside, {rule}"  # "none of ours" is no count of all the dead
    return Reading(value, rule, lowest.claims or toll.claims)


def acled_figure(low: int | None, best: int | None, high: int | None, hedge: str | None) -> tuple[int, str]:
    """One voice's figure as ACLED writes it, and the rule.

    >>> acled_figure(24, 24, None, "dozens"), acled_figure(12, 12, None, "at least")
    ((12, 'dozens'), (12, 'as-told'))
    >>> acled_figure(None, 50, 50, "up to"), acled_figure(10, None, 20, "between")
    ((3, 'upper-bound-only'), (10, 'lower-bound'))
    >>> acled_figure(None, 50, 50, "nearly")
    (50, 'nearly')
    """
    vague = vague_counts().get(_bare(hedge))
    if vague:
        return vague.value, vague.rule
    if low is not None:
        return low, "stated-none" if low == high == 0 else "as-told" if low == best else "lower-bound"
    number = best if best is not None else high
    if number is None:
        return _UNKNOWN, UNKNOWN_NUMBER
    return (
        (number, "nearly") if _bare(hedge) in _approached() else (min(_UNKNOWN, number), "upper-bound-only")
    )


@lru_cache
def _approached() -> frozenset[str]:
    """Words for a number that was all but reached: "nearly"."""
    hedges = load_cues("counts", CountCues).hedges
    return frozenset(" ".join(one.words) for one in hedges if one.effect == "below")


def _bare(hedge: str | None) -> str:
    return (hedge or "").casefold().strip()


def split_over(total: int, parts: int) -> tuple[int, ...]:
    """A total over several days divided evenly; the first day takes the remainder.

    >>> split_over(12, 5)
    (4, 2, 2, 2, 2)
    """
    each, rest = divmod(total, parts)
    return (each + rest, *([each] * (parts - 1)))


def _without_number(event: Event) -> Reading:
    """Deaths told without a figure: people who are named are counted, a plural is an unknown number."""
    dead = [one for one in event.actors if one.outcome is Outcome.KILLED]
    if not dead:
        return Reading(0, NOT_TOLD)
    claims = tuple(sorted({claim for one in dead for claim in one.claims}))
    if all(_is_named(one.actor_class, one.actor_id) for one in dead):
        return Reading(len(dead), NAMED_DEAD, claims)
    return Reading(_UNKNOWN, UNKNOWN_NUMBER, claims)


def _is_named(actor_class: ActorClass, actor_id: str | None) -> bool:
    return actor_class is ActorClass.PERSON or (actor_class is ActorClass.GOVERNMENT and actor_id is not None)


def ucdp_deaths(event: Event) -> Estimate | None:
    """Low, best and high as UCDP writes them; None where no number of dead is told.

    The open side of "at least 12" is closed with the number itself: UCDP leaves no side open.
    """
    toll = toll_of(event)
    if toll is None:
        named = _without_number(event)
        if named.rule != NAMED_DEAD:
            return None
        return Estimate(named.value, named.value, named.value, NAMED_DEAD, named.claims)
    low, best, high = _bounds(toll)
    known = [one for one in (low, best, high) if one is not None]
    if not known:
        return None
    middle, rule = _best(low, best, high)
    return Estimate(min(known), middle, max(known), rule, toll.claims)


def _bounds(toll: Toll) -> tuple[int | None, int | None, int | None]:
    lows = _known([toll.low, *(_first(one.low, one.best) for one in toll.rivals)])
    highs = _known([toll.high, *(_first(one.high, one.best) for one in toll.rivals)])
    return min(lows, default=None), toll.best, max(highs, default=None)


def _best(low: int | None, best: int | None, high: int | None) -> tuple[int, str]:
    if best is not None:
        return best, "best-as-settled"
    if low is not None:
        return low, "best-is-low"  # voices that contradict: UCDP's best errs on the low side
    return high or 0, "best-is-high"


def _known(values: Iterable[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)


def rivals_differ(toll: Toll) -> bool:
    """Whether voices give different numbers."""
    return len({(one.low, one.best, one.high) for one in toll.rivals}) > 1


def figure_words(rival: RivalToll) -> str:
    """A voice's figure as notes print it.

    >>> figure_words(RivalToll(voice="x", low=12, best=12, high=None, hedge="at least", claims=()))
    'at least 12'
    """
    if rival.low is not None and rival.high is not None and rival.low != rival.high:
        return f"{rival.low} to {rival.high}"
    number = _first(rival.best, rival.low, rival.high)
    vague = vague_counts().get(_bare(rival.hedge))
    if vague and rival.hedge:
        return rival.hedge
    return f"{rival.hedge} {number}" if rival.hedge else f"{number}"
