"""A toll told by itself belongs to the deed that the report tells: it takes over its type, day and place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model.claim import Claim
from dateline.model.count import Unit
from dateline.model.mention import Role, Status
from dateline.model.span import Span
from dateline.resources.codebook import Codebook

_HAPPENED = (Status.OCCURRED, Status.ONGOING)


def give_tolls(claims: Iterable[Claim], tolls: frozenset[Span], codebook: Codebook) -> Iterator[Claim]:
    """The claims, each toll with the type, day, place and doers of the last deadly deed told before it."""
    deed: Claim | None = None
    for claim in claims:
        if claim.trigger in tolls:
            yield _of(claim, deed) if deed is not None else claim
            continue
        violent = codebook.types[claim.type].family == "violence" and claim.status in _HAPPENED
        if violent and not claim.background and (deed is None or _has_toll(claim) or not _has_toll(deed)):
            deed = claim
        yield claim


def _has_toll(claim: Claim) -> bool:
    return any(tally.unit in (Unit.KILLED, Unit.INJURED) for tally in claim.counts)


def _of(toll: Claim, deed: Claim) -> Claim:
    doers = tuple(p for p in deed.actors if p.role is Role.AGENT)
    return replace(
        toll,
        type=deed.type,
        when=toll.when or deed.when,
        where=toll.where or deed.where,
        actors=toll.actors or doers,
    )
