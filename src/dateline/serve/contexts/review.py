"""What the review shows: the text, the form, and the other reports of the event."""

from dataclasses import dataclass

from dateline.serve.contexts.blind import BlindForm
from dateline.serve.contexts.choice import Choice
from dateline.serve.lines import EventLine
from dateline.serve.text import Line


@dataclass(frozen=True, slots=True)
class Words:
    """Words behind a value, in the report shown or in another one of the event."""

    text: str
    key: str  # of the lights that belong to it
    start: int
    end: int
    path: str | None  # of the report, where it is another than the one shown
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the form. `value` is None where no report says it."""

    name: str  # "when", "counts.killed": as decisions name it
    group: str  # the part before the dot: its colour and the key that leads to it
    label: str
    value: str | None
    note: str
    current: str  # the value as JSON, as it stands before a decision
    words: tuple[Words, ...]
    voices: int
    agreement: str
    rules: tuple[str, ...]
    choices: tuple[Choice, ...]
    needs_attention: bool
    may_be_unknown: bool
    decided_by: str = ""
    coarser: Choice | None = None
    finer: Choice | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """A report of the event."""

    number: int
    name: str
    published: str
    path: str
    is_shown: bool
    claims: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of a field, and whether it differs from the event's value."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A report in the table that sets all side by side."""

    name: str
    published: str
    path: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An act of the log in words."""

    at: str
    who: str
    what: str
    note: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval on the strip timeline, in hundredths of its width."""

    label: str
    left: float
    width: float
    css: str
    opens: bool  # the start is not known
    ends_open: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The days of the event: what each report says, and when it was published."""

    first: str
    last: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """The event's place on the small map; a point is drawn only for settlements and finer."""

    id: str
    lat: float
    lon: float
    label: str
    level: str
    is_area: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Here:
    """Another claim of the report shown."""

    label: str
    words: str
    path: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """One event with the report that is shown of it."""

    line: EventLine
    event_id: str
    query: str
    document_id: str
    title: str
    facts: tuple[str, ...]
    url: str | None
    language: str
    text: tuple[Line, ...]
    tabs: tuple[Tab, ...]
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    told: tuple[Told, ...]
    strip: Strip | None
    spot: Spot | None
    here: tuple[Here, ...]
    entries: tuple[Entry, ...]
    types: tuple[tuple[str, str], ...]
    next: str | None
    previous: str | None
    left: int
    blind: BlindForm | None  # the form of a coder who codes it blind
    why_one: tuple[str, ...]  # why these claims are one event

    @property
    def is_blind(self) -> bool:
        """Whether values are kept from the visitor."""
        return self.blind is not None
