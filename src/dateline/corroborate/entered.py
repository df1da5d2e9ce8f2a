"""Values that people entered, read from the JSON of their decisions: the shapes are those of the records.

`type`, `status`: the code. `when`: {first, last, basis}. `where`: a place, {place, relation}, or a list.
`counts.killed`: {low, best, high}. `actors.agent`: a list of {actor_id, name, class, country, outcome}.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.errors import BadInput, DatelineError
from dateline.model.actor import ActorClass
from dateline.model.claim import Claim, Dated, Locus, Participant, Tally, Voice
from dateline.model.count import Count, CountRelation, Unit
from dateline.model.decision import Decision
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.span import Span
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place

Record = Mapping[str, Any]  # as JSON gives it; checked while it is read


def corrected(claim: Claim, decision: Decision) -> Claim:
    """The claim with the value that the decision gives its field, or (new is null) without one."""
    name, _, part = (decision.field or "").partition(".")
    if name not in _FIELDS:
        raise BadInput(f"decision {decision.id}: claims have no field {decision.field!r} to correct")
    words = decision.evidence[0].span if decision.evidence else claim.trigger
    return _read(decision, lambda value: _FIELDS[name](claim, part, value, words))


def added(decision: Decision) -> Claim:
    """The claim that a person added: its record as `dateline code --json` prints claims."""
    return _read(decision, claim_of)


def _read(decision: Decision, read: Callable[[Any], Claim]) -> Claim:
    try:
        return read(json.loads(decision.new) if decision.new is not None else None)
    except (KeyError, ValueError, TypeError, AttributeError, DatelineError) as problem:
        raise BadInput(f"decision {decision.id}: its value cannot be read ({problem})") from problem


def claim_of(record: Record) -> Claim:
    """A claim from its record."""
    return Claim(
        id=ClaimId(record["id"]),
        document_id=DocumentId(record["document_id"]),
        external_id=record.get("external_id"),
        type=record["type"],
        status=Status(record["status"]),
        sentence=Span(*record["sentence"]),
        trigger=Span(*record["trigger"]["span"]),
        actors=tuple(participant_of(one, Role(one["role"]), _span(one)) for one in record.get("actors", ())),
        when=_dated(record.get("when")),
        where=tuple(_locus(one, None) for one in record.get("where", ())),
        counts=tuple(_tally(one, Unit(one["unit"]), None) for one in record.get("counts", ())),
        attribution=tuple(_voice(one) for one in record.get("attribution", ())),
        also=tuple(Span(*one) for one in record.get("also", ())),
        instrument=Span(*record["instrument"]["span"]) if record.get("instrument") else None,
        hedged=record.get("hedged", False),
        background=record.get("background", False),
        score=record.get("score", 1.0),
        maker=record.get("maker", ""),
    )


def when_of(record: Record | None) -> When | None:
    """Days from {first, last, basis}; a person who gives days states them."""
    if record is None:
        return None
    first, last = (date.fromisoformat(record[key]) if record.get(key) else None for key in ("first", "last"))
    return When(first, last, Basis(record.get("basis") or "stated"))


def place_of(record: Record) -> Place:
    """A place from its record."""
    return Place(
        id=record["id"],
        name=record["name"],
        lat=record.get("lat"),
        lon=record.get("lon"),
        level=Level(record["level"]),
        feature=record.get("feature"),
        country=record.get("country"),
        admin1=record.get("admin1"),
        admin2=record.get("admin2"),
    )


def participant_of(record: Record, role: Role, span: Span) -> Participant:
    """An actor from its record."""
    outcome = record.get("outcome")
    return Participant(
        role=role,
        actor_id=record.get("actor_id"),
        name=record["name"],
        actor_class=ActorClass(record["class"]),
        span=span,
        outcome=Outcome(outcome) if outcome else None,
        hedged=record.get("hedged", False),
        country=record.get("country"),
    )


def count_of(record: Record) -> Count:
    """A number from {low, best, high, hedge}."""
    return Count(record.get("low"), record.get("best"), record.get("high"), record.get("hedge"))


def _span(record: Record) -> Span:
    return Span(*record["span"])


def _dated(record: Record | None) -> Dated | None:
    when = when_of(record)
    if when is None or record is None:
        return None
    return Dated(when=when, span=_span(record) if record.get("span") else None)


def _locus(record: Record, words: Span | None) -> Locus:
    place = record.get("place", None if "span" in record else record)
    return Locus(
        span=_span(record) if record.get("span") else words or Span(0, 1),
        relation=record.get("relation"),
        role=PlaceRole(record.get("role") or "place"),
        place=place_of(place) if place else None,
    )


def _tally(record: Record, unit: Unit, words: Span | None) -> Tally:
    return Tally(
        unit=unit,
        count=count_of(record),
        span=_span(record) if record.get("span") else words or Span(0, 1),
        who=Span(*record["who"]) if record.get("who") else None,
        claimant=record.get("claimant"),
        relation=CountRelation(record.get("relation") or "total"),
    )


def _voice(record: Record) -> Voice:
    return Voice(
        speaker=record["speaker"],
        title=record.get("title"),
        organisation=record.get("organisation"),
        to=record.get("to"),
        stance=Stance(record.get("stance") or "asserts"),
        said_on=date.fromisoformat(record["date"]) if record.get("date") else None,
        span=_span(record),
        cue=Span(*record["cue"]) if record.get("cue") else None,
    )


def _several(value: Any) -> Iterable[Record]:  # noqa: ANN401  (one record or a list of them)
    return value if isinstance(value, list) else [value]


def _with_type(claim: Claim, _: str, value: Any, __: Span) -> Claim:  # noqa: ANN401
    return replace(claim, type=str(value))


def _with_status(claim: Claim, _: str, value: Any, __: Span) -> Claim:  # noqa: ANN401
    return replace(claim, status=Status(value))


def _with_when(claim: Claim, _: str, value: Any, words: Span) -> Claim:  # noqa: ANN401
    when = when_of(value)
    return replace(claim, when=Dated(when=when, span=words) if when else None)


def _with_where(claim: Claim, _: str, value: Any, words: Span) -> Claim:  # noqa: ANN401
    where = () if value is None else tuple(_locus(one, words) for one in _several(value))
    return replace(claim, where=where)


def _with_count(claim: Claim, unit: str, value: Any, words: Span) -> Claim:  # noqa: ANN401
    others = tuple(one for one in claim.counts if one.unit is not Unit(unit))
    new = () if value is None else tuple(_tally(one, Unit(unit), words) for one in _several(value))
    return replace(claim, counts=(*others, *new))


def _with_actors(claim: Claim, role: str, value: Any, words: Span) -> Claim:  # noqa: ANN401
    others = tuple(one for one in claim.actors if one.role is not Role(role))
    new = () if value is None else tuple(participant_of(one, Role(role), words) for one in _several(value))
    return replace(claim, actors=(*others, *new))


def _with_hedged(claim: Claim, _: str, value: Any, __: Span) -> Claim:  # noqa: ANN401
    return replace(claim, hedged=bool(value))


def _with_background(claim: Claim, _: str, value: Any, __: Span) -> Claim:  # noqa: ANN401
    return replace(claim, background=bool(value))


_FIELDS: Mapping[str, Callable[[Claim, str, Any, Span], Claim]] = {
    "type": _with_type,
    "status": _with_status,
    "when": _with_when,
    "where": _with_where,
    "counts": _with_count,
    "actors": _with_actors,
    "hedged": _with_hedged,
    "background": _with_background,
}
