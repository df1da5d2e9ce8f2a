"""The queue: what is to be looked at, in what state it is, and why it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.ids import EventId
from dateline.model.mention import Status
from dateline.model.worklist import Filter, State, Why
from dateline.serve.access import reading
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, with_query
from dateline.serve.contexts.queue import Choice, QueuePage, StateCount
from dateline.serve.filters import (
    ALL,
    OPEN_STATES,
    asks_for_values,
    filter_part,
    is_filtered,
    read_cursor,
    read_filter,
    write_cursor,
)
from dateline.serve.lines import WHY, event_line
from dateline.serve.trail import LAST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.store.base import View

ROWS = 50
LABELS = {State.MACHINE: "machine only"}


def routes() -> list[Route]:
    """The routes of this file."""
    return [reading("/queue", show_queue)]


def show_queue(call: Call) -> Response:
    """One page of the list, the most urgent first."""
    query = str(call.request.url.query)
    filter_, part = read_filter(query), filter_part(query)
    with call.desk.store.view() as view:
        page = _page(call, view, filter_, part)
    return call.page("queue", "Queue", page)


def _page(call: Call, view: View, filter_: Filter, part: str) -> QueuePage:
    after, codebook = read_cursor(call.query.get("after")), call.desk.codebook
    found = view.queue(filter_, after=after, limit=ROWS)
    counts = view.counts(filter_)
    states = filter_.states or frozenset(State)
    address = f"/queue?{part}" if part else "/queue"
    hidden = hidden_events(view, call.user)
    kept_back = hidden if asks_for_values(filter_) else frozenset()  # that a filter fits would say too much
    return QueuePage(
        filter=filter_,
        query=part,
        is_filtered=is_filtered(filter_),
        states=_states(counts, filter_, address),
        whys=tuple(Choice(one.value, WHY[one], filter_.why is one) for one in Why),
        types=tuple(Choice(name, one.label, name in filter_.types) for name, one in codebook.types.items()),
        statuses=tuple(Choice(one.value, one.value, one in filter_.statuses) for one in Status),
        lines=tuple(event_line(row, codebook) for row in found.rows if row.event_id not in kept_back),
        total=sum(counts.get(state, 0) for state in states),
        first=address if after else None,
        later=with_query(address, after=write_cursor(found.after)) if found.after else None,
        start=f"/review?{part}" if part else "/review",
        resume=_resume(call, view, part),
        chosen_states=tuple(sorted(filter_.states, key=lambda one: one.value)),
        hidden=hidden,
    )


def _states(counts: Mapping[State, int], filter_: Filter, address: str) -> tuple[StateCount, ...]:
    """Each state with its count, behind the two that hold several."""
    opened = sum(counts.get(state, 0) for state in OPEN_STATES)
    listed = [
        StateCount("open", "open", opened, with_query(address, state=None), filter_.states == OPEN_STATES),
        StateCount(ALL, "all", sum(counts.values()), with_query(address, state=ALL), not filter_.states),
    ]
    for state in State:
        path, chosen = with_query(address, state=state.value), filter_.states == {state}
        listed.append(
            StateCount(state.value, LABELS.get(state, state.value), counts.get(state, 0), path, chosen)
        )
    return tuple(listed)


def _resume(call: Call, view: View, part: str) -> str | None:
    """The event that this browser looked at last, while it is still there."""
    last = call.request.cookies.get(LAST)
    if not last or view.row(EventId(last)) is None:
        return None
    return f"/review/{last}?{part}" if part else f"/review/{last}"
