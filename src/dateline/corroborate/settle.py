"""The type, status, days and place of an event, each settled over the voices that tell it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.corroborate.account import Account, Doer, Spot
from dateline.corroborate.places import FINENESS, agreement, finest_first, holds
from dateline.corroborate.telling import Days, said_days
from dateline.corroborate.voices import Rest
from dateline.model.actor import ActorClass
from dateline.model.event import Agreement, Setting, Settled
from dateline.model.ids import ClaimId
from dateline.model.mention import Role, Status
from dateline.model.when import Basis, When

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heard:
    """An account of an event with the voice it rests on."""

    account: Account
    rest: Rest

    @property
    def is_denial(self) -> bool:
        """Whether it says that nothing of the kind happened."""
        return self.account.status is Status.DENIED or (self.account.speaks and self.account.type == "denial")


def settled_type(heard: Sequence[Heard]) -> str:
    """The type that most voices use; of equals the one that says more than "attack", then the first told."""
    support: defaultdict[str, set[str]] = defaultdict(set)
    reports: defaultdict[str, set[object]] = defaultdict(set)
    for one in heard:
        support[one.account.type].add(one.rest.key)
        reports[one.account.type].add(one.account.report.document_id)
    first = {one.account.type: n for n, one in reversed(list(enumerate(heard)))}
    return min(support, key=lambda t: (-len(support[t]), t == "attack", -len(reports[t]), first[t]))


def settled_when(heard: Sequence[Heard]) -> Settled[When]:
    """The narrowest days that most voices allow; the report's own day only where nobody says one."""
    said = [(one, days) for one in heard if (days := said_days(one.account)) is not None]
    if not said:
        return _assumed(heard)
    chosen = min({days for _, days in said}, key=lambda days: _rank(days, said, heard))
    narrowed = chosen
    for _, days in sorted(said, key=lambda pair: (pair[1][1] - pair[1][0], pair[1])):
        if days[0] <= narrowed[1] and narrowed[0] <= days[1]:
            narrowed = (max(days[0], narrowed[0]), min(days[1], narrowed[1]))
    fits = [one for one, days in said if days[0] <= narrowed[1] and narrowed[0] <= days[1]]
    against = [one for one, days in said if not (days[0] <= narrowed[1] and narrowed[0] <= days[1])]
    basis = min((one.account.when.basis for one in fits if one.account.when), key=_basis_order)
    value = When(_day(narrowed[0], said), _day(narrowed[1], said), basis)
    return Settled(
        value=value,
        claims=ids(fits),
        against=ids(against),
        agreement=_stand(fits, against),
        rule="the narrowest days that most voices allow",
    )


def _rank(days: Days, said: list[tuple[Heard, Days]], heard: Sequence[Heard]) -> tuple[int, int, int, int]:
    del heard
    fitting = [one for one, other in said if other[0] <= days[1] and days[0] <= other[1]]
    voices = {one.rest.key for one in fitting}
    reports = {one.account.report.document_id for one in fitting}
    return (-len(voices), -len(reports), days[1] - days[0], days[0])


_OPEN_DAY = 1  # an ordinal that no report means


def _day(ordinal: int, said: list[tuple[Heard, Days]]) -> date | None:
    """The day of an ordinal, None where it only stands for an open side."""
    real = {
        day.toordinal()
        for one, _ in said
        if one.account.when
        for day in (one.account.when.first, one.account.when.last)
        if day
    }
    return date.fromordinal(ordinal) if ordinal in real else None


def _basis_order(basis: Basis) -> int:
    return (Basis.STATED, Basis.RELATIVE, Basis.ASSUMED).index(basis)


def _assumed(heard: Sequence[Heard]) -> Settled[When]:
    """The day of the first report that brings it as news; it happened then or shortly before."""
    whens = [(one.account.when, one) for one in heard if one.account.when is not None]
    if not whens:
        return Settled(value=None, rule="no report says or implies a day")
    value = min((when for when, _ in whens), key=lambda when: when.first or date.max)
    claims = ids(one for when, one in whens if when == value)
    return Settled(value=value, claims=claims, rule="no report says a day: the day of the first report")


def settled_where(heard: Sequence[Heard]) -> Settled[Setting]:
    """The finest place that most voices allow: a town inside the province that others name."""
    said = [(one, spot) for one in heard for spot in finest_first(one.account.spots)]
    if not said:
        return Settled(value=None, rule="no report names a place that is known")
    chosen = min({spot for _, spot in said}, key=lambda spot: _place_rank(spot, said))
    fits = [one for one in heard if _speaks_for(one, chosen)]
    against = [one for one in heard if one.account.spots and one not in fits]
    return Settled(
        value=Setting(place=chosen.place, relation=chosen.relation),
        claims=ids(fits),
        against=ids(against),
        agreement=_stand(fits, against),
        rule="the finest place that most voices allow",
    )


def _speaks_for(one: Heard, chosen: Spot) -> bool:
    return any(agreement(spot, chosen) > 0 for spot in one.account.spots)


def _place_rank(spot: Spot, said: list[tuple[Heard, Spot]]) -> tuple[int, int, int, int, bool, str]:
    allowing = [one for one, other in said if holds(other.place, spot.place) or agreement(other, spot) > 0]
    exact = [one for one, other in said if other.place.id == spot.place.id]
    voices = len({one.rest.key for one in allowing})
    reports = len({one.account.report.document_id for one in exact})
    return (
        -voices,
        FINENESS[spot.place.level],
        -reports,
        -len(exact),
        spot.relation is not None,
        spot.place.id,
    )


def _stand(fits: Sequence[Heard], against: Sequence[Heard]) -> Agreement:
    """Disputed where voices of their own, in no fewer reports than half of the others, say otherwise."""
    rivals = [one for one in against if one.rest.key not in {other.rest.key for other in fits}]
    mine = {one.account.report.document_id for one in fits}
    theirs = {one.account.report.document_id for one in rivals}
    return Agreement.DISPUTED if rivals and 2 * len(theirs) >= len(mine) else Agreement.AGREED


def ids(heard: Iterable[Heard]) -> tuple[ClaimId, ...]:
    """The claims, each once, sorted."""
    return tuple(sorted({one.account.id for one in heard}))


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of an event, by which rule, and whether voices contradict each other in it."""

    status: Status
    rule: str
    is_disputed: bool = False
    denied_by_accused: bool = False
    is_final: bool = False  # nobody maintains it any more


_AHEAD = (Status.PLANNED, Status.THREATENED)
_REAL = (Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED)


def settled_status(
    heard: Sequence[Heard], last: Callable[[Sequence[Heard]], Mapping[str, Heard]]
) -> Standing:
    """What the voices say last. Those who are accused and deny dispute who did it, not that it happened."""
    words = last(heard)
    asserting = {key: one for key, one in words.items() if not one.is_denial}
    denying = {key: one for key, one in words.items() if one.is_denial and not _is_overtaken(one, asserting)}
    if not asserting:
        return Standing(Status.DENIED, "in the end nobody maintains it", is_final=True)
    if _is_called_off(asserting.values(), denying.values()):
        return Standing(Status.DENIED, "what was only planned was later called off or denied", is_final=True)
    deeds = [one.account for one in heard if not one.account.speaks]
    accused = {doer for one in deeds for doer in one.doers if doer.role is Role.AGENT}
    others = [one for one in denying.values() if not (_denies_own(one) or _is_accused(one, accused))]
    status, rule = _asserted(list(asserting.values()))
    return Standing(status, rule, bool(others), bool(denying) and not others)


def _is_called_off(asserting: Iterable[Heard], denying: Iterable[Heard]) -> bool:
    """A plan is no account that something happened: whoever later says that it did not, ends it."""
    last = max((one.account.order for one in denying), default=None)
    ahead = all(one.account.status in (*_AHEAD, Status.POSSIBLE) for one in asserting)
    return ahead and last is not None and all(one.account.order < last for one in asserting)


def _is_overtaken(denial: Heard, asserting: Mapping[str, Heard]) -> bool:
    """Whether what was forbidden or called off took place after all, on a day after that was said."""
    published = denial.account.report.published
    real = [one.account for one in asserting.values() if one.account.status in _REAL]
    days = [said[0] for one in real if (said := said_days(one)) is not None]
    return published is not None and bool(days) and published < min(days)


def _denies_own(denial: Heard) -> bool:
    """Whether somebody denies a deed of their own: "its forces had not opened fire"."""
    agents = [one.name.casefold() for one in denial.account.doers if one.role is Role.AGENT]
    return any(name.split(" ", maxsplit=1)[0] in POSSESSIVES for name in agents)


POSSESSIVES = frozenset({"its", "their", "our", "his", "her"})


def _is_accused(denial: Heard, accused: Iterable[Doer]) -> bool:
    return any(_is_of(denial.rest, doer) for doer in accused)


def _is_of(voice: Rest, doer: Doer) -> bool:
    """Whether a voice is the doer's own: the doer itself, or a body of the same state."""
    if voice.key == doer.actor_id or voice.voice.casefold() == doer.name.casefold():
        return True
    office, _, state = voice.key.rpartition("-")
    is_state = doer.actor_class in _STATE and doer.country is not None
    return is_state and bool(office) and state == (doer.country or "").casefold()


_STATE = frozenset(
    {ActorClass.STATE_FORCES, ActorClass.FOREIGN_FORCES, ActorClass.POLICE, ActorClass.GOVERNMENT}
)


def _asserted(words: Sequence[Heard]) -> tuple[Status, str]:
    words = [one for one in words if not one.account.speaks] or words
    real = [one for one in words if one.account.status in _REAL]
    if real:
        done = [one for one in real if one.account.status is not Status.ATTEMPTED]
        tried = [one for one in real if one.account.status is Status.ATTEMPTED]
        chosen = done if len(done) >= len(tried) else tried
        latest = max(chosen, key=lambda one: one.account.order)
        return latest.account.status, "what the voices say last of what happened"
    latest = max(words, key=lambda one: one.account.order)
    return latest.account.status, "what the voices say last; nobody says that it happened"
