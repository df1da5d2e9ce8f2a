"""Tellings: what one report, or several joined so far, say of one happening, pooled for comparison."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.corroborate.account import Account, Doer, Spot
from dateline.corroborate.places import FINENESS, finest_first, holds
from dateline.model.actor import ActorClass
from dateline.model.count import CountRelation, Unit
from dateline.model.ids import ClaimId
from dateline.model.mention import PlaceRole, Role, Status

Days = tuple[int, int]

OPEN = 400  # days: how far an interval with an open side is taken to reach
# Words for anybody: they tell no two happenings apart.
_ANYBODY = frozenset({ActorClass.CIVILIANS, ActorClass.PERSON, ActorClass.THING, ActorClass.UNIDENTIFIED})
AHEAD = frozenset({Status.PLANNED, Status.THREATENED})
OVER = frozenset({Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED})


@dataclass(slots=True, eq=False)
class Telling:
    """Pooled values of accounts that tell of one happening. Grows when another telling joins."""

    accounts: list[Account]
    types: frozenset[str]
    days: Days | None  # said in so many words, as narrow as the accounts together allow
    news: Days | None  # first and last day on which a report of it came out
    spots: tuple[Spot, ...]  # the finest places
    agents: frozenset[str]  # ids of the registry, names of persons
    targets: frozenset[str]
    kinds: frozenset[tuple[Role, ActorClass]]
    tolls: tuple[tuple[Unit, int, int | None], ...]  # unit, low, high
    statuses: frozenset[Status]
    is_recalled: bool  # no report brings it as news
    topics: dict[str, float]  # words of the reports and how much they say
    texts: frozenset[str]  # the documents in which the text came first: reprints share them

    @property
    def key(self) -> tuple[tuple[int, str, str, int], ClaimId]:
        """Where it stands among all tellings, whatever the order in which they came."""
        first = min(self.accounts, key=lambda one: (one.order, one.id))
        return first.order, first.id


def telling(accounts: Iterable[Account], topics: dict[str, float], text: str) -> Telling:
    """Pool the accounts of one happening in one report."""
    ordered = sorted(accounts, key=lambda one: one.order)
    deeds = [one for one in ordered if not one.speaks] or ordered
    days = None
    for account in sorted(deeds, key=_exactness):
        days = _narrowed(days, said_days(account))
    published = [one.report.published for one in ordered if one.report.published is not None]
    return Telling(
        accounts=ordered,
        types=frozenset(one.type for one in deeds),
        days=days,
        news=(min(published), max(published)) if published else None,
        spots=finest_first(_spots([one for one in deeds if one.is_placed] or deeds)),
        agents=_keys(deeds, Role.AGENT) | _owners(ordered),
        targets=_keys(deeds, Role.TARGET),
        kinds=frozenset(_kinds(deeds)),
        tolls=tuple(sorted(set(_tolls(ordered)), key=_toll_order)),
        statuses=frozenset(one.status for one in deeds),
        is_recalled=all(one.recalls for one in ordered),
        topics=topics,
        texts=frozenset((text,)),
    )


def joined(a: Telling, b: Telling) -> Telling:
    """Two tellings of one happening as one; neither can be used any more."""
    return Telling(
        accounts=_poured(a.accounts, b.accounts),
        types=a.types | b.types,
        days=_narrowed(a.days, b.days),
        news=_widened(a.news, b.news),
        spots=a.spots if a.spots == b.spots else _finest(a, b),
        agents=a.agents | b.agents,
        targets=a.targets | b.targets,
        kinds=a.kinds | b.kinds,
        tolls=a.tolls if a.tolls == b.tolls else tuple(sorted({*a.tolls, *b.tolls}, key=_toll_order)),
        statuses=a.statuses | b.statuses,
        is_recalled=a.is_recalled and b.is_recalled,
        topics=a.topics if len(a.topics) >= len(b.topics) else b.topics,
        texts=a.texts | b.texts,
    )


def _poured(a: list[Account], b: list[Account]) -> list[Account]:
    """The shorter list poured into the longer one, which a telling alone holds; sorted at the end."""
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    longer.extend(shorter)
    return longer


_MOST_SPOTS = 3


def _finest(a: Telling, b: Telling) -> tuple[Spot, ...]:
    """The places of both; the larger telling's come first, and a few are enough."""
    first, second = (a, b) if len(a.accounts) >= len(b.accounts) else (b, a)
    kept = list(first.spots)
    for spot in second.spots:
        if any(holds(spot.place, one.place) for one in kept):
            continue
        kept = [one for one in kept if not holds(one.place, spot.place)]
        kept.append(spot)
    return tuple(kept[:_MOST_SPOTS])


def said_days(account: Account) -> Days | None:
    """The days that a report gives in so many words; an open side reaches a little over a year."""
    if not account.is_dated or account.when is None:
        return None
    first, last = account.when.first, account.when.last
    low = first.toordinal() if first else last.toordinal() - OPEN if last else 0
    high = last.toordinal() if last else low + OPEN
    return (low, high)


def _exactness(account: Account) -> tuple[int, tuple[int, str, str, int]]:
    days = said_days(account)
    return (days[1] - days[0] if days else OPEN * 10, account.order)


def _narrowed(a: Days | None, b: Days | None) -> Days | None:
    """What both allow; where they exclude one another, the narrower one, else the earlier."""
    if a is None or b is None:
        return a or b
    low, high = max(a[0], b[0]), min(a[1], b[1])
    if low <= high:
        return (low, high)
    return min(a, b, key=lambda one: (one[1] - one[0], one))


def _widened(a: Days | None, b: Days | None) -> Days | None:
    if a is None or b is None:
        return a or b
    return (min(a[0], b[0]), max(a[1], b[1]))


def _spots(accounts: Iterable[Account]) -> Iterator[Spot]:
    """The best place of each account and those of the same breath that lie inside it."""
    for account in accounts:
        places = [one for one in account.spots if one.role is PlaceRole.PLACE] or list(account.spots)
        yield from places


def _keys(accounts: Iterable[Account], role: Role) -> frozenset[str]:
    """Those who can be told from others: entries of the registry, and named persons."""
    return frozenset(
        one.actor_id or one.name.casefold()
        for account in accounts
        for one in account.doers
        if one.role is role
        and (one.actor_id or (one.actor_class is ActorClass.PERSON and one.name.istitle()))
    )


def _owners(accounts: Iterable[Account]) -> frozenset[str]:
    """Those who say that they did it, or are accused of it."""
    return frozenset(
        doer.actor_id for account in accounts if account.speaks for doer in owners(account) if doer.actor_id
    )


def owners(account: Account) -> tuple[Doer, ...]:
    """Whom a statement makes the doer of a deed: its speaker, or whom it accuses."""
    role = {"responsibility-claim": Role.AGENT, "accusation": Role.TARGET}.get(account.type)
    return tuple(one for one in account.doers if one.role is role)


def _kinds(accounts: Iterable[Account]) -> Iterator[tuple[Role, ActorClass]]:
    for account in accounts:
        for one in account.doers:
            if one.actor_class not in _ANYBODY:
                yield one.role, one.actor_class


def _tolls(accounts: Iterable[Account]) -> Iterator[tuple[Unit, int, int | None]]:
    for account in accounts:
        for one in account.figures:
            low = one.low if one.low is not None else one.best
            if one.relation is CountRelation.TOTAL and low:
                yield one.unit, low, one.high


def _toll_order(toll: tuple[Unit, int, int | None]) -> tuple[str, int, int]:
    return toll[0].value, toll[1], toll[2] if toll[2] is not None else -1


def place_level(one: Telling) -> int | None:
    """How fine its finest place is, 0 the finest; None without one."""
    return FINENESS[one.spots[0].place.level] if one.spots else None
