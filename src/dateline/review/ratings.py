"""What each coder said of each field of each event, and how far they agree."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.model.decision import Decision, SubjectKind, Verdict
from dateline.model.ids import ClaimId, EventId
from dateline.review.agreement import (
    Coefficient,
    Metric,
    Units,
    Value,
    ac1,
    alpha,
    coder_pairs,
    coders_of,
    kappa,
    pairs_of,
    percent,
    shared,
)
from dateline.review.decisions import shown
from dateline.review.settle import standing
from dateline.review.standing import snapshot

if TYPE_CHECKING:
    from dateline.model.event import Event
    from dateline.store.base import View

MACHINE = "machine"
VERDICT = "verdict"
UNKNOWN = "unknown"

_VALUES = (Verdict.CORRECT, Verdict.ACCEPT, Verdict.UNKNOWN)
_WHOLE = (Verdict.ACCEPT, Verdict.REJECT)


@dataclass(frozen=True, slots=True)
class Rating:
    """One coder's value of one field of one event."""

    event_id: EventId
    field: str
    coder: str
    value: Value
    at: date | None  # None for the machine


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far coders agree on a field. κ is of each two coders, the others of all together."""

    field: str
    metric: Metric
    coders: tuple[str, ...]
    n: int
    percent: float | None
    alpha: Coefficient
    kappa: Mapping[tuple[str, str], Coefficient]
    ac1: Coefficient


def ratings(view: View, *, machine: bool = False) -> tuple[Rating, ...]:
    """The last value that each coder gave each field, of events that are there now; blind work counts
    once it is submitted. `machine`: the machine is one more coder of the events that people coded.
    """
    decided = shown(standing(view.decisions()))
    found: dict[tuple[EventId, str, str], Rating] = {}
    for one in decided:
        for event in _events(view, one):
            for rating in _said(one, event):
                found[rating.event_id, rating.field, rating.coder] = rating
    coded = sorted({event for event, _, _ in found})
    for event_id in coded if machine else ():
        settled = view.settled(event_id)
        for field, value in _machine_values(settled) if settled else ():
            if (rated := comparable(field, value)) is not None:
                found[event_id, field, MACHINE] = Rating(event_id, field, MACHINE, rated, None)
    return tuple(found[key] for key in sorted(found))


def _events(view: View, decision: Decision) -> tuple[EventId, ...]:
    """The events that a decision about an event is about today."""
    if decision.subject.kind is not SubjectKind.EVENT or decision.verdict not in _VALUES + _WHOLE:
        return ()
    ids = (EventId(one) for one in decision.subject.ids)
    there = tuple(one for one in ids if view.row(one) is not None)
    return there or view.events_of([ClaimId(one) for one in decision.rests_on])[:1]


def _said(decision: Decision, event: EventId) -> Iterator[Rating]:
    at = decision.at.date()
    if decision.field is None:
        yield Rating(event, VERDICT, decision.reviewer, decision.verdict.value, at)
        return
    value = None if decision.verdict is Verdict.UNKNOWN or decision.new is None else json.loads(decision.new)
    rated = comparable(decision.field, value)
    if rated is not None:
        yield Rating(event, decision.field, decision.reviewer, rated, at)


def _machine_values(event: Event) -> Iterator[tuple[str, Any]]:
    yield from snapshot(event).items()


def metric_of(field: str) -> Metric:
    """Numbers are compared by their ratio, everything else as equal or not."""
    return Metric.RATIO if field.startswith("counts.") else Metric.NOMINAL


def comparable(field: str, value: Any) -> Value | None:  # noqa: ANN401  (JSON of a decision or a snapshot)
    """The value in the form in which coders are compared, whatever its record; None for a number unknown.

    >>> comparable("when", {"first": "2024-03-03", "last": "2024-03-03", "basis": "stated"})
    '2024-03-03..2024-03-03'
    >>> comparable("counts.killed", {"low": 4, "best": 5, "high": None, "hedge": None})
    5.0
    """
    name = field.partition(".")[0]
    if name == "counts":
        return _number(value)
    if value is None:
        return UNKNOWN
    if name == "when":
        first, last = value if isinstance(value, list) else (value.get("first"), value.get("last"))
        return f"{first}..{last}"
    if name == "where":
        return _place(value)
    if name == "actors":
        return " + ".join(sorted(_actor(one) for one in (value if isinstance(value, list) else [value])))
    return str(value)


def _number(value: Any) -> float | None:  # noqa: ANN401
    low, best = (
        value[:2]
        if isinstance(value, list)
        else (value.get("low"), value.get("best"))
        if value
        else (None, None)
    )
    found = low if best is None else best
    return None if found is None else float(found)


def _place(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("place") or value
        return str(value.get("id", UNKNOWN))
    return str(value)


def _actor(value: Any) -> str:  # noqa: ANN401
    return str(value.get("actor_id") or value["name"]) if isinstance(value, Mapping) else str(value)


def by_field(found: Iterable[Rating]) -> Mapping[str, Units]:
    """For each field the units: an event's values by coder."""
    table: defaultdict[str, defaultdict[EventId, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for one in found:
        table[one.field][one.event_id][one.coder] = one.value
    return {field: [table[field][event] for event in sorted(table[field])] for field in sorted(table)}


def agreement(found: Iterable[Rating]) -> tuple[FieldAgreement, ...]:
    """How far coders agree, field by field."""
    return tuple(_on_field(field, units) for field, units in by_field(found).items())


def _on_field(field: str, units: Units) -> FieldAgreement:
    coders = coders_of(units)
    metric = metric_of(field)
    return FieldAgreement(
        field=field,
        metric=metric,
        coders=coders,
        n=len(shared(units)),
        percent=percent(shared(units)),
        alpha=alpha(units, metric),
        kappa={pair: kappa(pairs_of(units, *pair)) for pair in coder_pairs(coders)},
        ac1=ac1(units),
    )


def by_week(found: Sequence[Rating]) -> Mapping[str, tuple[Rating, ...]]:
    """Ratings by the ISO week of the last person's rating of the event's field: whether agreement drifts."""
    latest: dict[tuple[EventId, str], date] = {}
    for one in found:
        if one.at is not None:
            key = one.event_id, one.field
            latest[key] = max(latest.get(key, one.at), one.at)
    weeks: defaultdict[str, list[Rating]] = defaultdict(list)
    for one in found:
        if (at := latest.get((one.event_id, one.field))) is not None:
            year, week, _ = at.isocalendar()
            weeks[f"{year}-W{week:02d}"].append(one)
    return {week: tuple(weeks[week]) for week in sorted(weeks)}
