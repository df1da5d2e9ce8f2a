"""The bundled boundaries: first-level areas and countries of the world, from Natural Earth."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dateline.errors import BadResource

if TYPE_CHECKING:
    from shapely import MultiLineString, MultiPolygon, STRtree
    from shapely.geometry.base import BaseGeometry

    from dateline.model.where import Position

FILE = "boundaries/world.json"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the map. `within` is the id of the first-level area around a second-level one."""

    id: str | None  # as in the gazetteer, None where Natural Earth draws what it does not list
    name: str
    country: str | None  # ISO 3166-1 alpha-2; borders are those in fact, as Natural Earth draws them
    within: str | None = None


class World:
    """The file, read at the first question."""

    @cached_property
    def _topology(self) -> Mapping[str, Any]:
        try:
            text = files("dateline.resources").joinpath(FILE).read_text(encoding="utf-8")
            found: Mapping[str, Any] = json.loads(text)
        except (OSError, ValueError) as problem:
            raise BadResource(f"{FILE}: cannot be read: {problem}; install dateline anew") from problem
        return found

    @cached_property
    def _arcs(self) -> list[list[Position]]:
        (east, north), (x, y) = (self._topology["transform"][key] for key in ("scale", "translate"))
        return [list(_steps(arc, (east, north), (x, y))) for arc in self._topology["arcs"]]

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Every area, in the order of the file."""
        rows = self._topology["objects"]["admin1"]["geometries"]
        return tuple(Area(**row["properties"]) for row in rows)

    @cached_property
    def outlines(self) -> tuple[MultiPolygon, ...]:
        """The outline of each area, in the same order."""
        return tuple(self._polygons(row) for row in self._topology["objects"]["admin1"]["geometries"])

    @cached_property
    def countries(self) -> dict[str, MultiPolygon]:
        """The outlines of countries by their code."""
        return {code: self._polygons(row) for code, row in self._country_rows.items()}

    @cached_property
    def _country_rows(self) -> dict[str, Mapping[str, Any]]:
        rows = self._topology["objects"]["countries"]["geometries"]
        return {row["properties"]["country"]: row for row in rows if row["properties"].get("country")}

    @cached_property
    def tree(self) -> STRtree:
        """An index of the outlines."""
        from shapely import STRtree

        return STRtree(self.outlines)

    @cached_property
    def by_id(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the areas that bear an id or lie in the area that does."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, area in enumerate(self.areas):
            for id_ in filter(None, (area.id, area.within)):
                found[id_].append(number)
        return {id_: tuple(numbers) for id_, numbers in found.items()}

    def outline(self, id_: str) -> BaseGeometry | None:
        """The outline of an area: its own, or that of the parts that lie in it."""
        from shapely import union_all

        numbers = self.by_id.get(id_, ())
        return union_all([self.outlines[n] for n in numbers]) if numbers else None

    def border(self, one: str, other: str) -> MultiLineString | None:
        """The line that two countries share; None where they share none."""
        from shapely import MultiLineString

        rows = [self._country_rows.get(code) for code in (one, other)]
        if rows[0] is None or rows[1] is None:
            return None
        first, second = ({_number(arc) for arc in _arcs_of(row)} for row in rows if row)
        shared = [self._arcs[number] for number in sorted(first & second)]
        return MultiLineString(shared) if shared else None

    def _polygons(self, row: Mapping[str, Any]) -> MultiPolygon:
        from shapely import MultiPolygon, Polygon, make_valid

        parts = [row["arcs"]] if row["type"] == "Polygon" else row.get("arcs", [])
        made = [Polygon(self._ring(part[0]), [self._ring(ring) for ring in part[1:]]) for part in parts]
        whole = make_valid(MultiPolygon(made))
        kept = [one for one in getattr(whole, "geoms", [whole]) if one.geom_type.endswith("Polygon")]
        return MultiPolygon([part for one in kept for part in getattr(one, "geoms", [one])])

    def _ring(self, arcs: Sequence[int]) -> list[Position]:
        points: list[Position] = []
        for number in arcs:
            arc = self._arcs[number] if number >= 0 else self._arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def _steps(
    arc: Sequence[Sequence[int]], scale: tuple[float, float], start: tuple[float, float]
) -> Iterator[Position]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield round(x * scale[0] + start[0], 5), round(y * scale[1] + start[1], 5)


def _arcs_of(row: Mapping[str, Any]) -> Iterator[int]:
    parts = [row["arcs"]] if row["type"] == "Polygon" else row.get("arcs", [])
    for part in parts:
        for ring in part:
            yield from ring


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


@lru_cache(maxsize=1)
def bundled_world() -> World:
    """The one copy of a process."""
    return World()
