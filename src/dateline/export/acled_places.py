"""Where an ACLED row lies: its named location, districts, and what it lies in."""

from dataclasses import dataclass

from dateline.model.distance import kilometres
from dateline.model.dossier import Dossier
from dateline.model.event import Setting
from dateline.model.mention import PlaceRole
from dateline.model.where import Level, Place

_PART_OF_TOWN = "PPLX"
_CITY_KM = 40  # how far a quarter may lie from the middle of its city


@dataclass(frozen=True, slots=True)
class Located:
    """The location column and the names of the districts; None where there is none."""

    location: str
    admin1: str | None
    admin2: str | None
    admin3: str | None
    rule: str


def located(setting: Setting, dossier: Dossier) -> Located:
    """The place as ACLED names it.

    ACLED would write a district's capital for an event that is known to the district only; dateline
    writes the district and its middle, so that no row is finer than what the reports say.
    """
    place = setting.place
    name, rule = place.name, "place-as-named"
    if place.feature == _PART_OF_TOWN and (city := city_around(place, dossier)):
        name, rule = f"{city.name} - {place.name}", "city-and-district"
    elif place.level not in (Level.POINT, Level.SETTLEMENT):
        rule = "area-point-not-capital"
    third = place.name if place.level is Level.ADMIN3 else None
    return Located(name, place.admin1, place.admin2, third, rule)


def city_around(place: Place, dossier: Dossier) -> Place | None:
    """The town named beside a quarter: "Sadr City, Baghdad"."""
    near = {
        locus.place.id: locus.place
        for told in dossier.told
        for claim in told.claims
        for locus in claim.where
        if locus.role is PlaceRole.PLACE and locus.place and _may_hold(locus.place, place)
    }
    return max(near.values(), key=lambda one: (one.population, one.id)) if near else None


def _may_hold(city: Place, place: Place) -> bool:
    if city.level is not Level.SETTLEMENT or city.feature == _PART_OF_TOWN or city.id == place.id:
        return False
    if city.lat is None or city.lon is None or place.lat is None or place.lon is None:
        return False
    return kilometres((city.lat, city.lon), (place.lat, place.lon)) <= _CITY_KM
