"""Many events at once: first a preview of what would be decided, then one act that one undo takes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.model.ids import EventId
from dateline.model.worklist import Row, State
from dateline.serve.access import writing
from dateline.serve.acting import act, whole_act
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.bulk import BulkPage
from dateline.serve.evidence import unsupported
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.lines import event_line
from dateline.serve.security import safe_next

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.store.base import View

MOST = 1000  # events of one act: few enough to be looked over, and to be settled while one waits
SAMPLE = 20
_VERDICTS = ("accept", "reject", "flag", "skip")
_UNDECIDED = frozenset({State.MACHINE, State.SKIPPED, State.CODED})

BLIND = "you code it blind"
LOW = "score below the threshold"
OPEN = "people disagree, flagged it, or it changed since"
BARE = "a value has no words behind it"
MANY = f"more than {MOST} at once"


def routes() -> list[Route]:
    """The routes of this file."""
    return [writing("/bulk/preview", preview), writing("/bulk", decide)]


def preview(call: Call) -> Response:
    """What would be decided. Nothing is decided yet."""
    asked = call.one("verdict")
    is_filter = asked == "accept-filter"
    verdict = "accept" if is_filter else asked
    if verdict not in _VERDICTS:
        raise Refusal(400, f"there is no verdict {verdict!r}")
    part, least = filter_part(call.one("query", "")), _least(call)
    with call.desk.store.view() as view:
        rows = view.rows(read_filter(part)) if is_filter else _chosen(call, view)
        left: Counter[str] = Counter()
        kept = list(_fit(call, view, rows, verdict, left, least if is_filter else 0.0))
    page = BulkPage(
        verdict=verdict,
        count=len(kept),
        sample=tuple(event_line(row, call.desk.codebook) for row in kept[:SAMPLE]),
        events=tuple(row.event_id for row in kept),
        left_out=tuple(sorted(left.items())),
        query=part,
        is_filter=is_filter,
        least=least,
        back=safe_next(call.one("back", "/queue")),
    )
    return call.page("queue", "Many at once", page, template="bulk.html")


def _least(call: Call) -> float:
    try:
        return min(1.0, max(0.0, float(call.one("least", "0.9") or 0.9)))
    except ValueError as problem:
        raise Refusal(400, "the threshold is no number", "give one from 0 to 1") from problem


def _chosen(call: Call, view: View) -> Iterator[Row]:
    chosen = call.many("event")
    if not chosen:
        raise Refusal(400, "no event is chosen", "tick some, or use the preview of the whole filter")
    for event in dict.fromkeys(chosen):
        row = view.row(EventId(event))
        if row is not None:
            yield row


def _fit(
    call: Call, view: View, rows: Iterable[Row], verdict: str, left: Counter[str], least: float
) -> Iterator[Row]:
    """The rows that the act may touch; the others are counted by why not."""
    taken, hidden = 0, hidden_events(view, call.user)
    for row in rows:
        reason = MANY if taken >= MOST else _against(view, row, hidden, verdict, least)
        if reason:
            left[reason] += 1
        else:
            taken += 1
            yield row


def _against(view: View, row: Row, hidden: frozenset[str], verdict: str, least: float) -> str | None:
    if row.event_id in hidden:
        return BLIND
    if verdict != "accept":
        return None
    if row.score < least:
        return LOW
    if row.state not in _UNDECIDED:
        return OPEN
    dossier = view.dossier(row.event_id)
    return BARE if dossier is None or unsupported(dossier) else None


def decide(call: Call) -> Response:
    """The act that was previewed: on the events of the preview, no others."""
    verdict, note = call.one("verdict"), call.one("note", "")
    chosen = list(dict.fromkeys(call.many("event")))
    if verdict not in _VERDICTS or not chosen or len(chosen) > MOST:
        raise Refusal(400, "nothing to decide", "choose events in the queue first")
    with call.desk.store.view() as view:
        hidden = hidden_events(view, call.user)
        events = [event for one in chosen if one not in hidden and (event := view.event(EventId(one)))]
    if not events:
        raise Refusal(409, "the events have changed meanwhile", "look at them again in the queue")
    act(call, [whole_act(event, verdict, note) for event in events])
    gone = len(chosen) - len(events)
    words = f"{len(events)} events: {verdict}. Undo takes all of it back."
    return call.go(safe_next(call.one("back", "/queue")), words + (f" {gone} had changed." if gone else ""))
