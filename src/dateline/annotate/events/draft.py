"""A happening in the making: a trigger with its status and what fills its roles."""

from dataclasses import dataclass, field

from dateline.annotate.events.match import Match
from dateline.annotate.events.status import Reading
from dateline.model.mention import Filler, PlaceRole, Status
from dateline.model.span import Span


@dataclass
class Draft:
    """Grows while the finder reads a sentence, and is frozen into an EventMention at its end."""

    match: Match
    family: str
    reading: Reading
    anchors: frozenset[int]  # tokens whose places, times and counts belong to it
    fillers: list[Filler]
    instrument: Span | None = None
    places: list[tuple[str, PlaceRole]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    is_open: bool = False  # only asked about: "it was not clear who fired"
    lift: float = 0.0  # the weight of a surer trigger that tells the same happening

    @property
    def weight(self) -> float:
        """How sure the type is by its surest trigger."""
        return max(self.lift, self.match.trigger.weight)

    @property
    def head(self) -> int:
        """The token that heads the trigger."""
        return self.match.head

    @property
    def type(self) -> str:
        """The event type."""
        return self.match.trigger.type

    @property
    def status(self) -> Status:
        """The status read, or what the trigger says of itself, or that it occurred."""
        own = self.match.trigger.status
        if self.reading.status is None:
            return own or Status.OCCURRED
        if own in (Status.ATTEMPTED, Status.DENIED, Status.THREATENED) and self.reading.status in (
            Status.OCCURRED,
            Status.ONGOING,
        ):
            return own
        return self.reading.status
