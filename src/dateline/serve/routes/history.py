"""The history: who decided what, when and why; any decision can be taken back, none is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.account import UserRole
from dateline.model.decision import Logged, SubjectKind, Verdict
from dateline.model.ids import ClaimId, DecisionId, EventId
from dateline.serve.access import reading, writing
from dateline.serve.acting import retract
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal, with_query
from dateline.serve.contexts.history import HistoryPage, LogLine
from dateline.serve.phrases import value_phrase
from dateline.serve.security import safe_next
from dateline.serve.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.store.base import View

ROWS = 100
_IDS = 3


def routes() -> list[Route]:
    """The routes of this file."""
    return [reading("/history", show_history), writing("/history/retract", take_back)]


def show_history(call: Call) -> Response:
    """The latest entries, of all or of one person, or those of one event."""
    who, event = call.query.get("who", ""), call.query.get("event", "")
    before = int(call.query["before"]) if call.query.get("before", "").isdecimal() else None
    with call.desk.store.view() as view:
        number, head = view.head()
        entries = _entries(view, who, event, before or number + 1)
        blind = hidden_events(view, call.user)
        lines = tuple(
            _line(call, view, one) for one in entries[:ROWS] if not _is_hidden(view, one, blind, call)
        )
    later = with_query(call.here, before=str(entries[ROWS - 1].number)) if len(entries) > ROWS else None
    page = HistoryPage(
        lines=lines,
        number=number,
        head=head,
        who=who,
        reviewers=tuple(sorted({line.who for line in lines} | ({who} if who else set()))),
        event=event,
        later=later,
    )
    return call.page("history", "History", page)


def _entries(view: View, who: str, event: str, before: int) -> list[Logged]:
    if event:
        found = sorted(view.history(EventId(event)), key=lambda one: -one.number)
        return [one for one in found if one.number < before and who in ("", one.decision.reviewer)]
    if who:
        return [one for one in view.last_decisions(before + ROWS, who) if one.number < before][: ROWS + 1]
    after = max(0, before - ROWS - 2)
    return sorted(view.decisions(after=after, limit=before - after - 1), key=lambda one: -one.number)


def _is_hidden(view: View, logged: Logged, blind: frozenset[str], call: Call) -> bool:
    """What others decided about an event that the visitor still codes blind."""
    if not blind or logged.decision.reviewer == call.user:
        return False
    decision = logged.decision
    if decision.subject.kind is SubjectKind.EVENT:
        return bool(blind.intersection(decision.subject.ids))
    claims = [ClaimId(one) for one in decision.subject.ids]
    return decision.subject.kind in (SubjectKind.CLAIM, SubjectKind.CLAIMS) and bool(
        blind.intersection(view.events_of(claims))
    )


def _line(call: Call, view: View, logged: Logged) -> LogLine:
    from dateline.review.decisions import is_retracted

    decision = logged.decision
    ids = ", ".join(decision.subject.ids[:_IDS])
    more = len(decision.subject.ids) - _IDS
    is_gone = is_retracted(view, decision.id)
    mine = decision.reviewer == call.visitor.user or call.visitor.may(UserRole.REVIEWER)
    field = f" {decision.field}" if decision.field else ""
    return LogLine(
        number=logged.number,
        id=decision.id,
        at=f"{decision.at:%Y-%m-%d %H:%M:%S}",
        who=shown(decision.reviewer),
        what=f"{decision.verdict.value}{field}",
        subject=f"{decision.subject.kind.value} {ids}" + (f" and {more} more" if more > 0 else ""),
        path=_path(view, logged),
        old=shown(value_phrase(decision.field, decision.old)) if decision.field else "",
        new=shown(value_phrase(decision.field, decision.new)) if decision.field else "",
        note=shown(decision.note or ""),
        hash=logged.hash[:12],
        is_gone=is_gone,
        may_retract=mine and not is_gone and decision.verdict is not Verdict.RETRACT,
        saw_machine=decision.saw_machine,
    )


def _path(view: View, logged: Logged) -> str | None:
    """The page of what the entry is about, under the id that it has now."""
    decision = logged.decision
    claims: Sequence[str] = ()
    if decision.subject.kind is SubjectKind.EVENT:
        claims = decision.rests_on
    elif decision.subject.kind in (SubjectKind.CLAIM, SubjectKind.CLAIMS):
        claims = decision.subject.ids
    elif decision.subject.kind is SubjectKind.DOCUMENT:
        return f"/documents/{decision.subject.ids[0]}"
    events = view.events_of([ClaimId(one) for one in claims]) if claims else ()
    return f"/review/{events[0]}" if events else None


def take_back(call: Call) -> Response:
    """Take one decision back; the reason is kept with it."""
    wanted = DecisionId(call.one("decision"))
    with call.desk.store.view() as view:
        entry = view.decision(wanted)
    if entry is None:
        raise Refusal(404, f"there is no decision {wanted}")
    if entry.decision.reviewer != call.user and not call.visitor.may(UserRole.REVIEWER):
        raise Refusal(403, "only a reviewer may take back what somebody else decided")
    retract(call, [wanted], call.one("note", "") or None)
    return call.go(safe_next(call.one("back", "/history")), "Taken back. The entry stays in the history.")
