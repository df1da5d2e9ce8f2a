"""What several documents say, settled from their claims and from people's decisions."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.ids import ClaimId, EventId
from dateline.model.mention import Outcome, Role, Status
from dateline.model.reason import Reason
from dateline.model.when import When
from dateline.model.where import Place

T = TypeVar("T")


class Agreement(Enum):
    """How the claims of an event stand to one another in one field."""

    AGREED = "agreed"  # one value, or values that contain one another
    RANGE = "range"  # values that fit into one low, best and high
    DISPUTED = "disputed"  # independent voices whose values exclude one another


class Review(Enum):
    """Who stands behind an event: the machine, or people."""

    MACHINE = "machine"
    REVIEWED = "reviewed"
    ADJUDICATED = "adjudicated"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(Generic[T]):
    """A field of an event: its value, the claims behind it, those against it, and by which rule.

    `value` is None where no claim says it, or where claims contradict and no rule may choose.
    """

    value: T | None
    claims: tuple[ClaimId, ...] = ()
    against: tuple[ClaimId, ...] = ()
    agreement: Agreement = Agreement.AGREED
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where an event took place: the place, and how the words stand to it ("near", "north of")."""

    place: Place
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of an event, with the claims that name it in that role."""

    role: Role
    actor_id: str | None
    name: str
    actor_class: ActorClass
    country: str | None = None
    outcome: Outcome | None = None
    hedged: bool = False
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalToll:
    """One voice's figure: what it says now, and the claims that carry it."""

    voice: str
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many, over all voices: low, best and high, each None where nothing bounds it."""

    unit: Unit
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[ClaimId, ...]
    against: tuple[ClaimId, ...] = ()
    agreement: Agreement = Agreement.AGREED
    rule: str = ""
    rivals: tuple[RivalToll, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A body or group that accounts finally rest on, and through whom it reached which documents."""

    name: str
    documents: tuple[str | int, ...]  # as people refer to them
    outlets: tuple[str, ...]
    through: tuple[str, ...] = ()  # agencies and speakers between it and the outlets, farthest first
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WireOrigin:
    """Where the text of documents came from: an agency, or an outlet's own desk."""

    origin: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A status of the event as told on a day: planned on Tuesday, under way on Friday."""

    status: Status
    on: date | None
    claims: tuple[ClaimId, ...]


class Relation(Enum):
    """How one event, or one claim, stands to another."""

    SAME = "same"
    PART_OF = "part-of"
    UPDATE = "update"
    CONTRARY = "contrary"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation to another event, with its reasons; `proposed` waits for a person to decide."""

    relation: Relation
    event_id: EventId
    score: float
    reasons: tuple[Reason, ...]
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening as several documents tell it. Computed, never edited."""

    id: EventId
    type: str
    status: Status
    when: Settled[When]
    where: Settled[Setting]
    actors: tuple[Actor, ...]
    counts: tuple[Toll, ...]
    claims: tuple[ClaimId, ...]
    reports: tuple[str | int, ...]
    recalled_in: tuple[str | int, ...]
    documents: int
    outlets: int
    independent: int
    origins: tuple[WireOrigin, ...]
    voices: tuple[Voice, ...] = ()
    history: tuple[Step, ...] = ()
    disputed: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    reasons: tuple[Reason, ...] = ()  # why these claims are one event
    hedged: bool = False
    review: Review = Review.MACHINE
    maker: str = ""
