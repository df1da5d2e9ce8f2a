"""Duplicates: events that may be one, side by side; merging them, keeping them apart, splitting one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.decision import Subject, SubjectKind, Verdict
from dateline.model.event import Relation, Tie
from dateline.model.ids import ClaimId, EventId
from dateline.model.worklist import Filter, Why
from dateline.review.acting import merging, splitting
from dateline.review.decisions import Act
from dateline.serve.access import reading, writing
from dateline.serve.acting import act, dossier_of, landing
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.duplicates import Column, ComparePage, DuplicatesPage, PairLine, Snippet
from dateline.serve.fields import Sheet, event_fields
from dateline.serve.filters import OPEN_STATES, read_cursor, write_cursor
from dateline.serve.lines import event_line, report_name
from dateline.serve.security import safe_next
from dateline.serve.text import shown
from dateline.serve.trail import following, successor

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.dossier import Dossier
    from dateline.store.base import View

ROWS = 50
MOST = 4  # others beside the event: more do not fit a screen
WAITING = Filter(why=Why.DUPLICATE, states=OPEN_STATES)
_VERDICTS = {
    "same": Verdict.SAME,
    "different": Verdict.DIFFERENT,
    "update": Verdict.UPDATE,
    "part-of": Verdict.PART_OF,
    "contrary": Verdict.CONTRARY,
}
_SAID = {
    "same": "Merged.",
    "different": "Kept apart.",
    "update": "Marked as an update.",
    "part-of": "Marked as a part.",
    "contrary": "Marked as contradicting.",
}


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/duplicates", show_duplicates),
        writing("/duplicates", judge),
        writing("/split", split),
    ]


def show_duplicates(call: Call) -> Response:
    """The list, or with `event` one event beside its doubles."""
    event = call.query.get("event")
    with call.desk.store.view() as view:
        if not event:
            return call.page("duplicates", "Duplicates", _list(call, view), template="duplicates.html")
        if view.row(EventId(event)) is None:
            found = successor(view, EventId(event))
            return call.go(f"/duplicates?event={found}" if found else "/duplicates")
        if event in hidden_events(view, call.user):
            raise Refusal(403, "you code this event blind", "submit your coding first")
        page = _compare(call, view, EventId(event))
    return call.page("duplicates", "Duplicates", page, template="compare.html")


def _list(call: Call, view: View) -> DuplicatesPage:
    hidden = hidden_events(view, call.user)
    found = view.queue(WAITING, after=read_cursor(call.query.get("after")), limit=ROWS)
    lines = []
    for row in found.rows:
        event = view.event(row.event_id)
        if event and row.event_id not in hidden:
            others = sum(tie.proposed for tie in event.ties)
            line = event_line(row, call.desk.codebook)
            lines.append(PairLine(line, others, f"/duplicates?event={row.event_id}"))
    return DuplicatesPage(
        lines=tuple(lines),
        total=sum(count for state, count in view.counts(WAITING).items() if state in OPEN_STATES),
        later=f"/duplicates?after={write_cursor(found.after)}" if found.after else None,
    )


def _compare(call: Call, view: View, event: EventId) -> ComparePage:
    dossier = dossier_of(view, event)
    hidden = hidden_events(view, call.user)
    ties = sorted(dossier.event.ties, key=lambda tie: (not tie.proposed, -tie.score, tie.event_id))
    wanted = call.query.get("with")
    ties = [tie for tie in ties if tie.event_id not in hidden and wanted in (None, tie.event_id)][:MOST]
    others = [(tie, found) for tie in ties if (found := view.dossier(tie.event_id))]
    if wanted and not others and (found := view.dossier(EventId(wanted))) and wanted not in hidden:
        others = [(Tie(relation=Relation.RELATED, event_id=EventId(wanted), score=0.0, reasons=()), found)]
    sheets = [_values(call, one) for one in (dossier, *(found for _, found in others))]
    names = tuple(dict.fromkeys(name for values in sheets for name in values))
    cells = [tuple(values.get(name, "") for name in names) for values in sheets]
    columns = [_column(dossier, None, cells[0])]
    columns += [_column(found, tie, row) for (tie, found), row in zip(others, cells[1:], strict=True)]
    later = following(view, WAITING, view.row(event))
    return ComparePage(
        event=event,
        names=names,
        differs=tuple(len({row[i] for row in cells}) > 1 for i in range(len(names))),
        columns=tuple(columns),
        current=columns[1].event if len(columns) > 1 else "",
        next=f"/duplicates?event={later.event_id}" if later else None,
        snippets=tuple(_snippets(dossier)),
    )


def _values(call: Call, dossier: Dossier) -> dict[str, str]:
    """The values of an event by the label of their field."""
    first = dossier.told[0].origin.document_id
    fields = event_fields(Sheet(dossier, first, call.desk.codebook, {}))
    return {field.label: field.value if field.value is not None else "not known" for field in fields}


def _column(dossier: Dossier, tie: Tie | None, cells: tuple[str, ...]) -> Column:
    event = dossier.event
    return Column(
        event=event.id,
        title=f"{len(dossier.told)} report{'' if len(dossier.told) == 1 else 's'}",
        path=f"/review/{event.id}",
        relation=tie.relation.value if tie else "",
        score=f"{tie.score:.2f}" if tie and tie.score else "",
        reasons=tuple(shown(one.text) for one in tie.reasons) if tie else (),
        cells=cells,
        snippets=tuple(_snippets(dossier)),
        is_proposed=tie.proposed if tie else False,
    )


def _snippets(dossier: Dossier) -> list[Snippet]:
    found = []
    for told in dossier.told:
        if not told.claims:
            continue
        best = max(told.claims, key=lambda claim: (claim.score, claim.id))
        words = " ".join(dossier.words(told.origin.document_id, best.sentence).split())
        found.append(
            Snippet(
                outlet=report_name(told.origin),
                published=told.origin.published.isoformat() if told.origin.published else "no date",
                words=shown(words),
                path=f"/review/{dossier.event.id}?report={told.origin.document_id}",
                claims=tuple(claim.id for claim in told.claims),
                document=told.origin.document_id,
            )
        )
    return found


def judge(call: Call) -> Response:
    """Say how two events stand to one another."""
    verdict, mine, theirs = call.one("verdict"), EventId(call.one("event")), EventId(call.one("with"))
    note = call.one("note", "") or None
    if verdict == "skip":
        return call.go(safe_next(call.one("next", ""), "/duplicates"))
    if verdict not in _VERDICTS:
        raise Refusal(400, f"there is no verdict {verdict!r}")
    with call.desk.store.view() as view:
        ours, others = dossier_of(view, mine), dossier_of(view, theirs)
        if {mine, theirs} & hidden_events(view, call.user):
            raise Refusal(403, "you code one of these events blind", "submit your coding first")
        acts = (
            merging(view, (mine, theirs), note=note)
            if verdict == "same"
            else _apart(ours, others, verdict, note)
        )
    act(call, acts)
    with call.desk.store.view() as view:
        event = landing(view, ours.event.claims)
    return call.go(f"/duplicates?event={event}" if event else "/duplicates", _SAID[verdict])


def _apart(ours: Dossier, others: Dossier, verdict: str, note: str | None) -> tuple[Act, ...]:
    """Two events stay two; the first claim of each speaks for it. The order says which is part of which."""
    first, second = min(ours.event.claims), min(others.event.claims)
    keeps = Act(subject=_pair(*sorted((first, second))), verdict=Verdict.DIFFERENT, note=note)
    if verdict == "different":
        return (keeps,)
    return (keeps, Act(subject=_pair(first, second), verdict=_VERDICTS[verdict], note=note))


def _pair(first: ClaimId, second: ClaimId) -> Subject:
    return Subject(kind=SubjectKind.CLAIMS, ids=(first, second))


def split(call: Call) -> Response:
    """Take the claims of some reports out of an event: they become one of their own."""
    event = EventId(call.one("event"))
    claims = [ClaimId(one) for value in call.many("claims") for one in value.split()]
    if not claims:
        raise Refusal(400, "no report is chosen", "tick those that tell of another event")
    with call.desk.store.view() as view:
        if event in hidden_events(view, call.user):
            raise Refusal(403, "you code this event blind", "submit your coding first")
        acts = splitting(view, event, claims, note=call.one("note", "") or None)
    act(call, acts)
    with call.desk.store.view() as view:
        found = landing(view, claims[:1])
    return call.go(f"/review/{found}" if found else "/queue", "Split. Undo puts it back as it was.")
