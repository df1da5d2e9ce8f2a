"""Deciding: accept, reject, skip, flag, comment, correct; undo and redo; many events at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.decision import Logged, SubjectKind, Verdict
from dateline.model.ids import EventId
from dateline.serve import acting
from dateline.serve.access import writing
from dateline.serve.acting import act, dossier_of, field_acts, landing, marked_words, saw_machine, whole_act
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.security import safe_next
from dateline.serve.trail import following

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response
    from starlette.routing import Route

DONE = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "skip": "Skipped.",
    "flag": "Flagged.",
    "comment": "Comment written.",
}
_OPEN = frozenset({"skip", "flag", "comment"})  # says nothing of the event's values
_STAYS = frozenset({"comment"})


def routes() -> list[Route]:
    """The routes of this file."""
    return [writing("/decide", decide), writing("/undo", undo), writing("/redo", redo)]


def decide(call: Call) -> Response:
    """One act on one event, or on a field of it."""
    event, part = EventId(call.one("event")), filter_part(call.one("query", ""))
    rejected = call.many("reject")
    verdict = "reject" if rejected else call.one("verdict", "")
    note = (rejected[-1] if rejected else "") or call.one("note", "")
    with call.desk.store.view() as view:
        dossier = dossier_of(view, event)
        row = view.row(event)
        if event in hidden_events(view, call.user) and (call.many("choice") or verdict not in _OPEN):
            raise Refusal(403, "you code this event blind", "use its own form, and submit it")
        later = following(view, read_filter(part), row)
        if call.many("choice"):
            acts = field_acts(dossier, call.one("choice"), marked_words(call, view), note)
        else:
            acts = (whole_act(dossier.event, verdict, note, saw_machine=saw_machine(call, view, event)),)
    act(call, acts)
    if call.many("choice") or verdict in _STAYS:
        words = "Comment written." if verdict in _STAYS else _said(acts[0].verdict)
        return _again(call, dossier.event.claims, part, words)
    if call.one("back", "").startswith("/queue"):
        return call.go(safe_next(call.one("back")), DONE[verdict])
    return _next(call, later.event_id if later else None, part, DONE[verdict])


def _said(verdict: Verdict) -> str:
    return {Verdict.UNKNOWN: "Set to unknown.", Verdict.ACCEPT: "Confirmed."}.get(verdict, "Corrected.")


def _next(call: Call, event: str | None, part: str, words: str) -> Response:
    """The next event of the queue; at its end the first that is still open."""
    query = f"?{part}" if part else ""
    return call.go(f"/review/{event}{query}" if event else f"/review{query}", words)


def _again(call: Call, claims: Sequence[str], part: str, words: str) -> Response:
    """The same event, under whatever id it has now."""
    with call.desk.store.view() as view:
        event = landing(view, claims)
    query = "&".join(filter(None, [f"report={one}" if (one := call.one("document", "")) else "", part]))
    return call.go(f"/review/{event}?{query}" if event else "/queue", words)


def undo(call: Call) -> Response:
    """Take back the last act of whoever asks, whatever it was and however many events it touched."""
    return _back(call, acting.undo(call), "Undone", "There is nothing to undo.")


def redo(call: Call) -> Response:
    """Bring back what was undone last."""
    return _back(call, acting.redo(call), "Done again", "There is nothing to redo.")


def _back(call: Call, logged: Sequence[Logged], words: str, nothing: str) -> Response:
    """Where the act had been done: on the event's own page if it was one event's."""
    here = safe_next(call.one("back", "/queue"))
    if not logged:
        return call.go(here, nothing)
    told = f"{words}." if len(logged) == 1 else f"{words}: {len(logged)} decisions."
    if here.startswith("/review"):
        event, part = _event_of(call, logged), filter_part(here.partition("?")[2])
        return call.go(f"/review/{event}?{part}".rstrip("?") if event else "/queue", told)
    return call.go(here, told)


def _event_of(call: Call, logged: Sequence[Logged]) -> str | None:
    """The event that a taken-back decision was about."""
    with call.desk.store.view() as view:
        entry = logged[0]
        while entry.decision.retracts:
            before = view.decision(entry.decision.retracts)
            if before is None:
                raise Refusal(500, f"decision {entry.decision.retracts} is missing from the log")
            entry = before
        subject = entry.decision.subject
        if subject.kind is SubjectKind.EVENT:
            return landing(view, entry.decision.rests_on)
        if subject.kind in (SubjectKind.CLAIM, SubjectKind.CLAIMS):
            return landing(view, subject.ids)
    return None
