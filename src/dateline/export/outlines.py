"""Outlines of districts and provinces, so that a map draws an area where no spot is known."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model.where import Level, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from dateline.resources.boundaries import Boundaries

AREAS = frozenset({Level.ADMIN1, Level.ADMIN2, Level.ADMIN3})  # a country is no answer to where


class Outlines:
    """Looks outlines up once. `gazetteer` is a file into which finer boundaries may have been imported."""

    def __init__(self, gazetteer: Path | None = None) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, BaseGeometry | None] = {}

    @cached_property
    def _boundaries(self) -> Boundaries:
        from dateline.resources.boundaries import Boundaries

        return Boundaries(self._gazetteer)

    def of(self, place: Place) -> BaseGeometry | None:
        """The outline of a district or province; None for other places, and where no boundary is known."""
        if place.level not in AREAS:
            return None
        if place.id not in self._known:
            self._known[place.id] = _turned(self._boundaries.area_of(place.id))
        return self._known[place.id]


def _turned(outline: BaseGeometry | None) -> BaseGeometry | None:
    """The outline with outer rings counterclockwise, as RFC 7946 wants them."""
    from shapely import orient_polygons

    return None if outline is None else orient_polygons(outline)
