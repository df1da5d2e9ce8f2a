"""Events for map and timeline: each on one line of a table of columns, so that ten thousand load at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from dateline.export.phrases import count_phrase
from dateline.model.count import Count
from dateline.model.mention import Role
from dateline.model.where import Level
from dateline.model.worklist import Filter, Row
from dateline.serve.lines import days, place_line, type_label
from dateline.serve.text import shown
from dateline.serve.wire import PlotEvent, PlotEvents

if TYPE_CHECKING:
    from dateline.resources.codebook import Codebook
    from dateline.store.base import View

MOST = 20_000  # events: more are neither drawn in time nor told apart by eye
LABELS = {
    "spot": "a town or a spot: a dot",
    "district": "a district: an open square",
    "province": "a province: shaded",
    "country": "a country: outlined",
    "region": "a region, river or mountain: an open ring",
    "none": "no place that can be drawn",
}
_CLASSES = {
    Level.POINT: "spot",
    Level.SETTLEMENT: "spot",
    Level.ADMIN3: "district",
    Level.ADMIN2: "district",
    Level.ADMIN1: "province",
    Level.COUNTRY: "country",
    Level.REGION: "region",
    Level.NATURAL: "region",
}


def precision(row: Row) -> str:
    """How exactly the place of an event is known; "none" where it cannot be drawn."""
    if row.level is None or row.lat is None or row.lon is None:
        return "none"
    return _CLASSES[row.level]


def plot_rows(view: View, filter_: Filter, hidden: frozenset[str]) -> tuple[tuple[Row, ...], bool]:
    """The events of a filter that may be shown, and whether there are more than are drawn."""
    found = (row for row in view.rows(filter_) if row.event_id not in hidden)
    rows = tuple(islice(found, MOST + 1))
    return rows[:MOST], len(rows) > MOST


def precisions(rows: Sequence[Row]) -> Counter[str]:
    """How many events there are of each precision."""
    return Counter(precision(row) for row in rows)


def plot_events(rows: Sequence[Row], codebook: Codebook) -> PlotEvents:
    """What the scripts draw."""
    return PlotEvents(events=tuple(_events(rows, codebook)))


def _events(rows: Sequence[Row], codebook: Codebook) -> Iterator[PlotEvent]:
    for row in rows:
        yield PlotEvent(
            id=row.event_id,
            precision=precision(row),
            lat=row.lat,
            lon=row.lon,
            place_id=row.place_id,
            place=shown(place_line(row) or ""),
            country=row.country,
            first=row.first,
            last=row.last,
            when=days(row.first, row.last) or "",
            type=type_label(row.type, codebook),
            status=row.status.value,
            state=row.state.value,
            actor=shown(next((one.name for one in row.actors if one.role is Role.AGENT), "")),
            killed=count_phrase(Count(*row.killed, None)) if row.killed else "",
            words=shown(row.words),
        )


def has_scripts() -> bool:
    """Whether the third-party scripts were built."""
    return files("dateline.serve").joinpath("static", "vendor", "maps.js").is_file()
