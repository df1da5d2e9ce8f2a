"""An event on one line, in words: as the queue, the duplicates and the map show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.export.phrases import count_phrase
from dateline.model.count import Count
from dateline.model.mention import Role
from dateline.model.worklist import Row, RowActor, State, Why
from dateline.serve.text import shown

if TYPE_CHECKING:
    from dateline.model.origin import Origin
    from dateline.resources.codebook import Codebook

WHY = {
    Why.CONFLICT: "people disagree",
    Why.FLAGGED: "flagged",
    Why.CHANGED: "changed since review",
    Why.CORRECTION: "correction",
    Why.DISPUTED: "voices disagree",
    Why.DUPLICATE: "duplicate?",
    Why.NO_PLACE: "no place",
    Why.NO_DAY: "no day",
    Why.LOW_SCORE: "low score",
    Why.ONE_VOICE: "one voice",
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """One row of a list of events. What the reports do not say is None."""

    id: str
    state: State
    why: tuple[tuple[str, str], ...]  # code and words
    type: str
    status: str
    when: str | None
    where: str | None
    level: str | None
    agents: str | None
    targets: str | None
    killed: str | None
    documents: int
    independent: int
    score: str
    words: str
    decided_by: str
    disputed: tuple[str, ...]


def event_line(row: Row, codebook: Codebook) -> EventLine:
    """A row of the list in words."""
    return EventLine(
        id=row.event_id,
        state=row.state,
        why=tuple((one.value, WHY[one]) for one in row.why),
        type=type_label(row.type, codebook),
        status=row.status.value,
        when=days(row.first, row.last),
        where=place_line(row),
        level=row.level.value if row.level else None,
        agents=_names(row.actors, Role.AGENT),
        targets=_names(row.actors, Role.TARGET),
        killed=count_phrase(Count(*row.killed, None)) if row.killed else None,
        documents=row.documents,
        independent=row.independent,
        score=f"{row.score:.2f}",
        words=shown(row.words),
        decided_by=", ".join(row.decided_by),
        disputed=row.disputed,
    )


def type_label(code: str, codebook: Codebook) -> str:
    """A type as the codebook calls it; its code if this codebook does not have it."""
    known = codebook.types.get(code)
    return known.label if known else code


def days(first: date | None, last: date | None) -> str | None:
    """The days of an interval; None where neither side is known.

    >>> days(date(2017, 12, 10), None), days(None, None)
    ('from 2017-12-10', None)
    """
    if first is None or last is None:
        return f"from {first}" if first else f"until {last}" if last else None
    return f"{first}" if first == last else f"{first} – {last}"


def place_line(row: Row) -> str | None:
    """The place with the area and country it lies in."""
    if row.place is None:
        return None
    names = dict.fromkeys(one for one in (row.place, row.admin1, row.country) if one)
    named = ", ".join(names)
    return f"{row.relation} {named}" if row.relation else named


def report_name(origin: Origin) -> str:
    """How people know a report: by its outlet, its agency, its own id, or the file it came from."""
    own = origin.external_id if isinstance(origin.external_id, str) else None
    file = origin.location.rpartition("/")[2]
    return shown(origin.outlet or next(iter(origin.agencies), None) or own or file or origin.document_id)


def _names(actors: tuple[RowActor, ...], role: Role) -> str | None:
    names = dict.fromkeys(shown(actor.name) for actor in actors if actor.role is role)
    return ", ".join(names) or None
