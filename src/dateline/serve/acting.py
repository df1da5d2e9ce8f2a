"""Decisions made from forms: what was pressed becomes acts of one batch, and the events are settled anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dateline.model.decision import Evidence, Logged, SubjectKind, Verdict
from dateline.model.ids import DecisionId, DocumentId, EventId
from dateline.model.span import Span
from dateline.review import acting
from dateline.review.decisions import Act, about
from dateline.review.standing import snapshot
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal
from dateline.serve.values import canonical
from dateline.serve.wire import checked_value

if TYPE_CHECKING:
    from dateline.model.claim import Claim
    from dateline.model.dossier import Dossier
    from dateline.model.event import Event
    from dateline.review.acting import Done
    from dateline.store.base import View

_WHOLE = {"accept": Verdict.ACCEPT, "skip": Verdict.SKIP, "flag": Verdict.FLAG, "comment": Verdict.COMMENT}


def whole_act(event: Event, verdict: str, note: str | None, *, saw_machine: bool = True) -> Act:
    """A verdict on an event. Acceptance and rejection remember what the event was."""
    if verdict == "reject":
        chosen = Verdict.REJECT
    elif verdict in _WHOLE:
        chosen = _WHOLE[verdict]
    else:
        raise Refusal(400, f"there is no verdict {verdict!r}")
    if chosen is Verdict.COMMENT and not note:
        raise Refusal(400, "the comment is empty", "write it first, then press Write")
    closing = chosen in (Verdict.ACCEPT, Verdict.REJECT)
    return Act(
        subject=about(SubjectKind.EVENT, event.id),
        verdict=chosen,
        old=snapshot(event) if closing else None,
        note=note or None,
        saw_machine=saw_machine,
    )


def field_acts(dossier: Dossier, choice: str, marked: Evidence | None, note: str | None) -> tuple[Act, ...]:
    """A value for a field of an event; with marked words, for what that report says.

    `choice` is "field=value as JSON", null for not known.
    """
    field, _, raw = choice.partition("=")
    new = checked_value(field, raw)
    event = dossier.event
    old = _current(event, field)
    verdict = _verdict(new, old)
    if marked is None:
        return (
            Act(
                subject=about(SubjectKind.EVENT, event.id),
                verdict=verdict,
                field=field,
                old=old,
                new=new,
                note=note or None,
            ),
        )
    claims = claims_of(dossier, marked.document_id)
    if verdict is Verdict.ACCEPT:
        verdict = Verdict.CORRECT
    return tuple(
        Act(
            subject=about(SubjectKind.CLAIM, claim.id),
            verdict=verdict,
            field=field,
            new=new,
            evidence=(marked,),
            note=note or None,
        )
        for claim in claims
    )


def _verdict(new: object, old: object) -> Verdict:
    """What it means to choose a value where another stands."""
    if new is None:
        return Verdict.UNKNOWN
    return Verdict.ACCEPT if canonical(new) == canonical(old) else Verdict.CORRECT


def _current(event: Event, field: str) -> Any:  # noqa: ANN401  (JSON)
    from dateline.serve.fields import event_value

    return event_value(event, field)


def claims_of(dossier: Dossier, document: DocumentId) -> tuple[Claim, ...]:
    """The event's claims in one report."""
    found = tuple(c for told in dossier.told if told.origin.document_id == document for c in told.claims)
    if not found:
        raise Refusal(400, f"the event has no claim in {document}", "mark words in one of its reports")
    return found


def marked_words(call: Call, view: View) -> Evidence | None:
    """The words that were marked in the report, checked against its text; None if none were."""
    spans, document = call.one("spans", ""), DocumentId(call.one("document", ""))
    if not spans or not document:
        return None
    start, _, end = spans.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise Refusal(400, f"{spans!r} is no stretch of a text", "mark the words again")
    text = view.text(document)
    first, last = int(start), int(end)
    if not first < last <= len(text):
        raise Refusal(400, f"{spans} lies outside the text of {len(text)} characters", "mark the words again")
    return Evidence(document_id=document, span=Span(first, last))


def dossier_of(view: View, event: str) -> Dossier:
    """The event of a form. Raises Refusal if it is no more: somebody else was quicker."""
    found = view.dossier(EventId(event))
    if found is None:
        raise Refusal(409, "the event has changed since the page was made", "open it again from the queue")
    return found


def saw_machine(call: Call, view: View, event: str) -> bool:
    """Whether the machine's values were on screen when this was decided."""
    return event not in hidden_events(view, call.user)


def act(call: Call, acts: Iterable[Act]) -> tuple[Logged, ...]:
    """Write the acts as one batch and settle the events that they touch."""
    return _done(call, acting.act(call.desk.store, acts, reviewer=call.user, at=call.desk.now()))


def undo(call: Call) -> tuple[Logged, ...]:
    """Take back the user's last act."""
    return _done(call, acting.undo(call.desk.store, reviewer=call.user))


def redo(call: Call) -> tuple[Logged, ...]:
    """Bring back what the user undid last."""
    return _done(call, acting.redo(call.desk.store, reviewer=call.user))


def retract(call: Call, ids: Sequence[DecisionId], note: str | None) -> tuple[Logged, ...]:
    """Take named decisions back. Raises BadUsage if one of them is taken back already."""
    return _done(call, acting.retract(call.desk.store, ids, reviewer=call.user, note=note))


def _done(call: Call, done: Done) -> tuple[Logged, ...]:
    """What an act touches is settled at once; where that is provisional, all is settled in a while."""
    if not done.is_settled:
        call.desk.settler.ask()
    return done.logged


def landing(view: View, claims: Sequence[str]) -> str | None:
    """The event that holds claims now: acts can change an event's id."""
    from dateline.model.ids import ClaimId

    found = view.events_of([ClaimId(one) for one in claims])
    return found[0] if found else None
