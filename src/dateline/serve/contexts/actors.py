"""What the page of actors and places shows."""

from dataclasses import dataclass

from dateline.serve.contexts.choice import Choice
from dateline.serve.lines import EventLine


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor with the number of events that name it."""

    id: str | None
    name: str
    actor_class: str
    events: int
    path: str  # its own page
    queue: str  # the events in the queue


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place with the number of events in it."""

    id: str
    name: str
    level: str
    where: str
    point: str
    events: int
    queue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    """Actors of the registry, names that no entry stands behind, and places, the most frequent first."""

    known: tuple[ActorLine, ...]
    unknown: tuple[ActorLine, ...]
    places: tuple[PlaceLine, ...]
    looked_at: int
    total: int
    search: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """One actor: what the registry says of it, and its events."""

    name: str
    id: str | None
    facts: tuple[tuple[str, str], ...]
    periods: tuple[tuple[str, str], ...]
    events: int
    lines: tuple[EventLine, ...]
    queue: str
    search: str
    found: tuple[Choice, ...]
    is_partial: bool
