"""Where coders differ, and the word of whoever settles it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.errors import BadUsage
from dateline.model.decision import Decision, SubjectKind, Verdict
from dateline.model.event import Event
from dateline.model.ids import EventId
from dateline.model.worklist import Filter, State
from dateline.review.decisions import Act, about, shown
from dateline.review.settle import standing
from dateline.review.standing import Judged, conflicts_of

if TYPE_CHECKING:
    from dateline.store.base import View

MACHINE, UNKNOWN, VERDICT = "machine", "unknown", "verdict"
_VALUES = (Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ACCEPT)
_WHOLE = (Verdict.ACCEPT, Verdict.REJECT)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of an event on which coders differ: what each of them said, and the machine.

    Values are as decisions carry them; None stands for "not known". The field "verdict" is about the
    whole event, and its values are "accept" and "reject".
    """

    event_id: EventId
    field: str
    values: Mapping[str, Any]
    machine: Any = None


def conflicts(view: View, filter: Filter | None = None) -> Iterator[Conflict]:
    """Every field on which coders differ and nobody has adjudicated, the most urgent event first."""
    wanted = filter or Filter(states=frozenset({State.CONFLICT}))
    for row in view.rows(wanted):
        yield from conflicts_in(view, row.event_id)


def conflicts_in(view: View, event_id: EventId) -> Iterator[Conflict]:
    """The conflicts of one event."""
    settled = view.settled(event_id)
    if settled is None:
        raise BadUsage(f"there is no event {event_id} (any more)")
    decisions = Judged(shown(standing(view.history(event_id)))).of(settled.claims)
    for field in conflicts_of(decisions):
        yield Conflict(event_id, field, _said(decisions, field), event_value(settled, field))


def _said(decisions: tuple[Decision, ...], field: str) -> Mapping[str, Any]:
    """The last value of each coder since the field was last adjudicated."""
    found: dict[str, Any] = {}
    for one in decisions:
        is_whole = one.field is None and one.subject.kind is SubjectKind.EVENT
        if one.verdict is Verdict.ADJUDICATE and (one.field == field or is_whole):
            found.clear()
        elif one.field == field and one.verdict in _VALUES:
            found[one.reviewer] = json.loads(one.new) if one.new is not None else None
        elif field == VERDICT and is_whole and one.verdict in _WHOLE:
            found[one.reviewer] = one.verdict.value
    return dict(sorted(found.items()))


def adjudicating(conflict: Conflict, take: str, *, note: str | None = None) -> tuple[Act, ...]:
    """The acts that settle a conflict by taking a coder's value, the machine's, or "unknown"."""
    subject = about(SubjectKind.EVENT, conflict.event_id)
    if conflict.field == VERDICT:
        if take not in conflict.values:
            raise BadUsage(f"take the verdict of {_names(conflict)}, not of {take}")
        verdict = Verdict(conflict.values[take])
        return (
            Act(subject=subject, verdict=Verdict.ADJUDICATE, note=note),
            Act(subject=subject, verdict=verdict, note=note),
        )
    known = {**conflict.values, MACHINE: conflict.machine, UNKNOWN: None}
    if take not in known:
        raise BadUsage(f"take the value of {_names(conflict)}, {MACHINE} or {UNKNOWN}, not of {take}")
    act = Act(
        subject=subject,
        verdict=Verdict.ADJUDICATE,
        field=conflict.field,
        old=conflict.machine,
        new=known[take],
        note=note,
    )
    return (act,)


def _names(conflict: Conflict) -> str:
    return ", ".join(conflict.values)


def event_value(event: Event, field: str) -> Any:  # noqa: ANN401  (JSON)
    """What an event says of a field, as a decision carries it; None where it says nothing."""
    name, _, part = field.partition(".")
    if name in ("type", "status"):
        return event.type if name == "type" else event.status.value
    if name == "when":
        return _when(event)
    if name == "where":
        return _where(event)
    if name == "counts":
        tolls = (one for one in event.counts if one.unit.value == part)
        return next(({"low": one.low, "best": one.best, "high": one.high} for one in tolls), None)
    if name == "actors":
        return _actors(event, part) or None
    return None


def _when(event: Event) -> Any:  # noqa: ANN401
    when = event.when.value
    if when is None:
        return None
    first, last = (day.isoformat() if day else None for day in (when.first, when.last))
    return {"first": first, "last": last, "basis": when.basis.value}


def _where(event: Event) -> Any:  # noqa: ANN401
    setting = event.where.value
    if setting is None:
        return None
    place = setting.place
    names = ("id", "name", "lat", "lon", "feature", "country", "admin1", "admin2")
    record = {name: getattr(place, name) for name in names}
    return {"place": {**record, "level": place.level.value}, "relation": setting.relation}


def _actors(event: Event, role: str) -> list[dict[str, Any]]:
    return [
        {
            "actor_id": one.actor_id,
            "name": one.name,
            "class": one.actor_class.value,
            "country": one.country,
            "outcome": one.outcome.value if one.outcome else None,
            "hedged": one.hedged,
        }
        for one in event.actors
        if one.role.value == role
    ]
