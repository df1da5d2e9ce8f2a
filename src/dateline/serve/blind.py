"""Blind double coding: who may not yet see what the machine and others have said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.ids import DocumentId, EventId
from dateline.serve.trail import successor

if TYPE_CHECKING:
    from dateline.model.account import Assignment
    from dateline.store.base import View


def open_blind(view: View, coder: str) -> tuple[Assignment, ...]:
    """What a coder was given to code blind and has not submitted."""
    return tuple(one for one in view.assignments(coder) if one.blind and one.submitted is None)


def hidden_events(view: View, coder: str) -> frozenset[str]:
    """The events whose values the coder must not see yet."""
    given = open_blind(view, coder)
    hidden = {_now(view, EventId(one.subject)) for one in given if one.kind == "event"}
    documents = frozenset(DocumentId(one.subject) for one in given if one.kind == "document")
    if documents:
        claims = [claim.id for told in view.told(documents) for claim in told.claims]
        hidden |= set(view.events_of(claims))
    return frozenset(hidden)


def _now(view: View, event: EventId) -> str:
    """The event under the id that it has today: a merge may have given it another."""
    return event if view.row(event) else successor(view, event) or event


def hidden_documents(view: View, coder: str) -> frozenset[str]:
    """The documents whose claims the coder must not see yet: those of the hidden events too."""
    given = open_blind(view, coder)
    hidden = {one.subject for one in given if one.kind == "document"}
    for one in given:
        row = view.row(EventId(one.subject)) if one.kind == "event" else None
        hidden |= set(row.document_ids) if row else set()
    return frozenset(hidden)


def assignment_of(view: View, coder: str, event: EventId) -> Assignment | None:
    """The open blind assignment that an event falls under: its own, or that of one of its reports."""
    row = view.row(event)
    subjects = {event, *(row.document_ids if row else ())}
    return next((one for one in open_blind(view, coder) if one.subject in subjects), None)
