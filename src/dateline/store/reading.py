"""One consistent view of the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from dateline.errors import StoreError
from dateline.model.account import Assignment
from dateline.model.claim import Claim
from dateline.model.custody import Finding, Kept, KeptLine, Refused
from dateline.model.decision import Logged, SubjectKind
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DecisionId, DocumentId, EventId
from dateline.model.origin import Origin, Told
from dateline.model.worklist import EVERYTHING, Cursor, Filter, QueuePage, Row, State
from dateline.store import codec, documents, dossiers, log, queue
from dateline.store.check import findings
from dateline.store.tables import about, claims, codings, decisions, events, lines, refused
from dateline.store.tables import documents as documents_table

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


class SqlView:
    """Reads inside one transaction, which its store begins and ends."""

    def __init__(self, connection: Connection, remembered: log.Remembered | None = None) -> None:
        self._connection = connection
        self._remembered = {} if remembered is None else remembered

    def document(self, document_id: DocumentId) -> Kept | None:
        """A document with text, mentions, links and claims."""
        return documents.kept(self._connection, document_id)

    def documents(self, after: DocumentId | None = None, limit: int | None = None) -> Iterator[KeptLine]:
        """Documents by id, those after the given one, without their texts."""
        return documents.lines(self._connection, after, limit)

    def versions(self, document_id: DocumentId) -> tuple[KeptLine, ...]:
        """All texts under the document's address or id, the first one first."""
        return documents.versions(self._connection, document_id)

    def text(self, document_id: DocumentId) -> str:
        """The text of a document."""
        found = documents.texts(self._connection, [document_id])
        if document_id not in found:
            raise StoreError(f"there is no document {document_id}")
        return found[document_id]

    def texts(self, document_ids: Collection[DocumentId]) -> Mapping[DocumentId, str]:
        """The texts of several documents."""
        return documents.texts(self._connection, document_ids)

    def origins(self, document_ids: Collection[DocumentId]) -> Mapping[DocumentId, Origin]:
        """What is known of several documents without their texts."""
        return documents.origins(self._connection, document_ids)

    def has(self, document_ids: Collection[DocumentId], maker: str) -> frozenset[DocumentId]:
        """Those of the documents that the maker has coded already."""
        return documents.coded_by(self._connection, document_ids, maker)

    def claims(self, ids: Collection[ClaimId]) -> tuple[Claim, ...]:
        """Claims as the machine wrote them, by id."""
        found = documents.claims_by_id(self._connection, ids)
        return tuple(found[id_] for id_ in sorted(found))

    def told(self, ids: Collection[DocumentId] | None = None) -> Iterator[Told]:
        """What each document tells as the machine read it, by document id."""
        return documents.told(self._connection, ids)

    def event(self, event_id: EventId) -> Event | None:
        """An event as settled."""
        found = dossiers.events_by_id(self._connection, [event_id])
        return found[0] if found else None

    def settled(self, event_id: EventId) -> Event | None:
        """An event before people judged it as a whole."""
        wanted = select(events.c.record, events.c.settled).where(events.c.id == event_id)
        row = self._connection.execute(wanted).mappings().first()
        return codec.read_settled(row) if row else None

    def with_settled(self, event_ids: Collection[EventId]) -> Mapping[EventId, tuple[Event, Event]]:
        """Events, each with what it was before people judged it as a whole, by id."""
        return dossiers.with_settled(self._connection, event_ids)

    def events(self, filter: Filter = EVERYTHING) -> Iterator[Event]:
        """Events by id."""
        return dossiers.events(self._connection, filter)

    def events_of(self, claims: Collection[ClaimId]) -> tuple[EventId, ...]:
        """The events that hold any of the claims, sorted."""
        return dossiers.events_of(self._connection, sorted(claims))

    def dossier(self, event_id: EventId) -> Dossier | None:
        """An event with everything it rests on."""
        return next(dossiers.dossiers_of(self._connection, [event_id]), None)

    def dossiers(self, filter: Filter = EVERYTHING) -> Iterator[Dossier]:
        """Events by id with everything they rest on, a few in memory at a time."""
        return dossiers.dossiers(self._connection, filter)

    def queue(self, filter: Filter = EVERYTHING, after: Cursor | None = None, limit: int = 50) -> QueuePage:
        """A page of the list, the most urgent first."""
        return queue.page(self._connection, filter, after, limit)

    def row(self, event_id: EventId) -> Row | None:
        """An event's line."""
        wanted = select(lines.c.record).where(lines.c.event_id == event_id)
        row = self._connection.execute(wanted).mappings().first()
        return codec.read_line(row) if row else None

    def rows(self, filter: Filter = EVERYTHING) -> Iterator[Row]:
        """All lines that pass the filter, in the order of the queue."""
        return queue.all_lines(self._connection, filter)

    def counts(self, filter: Filter = EVERYTHING) -> Mapping[State, int]:
        """How many events are in each state; the filter's own states are ignored."""
        return queue.counts(self._connection, filter)

    def decisions(
        self,
        *,
        kind: SubjectKind | None = None,
        subjects: Collection[str] | None = None,
        reviewer: str | None = None,
        batch: str | None = None,
        after: int = 0,
        limit: int | None = None,
    ) -> Iterator[Logged]:
        """Entries of the log in order, those after a number; also the retracted ones."""
        wanted = log.select_entries(kind, subjects, reviewer, batch)
        return log.entries(self._connection, wanted, after, limit)

    def history(self, event_id: EventId) -> tuple[Logged, ...]:
        """Every entry of the log about the event, its claims, or the event that it was before."""
        return log.history(self._connection, [event_id])

    def histories(self, event_ids: Collection[EventId]) -> tuple[Logged, ...]:
        """The histories of several events together, in the order of the log."""
        return log.history(self._connection, event_ids)

    def last_decisions(self, limit: int, reviewer: str | None = None) -> tuple[Logged, ...]:
        """The latest entries of the log, the newest first."""
        return log.last(self._connection, limit, reviewer)

    def decision(self, decision_id: DecisionId) -> Logged | None:
        """One entry of the log."""
        return log.one(self._connection, decision_id)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry of the log."""
        return log.last_link(self._connection)

    def assignments(self, coder: str | None = None) -> tuple[Assignment, ...]:
        """Who is to code what, in the order of assigning."""
        return log.assignments(self._connection, coder, self._remembered)

    def refused(self) -> Iterator[Refused]:
        """Reports that could not be used, by their place."""
        wanted = select(refused).order_by(refused.c.location, refused.c.row, refused.c.id)
        for row in self._connection.execute(wanted).mappings():
            yield Refused(
                location=row["location"],
                row=row["row"],
                reason=row["reason"],
                remedy=row["remedy"],
                at=codec.read_moment(row["at"]),
                maker=row["maker"],
            )

    def settled_at(self) -> int | None:
        """Up to which entry of the log the events are settled; None when documents came in since."""
        wanted = select(about.c.value).where(about.c.name == "settled")
        value = self._connection.execute(wanted).scalar_one_or_none()
        return None if value is None else int(value)

    def last_coding(self) -> int:
        """A number that grows with every coding."""
        return int(self._connection.execute(select(func.coalesce(func.max(codings.c.id), 0))).scalar_one())

    def sizes(self) -> Mapping[str, int]:
        """How many documents, claims, events, decisions and rejected reports there are."""
        current = select(func.coalesce(func.sum(codings.c.claims), 0)).where(codings.c.is_current)
        wanted: Mapping[str, Select[Any]] = {
            "documents": select(func.count()).select_from(documents_table),
            "claims": current,
            "claims of all makers": select(func.count()).select_from(claims),
            "events": select(func.count()).select_from(events),
            "decisions": select(func.count()).select_from(decisions),
            "rejected": select(func.count()).select_from(refused),
        }
        return {name: int(self._connection.execute(one).scalar_one()) for name, one in wanted.items()}

    def verify(self) -> Iterator[Finding]:
        """Everything that is not as it was written."""
        return findings(self._connection)
