"""What map and timeline show beside what their scripts draw."""

from dataclasses import dataclass

from dateline.model.worklist import Filter
from dateline.serve.contexts.choice import Option


@dataclass(frozen=True, slots=True)
class Precision:
    """How many events are known how exactly."""

    code: str
    label: str
    events: int
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class AreaLine:
    """Events of one area, for those who read rather than look."""

    name: str
    events: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotPage:
    """A map or a timeline of the events of a filter."""

    query: str
    filter: Filter
    data: str  # the path of the events
    world: str  # the path of the outlines
    precisions: tuple[Precision, ...]
    areas: tuple[AreaLine, ...]
    total: int
    drawn: int
    undrawn: int
    is_cut: bool
    lanes: tuple[Option, ...]
    lane: str
    has_scripts: bool
