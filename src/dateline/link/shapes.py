"""Where a relation to a place puts things on the map: circles, sectors, corridors, lines and parts of areas.

None is drawn where the words leave it open or no outline is known.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.link.outlines import Plane, area_shape, circle, corridor, line_shape, sector
from dateline.model.ids import MentionId
from dateline.model.link import Link
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.where import Level, Lying, Place, Shape
from dateline.resources.boundaries import Boundaries

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SPOTS = frozenset({Level.POINT, Level.SETTLEMENT, Level.ADMIN3})
_AREAS = frozenset({Level.ADMIN1, Level.ADMIN2, Level.COUNTRY})
_NEAR_KM = 25.0  # what UCDP takes for near a known place (where_prec 2)
_OFF_KM = 50.0  # about the 24 nautical miles of the contiguous zone
_FAR_KM = 50.0  # how far "north of" reaches where no distance is told
_LOOSE = 0.25  # told distances are round: a quarter more or less
_RADII = {"near": _NEAR_KM, "outside": _NEAR_KM, "off": _OFF_KM}
_BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0,
    "south": 180.0, "south-west": 225.0, "west": 270.0, "north-west": 315.0,
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A place with the words about it, and what is known of the page's other places."""

    place: Place
    lies: Lying
    other: Place | None  # the second place
    home: str | None  # the country of the place named last before, if it is another
    boundaries: Boundaries


def shapes_of(
    page: Page, places: Mapping[MentionId, Link[Place]], boundaries: Boundaries
) -> dict[MentionId, Shape]:
    """The shape of each place mention with a relation, where one can be drawn."""
    mentions = page.of_kind(PlaceMention)
    chosen = {one.span: link.chosen.value for one in mentions if (link := places.get(one.id)) and link.chosen}
    found: dict[MentionId, Shape] = {}
    for one in mentions:
        place = chosen.get(one.span)
        if one.lies is None or place is None:
            continue
        other = chosen.get(one.lies.other) if one.lies.other else None
        told = Told(place, one.lies, other, _home(one.span, place, chosen), boundaries)
        shape = _shape(told)
        if shape:
            found[one.id] = shape
    return found


def _home(span: Span, place: Place, chosen: Mapping[Span, Place]) -> str | None:
    before = [one for one in chosen if one.end <= span.start and chosen[one].country != place.country]
    return chosen[max(before)].country if before else None


def _shape(told: Told) -> Shape | None:
    relation = told.lies.relation
    if relation.endswith("-part"):
        return _part(told)
    if relation.endswith("-of"):
        return _towards(told)
    draw = _DRAWN.get(relation)
    return draw(told) if draw else None


def _point(place: Place | None, levels: frozenset[Level] = _SPOTS) -> tuple[float, float] | None:
    """Longitude and latitude, where the place is small enough to measure from."""
    if place is None or place.level not in levels or place.lat is None or place.lon is None:
        return None
    return place.lon, place.lat


def _around(told: Told) -> Shape | None:
    """ "near Taiz", "outside Mogadishu", "30 km from Aleppo", "within 20 km of Bakhmut"."""
    point, lies = _point(told.place), told.lies
    if point is None:
        return None
    if lies.distance_km is None:
        radius = _RADII.get(lies.relation)
    else:
        radius = lies.distance_km * (1.0 if lies.relation == "within" else 1.0 + _LOOSE)
    return circle(point, radius, lies) if radius else None


def _towards(told: Told) -> Shape | None:
    """ "north of Goma", "10 km north of Goma"."""
    point, far = _point(told.place), told.lies.distance_km
    bearing = _BEARINGS.get(told.lies.relation.removesuffix("-of"))
    if point is None or bearing is None:
        return None
    reach = (far * (1 - _LOOSE), far * (1 + _LOOSE)) if far else (0.0, _FAR_KM)
    return sector(point, bearing, reach, told.lies)


def _between(told: Told) -> Shape | None:
    """ "between Ghazni and Gardez", "the Kabul-Kandahar highway"."""
    levels = _SPOTS | {Level.ADMIN2}
    first, second = _point(told.place, levels), _point(told.other, levels)
    return corridor(first, second, told.lies) if first and second and first != second else None


def _border(told: Told) -> Shape | None:
    """ "the border between Mali and Niger"; "the border with Niger" in a report that was about Mali."""
    place, other = told.place, told.other
    line: BaseGeometry | None
    if place.level is Level.COUNTRY:
        code = other.country if other else told.home
        line = told.boundaries.border(place.country, code) if place.country and code else None
    else:
        line = _shared(told)
    return line_shape(line, told.lies) if line is not None else None


def _shared(told: Told) -> BaseGeometry | None:
    """The line that two provinces share."""
    if told.other is None or told.place.level is not Level.ADMIN1 or told.other.level is not Level.ADMIN1:
        return None
    first, second = (told.boundaries.area_of(one.id) for one in (told.place, told.other))
    line = first.intersection(second) if first is not None and second is not None else None
    return line if line is not None and line.length > 0 else None


def _along(told: Told) -> Shape | None:
    """ "along the Euphrates", where an imported layer holds its course."""
    if told.place.level is not Level.NATURAL:
        return None
    line = told.boundaries.area_of(told.place.id)
    return line_shape(line, told.lies) if line is not None and line.geom_type.endswith("LineString") else None


def _part(told: Told) -> Shape | None:
    """ "northern Mali": what of the area lies on that side of its middle."""
    from shapely import Polygon

    bearing = _BEARINGS.get(told.lies.relation.removesuffix("-part"))
    outline = _outline(told) if bearing is not None and told.place.level in _AREAS else None
    if bearing is None or outline is None:
        return None
    plane = Plane(outline.centroid.x, outline.centroid.y)
    far, turn = 20_000.0, math.radians(bearing)
    ahead = (math.sin(turn), math.cos(turn))
    aside = (ahead[1] * far, -ahead[0] * far)
    corners = [(aside[0] * s + ahead[0] * d, aside[1] * s + ahead[1] * d)
               for s, d in ((-1, 0), (-1, far), (1, far), (1, 0))]  # fmt: skip
    half = plane.flat(outline).intersection(Polygon(corners))
    return area_shape(plane, half, told.lies) if not half.is_empty else None


def _outline(told: Told) -> BaseGeometry | None:
    if told.place.level is Level.COUNTRY and told.place.country:
        return told.boundaries.country(told.place.country)
    return told.boundaries.area_of(told.place.id)


_DRAWN: Mapping[str, Callable[[Told], Shape | None]] = {
    "near": _around,
    "outside": _around,
    "off": _around,
    "away-from": _around,
    "within": _around,
    "between": _between,
    "border-between": _border,
    "border-with": _border,
    "along": _along,
}


def relations() -> Iterator[str]:
    """The relations that may have a shape."""
    yield from _DRAWN
    yield from (f"{way}{end}" for way in _BEARINGS for end in ("-of", "-part"))
