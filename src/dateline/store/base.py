"""What a store can do: open it, write in one transaction, read one consistent view.

    with open_store("dateline.db") as store:
        with store.writer() as writer:
            writer.add(coded, origin=origin, maker=maker, at=now)
        with store.view() as view:
            page = view.queue(Filter(states=frozenset({State.MACHINE})), limit=50)

The events and the list of what to look at are derived: `review.settle` computes them from claims and
decisions, and the writer replaces them. Everything else is only ever appended.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from enum import Enum
from typing import Protocol

from dateline.model.account import Assignment, Session, User
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.custody import Finding, Kept, KeptLine, Refused
from dateline.model.decision import Decision, Logged, SubjectKind
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DecisionId, DocumentId, EventId
from dateline.model.origin import Origin, Told
from dateline.model.rejected import Rejected
from dateline.model.worklist import EVERYTHING, Cursor, Filter, Listed, QueuePage, Row, State


class Kind(Enum):
    """What adding a document did."""

    NEW = "new"  # a document that was not there
    VERSION = "version"  # another text under an address or id that was there
    RECODED = "recoded"  # the same document by another maker
    KNOWN = "known"  # the same document by the same maker: nothing was written


class View(Protocol):
    """Reads the store as it was at one moment. Every list has a fixed order."""

    def document(self, document_id: DocumentId) -> Kept | None:
        """A document with text, mentions, links and claims."""
        ...

    def documents(self, after: DocumentId | None = None, limit: int | None = None) -> Iterator[KeptLine]:
        """Documents by id, those after the given one, without their texts."""
        ...

    def versions(self, document_id: DocumentId) -> tuple[KeptLine, ...]:
        """All texts under the document's address or id, the first one first."""
        ...

    def text(self, document_id: DocumentId) -> str:
        """The text of a document. Raises StoreError if there is none of this id."""
        ...

    def texts(self, document_ids: Collection[DocumentId]) -> Mapping[DocumentId, str]:
        """The texts of several documents; those that are not there are left out."""
        ...

    def origins(self, document_ids: Collection[DocumentId]) -> Mapping[DocumentId, Origin]:
        """What is known of several documents without their texts."""
        ...

    def has(self, document_ids: Collection[DocumentId], maker: str) -> frozenset[DocumentId]:
        """Those of the documents that the maker has coded already."""
        ...

    def claims(self, ids: Collection[ClaimId]) -> tuple[Claim, ...]:
        """Claims as the machine wrote them, by id; only of the last maker of their document."""
        ...

    def told(self, ids: Collection[DocumentId] | None = None) -> Iterator[Told]:
        """What each document tells as the machine read it, by document id; all, or the given ones."""
        ...

    def event(self, event_id: EventId) -> Event | None:
        """An event as settled."""
        ...

    def settled(self, event_id: EventId) -> Event | None:
        """An event before people judged it as a whole."""
        ...

    def with_settled(self, event_ids: Collection[EventId]) -> Mapping[EventId, tuple[Event, Event]]:
        """Events, each with what it was before people judged it as a whole, by id."""
        ...

    def events(self, filter: Filter = EVERYTHING) -> Iterator[Event]:
        """Events by id."""
        ...

    def events_of(self, claims: Collection[ClaimId]) -> tuple[EventId, ...]:
        """The events that hold any of the claims, sorted."""
        ...

    def dossier(self, event_id: EventId) -> Dossier | None:
        """An event with everything it rests on."""
        ...

    def dossiers(self, filter: Filter = EVERYTHING) -> Iterator[Dossier]:
        """Events by id with everything they rest on, a few in memory at a time."""
        ...

    def queue(self, filter: Filter = EVERYTHING, after: Cursor | None = None, limit: int = 50) -> QueuePage:
        """A page of the list, the most urgent first."""
        ...

    def row(self, event_id: EventId) -> Row | None:
        """An event's line."""
        ...

    def rows(self, filter: Filter = EVERYTHING) -> Iterator[Row]:
        """All lines that pass the filter, in the order of the queue: for map and timeline."""
        ...

    def counts(self, filter: Filter = EVERYTHING) -> Mapping[State, int]:
        """How many events are in each state; the filter's own states are ignored."""
        ...

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
        ...

    def history(self, event_id: EventId) -> tuple[Logged, ...]:
        """Every entry of the log about the event, its claims, or the event that it was before."""
        ...

    def histories(self, event_ids: Collection[EventId]) -> tuple[Logged, ...]:
        """The histories of several events together, in the order of the log."""
        ...

    def last_decisions(self, limit: int, reviewer: str | None = None) -> tuple[Logged, ...]:
        """The latest entries of the log, the newest first."""
        ...

    def decision(self, decision_id: DecisionId) -> Logged | None:
        """One entry of the log."""
        ...

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry of the log; (0, "") while it is empty."""
        ...

    def assignments(self, coder: str | None = None) -> tuple[Assignment, ...]:
        """Who is to code what, in the order of assigning; all coders', or one's."""
        ...

    def refused(self) -> Iterator[Refused]:
        """Reports that could not be used, by their place."""
        ...

    def settled_at(self) -> int | None:
        """Up to which entry of the log the events are settled; None when documents came in since."""
        ...

    def last_coding(self) -> int:
        """A number that grows with every coding."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """How many documents, claims, events, decisions and rejected reports there are."""
        ...

    def verify(self) -> Iterator[Finding]:
        """Everything that is not as it was written: texts, codings, claims, decisions, events."""
        ...


class Writer(Protocol):
    """Writes in one transaction: all of it, or after an exception nothing."""

    def add(self, coded: CodedPage, *, origin: Origin, maker: str, at: datetime, how: str = "") -> Kind:
        """Keep a coded report. `maker` names every version that the coding depends on."""
        ...

    def refuse(self, rejected: Rejected, *, maker: str, at: datetime) -> None:
        """Keep a report that could not be used, with its reason; the same again is kept once."""
        ...

    def decide(self, decisions: Sequence[Decision]) -> tuple[Logged, ...]:
        """Append decisions to the log in the order given.

        Time in the log never runs backwards: a decision whose clock lies behind the last entry's gets the
        microsecond after it.
        """
        ...

    def replace_events(self, events: Iterable[Listed], *, settled_at: int | None) -> None:
        """These are now all events, settled from the log up to an entry; what stays is not written."""
        ...

    def change_events(
        self, gone: Collection[EventId], events: Iterable[Listed], *, settled_at: int | None
    ) -> None:
        """Take some events out and put others in, or put them in anew."""
        ...

    def view(self) -> View:
        """What the store holds inside this transaction."""
        ...


class Accounts(Protocol):
    """Users of the desk and their log-ins."""

    def users(self) -> tuple[User, ...]:
        """All users by name."""
        ...

    def user(self, name: str) -> User | None:
        """A user."""
        ...

    def add_user(self, user: User) -> None:
        """Add a user. Raises StoreError if the name is taken."""
        ...

    def change_user(self, user: User) -> None:
        """Give the user of this name another role or password, or disable the account."""
        ...

    def open_session(self, session: Session) -> None:
        """Remember a log-in."""
        ...

    def session(self, token_sha256: str) -> Session | None:
        """The log-in with this token, also if it has expired."""
        ...

    def close_session(self, token_sha256: str) -> None:
        """Forget a log-in."""
        ...

    def close_sessions(self, *, user: str | None = None, expired: datetime | None = None) -> None:
        """Forget all log-ins of a user, or all that had expired at a moment."""
        ...


class Store(Protocol):
    """Documents, claims, decisions and events at one address."""

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        ...

    def view(self) -> AbstractContextManager[View]:
        """A consistent view; close it soon."""
        ...

    def writer(self) -> AbstractContextManager[Writer]:
        """One transaction; writers wait for one another."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Users and sessions; each call is a transaction of its own."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...

    def __enter__(self) -> "Store": ...

    def __exit__(self, *_: object) -> None: ...
