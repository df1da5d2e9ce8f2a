"""The values of a claim, each with the words that say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.claim import Claim, Locus, Tally
from dateline.model.span import Span
from dateline.model.when import When


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value of a field, and its words; None where it was taken from no words (an assumed day)."""

    field: str
    value: str
    span: Span | None


def iter_evidence(claim: Claim) -> Iterator[Evidence]:
    """Every value of the claim: type, actors, days, places, numbers, means and speakers."""
    yield Evidence("claim", claim.type, claim.sentence)
    yield Evidence("type", f"{claim.type} ({claim.status.value})", claim.trigger)
    for actor in claim.actors:
        yield Evidence(f"actors.{actor.role.value}", actor.name, actor.span)
    if claim.when:
        yield Evidence("when", _days(claim.when.when), claim.when.span)
    for locus in claim.where:
        yield Evidence(f"where.{locus.role.value}", _place(locus), locus.span)
    for tally in claim.counts:
        yield Evidence(f"counts.{tally.unit.value}", _bounds(tally), tally.span)
    if claim.instrument:
        yield Evidence("instrument", "", claim.instrument)
    for voice in claim.attribution:
        yield Evidence("attribution", f"{voice.speaker} ({voice.stance.value})", voice.span)


def _days(when: When) -> str:
    return f"{when.first or '..'}/{when.last or '..'}"


def _place(locus: Locus) -> str:
    if locus.place is None:
        return "declined"
    return " ".join(part for part in (locus.relation, locus.place.name, locus.place.id) if part)


def _bounds(tally: Tally) -> str:
    bounds = (tally.count.low, tally.count.best, tally.count.high)
    return "/".join("" if one is None else str(one) for one in bounds)
