"""What the editor of one field shows."""

from dataclasses import dataclass

from dateline.serve.contexts.choice import Choice, Option


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in the editor."""

    actor_id: str
    name: str
    actor_class: str
    country: str
    outcome: str
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPage:
    """One field of one event: its value, readings of the words marked, and a form to enter another."""

    event_id: str
    document_id: str
    query: str
    field: str
    label: str
    kind: str
    value: str | None
    current: dict[str, str]  # what the form begins with, by input
    actors: tuple[ActorRow, ...]
    spans: str
    words: str
    readings: tuple[Choice, ...]
    found: tuple[Choice, ...]
    search: str
    options: tuple[Option, ...]
    classes: tuple[str, ...]
    outcomes: tuple[str, ...]
    back: str
    rule: str  # the paragraph of the codebook
