"""Adjudication: where coders differ, a reviewer takes one side, the machine's value, or another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.model.account import UserRole
from dateline.model.decision import Decision, SubjectKind, Verdict
from dateline.model.ids import EventId
from dateline.model.worklist import Filter, State
from dateline.review.decisions import Act, about
from dateline.review.settle import standing
from dateline.review.standing import conflicts_of
from dateline.serve.access import reading, writing
from dateline.serve.acting import act, dossier_of, landing
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.adjudicate import AdjudicatePage, ConflictsPage, Question, Said
from dateline.serve.fields import LABELS, event_value
from dateline.serve.filters import read_cursor, write_cursor
from dateline.serve.lines import event_line
from dateline.serve.phrases import value_phrase
from dateline.serve.text import lay_out, private_names, shown
from dateline.serve.trail import following
from dateline.serve.values import canonical
from dateline.serve.wire import checked_value

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.event import Event
    from dateline.store.base import View

ROWS = 50
CONFLICTS = Filter(states=frozenset({State.CONFLICT}))
MACHINE, VERDICT = "machine", "verdict"
_VALUES = (Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ACCEPT)
Sides = Mapping[str, Mapping[str, Decision]]  # by field, then by coder


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/adjudicate", show_conflicts, role=UserRole.REVIEWER),
        writing("/adjudicate", settle, role=UserRole.REVIEWER),
    ]


def show_conflicts(call: Call) -> Response:
    """The list, or with `event` one event."""
    event = call.query.get("event")
    with call.desk.store.view() as view:
        if not event:
            return call.page("adjudicate", "Adjudicate", _list(call, view), template="conflicts.html")
        page = _page(call, view, EventId(event))
    return call.page("adjudicate", "Adjudicate", page)


def _list(call: Call, view: View) -> ConflictsPage:
    found = view.queue(CONFLICTS, after=read_cursor(call.query.get("after")), limit=ROWS)
    return ConflictsPage(
        lines=tuple(event_line(row, call.desk.codebook) for row in found.rows),
        total=view.counts(CONFLICTS).get(State.CONFLICT, 0),
        later=f"/adjudicate?after={write_cursor(found.after)}" if found.after else None,
    )


def _page(call: Call, view: View, event: EventId) -> AdjudicatePage:
    dossier, row = dossier_of(view, event), view.row(event)
    kept = view.document(dossier.told[0].origin.document_id) if dossier.told else None
    if kept is None or row is None:
        raise Refusal(404, f"event {event} has no reports")
    decided = standing(view.history(event))
    questions = _questions(call, view.settled(event) or dossier.event, decided)
    later = following(view, CONFLICTS, row)
    here = kept.origin.document_id
    current = [claim for told in dossier.told for claim in told.claims if told.origin.document_id == here]
    return AdjudicatePage(
        line=event_line(row, call.desk.codebook),
        event_id=event,
        document_id=here,
        title=shown(kept.coded.document.title or kept.coded.document.location),
        language=kept.coded.document.language,
        text=lay_out(kept.coded.document, current, (), private_names(kept.coded.linked)),
        coders=_coders(decided),
        conflicts=tuple(one for one in questions if one.is_conflict),
        agreed=tuple(one for one in questions if not one.is_conflict),
        comments=tuple((shown(one.reviewer), shown(one.note)) for one in decided if one.note),
        next=f"/adjudicate?event={later.event_id}" if later else None,
        left=view.counts(CONFLICTS).get(State.CONFLICT, 0),
    )


def _coders(decided: Sequence[Decision]) -> tuple[str, ...]:
    """Who gave values, in the order of their first one."""
    return tuple(dict.fromkeys(one.reviewer for one in decided if one.verdict in (*_VALUES, Verdict.REJECT)))


def _questions(call: Call, machine: Event, decided: Sequence[Decision]) -> tuple[Question, ...]:
    """Every field that somebody gave a value, with each side's; the machine's comes last."""
    sides = _sides(decided)
    conflicts = frozenset(conflicts_of(decided))
    coders = _coders(decided)
    ruled = {one.field or VERDICT: one for one in decided if one.verdict is Verdict.ADJUDICATE}
    order = [*LABELS, *sorted(sides.keys() - LABELS.keys())]
    return tuple(
        Question(
            field=field,
            group=field.partition(".")[0],
            label=LABELS.get(field, field),
            sides=(*(_said(field, coder, sides[field]) for coder in coders), _of_machine(machine, field)),
            is_conflict=field in conflicts,
            decided=_ruling(ruled[field]) if field in ruled else "",
            rule=_rule(call, machine, field),
        )
        for field in order
        if field in sides
    )


def _sides(decided: Sequence[Decision]) -> Sides:
    found: dict[str, dict[str, Decision]] = {}
    for one in decided:
        if one.subject.kind is SubjectKind.EVENT and one.field and one.verdict in _VALUES:
            found.setdefault(one.field, {})[one.reviewer] = one
        elif one.subject.kind is SubjectKind.EVENT and one.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            found.setdefault(VERDICT, {})[one.reviewer] = one
    return found


def _said(field: str, coder: str, sides: Mapping[str, Decision]) -> Said:
    one = sides.get(coder)
    if one is None:
        return Said(shown(coder), "–", "", "", is_given=False)
    note = "blind" if not one.saw_machine else ""
    if field == VERDICT:
        return Said(shown(coder), one.verdict.value, canonical(one.verdict.value), note, is_given=True)
    return Said(shown(coder), shown(value_phrase(field, one.new)), one.new or "null", note, is_given=True)


def _of_machine(event: Event, field: str) -> Said:
    if field == VERDICT:
        return Said(MACHINE, "–", "", "", is_given=False)
    value = canonical(event_value(event, field))
    return Said(MACHINE, shown(value_phrase(field, value)), value, "", is_given=True)


def _ruling(decision: Decision) -> str:
    return f"{shown(value_phrase(decision.field, decision.new))}, by {shown(decision.reviewer)}"


def _rule(call: Call, event: Event, field: str) -> str:
    known = call.desk.codebook.types.get(event.type)
    return known.definition if known and field == "type" else ""


def settle(call: Call) -> Response:
    """Settle one field, or with no field the whole event."""
    event = EventId(call.one("event"))
    field, note = call.one("field", ""), call.one("note", "") or None
    with call.desk.store.view() as view:
        dossier = dossier_of(view, event)
        if dossier.event.id != event:
            raise Refusal(409, "the event has changed", "open it again")
        verdict = _act(dossier.event, field, call.one("value", "null"), note)
    act(call, verdict)
    with call.desk.store.view() as view:
        found = landing(view, dossier.event.claims)
        row = view.row(EventId(found)) if found else None
    if row is None or row.state is not State.CONFLICT:
        return call.go("/adjudicate" if not field else f"/adjudicate?event={found}", "Settled.")
    return call.go(f"/adjudicate?event={found}", "Settled.")


def _act(event: Event, field: str, raw: str, note: str | None) -> tuple[Act, ...]:
    subject = about(SubjectKind.EVENT, event.id)
    if not field:
        return (Act(subject=subject, verdict=Verdict.ADJUDICATE, note=note),)
    if field == VERDICT:
        chosen = Verdict.REJECT if _plain(raw) == Verdict.REJECT.value else Verdict.ACCEPT
        whole = Act(subject=subject, verdict=Verdict.ADJUDICATE, note=note)
        return (whole, Act(subject=subject, verdict=chosen, note=note))
    new = checked_value(field, raw)
    return (
        Act(
            subject=subject,
            verdict=Verdict.ADJUDICATE,
            field=field,
            old=event_value(event, field),
            new=new,
            note=note,
        ),
    )


def _plain(raw: str) -> object:
    try:
        return json.loads(raw)
    except ValueError as problem:
        raise Refusal(400, "the value is no JSON") from problem
