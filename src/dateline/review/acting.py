"""What a person does at the desk: each act is logged and the events that it touches are settled, at once.

    done = act(store, [Act(subject=about(SubjectKind.EVENT, "e_1"), verdict=Verdict.ACCEPT)], reviewer="ann")
    undo(store, reviewer="ann")

An act is one batch: however many decisions it makes, one undo takes them all back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import BadUsage
from dateline.model.decision import Logged, SubjectKind, Verdict
from dateline.model.ids import ClaimId, DecisionId, EventId
from dateline.review.decisions import Act, about, made, redo_in, retract_in, undo_in
from dateline.review.settle import settle_near
from dateline.review.standing import snapshot

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.store.base import Store, View, Writer

_WHOLE = (Verdict.ACCEPT, Verdict.REJECT, Verdict.ADJUDICATE)


@dataclass(frozen=True, slots=True)
class Done:
    """What an act came to. `is_settled`: the events are final; else `settle` has to follow in time."""

    logged: tuple[Logged, ...]
    is_settled: bool


def act(store: Store, acts: Iterable[Act], *, reviewer: str, at: datetime | None = None) -> Done:
    """Decide, as one batch. What is accepted is remembered with its values, so that changes show."""
    with store.writer() as writer:
        complete = _with_values(writer.view(), tuple(acts))
        return _settled(writer, writer.decide(made(complete, reviewer=reviewer, at=at)))


def retract(store: Store, ids: Collection[DecisionId], *, reviewer: str, note: str | None = None) -> Done:
    """Take single decisions back. Raises BadUsage if one does not exist or is taken back already."""
    with store.writer() as writer:
        return _settled(writer, retract_in(writer, ids, reviewer=reviewer, note=note))


def undo(store: Store, *, reviewer: str) -> Done:
    """Take back the reviewer's last act; nothing is logged if there is none."""
    with store.writer() as writer:
        return _settled(writer, undo_in(writer, reviewer=reviewer))


def redo(store: Store, *, reviewer: str) -> Done:
    """Bring back what the reviewer undid last; nothing is logged if there is nothing."""
    with store.writer() as writer:
        return _settled(writer, redo_in(writer, reviewer=reviewer))


def _settled(writer: Writer, logged: Sequence[Logged]) -> Done:
    return Done(tuple(logged), settle_near(writer, logged) if logged else True)


def _with_values(view: View, acts: Sequence[Act]) -> Iterator[Act]:
    """Acts about whole events know what their values were."""
    whole = [one for one in acts if _is_whole(one)]
    found = view.with_settled({EventId(one.subject.ids[0]) for one in whole})
    for one in acts:
        event = found.get(EventId(one.subject.ids[0])) if _is_whole(one) else None
        yield replace(one, old=snapshot(event[0])) if event else one


def _is_whole(one: Act) -> bool:
    is_event = one.subject.kind is SubjectKind.EVENT and len(one.subject.ids) == 1
    return is_event and one.field is None and one.verdict in _WHOLE and one.old is None


def merging(view: View, events: Collection[EventId], *, note: str | None = None) -> tuple[Act, ...]:
    """The act that makes several events one: all their claims are of the same happening."""
    found = [_event(view, id_) for id_ in sorted(set(events))]
    if len(found) < 2:  # noqa: PLR2004  (one event cannot be merged)
        raise BadUsage("two events or more can be merged")
    claims = sorted({claim for claims in found for claim in claims})
    return (Act(subject=about(SubjectKind.CLAIMS, *claims), verdict=Verdict.SAME, note=note),)


def splitting(
    view: View, event: EventId, claims: Collection[ClaimId], *, note: str | None = None
) -> tuple[Act, ...]:
    """The acts that take some claims out of an event: each side stays together, the two are different."""
    all_claims = _event(view, event)
    out = sorted(set(claims))
    rest = [claim for claim in all_claims if claim not in set(out)]
    if not out or not rest or not set(out) <= set(all_claims):
        raise BadUsage(f"to split event {event}, name some of its claims, and not all")
    sides = [
        Act(subject=about(SubjectKind.CLAIMS, *side), verdict=Verdict.SAME, note=note)
        for side in (out, rest)
        if len(side) > 1
    ]
    apart = about(SubjectKind.CLAIMS, out[0], rest[0])
    return (*sides, Act(subject=apart, verdict=Verdict.DIFFERENT, note=note))


def _event(view: View, event: EventId) -> tuple[ClaimId, ...]:
    found = view.event(event)
    if found is None:
        raise BadUsage(f"there is no event {event} (any more)")
    return found.claims
