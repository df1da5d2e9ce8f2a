"""UCDP's deaths by side: of a claim that counts them apart, as far as its numbers fit the best estimate."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.readings import Estimate
from dateline.export.ucdp_sides import ONE_SIDED, STATE_BASED, Conflict
from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Participant, Tally
from dateline.model.count import CountRelation, Unit
from dateline.model.dossier import Dossier
from dateline.model.event import Actor
from dateline.model.mention import Outcome


@dataclass(frozen=True, slots=True)
class Deaths:
    """The best estimate in parts, whose sum it is, and the rule."""

    a: int
    b: int
    civilians: int
    unknown: int
    rule: str


_REBELS = frozenset({ActorClass.REBEL_GROUP, ActorClass.POLITICAL_MILITIA, ActorClass.UNIDENTIFIED})
_UNARMED = frozenset({"civilians", "person", "media", "organisation", "protesters", "rioters", "government"})
_NOBODY = (0, 0, 0)


def deaths_by_side(dossier: Dossier, conflict: Conflict, estimate: Estimate) -> Deaths:
    """The parts of the best estimate. What no claim gives to a side is unknown."""
    parts = max(_fitting(dossier, conflict, estimate.best), key=lambda one: (sum(one), one), default=_NOBODY)
    if sum(parts):
        a, b, civilians = parts
        return Deaths(a, b, civilians, estimate.best - sum(parts), "deaths-as-told-by-side")
    return _by_outcome(dossier, conflict, estimate.best)


def _fitting(dossier: Dossier, conflict: Conflict, best: int) -> Iterator[tuple[int, int, int]]:
    """What each claim gives to side A, side B and civilians, where it is no more than the best estimate."""
    for told in dossier.told:
        for claim in told.claims:
            parts = _parts(claim, conflict)
            if 0 < sum(parts) <= best:
                yield parts


def _parts(claim: Claim, conflict: Conflict) -> tuple[int, int, int]:
    sums = [0, 0, 0]
    for tally in claim.counts:
        if tally.unit is Unit.KILLED and tally.relation is CountRelation.TOTAL:
            dead = next((one for one in claim.actors if _counts(tally, one)), None)
            place = _place(dead, conflict) if dead else None
            number = tally.count.best if tally.count.best is not None else tally.count.low
            if place is not None and number:
                sums[place] += number
    return sums[0], sums[1], sums[2]


def _counts(tally: Tally, actor: Participant) -> bool:
    return tally.who is not None and actor.span.overlaps(tally.who)


def _place(one: Participant | Actor, conflict: Conflict) -> int | None:
    """0 side A, 1 side B, 2 civilians; None where the dead belong to neither."""
    if one.actor_class.value in _UNARMED:
        return 2
    for place, side in enumerate((conflict.a, conflict.b)):
        if conflict.type == ONE_SIDED and place == 1:
            continue
        if any(_same(one, actor) for actor in side.actors):
            return place
    is_rebel = one.actor_id is None and one.actor_class in _REBELS
    if is_rebel and conflict.type == STATE_BASED and conflict.b.gw is None:
        return 1  # "six fighters were killed": of two sides only the second is not the state's
    return None


def _same(one: Participant | Actor, actor: Actor) -> bool:
    if one.actor_id is not None or actor.actor_id is not None:
        return one.actor_id == actor.actor_id
    return one.actor_class is actor.actor_class


def _by_outcome(dossier: Dossier, conflict: Conflict, best: int) -> Deaths:
    """Without counts by side: if all who are said to have died belong to one side, so do the deaths."""
    dead = [one for one in dossier.event.actors if one.outcome is Outcome.KILLED]
    places = {_place(one, conflict) for one in dead}
    if len(places) == 1 and None not in places:
        a, b, civilians = (best if place in places else 0 for place in range(3))
        return Deaths(a, b, civilians, 0, "deaths-of-the-only-side-that-died")
    return Deaths(0, 0, 0, best, "deaths-of-unknown-side")
