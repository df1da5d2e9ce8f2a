"""Which area a point lies in, and the outline of an area: the user's finer boundaries, then the bundled."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.model.where import Level, Place
from dateline.resources.boundaries_bundled import Area, World, bundled_world

if TYPE_CHECKING:
    from shapely import MultiLineString
    from shapely.geometry.base import BaseGeometry

_COAST = 0.1  # degrees: simplified coasts leave ports in the sea
_AT = (
    "SELECT p.id, p.name, p.country, o.wkb, p.level FROM outlines o JOIN places p ON p.n = o.n"
    " WHERE o.west <= ?1 AND o.east >= ?1 AND o.south <= ?2 AND o.north >= ?2"
)
_OF = "SELECT o.wkb FROM outlines o JOIN places p ON p.n = o.n WHERE p.id = ?"
_FINEST = {level.value: rank for rank, level in enumerate(Level)}


class Boundaries:
    """Areas of the map. `own` is a gazetteer file into which finer boundaries may have been imported."""

    def __init__(self, own: Path | None = None, world: World | None = None) -> None:
        self._own = own
        self._world = world or bundled_world()

    @cached_property
    def _has_own(self) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE name = 'outlines'"
        return bool(self._own and self._own.exists() and self._ask(query))

    def _ask(self, query: str, *words: object) -> list[tuple[Any, ...]]:
        assert self._own is not None  # noqa: S101  (asked by _has_own)
        with closing(sqlite3.connect(f"{self._own.absolute().as_uri()}?mode=ro", uri=True)) as file:
            return file.execute(query, words).fetchall()

    def area_of(self, place_id: str) -> BaseGeometry | None:
        """The outline of a place by its id; None where no boundary of it is known.

        >>> round(Boundaries().area_of("geonames:1138335").centroid.x)  # Kandahar
        66
        """
        from shapely import from_wkb

        rows = self._ask(_OF, place_id) if self._has_own else []
        return from_wkb(rows[0][0]) if rows else self._world.outline(place_id)

    def country(self, code: str) -> BaseGeometry | None:
        """The outline of a country by its code."""
        return self._world.countries.get(code)

    def border(self, one: str, other: str) -> MultiLineString | None:
        """The line that two countries share.

        >>> Boundaries().border("AF", "PT") is None
        True
        """
        return self._world.border(one, other)

    def at(self, lat: float, lon: float) -> Area | None:
        """The finest area that holds a point, or lies at most some 10 km off; None at sea.

        >>> Boundaries().at(34.53, 69.17)
        Area(id='geonames:1138957', name='Kabul', country='AF', within=None)
        """
        return self._own_at(lat, lon) or self._world_at(lat, lon)

    def _own_at(self, lat: float, lon: float) -> Area | None:
        from shapely import Point, from_wkb

        rows = self._ask(_AT, lon, lat) if self._has_own else []
        for id_, name, country, wkb, _ in sorted(rows, key=lambda row: (_FINEST[str(row[4])], str(row[0]))):
            if from_wkb(wkb).intersects(Point(lon, lat)):
                return Area(str(id_), str(name), str(country) if country else None)
        return None

    def _world_at(self, lat: float, lon: float) -> Area | None:
        from shapely import Point

        tree, point = self._world.tree, Point(lon, lat)
        inside = sorted(int(n) for n in tree.query(point, predicate="intersects"))
        if inside:
            return self._world.areas[inside[0]]
        near = sorted(int(n) for n in tree.query_nearest(point, max_distance=_COAST))
        return self._world.areas[near[0]] if near else None

    def country_of(self, place: Place) -> str | None:
        """The country in which the point of a place lies; None without a point, and at sea."""
        if place.lat is None or place.lon is None:
            return None
        area = self.at(place.lat, place.lon)
        return area.country if area else None
