"""What to look at next, and why."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model.claim import Claim
from dateline.model.count import Unit
from dateline.model.decision import Decision
from dateline.model.event import Event, Relation, Toll
from dateline.model.ids import DocumentId
from dateline.model.origin import Notice, Origin
from dateline.model.worklist import Row, RowActor, State, Why
from dateline.review.standing import Standing, stand

# What speaks for looking at an event, in points. The order is what matters: people's disagreement first,
# then what changed under their feet, then what reports dispute, then what the machine declined.
WEIGHTS: Mapping[Why, float] = {
    Why.CONFLICT: 100,
    Why.FLAGGED: 90,
    Why.CHANGED: 80,
    Why.CORRECTION: 40,
    Why.DISPUTED: 30,
    Why.DUPLICATE: 25,
    Why.ONE_VOICE: 8,
    Why.NO_PLACE: 6,
    Why.NO_DAY: 5,
    Why.LOW_SCORE: 4,
}
_LATER = -1000.0  # skipped events come after all that nobody has looked at
_DONE = -2000.0
_DONE_STATES = (State.REVIEWED, State.ADJUDICATED, State.REJECTED)

LOW_SCORE = 0.5
LONGEST_WORDS = 240  # characters of a sentence that a line shows


@dataclass(frozen=True, slots=True)
class Folder:
    """An event with what its line is made of. `texts` hold at least the document of its best claim."""

    event: Event
    claims: Sequence[Claim]
    origins: Mapping[DocumentId, Origin]
    texts: Mapping[DocumentId, str]
    decisions: Sequence[Decision] = ()
    coders: Collection[str] = ()  # who has yet to code it


def line(folder: Folder) -> Row:
    """The event's line in the list."""
    event = folder.event
    standing = stand(event, folder.decisions)
    why = tuple(one for one in Why if one in set(_reasons(folder, standing)))
    best = best_claim(folder.claims)
    return replace(
        _values(event),
        state=standing.state,
        rank=rank(standing.state, why, event),
        why=why,
        score=best.score if best else 0.0,
        document_ids=tuple(sorted({claim.document_id for claim in folder.claims})),
        words=_words(best, folder.texts),
        decided_by=standing.decided_by,
        assigned_to=tuple(sorted(folder.coders)),
    )


def _values(event: Event) -> Row:
    when, where = event.when.value, event.where.value
    place = where.place if where else None
    killed = _killed(event)
    return Row(
        event_id=event.id,
        state=State.MACHINE,
        rank=0.0,
        why=(),
        type=event.type,
        status=event.status,
        first=when.first if when else None,
        last=when.last if when else None,
        place_id=place.id if place else None,
        place=place.name if place else None,
        relation=where.relation if where else None,
        level=place.level if place else None,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        actors=tuple(
            RowActor(role=one.role, actor_id=one.actor_id, name=one.name, actor_class=one.actor_class)
            for one in event.actors
        ),
        killed=(killed.low, killed.best, killed.high) if killed else None,
        documents=event.documents,
        outlets=event.outlets,
        independent=event.independent,
        disputed=event.disputed,
        hedged=event.hedged,
        claims=event.claims,
    )


def _killed(event: Event) -> Toll | None:
    return next((toll for toll in event.counts if toll.unit is Unit.KILLED), None)


def _reasons(folder: Folder, standing: Standing) -> Iterator[Why]:
    event = folder.event
    notices = {
        folder.origins[one.document_id].notice for one in folder.claims if one.document_id in folder.origins
    }
    best = best_claim(folder.claims)
    for why, holds in (
        (Why.CONFLICT, standing.conflicts),
        (Why.FLAGGED, standing.state is State.FLAGGED),
        (Why.CHANGED, standing.changed),
        (Why.CORRECTION, notices & {Notice.CORRECTION, Notice.KILL}),
        (Why.DISPUTED, event.disputed),
        (Why.DUPLICATE, any(tie.proposed and tie.relation is Relation.SAME for tie in event.ties)),
        (Why.NO_PLACE, event.where.value is None),
        (Why.NO_DAY, event.when.value is None),
        (Why.LOW_SCORE, best is not None and best.score < LOW_SCORE),
        (Why.ONE_VOICE, _killed(event) is not None and event.independent <= 1),
    ):
        if holds:
            yield why


def rank(state: State, why: Collection[Why], event: Event) -> float:
    """How urgent it is to look at an event: what speaks for it, and a little for deaths and reports."""
    killed = _killed(event)
    deaths = (killed.best or killed.low or 0) if killed else 0
    points = sum(WEIGHTS[one] for one in why) + math.log2(1 + deaths) + math.log2(1 + event.documents)
    shift = _DONE if state in _DONE_STATES else _LATER if state is State.SKIPPED else 0.0
    return round(shift + points, 3)


def best_claim(claims: Sequence[Claim]) -> Claim | None:
    """The claim that says most for sure: news before what is recalled, then by score, then by id."""
    return min(claims, key=lambda one: (one.background, -one.score, one.id), default=None)


def _words(best: Claim | None, texts: Mapping[DocumentId, str]) -> str:
    if best is None or best.document_id not in texts:
        return ""
    words = " ".join(best.sentence.of(texts[best.document_id]).split())
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rstrip() + "…"
