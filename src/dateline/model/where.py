"""Places: entries of the gazetteer."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How exact a place is, from the finest to the coarsest."""

    POINT = "point"
    SETTLEMENT = "settlement"
    ADMIN3 = "admin3"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    COUNTRY = "country"
    NATURAL = "natural"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer. Latitude and longitude are WGS84 degrees, None where unknown."""

    id: str  # "geonames:1142264", or "PROVIDER:KEY"
    name: str
    lat: float | None
    lon: float | None
    level: Level
    feature: str | None  # GeoNames feature code, where known: PPL, PPLC, ADM1, STM
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None  # names, not codes
    admin2: str | None
    population: int = 0
