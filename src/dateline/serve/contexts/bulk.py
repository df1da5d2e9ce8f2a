"""What is shown before many events are decided at once."""

from dataclasses import dataclass

from dateline.serve.lines import EventLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkPage:
    """How many events an act would touch, some of them, and how many were left out for which reason."""

    verdict: str
    count: int
    sample: tuple[EventLine, ...]
    events: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]
    query: str
    is_filter: bool
    least: float
    back: str
