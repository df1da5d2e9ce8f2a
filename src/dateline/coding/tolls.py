"""A number told by itself is of the deed that the report tells: it takes over its type, day and place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model.claim import Claim
from dateline.model.count import Unit
from dateline.model.mention import Role, Status
from dateline.model.span import Span
from dateline.resources.codebook import Codebook

_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_BESIDE = 2  # code points between two sentences of one paragraph
_TURNOUTS = ("crowd", "force")


def give_tolls(claims: Iterable[Claim], tolls: frozenset[Span], codebook: Codebook) -> Iterator[Claim]:
    """The claims, each number with the type, day, place and doers of the last deed told that it may be of.

    The dead and injured are those of a deadly deed; those who took part, of a protest or an operation:
    where none was told, a number of people is none of a happening and makes no claim.
    """
    last: dict[str, Claim] = {}
    aside: Claim | None = None
    for claim in claims:
        family = codebook.types[claim.type].family
        if claim.trigger not in tolls:
            aside = _history(claim, family, aside)
            if _is_news(claim, family, last.get(family)):
                last[family] = claim
            yield claim
        elif aside is not None and family == "violence" and _is_near(aside, claim):
            yield replace(_of(claim, aside), background=True)
        elif family in last:
            yield _of(claim, last[family])
        elif family not in _TURNOUTS:
            yield claim


def _history(claim: Claim, family: str, aside: Claim | None) -> Claim | None:
    """The deed of the past that the report has turned to; news turns back from it."""
    if family != "violence" or claim.status not in _HAPPENED:
        return aside
    return claim if claim.background else None


def _is_near(deed: Claim, toll: Claim) -> bool:
    """Whether a toll stands right behind a deed, and is of no other day."""
    if deed.when is None or not 0 <= toll.sentence.start - deed.sentence.end <= _BESIDE:
        return False
    return toll.when is None or toll.when.when == deed.when.when


def _is_news(claim: Claim, family: str, deed: Claim | None) -> bool:
    """Whether later numbers may be of this claim: the last news, but for violence rather one with a toll."""
    if claim.background:
        return False
    if family in _TURNOUTS:
        return deed is None or claim.when is not None or deed.when is None
    return (
        family == "violence"
        and claim.status in _HAPPENED
        and (deed is None or _has_toll(claim) or not (_has_toll(deed) or (deed.when and not claim.when)))
    )


def _has_toll(claim: Claim) -> bool:
    return any(tally.unit in (Unit.KILLED, Unit.INJURED) for tally in claim.counts)


def _of(toll: Claim, deed: Claim) -> Claim:
    counted = [tally.span for tally in deed.counts]  # "8,000 people marched": another number is not theirs
    doers = tuple(
        p for p in deed.actors if p.role is Role.AGENT and not any(p.span.overlaps(one) for one in counted)
    )
    return replace(
        toll,
        type=deed.type,
        when=toll.when or deed.when,
        where=toll.where or deed.where,
        actors=toll.actors or doers,
    )
