"""Reads tables of places with a heading: those of administrative areas with p-codes, and plain ones."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.errors import BadResource
from dateline.model.where import Level
from dateline.resources.gazetteer_geonames import point_of
from dateline.resources.gazetteer_incoming import Incoming, NewPlace, Refused
from dateline.resources.gazetteer_keys import fold
from dateline.resources.gazetteer_rows import NameKind, PlaceRow, bare_name

Row = Mapping[str, str]
_CODE = re.compile(r"^adm(?:in)?([0-5])_?pcode$")
_NAME = re.compile(r"^adm(?:in)?([0-5])_?(?:name)?_?(en|fr|es|pt|ref|name)?$")
_LAT = ("lat", "latitude", "center_lat", "y", "point_y")
_LON = ("lon", "lng", "long", "longitude", "center_lon", "x", "point_x")
_LEVELS = {0: Level.COUNTRY, 1: Level.ADMIN1, 2: Level.ADMIN2}
_COUNTRY = re.compile(r"^[A-Z]{2}$")


def heading_of(path: Path) -> tuple[str, ...]:
    """The column names of a table, in lower case."""
    for row in _rows(path):
        return tuple(row)
    return ()


def is_areas(heading: tuple[str, ...]) -> bool:
    """Whether it is a table of administrative areas with p-codes."""
    return any(map(_CODE.match, heading))


def is_plain(heading: tuple[str, ...]) -> bool:
    """Whether it is a plain table of places."""
    return "name" in heading and not is_areas(heading)


def table_rows(path: Path) -> Iterator[Row]:
    """The rows of a table, without its heading."""
    rows = _rows(path)
    heading = next(rows, [])
    for cells in rows:
        yield dict(zip(heading, (cell.strip() for cell in cells), strict=False))


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            start = file.readline()
            file.seek(0)
            mark = max(",;\t", key=start.count)
            reader = csv.reader(file, delimiter=mark)
            yield [name.strip().casefold() for name in next(reader, [])]
            yield from (row for row in reader if any(row))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadResource(f"{path}: is no table in UTF-8: {problem}") from problem


def read_area_row(row: Row) -> Incoming:
    """A row of a table of areas: the deepest level that it names.

    >>> row = {"adm2_en": "Darzab", "adm2_pcode": "AF2801", "adm1_en": "Jawzjan", "adm1_pcode": "AF28"}
    >>> found = read_area_row(row)
    >>> found.row.id, found.row.name, found.row.level.value, found.row.admin1
    ('ocha:AF2801', 'Darzab', 'admin2', 'Jawzjan')
    """
    codes = {int(found[1]): row[key] for key in row if (found := _CODE.match(key)) and row[key]}
    if not codes:
        return Refused("it has no p-code")
    depth = max(codes)
    names = _names(row, depth)
    if not names:
        return Refused("the area of its p-code has no name")
    country = (codes.get(0) or codes[depth])[:2].upper()
    if not _COUNTRY.match(country):
        return Refused("its p-code does not begin with the code of a country")
    place = PlaceRow(f"ocha:{codes[depth]}", names[0], _LEVELS.get(depth, Level.ADMIN3), country)
    place.add(names, NameKind.MAIN)
    place.add(filter(None, map(bare_name, names)))
    place.add([codes[depth]], NameKind.CODE)
    wider = [_names(row, level)[:1] for level in (1, 2)]
    place.admin1 = place.name if depth == 1 else next(iter(wider[0]), None)
    place.admin2 = None if depth == 1 else place.name if depth == 2 else next(iter(wider[1]), None)  # noqa: PLR2004
    place.feature = f"ADM{depth}" if depth else "PCLI"
    _give_point(place, row)
    areas = tuple(codes[level] for level in (1, 2) if level in codes)
    return NewPlace(place, areas, codes[depth], may_match=True)


def _names(row: Row, depth: int) -> list[str]:
    """The names of the area of a level, English first."""
    found = {
        match[2] or "": row[key]
        for key in row
        if (match := _NAME.match(key)) and int(match[1]) == depth and row[key]
    }
    order = ["en", "", "name", "fr", "es", "pt", "ref"]
    return list(dict.fromkeys(found[key] for key in order if key in found))


def read_plain_row(row: Row) -> Incoming:
    """A row of a plain table: name, lat, lon, country, and what else is known.

    >>> read_plain_row({"name": "Xor", "lat": "34.1", "lon": "65", "country": "AF"}).row.id
    'own:af-xor-34.1-65'
    """
    if not row.get("name"):
        return Refused("it has no name")
    country = row.get("country", "").upper()
    if country and not _COUNTRY.match(country):
        return Refused("its country is no code of two letters")
    level = row.get("level") or "settlement"
    if level not in {one.value for one in Level} or level == "country":
        return Refused("its level is not known")
    cells = [row.get(key, "") for key in ("lat", "lon")]
    own = fold(f"{country} {row['name']}").replace(" ", "-") + "-" + "-".join(cells)
    id_ = row.get("id") or f"own:{own}"
    if ":" not in id_:
        id_ = f"own:{id_}"
    place = PlaceRow(id_, row["name"], Level(level), country or None)
    place.feature = row.get("feature") or None
    place.admin1, place.admin2 = row.get("admin1") or None, row.get("admin2") or None
    place.population = int(row["population"]) if row.get("population", "").isdigit() else 0
    place.add([row["name"]], NameKind.MAIN)
    place.add(filter(None, row.get("names", "").split("|")))
    return (
        NewPlace(place) if _give_point(place, row) else Refused("it has no latitude and longitude in range")
    )


def _give_point(place: PlaceRow, row: Row) -> bool:
    lat = next((row[key] for key in _LAT if row.get(key)), "")
    lon = next((row[key] for key in _LON if row.get(key)), "")
    point = point_of(lat, lon)
    if point:
        place.lat, place.lon = point
    return point is not None
