"""What people decide: appended, never changed; to retract is another decision."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dateline.model.ids import ClaimId, DecisionId, DocumentId
from dateline.model.span import Span


class Verdict(Enum):
    """What a decision says of its subject."""

    ACCEPT = "accept"  # the event, or the value, is right as it stands
    REJECT = "reject"  # the claim or event is none
    SKIP = "skip"  # looked at, left for later
    FLAG = "flag"  # a second opinion is wanted
    CORRECT = "correct"  # a field has another value
    UNKNOWN = "unknown"  # a field's value is not known
    ADD = "add"  # a claim that the machine did not find
    SAME = "same"  # the subjects are one event
    DIFFERENT = "different"  # the subjects are different events
    UPDATE = "update"
    PART_OF = "part-of"
    CONTRARY = "contrary"
    COMMENT = "comment"
    ADJUDICATE = "adjudicate"  # settles what two reviewers see differently
    ASSIGN = "assign"  # the subject is to be coded by a person
    SUBMIT = "submit"  # a coder's work on the subject is done; now the other may be seen
    RETRACT = "retract"


class SubjectKind(Enum):
    """What a decision is about."""

    CLAIM = "claim"
    CLAIMS = "claims"  # two or more claims: the same event, or different ones
    EVENT = "event"
    DOCUMENT = "document"
    DECISION = "decision"
    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a decision is about: ids of one kind, sorted."""

    kind: SubjectKind
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a person points at."""

    document_id: DocumentId
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided what, when and why. `old` and `new` are values as canonical JSON.

    `rests_on` are the claims that an event had when somebody decided about it. They carry the decision
    over when later reports give the event further claims and with them another id.
    """

    id: DecisionId
    subject: Subject
    verdict: Verdict
    reviewer: str
    at: datetime  # UTC
    field: str | None = None  # "type", "when", "counts.killed", "actors.agent"
    old: str | None = None
    new: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    batch: str | None = None  # decisions made by one act, undone together
    retracts: DecisionId | None = None
    saw_machine: bool = True  # whether the machine's values were on screen
    rests_on: tuple[ClaimId, ...] = ()  # sorted; filled in by the store for subjects that are events


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A decision in its place in the log. `hash` covers the previous entry's hash and this one's content."""

    number: int  # 1, 2, 3 …, without gaps
    decision: Decision
    previous: str
    hash: str
