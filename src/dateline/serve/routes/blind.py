"""Blind double coding: entering values without seeing the machine's or anybody else's, and submitting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dateline.model.decision import SubjectKind, Verdict
from dateline.model.ids import EventId
from dateline.review.decisions import Act, about
from dateline.serve.access import writing
from dateline.serve.acting import act, dossier_of, whole_act
from dateline.serve.blind import assignment_of
from dateline.serve.blind_form import blind_acts, own_values, undecided_place
from dateline.serve.call import Call, Refusal
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.routes.review import blind_page
from dateline.serve.trail import following

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.event import Event


def routes() -> list[Route]:
    """The routes of this file."""
    return [writing("/blind", save)]


def save(call: Call) -> Response:
    """Save the coder's values, and with `submit` say that the work is done."""
    event, part = EventId(call.one("event")), filter_part(call.one("query", ""))
    with call.desk.store.view() as view:
        dossier = dossier_of(view, event)
        assignment = assignment_of(view, call.user, event)
        if assignment is None:
            raise Refusal(403, "this event is not yours to code blind, or you have submitted it")
        later = following(view, read_filter(part), view.row(event))
        own = own_values(view, dossier.event, call.user)
        places = undecided_place(call) if not call.one("reject", "") else None
        if places is not None:
            return blind_page(call, view, event, places=places, problem=_which(len(places)))
        acts = _acts(call, dossier.event, own)
    if call.one("then", "") == "submit":
        kind = SubjectKind(assignment.kind)
        acts = (
            *acts,
            Act(subject=about(kind, assignment.subject), verdict=Verdict.SUBMIT, saw_machine=False),
        )
    if acts:
        act(call, acts)
    query = f"?{part}" if part else ""
    if call.one("then", "") == "submit":
        return call.go(f"/review/{later.event_id}{query}" if later else "/queue", "Submitted.")
    return call.go(f"/review/{event}{query}", "Saved. Submit when you are done.")


def _acts(call: Call, event: Event, own: Mapping[str, Any]) -> tuple[Act, ...]:
    if call.one("reject", ""):
        return (whole_act(event, "reject", call.one("note", ""), saw_machine=False),)
    return (*blind_acts(call, event, own), whole_act(event, "accept", None, saw_machine=False))


def _which(count: int) -> str:
    return "Which of these places is it?" if count else "The gazetteer has no place of this name."
