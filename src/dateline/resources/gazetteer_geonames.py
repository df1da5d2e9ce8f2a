"""Reads the tab-separated files of GeoNames: places, alternate names, and codes of areas."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.model.where import Level
from dateline.resources.gazetteer_incoming import Incoming, NewArea, NewName, NewPlace, Refused
from dateline.resources.gazetteer_rows import NameKind, PlaceRow, bare_name, in_english, is_latin

DUMP, NAMES, AREAS = 19, 10, 4  # columns of the three kinds of file
_LEAST_NAMES = 8  # the columns of dates may be missing
_SHORTEST = 4
_NO_LANGUAGE = frozenset({"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny"})
_AREA_CODE = re.compile(r"^[A-Z]{2}\.[^.\s]+(\.[^.\s]+)?$")
_AREAS_OF = {"ADM1": Level.ADMIN1, "ADM2": Level.ADMIN2}
_CLASSES = {
    "P": Level.SETTLEMENT,
    "L": Level.REGION,
    "H": Level.NATURAL,
    "T": Level.NATURAL,
    "V": Level.NATURAL,
    "U": Level.NATURAL,
    "S": Level.POINT,
    "R": Level.POINT,
}


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file; empty ones and remarks are none."""
    with path.open("rb") as file:
        yield from (line for line in file if line.strip() and not line.startswith(b"#"))


def cells_of(line: bytes) -> list[str] | None:
    """The cells of a line, None where it is not UTF-8."""
    try:
        return line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return None


def kind_of(line: bytes) -> int | None:
    """Which of the three kinds of file the line is from, by its columns; None if from none of them."""
    cells = cells_of(line) or []
    if len(cells) == DUMP:
        return DUMP
    if len(cells) == AREAS and _AREA_CODE.match(cells[0]):
        return AREAS
    if _LEAST_NAMES <= len(cells) <= NAMES and cells[0].isdigit() and cells[1].isdigit():
        return NAMES
    return None


def read_area(line: bytes) -> Incoming:
    """A line of admin1CodesASCII.txt or admin2Codes.txt.

    >>> read_area("AF.31\\tJowzjān\\tJowzjan\\t1139049\\n".encode())
    NewArea(code='AF.31', id='geonames:1139049', name='Jowzjan')
    """
    cells = cells_of(line)
    if not cells or len(cells) != AREAS or not _AREA_CODE.match(cells[0]) or not cells[3].isdigit():
        return Refused("it has not the four columns of a file of codes")
    name = in_english(bare_name(cells[1]) or cells[1], cells[0][:2])
    return NewArea(cells[0], f"geonames:{cells[3]}", name)


def read_name(line: bytes) -> Incoming:
    """A line of alternateNamesV2.txt.

    >>> read_name(b"1\\t1138958\\ten\\tCabul\\t\\t\\t\\t\\t\\t")
    NewName(id='geonames:1138958', name='Cabul')
    """
    cells = cells_of(line)
    if not cells or not _LEAST_NAMES <= len(cells) <= NAMES or not cells[1].isdigit():
        return Refused("it has not the columns of a file of alternate names")
    if cells[2] in _NO_LANGUAGE:
        return Refused("it is a link, a postal code or another code and no name")
    if not _is_usable(cells[3]):
        return Refused("the name is not in Latin letters, or too short")
    return NewName(f"geonames:{cells[1]}", cells[3])


def read_place(line: bytes) -> Incoming:
    """A line of allCountries.txt or of the file of one country.

    >>> line = "1\\tOldtown\\tOldtown\\tAltdorf\\t34.5\\t65\\tP\\tPPL\\tAF\\t\\t31\\t0\\t\\t\\t90\\t\\t\\t\\t"
    >>> found = read_place(line.encode())
    >>> found.row.name, found.row.level.value, found.areas, sorted(found.row.names)
    ('Oldtown', 'settlement', ('AF.31', 'AF.31.0'), ['Altdorf', 'Oldtown'])
    """
    cells = cells_of(line)
    if cells is None:
        return Refused("it is not UTF-8")
    if len(cells) != DUMP:
        return Refused(f"it has not the {DUMP} columns of a file of places")
    if not cells[0].isdigit() or not cells[1].strip():
        return Refused("it has no number or no name")
    point = point_of(cells[4], cells[5])
    if point is None:
        return Refused("its latitude or longitude is no number in range")
    level = _level(cells[6], cells[7])
    if level is None:
        return Refused("its feature class is not known")
    return _place(cells, level, point)


def _place(cells: list[str], level: Level, point: tuple[float, float]) -> NewPlace:
    country = cells[8] if re.fullmatch("[A-Z]{2}", cells[8]) else None
    name = cells[1].strip()
    own = bare_name(name) if level in _AREAS_OF.values() else None
    row = PlaceRow(f"geonames:{cells[0]}", in_english(own or name, country), level, country, *point)
    row.feature = cells[7] or None
    row.population = int(cells[14]) if cells[14].isdigit() else 0
    row.add([row.name, name, *([cells[2]] if is_latin(cells[2]) else [])], NameKind.MAIN)
    row.add(one for one in cells[3].split(",") if _is_usable(one))
    wider = [f"{country}.{cells[10]}"] if country and cells[10] not in {"", "00"} else []
    if wider and cells[11]:
        wider.append(f"{wider[0]}.{cells[11]}")
    code = {"ADM1": wider[:1], "ADM2": wider[1:]}.get(cells[7], [])
    return NewPlace(row, tuple(wider), code[0] if code else None)


def point_of(lat: str, lon: str) -> tuple[float, float] | None:
    """Latitude and longitude, None where they are no point on the earth."""
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if all(map(math.isfinite, point)) and abs(point[0]) <= 90 and abs(point[1]) <= 180 else None  # noqa: PLR2004


def _level(class_: str, code: str) -> Level | None:
    if class_ != "A":
        return _CLASSES.get(class_)
    if code.startswith("PCL"):
        return Level.COUNTRY
    if code.startswith("ADM") and code not in {"ADMD", "ADMDH"}:
        return _AREAS_OF.get(code.rstrip("H"), Level.ADMIN3)
    return Level.REGION


def _is_usable(name: str) -> bool:
    return len(name) >= _SHORTEST and is_latin(name)
