"""Outlines in kilometres around a point, and back on the globe as shapes of few points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.model.where import Lying, Position, Shape, ShapeKind

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_KM_PER_DEGREE = 111.195  # on a sphere of 6,371 km
_DIGITS = 3  # of degrees: some hundred metres
_SIDES = 24  # of a circle
_SPREAD = 30.0  # degrees to either side of a bearing: "north of" is seldom exact
_LEAST_WIDTH_KM, _WIDTH_SHARE = 5.0, 0.1  # roads wind: a tenth of the distance to either side
_LINE_KM = 10.0  # bundled borders are simplified
_MOST_POINTS = 120
_SMALL_PART = 0.01  # islands below this share of the whole are left out


@dataclass(frozen=True)
class Plane:
    """A flat map around a point: x east, y north, in kilometres; good for some hundred kilometres."""

    lon: float
    lat: float

    def flat(self, geometry: BaseGeometry) -> BaseGeometry:
        """From degrees to kilometres."""
        from shapely import transform

        east = _KM_PER_DEGREE * self._shrink
        return transform(geometry, lambda xy: (xy - [self.lon, self.lat]) * [east, _KM_PER_DEGREE])

    def position(self, x: float, y: float) -> Position:
        """From kilometres to longitude and latitude."""
        lon = self.lon + x / (_KM_PER_DEGREE * self._shrink)
        lat = max(-90.0, min(90.0, self.lat + y / _KM_PER_DEGREE))
        return round((lon + 180) % 360 - 180, _DIGITS), round(lat, _DIGITS)

    @property
    def _shrink(self) -> float:
        return max(math.cos(math.radians(self.lat)), 0.01)


def circle(point: Position, radius: float, lies: Lying) -> Shape:
    """All within a distance."""
    plane = Plane(*point)
    turns = [2 * math.pi * side / _SIDES for side in range(_SIDES)]
    ring = [plane.position(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]
    return _shape(ShapeKind.CIRCLE, [ring], plane.position(0, 0), radius, lies)


def sector(point: Position, bearing: float, reach: tuple[float, float], lies: Lying) -> Shape:
    """What lies in a direction, from the first distance to the second."""
    plane = Plane(*point)
    turns = [math.radians(bearing - _SPREAD + _SPREAD * step / 4) for step in range(9)]
    outer = [plane.position(reach[1] * math.sin(turn), reach[1] * math.cos(turn)) for turn in turns]
    inner = [plane.position(reach[0] * math.sin(turn), reach[0] * math.cos(turn)) for turn in reversed(turns)]
    middle, straight = sum(reach) / 2, math.radians(bearing)
    centre = plane.position(middle * math.sin(straight), middle * math.cos(straight))
    far = math.hypot(reach[1] - middle, reach[1] * math.sin(math.radians(_SPREAD)))
    ring = [*outer, *inner] if reach[0] else [*outer, plane.position(0, 0)]
    return _shape(ShapeKind.SECTOR, [ring], centre, far, lies)


def corridor(first: Position, second: Position, lies: Lying) -> Shape:
    """A strip between two places."""
    from shapely import LineString

    plane = Plane((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
    line = plane.flat(LineString([first, second]))
    width = max(_LEAST_WIDTH_KM, _WIDTH_SHARE * line.length)
    strip: Any = line.buffer(width, quad_segs=3)
    ring = [plane.position(x, y) for x, y in strip.exterior.coords[:-1]]
    return _shape(ShapeKind.CORRIDOR, [ring], plane.position(0, 0), line.length / 2 + width, lies)


def area_shape(plane: Plane, geometry: BaseGeometry, lies: Lying) -> Shape:
    """A flat area, brought to few points."""
    parts: list[Any] = list(getattr(geometry, "geoms", [geometry]))
    kept = [one for one in parts if one.area >= _SMALL_PART * geometry.area]
    rings = [[plane.position(x, y) for x, y in _few(one, len(kept)).exterior.coords[:-1]] for one in kept]
    middle = geometry.centroid
    far = geometry.hausdorff_distance(middle)
    return _shape(ShapeKind.AREA, rings, plane.position(middle.x, middle.y), far, lies)


def line_shape(geometry: BaseGeometry, lies: Lying) -> Shape:
    """A line in degrees, brought to few points."""
    from shapely import line_merge

    whole: Any = line_merge(geometry) if geometry.geom_type.startswith("Multi") else geometry
    parts: list[Any] = [one for one in getattr(whole, "geoms", [whole]) if one.geom_type == "LineString"]
    lines = tuple(tuple(_rounded(x, y) for x, y in _few(one, len(parts)).coords) for one in parts)
    middle: Any = whole.interpolate(0.5, normalized=True) if len(parts) == 1 else whole.centroid
    return Shape(
        kind=ShapeKind.LINE,
        lines=tuple(sorted(lines)),
        centre=_rounded(middle.x, middle.y),
        uncertainty_km=_LINE_KM,
        lies=lies,
    )


def _few(geometry: Any, parts: int) -> Any:  # noqa: ANN401  (a line or a polygon)
    """The same with fewer points, the coarser the more there are."""
    from shapely import get_num_coordinates

    tolerance = 0.001 * max(geometry.bounds[2] - geometry.bounds[0], geometry.bounds[3] - geometry.bounds[1])
    while get_num_coordinates(geometry) > max(_MOST_POINTS / parts, 8):
        simpler, tolerance = geometry.simplify(tolerance), tolerance * 2
        if simpler.is_empty:
            break
        geometry = simpler
    return geometry


def _rounded(lon: float, lat: float) -> Position:
    return round(lon, _DIGITS), round(lat, _DIGITS)


def _shape(kind: ShapeKind, rings: list[list[Position]], centre: Position, far: float, lies: Lying) -> Shape:
    closed = tuple(sorted((*ring, ring[0]) for ring in rings))
    return Shape(kind=kind, lines=closed, centre=centre, uncertainty_km=round(far, 1), lies=lies)
