"""Finds places of a gazetteer whose point contradicts the country or the province that they name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.resources.boundaries_bundled import World, bundled_world

if TYPE_CHECKING:
    from shapely import Point
    from shapely.geometry.base import BaseGeometry

_ALL = (
    "SELECT n, id, name, level, country, admin1, lat, lon FROM places WHERE lat IS NOT NULL"
    " AND country IS NOT NULL AND borrowed = 0"
    " AND level IN ('settlement', 'point', 'admin3', 'admin2', 'admin1')"
)
_AREAS = (
    "SELECT country, admin1, id FROM places WHERE level = 'admin1' AND admin1 IS NOT NULL ORDER BY n DESC"
)
_IMPORTED = " AND n > (SELECT CAST(value AS INTEGER) FROM about WHERE name = 'embedded')"
_KM_PER_DEGREE = 111.2
LEAST_KM = 25.0  # boundaries are simplified, and towns lie on borders


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place whose point lies in another country, or in another first-level area, than it names."""

    id: str
    name: str
    level: str
    says: str  # the country, or country and area, that the gazetteer names
    lies_in: str  # where the point lies
    kilometres: float  # from the point to what the gazetteer names


def contradictions(
    path: Path, *, everything: bool = False, world: World | None = None
) -> Iterator[Contradiction]:
    """The contradictions among imported places, or among all places, in the order of the file.

    First-level areas are compared only where the boundaries know the area.
    """
    from shapely import points

    drawn = world or bundled_world()
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
        imported = file.execute("SELECT 1 FROM about WHERE name = 'embedded'").fetchone()
        if not everything and not imported:
            return
        rows = file.execute(f"{_ALL}{'' if everything else _IMPORTED} ORDER BY n").fetchall()
        ids = {(country, name): id_ for country, name, id_ in file.execute(_AREAS)}
    spots = points([row[7] for row in rows], [row[6] for row in rows])
    homes: dict[int, list[int]] = {}
    for spot, area in zip(*drawn.tree.query(spots, predicate="intersects"), strict=True):
        homes.setdefault(int(spot), []).append(int(area))
    for number, inside in sorted(homes.items()):
        found = _contradiction(rows[number], spots[number], inside, drawn, ids)
        if found:
            yield found


def _contradiction(
    row: tuple[Any, ...], spot: Point, inside: list[int], world: World, ids: Mapping[tuple[str, str], str]
) -> Contradiction | None:
    _, id_, name, level, country, admin1, *_ = row
    there = world.areas[inside[0]]
    if all(world.areas[one].country != country for one in inside):
        outline: BaseGeometry | None = world.countries.get(country)
        says, lies_in = country, str(there.country)
    else:
        own = ids.get((country, admin1), "")
        if own not in world.by_id or set(world.by_id[own]).intersection(inside):
            return None
        outline = world.outline(own)
        says, lies_in = f"{country} {admin1}", f"{there.country} {there.name}"
    if outline is None or outline.is_empty:
        return None
    far = outline.distance(spot) * _KM_PER_DEGREE
    return Contradiction(id_, name, level, says, lies_in, round(far)) if far > LEAST_KM else None
