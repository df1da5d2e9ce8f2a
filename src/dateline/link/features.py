"""Reasons to take a name for one place rather than another: pure functions of candidate, case and page.

Each answers a number, mostly from 0 (says nothing) to 1 (speaks for it); some may speak against it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.model.where import Level, Place
from dateline.resources.gazetteer import Namesake
from dateline.resources.gazetteer_rows import NameKind

Area = tuple[str, str]  # country code and name of the first-level area


@dataclass(frozen=True, slots=True)
class Case:
    """A name to be linked: the level asked for, and the wider places named in the same breath."""

    name: str
    asked: Level | None = None
    bearers: int = 1  # how many places bear the name
    countries: frozenset[str] = frozenset()  # "Paris, France"
    areas: frozenset[Area] = frozenset()  # "Paris, Texas"
    only: frozenset[Area] = frozenset()  # "Khas district, Uruzgan province": nowhere else


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the page tells: shares of its place names per country and area, and chosen points."""

    countries: dict[str, float] = field(default_factory=dict)
    areas: dict[Area, float] = field(default_factory=dict)
    peoples: dict[str, float] = field(default_factory=dict)  # countries by their demonyms
    hints: dict[str, float] = field(default_factory=dict)  # countries by their offices and money
    filed_country: str | None = None
    filed_area: Area | None = None
    points: tuple[tuple[float, float], ...] = ()
    home: str | None = None
    agreement: float = 0.0  # the share of the country of which the page names most places


Feature = Callable[[Namesake, Case, Around], float]

_NAME = {NameKind.MAIN: 1.0, NameKind.ALTERNATE: 0.35, NameKind.CODE: 0.3, NameKind.KEY: 0.0}


def same_name(one: Namesake, case: Case, around: Around) -> float:
    """The place is usually called so."""
    del case, around
    return _NAME[one.kind]


_SURE_KEY = 12  # letters from which another spelling says as much as an alternate name


def other_spelling(one: Namesake, case: Case, around: Around) -> float:
    """Only the spelling differs, and the name is long enough for that to be no accident."""
    del around
    return min(1.0, len(case.name) / _SURE_KEY) if one.kind is NameKind.KEY else 0.0


_SOME = 0.05  # share of the page from which a country counts as spoken of


def _is_spoken_of(country: str, case: Case, around: Around) -> bool:
    near = around.countries.get(country, 0.0) > _SOME
    return near or country in around.peoples or country in case.countries


def other_spelling_far_away(one: Namesake, case: Case, around: Around) -> float:
    """Only the spelling differs, and the page speaks of other countries."""
    if one.kind is not NameKind.KEY:
        return 0.0
    country = one.place.country or ""
    elsewhere = around.agreement > _SOME and not _is_spoken_of(country, case, around)
    return float(elsewhere and country != around.filed_country)


def elsewhere(one: Namesake, case: Case, around: Around) -> float:
    """It lies in no country of which the page speaks, and the page speaks of others."""
    country = one.place.country or ""
    if one.kind is NameKind.KEY or country == around.filed_country or _is_spoken_of(country, case, around):
        return 0.0
    return around.agreement


_LONG = 8  # letters from which names that sound alike in one country are one name


def other_spelling_at_home(one: Namesake, case: Case, around: Around) -> float:
    """Only the spelling differs, and the page speaks of its country."""
    if one.kind is not NameKind.KEY or not _is_spoken_of(one.place.country or "", case, around):
        return 0.0
    return min(1.0, len(case.name) / _LONG)


def few_bear_the_name(one: Namesake, case: Case, around: Around) -> float:
    """Few other places bear the name."""
    del one, around
    return 1 / max(case.bearers, 1)


def prominence(one: Namesake, case: Case, around: Around) -> float:
    """The place is large or important."""
    del case, around
    return one.prominence / 1000


def is_country(one: Namesake, case: Case, around: Around) -> float:
    """It is a country."""
    del case, around
    return float(one.place.level is Level.COUNTRY)


def is_first_area(one: Namesake, case: Case, around: Around) -> float:
    """It is a province, state or other first-level area."""
    del case, around
    return float(one.place.level is Level.ADMIN1)


def is_second_area(one: Namesake, case: Case, around: Around) -> float:
    """It is a district, county or other second-level area."""
    del case, around
    return float(one.place.level is Level.ADMIN2)


def is_region(one: Namesake, case: Case, around: Around) -> float:
    """It is a region, a water or a mountain range that reports often name."""
    del case, around
    return float(one.place.level in {Level.REGION, Level.NATURAL})


def is_capital(one: Namesake, case: Case, around: Around) -> float:
    """It is a capital."""
    del case, around
    return float(one.place.feature == "PPLC")


def town_before_area(one: Namesake, case: Case, around: Around) -> float:
    """Without a word such as "province" the name of a town and of the area around it means the town."""
    del around
    place = one.place
    is_town = place.level is Level.SETTLEMENT and place.name in {place.admin1, place.admin2}
    return float(is_town and case.asked is None)


_NEAR_LEVELS = {
    (Level.SETTLEMENT, Level.ADMIN2): 0.2,
    (Level.SETTLEMENT, Level.ADMIN1): -0.4,
    (Level.ADMIN2, Level.SETTLEMENT): 0.0,
    (Level.ADMIN1, Level.ADMIN2): 0.0,
    (Level.ADMIN2, Level.ADMIN1): -0.2,
    (Level.ADMIN1, Level.REGION): 0.6,
    (Level.REGION, Level.ADMIN1): 0.8,
    (Level.REGION, Level.ADMIN2): 0.4,
    (Level.REGION, Level.NATURAL): 0.5,
    (Level.NATURAL, Level.REGION): 0.3,
}


def level_asked(one: Namesake, case: Case, around: Around) -> float:
    """It is of the level that the words beside the name ask for."""
    del around
    if case.asked is None:
        return 0.0
    if one.place.level is case.asked:
        return 1.0
    return _NEAR_LEVELS.get((case.asked, one.place.level), -1.0)


def inside_named_parent(one: Namesake, case: Case, around: Around) -> float:
    """It lies in the wider place that is named in the same breath."""
    del around
    return float(area_of(one.place) in case.areas or one.place.country in case.countries)


def outside_named_parent(one: Namesake, case: Case, around: Around) -> float:
    """It lies outside the province that is named as such in the same breath."""
    del around
    return float(bool(case.only) and area_of(one.place) not in case.only)


def inside_named_country(one: Namesake, case: Case, around: Around) -> float:
    """It lies in a country of which the page names other places."""
    del case
    return around.countries.get(one.place.country or "", 0.0)


def inside_named_area(one: Namesake, case: Case, around: Around) -> float:
    """It lies in a province or state of which the page names other places."""
    del case
    area = area_of(one.place)
    return around.areas.get(area, 0.0) if area else 0.0


def country_of_people(one: Namesake, case: Case, around: Around) -> float:
    """It lies in the country of a people that the page names."""
    del case
    return around.peoples.get(one.place.country or "", 0.0)


def country_of_offices(one: Namesake, case: Case, around: Around) -> float:
    """It lies in a country of whose offices or money the page speaks."""
    del case
    return around.hints.get(one.place.country or "", 0.0)


def country_of_dateline(one: Namesake, case: Case, around: Around) -> float:
    """It lies in the country where the report was filed."""
    del case
    if around.filed_area and area_of(one.place) == around.filed_area:
        return 1.0
    return 0.5 if around.filed_country and one.place.country == around.filed_country else 0.0


def country_of_outlet(one: Namesake, case: Case, around: Around) -> float:
    """It lies in the country where the outlet is at home."""
    del case
    return float(around.home is not None and one.place.country == around.home)


_FAR_KM = 300.0


def near_others(one: Namesake, case: Case, around: Around) -> float:
    """Other places of the page lie close to it."""
    del case
    place = one.place
    if place.lat is None or place.lon is None or not around.points or place.level is Level.COUNTRY:
        return 0.0
    nearest = min(kilometres(place.lat, place.lon, lat, lon) for lat, lon in around.points)
    return math.exp(-nearest / _FAR_KM)


def area_of(place: Place) -> Area | None:
    """The first-level area that the place is or lies in."""
    return (place.country, place.admin1) if place.country and place.admin1 else None


_DEGREE = 111.2  # kilometres


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """About how far apart two points are; exact enough to say what is near.

    >>> round(kilometres(34.53, 69.17, 34.43, 70.45) / 10)
    12
    """
    east = abs(lon - other_lon)
    east = min(east, 360 - east) * math.cos(math.radians((lat + other_lat) / 2))
    return _DEGREE * math.hypot(lat - other_lat, east)
