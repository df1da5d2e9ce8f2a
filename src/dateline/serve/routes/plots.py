"""Map and timeline: where and when the events are, as exactly as the reports say and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dateline.model.worklist import Filter, Row
from dateline.serve.access import reading
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call
from dateline.serve.contexts.choice import Option
from dateline.serve.contexts.plots import AreaLine, PlotPage, Precision
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.plots import LABELS, has_scripts, plot_events, plot_rows, precisions
from dateline.serve.text import shown

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

LANES = (("type", "type"), ("country", "country"), ("actor", "by whom"), ("state", "state"))
_AREAS = 40
_KEPT = {"cache-control": "private, max-age=86400"}


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/map", show_map),
        reading("/timeline", show_timeline),
        reading("/plot.json", send_events),
        reading("/world.json", send_world),
    ]


def show_map(call: Call) -> Response:
    """The map, with how many events it cannot show."""
    return call.page("map", "Map", _page(call))


def show_timeline(call: Call) -> Response:
    """The timeline, with a lane for what has no day."""
    return call.page("timeline", "Timeline", _page(call))


def _filter(call: Call) -> tuple[Filter, str]:
    """The filter of the address; map and timeline show every state unless one is asked for."""
    part = filter_part(str(call.request.url.query))
    return read_filter(part if "state=" in part else f"state=all&{part}"), part


def _rows(call: Call, filter_: Filter) -> tuple[tuple[Row, ...], bool]:
    with call.desk.store.view() as view:
        return plot_rows(view, filter_, hidden_events(view, call.user))


def _page(call: Call) -> PlotPage:
    filter_, part = _filter(call)
    rows, is_cut = _rows(call, filter_)
    counts = precisions(rows)
    lane = call.query.get("lanes", "type")
    on_map = call.path_of.startswith("/map")
    undrawn = counts["none"] if on_map else sum(1 for row in rows if row.first is None and row.last is None)
    return PlotPage(
        query=part,
        filter=filter_,
        data=f"/plot.json?{part}" if part else "/plot.json",
        world="/world.json",
        precisions=tuple(
            Precision(code, text, counts[code], code != "none") for code, text in LABELS.items()
        ),
        areas=_areas(rows, part),
        total=len(rows),
        drawn=len(rows) - undrawn,
        undrawn=undrawn,
        is_cut=is_cut,
        lanes=tuple(Option(code, label, code == lane) for code, label in LANES),
        lane=lane if lane in dict(LANES) else "type",
        has_scripts=has_scripts(),
    )


def _areas(rows: Sequence[Row], part: str) -> tuple[AreaLine, ...]:
    """Events by country and province, the most first."""
    times = Counter((row.country, row.admin1) for row in rows if row.country)
    found = []
    for (country, admin1), count in times.most_common(_AREAS):
        asked = [("country", country or ""), *([("admin1", admin1)] if admin1 else [])]
        path = f"/queue?{urlencode([('state', 'all'), *asked])}" + (f"&{part}" if part else "")
        found.append(AreaLine(shown(f"{admin1}, {country}" if admin1 else country or ""), count, path))
    return tuple(found)


def send_events(call: Call) -> Response:
    """The events for the scripts."""
    from starlette.responses import Response as Plain

    rows, _ = _rows(call, _filter(call)[0])
    return Plain(plot_events(rows, call.desk.codebook).model_dump_json(), media_type="application/json")


def send_world(call: Call) -> Response:
    """Outlines of countries and provinces; they stay the same for a day."""
    from starlette.responses import Response as Plain

    del call
    outlines = files("dateline.resources").joinpath("boundaries", "world.json").read_bytes()
    return Plain(outlines, media_type="application/json", headers=_KEPT)
