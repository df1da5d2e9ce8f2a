"""What is to be looked at: one line for each event, with its state and why it is on the list."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.model.actor import ActorClass
from dateline.model.claim import Claim
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DocumentId, EventId
from dateline.model.mention import Role, Status
from dateline.model.where import Level


class State(Enum):
    """How far people have come with an event."""

    MACHINE = "machine"  # nobody has decided about it
    SKIPPED = "skipped"  # looked at, left for later
    FLAGGED = "flagged"  # a second opinion is wanted
    CODED = "coded"  # a coder has given values, nobody has accepted the event
    CONFLICT = "conflict"  # two people decided differently
    REOPENED = "reopened"  # was reviewed; later reports or corrections touch it
    REVIEWED = "reviewed"
    ADJUDICATED = "adjudicated"
    REJECTED = "rejected"


class Why(Enum):
    """Why an event deserves to be looked at."""

    CONFLICT = "conflict"  # people disagree
    FLAGGED = "flagged"
    CHANGED = "changed"  # other claims than when it was reviewed
    CORRECTION = "correction"  # a report of it was corrected, updated or withdrawn
    DISPUTED = "disputed"  # independent voices exclude one another
    DUPLICATE = "duplicate"  # perhaps the same as another event
    NO_PLACE = "no-place"  # none found, or the choice declined
    NO_DAY = "no-day"
    LOW_SCORE = "low-score"
    ONE_VOICE = "one-voice"  # deaths that rest on a single voice


@dataclass(frozen=True, slots=True, kw_only=True)
class RowActor:
    """An actor as the list shows it."""

    role: Role
    actor_id: str | None
    name: str
    actor_class: ActorClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event on one line: enough for the queue, the map and the timeline.

    `rank` orders the queue, the most urgent first (highest number). Latitude and longitude are WGS84
    degrees, None where unknown. `killed` is low, best, high.
    """

    event_id: EventId
    state: State
    rank: float
    why: tuple[Why, ...]
    type: str
    status: Status
    first: date | None
    last: date | None
    place_id: str | None = None
    place: str | None = None
    relation: str | None = None
    level: Level | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    actors: tuple[RowActor, ...] = ()
    killed: tuple[int | None, int | None, int | None] | None = None
    documents: int = 0
    outlets: int = 0
    independent: int = 0
    disputed: tuple[str, ...] = ()
    hedged: bool = False
    score: float = 0.0  # of its best claim
    claims: tuple[ClaimId, ...] = ()
    document_ids: tuple[DocumentId, ...] = ()
    words: str = ""  # the sentence that says most, shortened
    decided_by: tuple[str, ...] = ()
    assigned_to: tuple[str, ...] = ()  # coders who have not yet submitted it


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An event with its line.

    `settled` is the event before people judged it as a whole: from it their judgement can be replayed.
    `amended` are those of its claims that people added or corrected, as they left them.
    """

    event: Event
    row: Row
    settled: Event
    amended: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events are meant. Empty means all; what is given must all hold."""

    states: frozenset[State] = frozenset()
    why: Why | None = None
    types: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    countries: frozenset[str] = frozenset()
    admin1: str | None = None
    actor_id: str | None = None
    first: date | None = None  # events that may lie on or after this day
    last: date | None = None  # … on or before
    placed: bool | None = None  # True: with coordinates; False: without
    dated: bool | None = None
    document_id: DocumentId | None = None
    assigned_to: str | None = None
    decided_by: str | None = None
    words: str | None = None  # each of them in the line's words, place or actors, case ignored
    ids: frozenset[EventId] = frozenset()


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where a page of the list ended: give it back to get the next page."""

    rank: float
    event_id: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """Lines of the list in order. `after` is None on the last page."""

    rows: tuple[Row, ...]
    after: Cursor | None
