"""Where a person is in the queue: the event before, the next one, and where to go on tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.decision import SubjectKind
from dateline.model.ids import EventId
from dateline.model.worklist import Cursor, Filter, Row

if TYPE_CHECKING:
    from dateline.store.base import View

LAST = "dateline_last"


def following(view: View, filter_: Filter, row: Row | None) -> Row | None:
    """The next event of the queue behind one, or the first; None at its end."""
    after = Cursor(rank=row.rank, event_id=row.event_id) if row else None
    found = view.queue(filter_, after=after, limit=1)
    return found.rows[0] if found.rows else None


def successor(view: View, event: EventId) -> EventId | None:
    """The event that holds the claims of one that is no more, by what the log says of it; None if unknown."""
    for logged in view.decisions(kind=SubjectKind.EVENT, subjects=[event]):
        found = view.events_of(logged.decision.rests_on)
        if found:
            return found[0]
    return None
