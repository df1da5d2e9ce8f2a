"""The choice, or the refusal to choose, of what a mention refers to."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.model.ids import MentionId
from dateline.model.reason import Reason

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A possible referent of a mention, with a score between 0 and 1 and its reasons."""

    value: T
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Link(Generic[T]):
    """What a mention was taken to refer to. A declined choice keeps its rivals and says why."""

    mention_id: MentionId
    chosen: Candidate[T] | None
    rivals: tuple[Candidate[T], ...]
    declined: str | None = None
