"""A gazetteer file while rows are added to it: what is new is inserted, what is known is completed."""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.where import Level
from dateline.resources.boundary_files import box_of
from dateline.resources.gazetteer_build import SHORTEST_KEY, weight
from dateline.resources.gazetteer_incoming import Incoming, NewArea, NewName, NewPlace, Refused
from dateline.resources.gazetteer_keys import fold, spelling_keys
from dateline.resources.gazetteer_rows import NameKind, PlaceRow

_LAYOUT = """
CREATE TABLE IF NOT EXISTS imports (sha256 TEXT PRIMARY KEY, file TEXT NOT NULL, format TEXT NOT NULL,
  licence TEXT NOT NULL, lines INTEGER NOT NULL, added INTEGER NOT NULL, completed INTEGER NOT NULL,
  rejected INTEGER NOT NULL, finished INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS areas (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (n INTEGER PRIMARY KEY, code TEXT NOT NULL, deeper TEXT);
CREATE TABLE IF NOT EXISTS outlines (n INTEGER PRIMARY KEY, west REAL NOT NULL, south REAL NOT NULL,
  east REAL NOT NULL, north REAL NOT NULL, wkb BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS place_ids ON places (id);
"""
_KNOWN = "SELECT id, n, level, feature, population, lat IS NULL OR borrowed FROM places WHERE id IN"
_SETTLE = """
UPDATE places SET
  admin1 = COALESCE(admin1, (SELECT a.name FROM waiting w JOIN areas a ON a.code = w.code
    WHERE w.n = places.n)),
  admin2 = COALESCE(admin2, (SELECT a.name FROM waiting w JOIN areas a ON a.code = w.deeper
    WHERE w.n = places.n))
WHERE n IN (SELECT n FROM waiting)
"""
_SMALL = {Level.NATURAL: 60, Level.POINT: 60, Level.REGION: 100, Level.ADMIN3: 130}
_PER_DIGIT = 45


def imported_weight(level: Level, feature: str | None, population: int) -> int:
    """How prominent a place of an imported list is: a hill among a million is no mountain range."""
    if level in _SMALL:
        return -min(1000, int(_SMALL[level] + _PER_DIGIT * math.log10(population + 1)))
    return weight(PlaceRow("", "", level, None, feature=feature, population=population))


@dataclass(frozen=True, slots=True)
class Known:
    """A place that the file holds already."""

    n: int
    weight: int
    lacks_point: bool


class Draft:
    """The file that an import writes to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._file = connection
        connection.executescript(_LAYOUT)
        connection.execute("INSERT OR IGNORE INTO about SELECT 'embedded', CAST(MAX(n) AS TEXT) FROM places")
        (embedded,) = connection.execute("SELECT value FROM about WHERE name = 'embedded'").fetchone()
        self._embedded = int(embedded)
        self._next = connection.execute("SELECT MAX(n) + 1 FROM places").fetchone()[0]
        self._waiting: list[tuple[int, str, str]] = []
        self._areas: dict[str, str] = dict(connection.execute("SELECT code, name FROM areas"))

    def add(self, batch: Sequence[Incoming]) -> Counter[str]:
        """Add a batch; how many lines were added, completed what was known, or were refused, by reason."""
        counted: Counter[str] = Counter()
        for one in batch:
            if isinstance(one, Refused):
                counted[one.reason] += 1
        self._add_areas([one for one in batch if isinstance(one, NewArea)], counted)
        self._add_places([one for one in batch if isinstance(one, NewPlace)], counted)
        self._add_names([one for one in batch if isinstance(one, NewName)], counted)
        return counted

    def settle(self) -> None:
        """Name the wider areas of places that came before the lines that name them."""
        self._file.execute(_SETTLE)
        self._file.execute("DELETE FROM waiting")

    def _known(self, ids: Iterable[str]) -> dict[str, Known]:
        wanted = sorted(set(ids))
        marks = ",".join("?" * len(wanted))
        found = {}
        for id_, n, level, feature, population, lacks in self._file.execute(f"{_KNOWN} ({marks})", wanted):
            found[id_] = Known(n, self._weight(n, Level(level), feature, population), bool(lacks))
        return found

    def _weight(self, n: int, level: Level, feature: str | None, population: int) -> int:
        if n > self._embedded:
            return imported_weight(level, feature, population)
        return weight(PlaceRow("", "", level, None, feature=feature, population=population))

    def _add_areas(self, areas: Sequence[NewArea], counted: Counter[str]) -> None:
        names = self._own_names([one.id for one in areas])
        for one in areas:
            self._name_area(one.code, names.get(one.id, one.name))
        counted["added"] += len(areas)

    def _own_names(self, ids: Sequence[str]) -> dict[str, str]:
        """How the file itself calls areas, so that one area has one name."""
        marks = ",".join("?" * len(ids))
        query = f"SELECT id, name FROM places WHERE id IN ({marks})"  # noqa: S608
        return dict(self._file.execute(query, ids)) if ids else {}

    def _name_area(self, code: str, name: str) -> None:
        self._areas[code] = name
        self._file.execute("INSERT OR REPLACE INTO areas VALUES (?, ?)", (code, name))

    def _add_places(self, places: Sequence[NewPlace], counted: Counter[str]) -> None:
        known = self._known(one.row.id for one in places)
        own_names = self._own_names([one.row.id for one in places if one.code])
        names: list[tuple[PlaceRow, Known]] = []
        fresh: list[tuple[object, ...]] = []
        for one in places:
            if one.code:
                self._name_area(one.code, own_names.get(one.row.id, one.row.name))
            there = known.get(one.row.id) or (self._match(one.row) if one.may_match else None)
            counted["completed" if there else "added"] += 1
            if there is None:
                there = self._new(one, fresh)
            elif there.lacks_point and one.row.lat is not None:
                self._file.execute(
                    "UPDATE places SET lat = ?, lon = ?, borrowed = 0 WHERE n = ?",
                    (one.row.lat, one.row.lon, there.n),
                )
            known[one.row.id] = there
            if one.outline:
                self._file.execute("INSERT OR REPLACE INTO outlines VALUES (?, ?, ?, ?, ?, ?)",
                                   (there.n, *box_of(one.outline), one.outline))  # fmt: skip
            names.append((one.row, there))
        self._file.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", fresh)
        self._file.executemany("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", self._waiting)
        self._waiting.clear()
        self._write_names(names)

    def _match(self, row: PlaceRow) -> Known | None:
        """The same area under another id: one of its level and name in its country, if there is only one."""
        query = (
            "SELECT DISTINCT p.n, p.feature, p.population, p.lat IS NULL OR p.borrowed, p.admin1 FROM {} x"
            " JOIN places p ON p.n = x.n WHERE x.{} = ?1 AND p.level = ?3"
            " AND (p.country = ?2 OR (?3 = 'natural' AND (p.country IS NULL OR ?2 IS NULL)))"
        )
        keys = [("names", "fold", fold(row.name)), *(("keys", "key", key) for key in spelling_keys(row.name))]
        for table, column, key in keys:
            words = (key, row.country, row.level.value)
            found = self._file.execute(query.format(table, column), words).fetchall()
            inside = [one for one in found if row.admin1 and one[4] and _alike(one[4], row.admin1)]
            best = inside or (found if row.level is not Level.ADMIN2 or row.admin1 is None else [])
            if len(best) == 1:
                n, feature, population, lacks, _ = best[0]
                return Known(n, self._weight(n, row.level, feature, population), bool(lacks))
        return None

    def _new(self, one: NewPlace, fresh: list[tuple[object, ...]]) -> Known:
        row, n = one.row, self._next
        self._next += 1
        level = Level.REGION if row.level is Level.COUNTRY else row.level  # the countries are known
        codes = (*one.areas, "", "")[:2]
        admin1 = row.admin1 or self._areas.get(codes[0])
        admin2 = row.admin2 or self._areas.get(codes[1])
        if (codes[0] and admin1 is None) or (codes[1] and admin2 is None):
            self._waiting.append((n, *codes))
        fresh.append((n, row.id, row.name, row.lat, row.lon, level.value, row.feature, row.country, admin1,
                      admin2, row.population, 0))  # fmt: skip
        return Known(n, imported_weight(level, row.feature, row.population), row.lat is None)

    def _add_names(self, names: Sequence[NewName], counted: Counter[str]) -> None:
        known = self._known(one.id for one in names)
        rows = []
        for one in names:
            there = known.get(one.id)
            counted["completed" if there else "its place is not known"] += 1
            if there:
                row = PlaceRow(one.id, one.name, Level.SETTLEMENT, None)
                row.add([one.name])
                rows.append((row, there))
        self._write_names(rows)

    def _write_names(self, rows: Sequence[tuple[PlaceRow, Known]]) -> None:
        names: dict[tuple[str, int, int], int] = {}
        keys: set[tuple[str, int, int]] = set()
        for row, there in rows:
            for name, kind in row.names.items():
                entry = (fold(name), there.weight, there.n)
                names[entry] = min(int(kind), names.get(entry, int(kind)))
                if kind < NameKind.CODE:
                    keys.update((key, there.weight, there.n) for key in spelling_keys(name))
        entries = sorted((*entry, kind) for entry, kind in names.items() if entry[0])
        self._file.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", entries)
        long = sorted(key for key in keys if len(key[0]) >= SHORTEST_KEY)
        self._file.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", long)


def _alike(one: str, other: str) -> bool:
    return fold(one) == fold(other) or bool(set(spelling_keys(one)) & set(spelling_keys(other)))
