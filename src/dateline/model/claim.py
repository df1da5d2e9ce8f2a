"""What one document says happened, is the case, or is to come."""

from dataclasses import dataclass
from datetime import date

from dateline.model.actor import ActorClass
from dateline.model.count import Count, CountRelation, Unit
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.mention import Outcome, PlaceRole, Role, Stance, Status
from dateline.model.span import Span
from dateline.model.when import When
from dateline.model.where import Place, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor's part in a claim. `actor_id` is None for words that no registry entry is behind."""

    role: Role
    actor_id: str | None
    name: str
    actor_class: ActorClass
    span: Span
    outcome: Outcome | None = None
    hedged: bool = False
    country: str | None = None  # of a state and its bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class Locus:
    """A place of a claim; `place` is None when the name was found but the choice declined."""

    span: Span
    relation: str | None
    role: PlaceRole
    place: Place | None
    shape: Shape | None = None  # where it lies, if not simply in the place


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count of a claim: how many, of whom, by whose account."""

    unit: Unit
    count: Count
    span: Span
    who: Span | None = None
    claimant: str | None = None
    relation: CountRelation = CountRelation.TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When a claim's happening took place, with the words that say so (None where assumed)."""

    when: When
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of the chain of speakers."""

    speaker: str
    title: str | None
    organisation: str | None
    to: str | None
    stance: Stance
    said_on: date | None
    span: Span
    cue: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Why a field has its value: the field, the words, the component or rule, the value, and what lost."""

    field: str
    span: Span | None
    rule: str
    value: str
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One type of happening or state, by one set of actors, in one place and time, told by one speaker."""

    id: ClaimId
    document_id: DocumentId
    external_id: str | int | None
    type: str
    status: Status
    sentence: Span
    trigger: Span
    actors: tuple[Participant, ...] = ()
    when: Dated | None = None
    where: tuple[Locus, ...] = ()
    counts: tuple[Tally, ...] = ()
    attribution: tuple[Voice, ...] = ()
    also: tuple[Span, ...] = ()
    instrument: Span | None = None
    hedged: bool = False
    background: bool = False
    score: float = 0.0
    maker: str = ""
    rules: tuple[Rule, ...] = ()
