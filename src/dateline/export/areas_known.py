"""Districts and provinces of the gazetteer by name: what gives a coarsened place the point of its area."""

from functools import lru_cache

from dateline.export.profile import FindArea
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import Gazetteer

_KEEP = 10_000  # areas remembered


def area_finder(gazetteer: Gazetteer) -> FindArea:
    """A function that gives the gazetteer's entry for an area, or None where it has none of that name."""

    @lru_cache(maxsize=_KEEP)
    def find(area: Place) -> Place | None:
        if area.level is Level.COUNTRY:
            return gazetteer.countries.get(area.country or "")
        found = (one.place for one in gazetteer.lookup(area.name, country=area.country))
        return next((place for place in found if _is(place, area)), None)

    return find


def _is(place: Place, area: Place) -> bool:
    if place.level is not area.level:
        return False
    return area.level is Level.ADMIN1 or area.admin1 in (None, place.admin1)
