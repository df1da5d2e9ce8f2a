"""Reasons to take two tellings for one happening: pure functions of the two.

Each answers a number from 0 (says nothing) to 1 (says all that it can say); what it speaks for or against,
and how loudly, stands in `resources/corroboration/weights.yaml`.
"""

from collections.abc import Callable

from dateline.corroborate.places import agreement
from dateline.corroborate.telling import AHEAD, OVER, Days, Telling
from dateline.model.count import Unit
from dateline.model.mention import Role
from dateline.resources.corroboration import Weights

Feature = Callable[[Telling, Telling], float]

_DAY, _WEEK, _MONTH, _SEASON = 2, 8, 32, 60
_FRESH = 3  # days after which a report without a day no longer tells of today's news


def kinship(a: Telling, b: Telling, weights: Weights) -> float:
    """How readily one happening is told as the types of both."""
    if a.types & b.types:
        return 1.0
    return max(weights.values.get((x, y), 0.0) for x in a.types for y in b.types)


def same_day(a: Telling, b: Telling) -> float:
    """Both give days, and these meet: a shared day says more than a shared month."""
    if a.days is None or b.days is None:
        return _day_and_news(a, b)
    if not _meet(a.days, b.days):
        return 0.0
    return _sharpness(max(_width(a.days), _width(b.days)))


def _day_and_news(a: Telling, b: Telling) -> float:
    """One gives a day and the other's report came out then or just after."""
    days, news = (a.days, b.news) if a.days is not None else (b.days, a.news)
    if days is None or news is None or _width(days) > _WEEK:
        return 0.0
    return 0.5 if days[0] - 1 <= news[0] <= days[1] + _FRESH else 0.0


def other_day(a: Telling, b: Telling) -> float:
    """Both give days, and these exclude one another; or a report came out before the day it happened."""
    if a.days is not None and b.days is not None:
        if _meet(a.days, b.days):
            return 0.5 if _lasts(a) != _lasts(b) else 0.0
        return 1.0 if _gap(a.days, b.days) > 1 else 0.7
    return _too_old(a, b)


def _lasts(one: Telling) -> bool:
    """Whether it is told as going on for months up to the report: a war, not a battle."""
    if one.days is None or one.news is None:
        return False
    return _width(one.days) > _SEASON and one.days[1] >= one.news[0] - 1


def _too_old(a: Telling, b: Telling) -> float:
    """News without a day is of its own days: not of what happened weeks before, or later."""
    days, one = (a.days, b) if a.days is not None else (b.days, a)
    if one.is_recalled or one.news is None:
        return 0.0
    if days is None:
        return 0.3 if a.news and b.news and _gap(a.news, b.news) > _WEEK else 0.0
    if one.statuses & OVER and one.news[1] < days[0]:
        return 0.6
    return 0.3 if one.news[0] - days[1] > 2 * _WEEK else 0.0


def news_of_one_time(a: Telling, b: Telling) -> float:
    """The reports came out within days of one another."""
    if a.news is None or b.news is None:
        return 0.0
    gap = _gap(a.news, b.news)
    return 1.0 if gap <= 1 else 0.6 if gap <= _FRESH else 0.3 if gap <= _WEEK else 0.0


def same_place(a: Telling, b: Telling) -> float:
    """The places are one, or one holds the other: a shared town says more than a shared country."""
    return max(0.0, max((agreement(x, y) for x in a.spots for y in b.spots), default=0.0))


def other_place(a: Telling, b: Telling) -> float:
    """No place of one is in, around or beside a place of the other."""
    if not a.spots or not b.spots:
        return 0.0
    best = max(agreement(x, y) for x in a.spots for y in b.spots)
    return max(0.0, -best)


def same_actors(a: Telling, b: Telling) -> float:
    """The same groups or persons take the same parts; a shared kind of actor says a little."""
    shared = bool(a.agents & b.agents) + bool(a.targets & b.targets)
    if shared:
        return min(1.0, 0.6 * shared + 0.2)
    if (a.agents & b.targets) or (a.targets & b.agents):
        return 0.3
    return 0.2 if a.kinds & b.kinds else 0.0


def other_actors(a: Telling, b: Telling) -> float:
    """Both name who did it, and name others; or those it was done to."""
    agents = bool(a.agents and b.agents and not a.agents & b.agents and not _mirrored(a, b))
    targets = bool(a.targets and b.targets and not a.targets & b.targets and not _mirrored(a, b))
    if agents or targets:
        return 0.6 * agents + 0.4 * targets
    return 0.3 if _armed(a) and _armed(b) and not _armed(a) & _armed(b) else 0.0


def _mirrored(a: Telling, b: Telling) -> bool:
    """Who attacks in one is attacked in the other: a clash told from two sides."""
    return bool(a.agents & b.targets or a.targets & b.agents)


def _armed(one: Telling) -> frozenset[object]:
    return frozenset(kind for role, kind in one.kinds if role is Role.AGENT)


_FEW = 3  # below, two figures agree by chance
_DEADLY = (Unit.KILLED, Unit.INJURED, Unit.ABDUCTED, Unit.ARRESTED, Unit.MISSING, Unit.RELEASED)


def same_toll(a: Telling, b: Telling) -> float:
    """A figure of several people is the same in both."""
    mine = {(unit, low) for unit, low, _ in a.tolls}
    shared = [low for unit, low, _ in b.tolls if (unit, low) in mine]
    return 0.0 if not shared else 1.0 if max(shared) > _FEW else 0.4


_APART = 3.0  # tolls may be rival ones up to here


def other_toll(a: Telling, b: Telling) -> float:
    """The dead or taken of one are several times those of the other."""
    worst = 0.0
    for unit in _DEADLY:
        mine = [low for u, low, _ in a.tolls if u is unit]
        theirs = [low for u, low, _ in b.tolls if u is unit]
        if mine and theirs:
            nearest = min(max(x, y) / max(1, min(x, y)) for x in mine for y in theirs)
            worst = max(worst, 1.0 if nearest > _APART else 0.0)
    return worst


def same_words(a: Telling, b: Telling) -> float:
    """The leads of the reports share words that few other reports have."""
    small, large = (a.topics, b.topics) if len(a.topics) <= len(b.topics) else (b.topics, a.topics)
    return min(1.0, 2.0 * sum(weight * large[word] for word, weight in small.items() if word in large))


def same_text(a: Telling, b: Telling) -> float:
    """One report prints, or is a later version of, the text of the other."""
    return 1.0 if a.texts & b.texts else 0.0


def other_status(a: Telling, b: Telling) -> float:
    """One is still to come when the other is already over, and no day ties them."""
    ahead = (a.statuses <= AHEAD and b.statuses <= OVER) or (b.statuses <= AHEAD and a.statuses <= OVER)
    return 1.0 if ahead and (a.days is None or b.days is None) else 0.0


def _meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _gap(a: Days, b: Days) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _width(days: Days) -> int:
    return days[1] - days[0] + 1


def _sharpness(width: int) -> float:
    return 1.0 if width <= _DAY else 0.7 if width <= _WEEK else 0.35 if width <= _MONTH else 0.1


FEATURES: dict[str, Feature] = {
    one.__name__: one
    for one in (
        same_day,
        other_day,
        news_of_one_time,
        same_place,
        other_place,
        same_actors,
        other_actors,
        same_toll,
        other_toll,
        same_words,
        same_text,
        other_status,
    )
}
