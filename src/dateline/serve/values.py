"""Values of claims and events as decisions carry them: JSON in the shapes of the records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dateline.export.documents import full_place
from dateline.export.phrases import actor_phrase, count_phrase, place_phrase, when_phrase
from dateline.model.count import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.claim import Claim, Locus, Participant
    from dateline.model.event import Actor as EventActor
    from dateline.model.when import When
    from dateline.model.where import Place

Json = dict[str, Any]


def canonical(value: object) -> str:
    """JSON with sorted keys and no white space: equal values are equal texts.

    >>> canonical({"b": 1, "a": None})
    '{"a":null,"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def when_value(when: When) -> Json:
    """Days with their basis."""
    first, last = (day.isoformat() if day else None for day in (when.first, when.last))
    return {"first": first, "last": last, "basis": when.basis.value}


def where_value(place: Place, relation: str | None) -> Json:
    """A place and how the words stand to it."""
    return {"place": full_place(place), "relation": relation}


def count_value(count: Count) -> Json:
    """A number with its bounds."""
    return {"low": count.low, "best": count.best, "high": count.high, "hedge": count.hedge}


def actor_value(actor: Participant | EventActor) -> Json:
    """An actor with what happened to it."""
    return {
        "actor_id": actor.actor_id,
        "name": actor.name,
        "class": actor.actor_class.value,
        "country": actor.country,
        "outcome": actor.outcome.value if actor.outcome else None,
        "hedged": actor.hedged,
    }


def claim_value(claim: Claim, field: str) -> object:
    """What a claim says of a field, as a decision would carry it; None where it says nothing."""
    name, _, part = field.partition(".")
    if name == "when":
        return when_value(claim.when.when) if claim.when else None
    if name == "where":
        found = [where_value(one.place, one.relation) for one in claim.where if one.place]
        return found[0] if found else None
    if name == "counts":
        counts = [count_value(one.count) for one in claim.counts if one.unit.value == part]
        return counts[0] if counts else None
    if name == "actors":
        return [actor_value(one) for one in claim.actors if one.role.value == part] or None
    return {"type": claim.type, "status": claim.status.value}.get(name)


def claim_phrase(claim: Claim, field: str) -> str:
    """What a claim says of a field, in words; empty where it says nothing."""
    name, _, part = field.partition(".")
    if name == "when":
        return when_phrase(claim.when.when) if claim.when else ""
    if name == "where":
        return "; ".join(_locus(one) for one in claim.where)
    if name == "counts":
        return "; ".join(count_phrase(one.count) for one in claim.counts if one.unit.value == part)
    if name == "actors":
        return "; ".join(_actors(claim.actors, part))
    return {"type": claim.type, "status": claim.status.value}.get(name, "")


def _actors(actors: Iterable[Participant], role: str) -> list[str]:
    return [actor_phrase(one) for one in actors if one.role.value == role]


def _locus(locus: Locus) -> str:
    named = place_phrase(locus.place) if locus.place else "not decided"
    return f"{locus.relation} {named}" if locus.relation else named
