"""Two documents that share an event or text."""

from dataclasses import dataclass
from enum import Enum

from dateline.model.ids import EventId
from dateline.model.reason import Reason


class PairRelation(Enum):
    """How two documents stand to each other, the closest first."""

    COPY = "copy"  # text taken over, also shortened
    SAME_EVENT = "same-event"
    RELATED = "related"  # same actors and place, another happening, or only recalled in passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents, by the names that people have for them; of a copy `a` came first."""

    a: str | int
    b: str | int
    relation: PairRelation
    score: float  # from 0 to 1
    events: tuple[EventId, ...]
    reasons: tuple[Reason, ...]
