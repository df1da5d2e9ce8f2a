"""The review: one event beside the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.export.phrases import visible
from dateline.model.ids import DocumentId, EventId
from dateline.serve.access import reading
from dateline.serve.blind import assignment_of, hidden_events
from dateline.serve.blind_form import blind_form, own_values
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.blind import BlindForm
from dateline.serve.contexts.choice import Choice
from dateline.serve.contexts.review import ReviewPage
from dateline.serve.fields import Sheet
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.lines import event_line
from dateline.serve.sheet import (
    Bench,
    column_labels,
    columns,
    correctors,
    entries,
    form,
    here,
    side_by_side,
    spot,
    strip,
    tabs,
)
from dateline.serve.text import Line, lay_out, private_names, shown
from dateline.serve.trail import LAST, following, successor

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.worklist import Filter, Row
    from dateline.store.base import View


@dataclass(frozen=True, slots=True)
class Asked:
    """What a blind form asks back: which of several places is meant."""

    places: tuple[Choice, ...] = ()
    problem: str = ""


_NOTHING = Asked()


def routes() -> list[Route]:
    """The routes of this file."""
    return [reading("/review", begin_review), reading("/review/{event}", show_review)]


def begin_review(call: Call) -> Response:
    """The first event that passes the filter."""
    query = str(call.request.url.query)
    with call.desk.store.view() as view:
        row = following(view, read_filter(query), None)
    part = filter_part(query)
    if row is None:
        return call.go(f"/queue?{part}" if part else "/queue", "Nothing is left under this filter.")
    return call.go(f"/review/{row.event_id}?{part}" if part else f"/review/{row.event_id}")


def show_review(call: Call) -> Response:
    """One event with one of its reports."""
    event = EventId(call.path["event"])
    with call.desk.store.view() as view:
        row = view.row(event)
        if row is None:
            return _moved(call, view, event)
        page = _page(call, view, row)
    response = call.page("review", page.line.type, page)
    response.set_cookie(LAST, event, path=call.desk.options.root_path or "/", samesite="lax", httponly=True)
    return response


def _moved(call: Call, view: View, event: EventId) -> Response:
    """An event changes its id with its claims; whoever asks for the old one is led to the new one."""
    found = successor(view, event)
    if found is None:
        raise Refusal(404, f"there is no event {event}", "it may have been rejected with all its claims")
    part = filter_part(str(call.request.url.query))
    return call.go(f"/review/{found}?{part}" if part else f"/review/{found}")


def blind_page(
    call: Call, view: View, event: EventId, *, places: tuple[Choice, ...], problem: str
) -> Response:
    """The form of a blind coder once more, with what was entered and a question."""
    row = view.row(event)
    if row is None:
        raise Refusal(404, f"there is no event {event}")
    page = _page(call, view, row, Asked(places, problem))
    return call.page("review", "Coded blind", page)


def _blind(call: Call, view: View, bench: Bench, extra: Asked) -> BlindForm:
    event = bench.dossier.event
    assignment = assignment_of(view, call.user, event.id)
    if assignment is None:
        raise Refusal(403, "this event is hidden from you until another coder's work is done")
    return blind_form(call, own_values(view, event, call.user), assignment, extra.places, extra.problem)


def _page(call: Call, view: View, row: Row, extra: Asked = _NOTHING) -> ReviewPage:
    query = str(call.request.url.query)
    part, codebook = filter_part(query), call.desk.codebook
    logged = view.history(row.event_id)
    bench = _bench(call, view, row, correctors(logged))
    document = bench.kept.coded.document
    hidden = hidden_events(view, call.user)
    is_blind = row.event_id in hidden
    blind = _blind(call, view, bench, extra) if is_blind else None
    names = columns(bench)
    filter_ = read_filter(query)
    later = following(view, filter_, row)
    return ReviewPage(
        line=event_line(row, codebook),
        event_id=row.event_id,
        query=part,
        document_id=document.id,
        title=shown(document.title or document.location),
        facts=tuple(_facts(bench)),
        url=document.url if (document.url or "").startswith(("https://", "http://")) else None,
        language=document.language,
        text=_text(bench, is_blind=is_blind),
        tabs=tabs(bench),
        fields=() if is_blind else form(bench, call.desk.gazetteer),
        columns=column_labels(names),
        told=() if is_blind else side_by_side(bench, names),
        strip=None if is_blind else strip(bench),
        spot=None if is_blind else spot(bench),
        here=() if is_blind else here(bench, view, hidden),
        entries=() if is_blind else entries(logged),
        types=tuple((name, one.label) for name, one in codebook.types.items()),
        next=_address(later, part) if later else None,
        previous=call.query.get("prev") and f"/review/{call.query['prev']}{'?' + part if part else ''}",
        left=_left(view, filter_),
        blind=blind,
        why_one=tuple(shown(one.text) for one in bench.dossier.event.reasons),
    )


def _text(bench: Bench, *, is_blind: bool) -> tuple[Line, ...]:
    linked = bench.kept.coded.linked
    private = private_names(linked)
    if is_blind:
        return lay_out(bench.kept.coded.document, (), private=private, sentences=bench.current())
    return lay_out(bench.kept.coded.document, bench.current(), bench.others(), private)


def _left(view: View, filter_: Filter) -> int:
    """How many events the queue holds under this filter."""
    return sum(
        count
        for state, count in view.counts(filter_).items()
        if not filter_.states or state in filter_.states
    )


def _address(row: Row, part: str) -> str:
    return f"/review/{row.event_id}?{part}" if part else f"/review/{row.event_id}"


def _bench(call: Call, view: View, row: Row, decided: dict[str, str]) -> Bench:
    dossier = view.dossier(row.event_id)
    if dossier is None or not dossier.told:
        raise Refusal(404, f"event {row.event_id} has no reports")
    ids = [told.origin.document_id for told in dossier.told]
    wanted = DocumentId(call.query.get("report", ""))
    document = wanted if wanted in ids else ids[0]
    kept = view.document(document)
    if kept is None:
        raise Refusal(404, f"document {document} is not in the store")
    part = filter_part(str(call.request.url.query))
    sheet = Sheet(dossier, document, call.desk.codebook, decided)
    return Bench(dossier, kept, sheet, part)


def _facts(bench: Bench) -> list[str]:
    origin, custody = bench.kept.origin, bench.kept.custody
    published = origin.published.isoformat() if origin.published else "no publication date"
    facts = [
        origin.outlet,
        published,
        origin.author,
        f"via {', '.join(origin.agencies)}" if origin.agencies else None,
    ]
    version = f"version {custody.version}" if custody.version > 1 or custody.followed_by else None
    notice = origin.notice.value if origin.notice else None
    return [visible(fact) for fact in (*facts, version, notice) if fact]
