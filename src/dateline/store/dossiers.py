"""Events with everything they rest on, a few in memory at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline.model.claim import Claim
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DocumentId, EventId
from dateline.model.origin import Origin, Told
from dateline.model.worklist import EVERYTHING, Filter
from dateline.store import codec, documents, queue
from dateline.store.batches import batches
from dateline.store.tables import event_claims
from dateline.store.tables import events as table

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AT_ONCE = 100


def events_by_id(connection: Connection, ids: list[EventId]) -> list[Event]:
    """Events in order of id."""
    wanted = select(table.c.record).where(table.c.id.in_(ids)).order_by(table.c.id)
    return [codec.read_event(row) for row in connection.execute(wanted).mappings()]


def with_settled(connection: Connection, ids: Collection[EventId]) -> Mapping[EventId, tuple[Event, Event]]:
    """Events, each with what it was before people judged it as a whole, by id."""
    found: dict[EventId, tuple[Event, Event]] = {}
    for some in batches(sorted(ids)):
        wanted = select(table.c.record, table.c.settled).where(table.c.id.in_(some)).order_by(table.c.id)
        for row in connection.execute(wanted).mappings():
            event = codec.read_event(row)
            found[event.id] = event, codec.read_settled(row)
    return found


def events(connection: Connection, filter: Filter) -> Iterator[Event]:
    """Events that pass the filter, by id."""
    for some in _ids(connection, filter):
        yield from events_by_id(connection, some)


def _ids(connection: Connection, filter: Filter) -> Iterator[list[EventId]]:
    last = ""
    while found := queue.ids(connection, filter, last, _AT_ONCE):
        yield found
        last = found[-1]


def dossiers(connection: Connection, filter: Filter = EVERYTHING) -> Iterator[Dossier]:
    """Events that pass the filter with everything they rest on, by id."""
    for some in _ids(connection, filter):
        yield from dossiers_of(connection, some)


def dossiers_of(connection: Connection, ids: list[EventId]) -> Iterator[Dossier]:
    """The dossiers of a few events, by id."""
    found = events_by_id(connection, ids)
    claims = _claims(connection, ids)
    homes = {claim.document_id for claim in claims.values()}
    origins, texts = documents.origins(connection, homes), documents.texts(connection, homes)
    for event in found:
        told = _told(event, claims, origins)
        here = {one.origin.document_id: texts[one.origin.document_id] for one in told}
        yield Dossier(event=event, told=told, texts=here)


def _claims(connection: Connection, ids: list[EventId]) -> Mapping[ClaimId, Claim]:
    """The claims of events: as people left them, else as the machine wrote them."""
    wanted = select(event_claims.c.claim_id, event_claims.c.record).where(event_claims.c.event_id.in_(ids))
    rows = connection.execute(wanted).mappings().all()
    machine = documents.claims_by_id(connection, [row["claim_id"] for row in rows if row["record"] is None])
    people = {ClaimId(row["claim_id"]): codec.read_claim(row) for row in rows if row["record"] is not None}
    return {**machine, **people}


def _told(
    event: Event, claims: Mapping[ClaimId, Claim], origins: Mapping[DocumentId, Origin]
) -> tuple[Told, ...]:
    """The event's documents by id, each with its claims in text order."""
    by_document: defaultdict[DocumentId, list[Claim]] = defaultdict(list)
    for id_ in event.claims:
        if claim := claims.get(id_):
            by_document[claim.document_id].append(claim)
    return tuple(
        Told(
            origin=origins[document], claims=tuple(sorted(found, key=lambda one: (one.sentence, one.trigger)))
        )
        for document, found in sorted(by_document.items())
        if document in origins
    )


def events_of(connection: Connection, claims: list[str]) -> tuple[EventId, ...]:
    """The events that hold any of the claims."""
    found: set[EventId] = set()
    for some in batches(claims):
        wanted = select(event_claims.c.event_id).where(event_claims.c.claim_id.in_(some))
        found |= {EventId(one) for one in connection.execute(wanted).scalars()}
    return tuple(sorted(found))
