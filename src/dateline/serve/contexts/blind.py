"""What the form of a coder who codes blind shows: the coder's own entries, nobody else's."""

from dataclasses import dataclass

from dateline.serve.contexts.choice import Choice, Option


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor that the coder entered."""

    role: str
    label: str
    name: str
    actor_class: str


@dataclass(frozen=True, slots=True)
class CountEntry:
    """A number that the coder entered."""

    unit: str
    low: str
    best: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindForm:
    """An empty form, or what the coder has entered before."""

    types: tuple[Option, ...]
    statuses: tuple[Option, ...]
    first: str
    last: str
    place: str
    place_value: str
    places: tuple[Choice, ...]
    actors: tuple[ActorEntry, ...]
    counts: tuple[CountEntry, ...]
    classes: tuple[str, ...]
    subject: str  # what is submitted: the event, or the report it is in
    kind: str
    is_saved: bool
    problem: str
