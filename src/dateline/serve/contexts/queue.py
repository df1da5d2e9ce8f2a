"""What the queue shows."""

from dataclasses import dataclass

from dateline.model.worklist import Filter, State
from dateline.serve.lines import EventLine


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many events are in a state, and the address that shows them."""

    state: str
    label: str
    count: int
    path: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list to choose from."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """Counts by state, the filter, and one page of events."""

    filter: Filter
    query: str  # the filter in the address
    is_filtered: bool
    states: tuple[StateCount, ...]
    whys: tuple[Choice, ...]
    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    lines: tuple[EventLine, ...]
    total: int
    first: str | None  # the path of the first page, where this is another
    later: str | None
    start: str  # where review goes on
    resume: str | None  # the event looked at last, if it is known
    chosen_states: tuple[State, ...]
    hidden: frozenset[str]  # events that this coder codes blind: their values are not shown
