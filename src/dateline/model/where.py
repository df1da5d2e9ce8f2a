"""Places: entries of the gazetteer."""

from dataclasses import dataclass
from enum import Enum

from dateline.model.span import Span


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


Position = tuple[float, float]  # longitude and latitude, as in GeoJSON


class ShapeKind(Enum):
    """What kind of outline the words draw."""

    CIRCLE = "circle"  # "near Taiz", "30 km from Aleppo"
    SECTOR = "sector"  # "10 km north of Goma"
    CORRIDOR = "corridor"  # "between Ghazni and Gardez"
    LINE = "line"  # "the border between Mali and Niger", "along the Euphrates"
    AREA = "area"  # "northern Mali"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """How something lies to a place, by words beside its name."""

    relation: str  # "near", "north-of", "between", "north-part"
    words: Span  # "10 km north of"; of "the Kabul-Kandahar highway" the noun
    distance_km: float | None = None
    other: Span | None = None  # the second place of "between A and B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Where something lies that is told by its relation to a place; WGS84, made from words and place.

    `lines` are closed rings, the outer ring of each part; of a line they are open.
    """

    kind: ShapeKind
    lines: tuple[tuple[Position, ...], ...]
    centre: Position
    uncertainty_km: float  # how far from the centre it may be; of a line, how far to either side
    lies: Lying
