"""Each voice's figures as rows of their own, so that rival tolls stand below one another."""

from collections.abc import Iterator, Sequence

from dateline.export.cells import Value
from dateline.export.columns import Holds
from dateline.model.event import Event

FIGURES: tuple[tuple[str, Holds], ...] = (
    ("event", Holds.TEXT),
    ("unit", Holds.TEXT),
    ("voice", Holds.TEXT),
    ("low", Holds.WHOLE),
    ("best", Holds.WHOLE),
    ("high", Holds.WHOLE),
    ("hedge", Holds.TEXT),
    ("claims", Holds.TEXT),
)


def iter_figures(event: Event) -> Iterator[Sequence[Value]]:
    """What each voice says of each number of the event, in the columns of `FIGURES`."""
    for toll in event.counts:
        for one in toll.rivals:
            bounds = (one.low, one.best, one.high)
            yield event.id, toll.unit.value, one.voice, *bounds, one.hedge, "; ".join(one.claims)
