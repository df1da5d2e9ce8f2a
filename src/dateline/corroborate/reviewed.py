"""Decisions on an event as a whole: accepted, rejected, a value set. They win over what was settled."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dateline.corroborate.entered import count_of, place_of, when_of
from dateline.corroborate.rulings import Rulings
from dateline.errors import BadInput, DatelineError
from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.decision import Decision, Verdict
from dateline.model.event import Actor, Agreement, Event, Review, Setting, Settled, Toll
from dateline.model.mention import Outcome, Role, Status

_SETS = (Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ADJUDICATE)


def reviewed(event: Event, force: Rulings) -> Event:
    """The event as people left it, and who stands behind it now."""
    decisions = force.events.get(event.id, ())
    for one in sorted(decisions, key=lambda one: one.verdict is Verdict.ADJUDICATE):
        if one.verdict in _SETS and one.field is not None:
            event = _with_value(event, one)
    return replace(event, review=_review(event, decisions, force))


def _review(event: Event, decisions: tuple[Decision, ...], force: Rulings) -> Review:
    verdicts = [one.verdict for one in decisions]
    last = next((v for v in reversed(verdicts) if v in (Verdict.ACCEPT, Verdict.REJECT)), None)
    if last is Verdict.REJECT:
        return Review.REJECTED
    if Verdict.ADJUDICATE in verdicts:
        return Review.ADJUDICATED
    if last is Verdict.ACCEPT or any(verdict in _SETS for verdict in verdicts):
        return Review.REVIEWED
    return Review.REVIEWED if force.judged.intersection(event.claims) else Review.MACHINE


def _with_value(event: Event, decision: Decision) -> Event:
    name, _, part = (decision.field or "").partition(".")
    if name not in _FIELDS:
        raise BadInput(f"decision {decision.id}: events have no field {decision.field!r} to set")
    try:
        value = json.loads(decision.new) if decision.new is not None else None
        changed = _FIELDS[name](event, part, value, f"decided by {decision.reviewer}")
    except (KeyError, ValueError, TypeError, AttributeError, DatelineError) as problem:
        raise BadInput(f"decision {decision.id}: its value cannot be read ({problem})") from problem
    return replace(changed, disputed=tuple(one for one in changed.disputed if one != decision.field))


def _type(event: Event, _: str, value: Any, __: str) -> Event:  # noqa: ANN401  (JSON)
    return replace(event, type=str(value))


def _status(event: Event, _: str, value: Any, __: str) -> Event:  # noqa: ANN401
    return replace(event, status=Status(value))


def _when(event: Event, _: str, value: Any, rule: str) -> Event:  # noqa: ANN401
    settled = event.when
    return replace(
        event, when=Settled(value=when_of(value), claims=settled.claims, against=settled.against, rule=rule)
    )


def _where(event: Event, _: str, value: Any, rule: str) -> Event:  # noqa: ANN401
    settled = event.where
    place = value.get("place", value) if value else None
    setting = Setting(place=place_of(place), relation=value.get("relation")) if place else None
    return replace(
        event, where=Settled(value=setting, claims=settled.claims, against=settled.against, rule=rule)
    )


def _counts(event: Event, unit: str, value: Any, rule: str) -> Event:  # noqa: ANN401
    others = [one for one in event.counts if one.unit is not Unit(unit)]
    before = next((one for one in event.counts if one.unit is Unit(unit)), None)
    if value is not None:
        others.append(_toll(Unit(unit), value, rule, before))
    order = {one: n for n, one in enumerate(Unit)}
    return replace(event, counts=tuple(sorted(others, key=lambda one: order[one.unit])))


def _toll(unit: Unit, value: Any, rule: str, before: Toll | None) -> Toll:  # noqa: ANN401
    count = count_of(value)
    return Toll(
        unit=unit,
        low=count.low,
        best=count.best,
        high=count.high,
        claims=before.claims if before else (),
        against=before.against if before else (),
        agreement=Agreement.AGREED,
        rule=rule,
        rivals=before.rivals if before else (),
    )


def _actors(event: Event, role: str, value: Any, _: str) -> Event:  # noqa: ANN401
    others = [one for one in event.actors if one.role is not Role(role)]
    given = value if isinstance(value, list) else [value] if value else []
    order = {one: n for n, one in enumerate(Role)}
    both = [*others, *(_actor(Role(role), one) for one in given)]
    return replace(event, actors=tuple(sorted(both, key=lambda one: order[one.role])))


def _actor(role: Role, record: Mapping[str, Any]) -> Actor:
    outcome = record.get("outcome")
    return Actor(
        role=role,
        actor_id=record.get("actor_id"),
        name=record["name"],
        actor_class=ActorClass(record["class"]),
        country=record.get("country"),
        outcome=Outcome(outcome) if outcome else None,
        hedged=record.get("hedged", False),
    )


_FIELDS: Mapping[str, Callable[[Event, str, Any, str], Event]] = {
    "type": _type,
    "status": _status,
    "when": _when,
    "where": _where,
    "counts": _counts,
    "actors": _actors,
}
