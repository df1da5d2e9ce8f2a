"""Where an event stands: what people have decided about it and its claims, and what changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.decision import Decision, SubjectKind, Verdict
from dateline.model.event import Event
from dateline.model.ids import ClaimId
from dateline.model.worklist import State
from dateline.review.decisions import canonical

_ON_EVENTS, _ON_CLAIMS = (SubjectKind.EVENT,), (SubjectKind.CLAIM, SubjectKind.CLAIMS)
_VALUES = (Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ACCEPT)  # of a field
_CLOSING = {
    Verdict.ACCEPT: State.REVIEWED,
    Verdict.REJECT: State.REJECTED,
    Verdict.ADJUDICATE: State.ADJUDICATED,
}
_LOOKED = (*_VALUES, Verdict.ADD, Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT)


def snapshot(event: Event) -> dict[str, Any]:
    """The values of an event by field: what a person who accepts it has accepted."""
    when, where = event.when.value, event.where.value
    days = [day.isoformat() if day else None for day in (when.first, when.last)] if when else None
    actors: defaultdict[str, list[str]] = defaultdict(list)
    for actor in event.actors:
        actors[f"actors.{actor.role.value}"].append(actor.actor_id or actor.name)
    return {
        "type": event.type,
        "status": event.status.value,
        "when": days,
        "where": [where.place.id, where.relation] if where else None,
        **{f"counts.{one.unit.value}": [one.low, one.best, one.high] for one in event.counts},
        **{field: sorted(names) for field, names in actors.items()},
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """How far people have come with an event. `changed`: the fields that are not what was accepted."""

    state: State
    decided_by: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()  # fields in which two people differ; "verdict" for accept and reject


class Judged:
    """Decisions by the claims that they are about."""

    def __init__(self, standing: Iterable[Decision]) -> None:
        self._by_claim: defaultdict[str, list[tuple[int, Decision]]] = defaultdict(list)
        for number, one in enumerate(standing):
            about = one.rests_on if one.subject.kind in _ON_EVENTS else one.subject.ids
            if one.subject.kind in _ON_EVENTS + _ON_CLAIMS:
                for claim in about:
                    self._by_claim[claim].append((number, one))

    def of(self, claims: Iterable[ClaimId]) -> tuple[Decision, ...]:
        """The decisions about an event with these claims, in the order in which they were made.

        What was decided about an event holds for the one that has most of the claims that it had then.
        """
        mine = frozenset(claims)
        found = {number: one for claim in mine for number, one in self._by_claim.get(claim, ())}
        return tuple(
            one for _, one in sorted(found.items(), key=lambda pair: pair[0]) if _is_about(one, mine)
        )


def _is_about(decision: Decision, claims: frozenset[ClaimId]) -> bool:
    if decision.subject.kind in _ON_CLAIMS:
        return True
    return 2 * len(claims.intersection(decision.rests_on)) > len(decision.rests_on)


def stand(event: Event, decisions: Sequence[Decision]) -> Standing:
    """Where an event stands after these decisions about it."""
    if not decisions:
        return Standing(State.MACHINE)
    conflicts = conflicts_of(decisions)
    last = _last_closing(decisions)
    changed = changes(event, last, decisions) if last else ()
    people = tuple(sorted({one.reviewer for one in decisions if one.verdict is not Verdict.ASSIGN}))
    return Standing(_state(decisions, conflicts, last, changed), people, changed, conflicts)


def _state(
    decisions: Sequence[Decision],
    conflicts: tuple[str, ...],
    last: Decision | None,
    changed: tuple[str, ...],
) -> State:
    latest = _latest_words(decisions)
    if conflicts:
        return State.CONFLICT
    if Verdict.FLAG in latest.values():
        return State.FLAGGED
    if last:
        return State.REOPENED if changed else _CLOSING[last.verdict]
    if Verdict.SKIP in latest.values():
        return State.SKIPPED
    return State.CODED if any(one.verdict in _LOOKED for one in decisions) else State.MACHINE


def _latest_words(decisions: Sequence[Decision]) -> Mapping[str, Verdict]:
    """The last thing that each person said of the whole event; a flag is answered by whoever settles it."""
    found: dict[str, Verdict] = {}
    for one in decisions:
        if one.subject.kind not in _ON_EVENTS or one.field is not None:
            continue
        if one.verdict is Verdict.ADJUDICATE:
            found.clear()
        if one.verdict in (*_CLOSING, Verdict.FLAG, Verdict.SKIP):
            found[one.reviewer] = one.verdict
    return found


def _last_closing(decisions: Sequence[Decision]) -> Decision | None:
    whole = (
        one
        for one in reversed(decisions)
        if one.subject.kind in _ON_EVENTS and one.field is None and one.verdict in _CLOSING
    )
    return next(whole, None)


def changes(event: Event, last: Decision, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The fields whose values are not those that were accepted, and that people have not set since.

    "claims" stands for claims that came or went. An event that was rejected is reopened by new claims only.
    """
    found = {"claims"} if set(event.claims) != set(last.rests_on) else set()
    if last.old is None or last.verdict is Verdict.REJECT:
        return tuple(found)
    before: dict[str, Any] = json.loads(last.old)
    now = snapshot(event)
    given = {one.field for one in decisions if one.field is not None and one.verdict is not Verdict.ACCEPT}
    fields = (before.keys() | now.keys()) - given
    found |= {one for one in fields if canonical(before.get(one)) != canonical(now.get(one))}
    return tuple(sorted(found))


def conflicts_of(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Fields to which two people gave different values, unless somebody has adjudicated since."""
    said: defaultdict[tuple[str | None, object], dict[str, str]] = defaultdict(dict)
    for one in decisions:
        key = (one.field, None if one.subject.kind in _ON_EVENTS else one.subject)
        if one.verdict is Verdict.ADJUDICATE:
            for other in [key] if one.field else list(said):
                said.pop(other, None)
        elif one.field is not None and one.verdict in _VALUES:
            said[key][one.reviewer] = one.new or "null"
        elif one.field is None and one.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            said[key][one.reviewer] = one.verdict.value
    return tuple(
        sorted({field or "verdict" for (field, _), values in said.items() if len(set(values.values())) > 1})
    )
