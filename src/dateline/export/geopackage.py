"""A GeoPackage (OGC 12-128r18): layers for QGIS and other map software, in one file.

`spots` holds the events whose place is a point or a settlement, `areas` those placed in a district, a
province or a country, at the middle of it: two layers, so that no area is taken for a spot. `unplaced` holds
the others, and `tolls` each voice's figures.
"""

from __future__ import annotations

import math
import sqlite3
import struct
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files

from dateline.errors import OutputFailed
from dateline.export.cells import Value
from dateline.export.columns import Described, Holds
from dateline.export.event_table import table_columns, table_row
from dateline.export.figures import FIGURES, iter_figures
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.geojson import PINNED
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.where import Place

WGS84 = 4326
_TYPES = {
    Holds.TEXT: "TEXT",
    Holds.WHOLE: "INTEGER",
    Holds.REAL: "REAL",
    Holds.YES: "BOOLEAN",
    Holds.DAY: "DATE",
    Holds.JSON: "TEXT",
}
_NO_STAMP = datetime(1980, 1, 1, tzinfo=UTC)
_TOLLS = [(name, _TYPES[holds]) for name, holds in FIGURES]
_ABOUT = {
    "spots": "events whose place is a point or a settlement",
    "areas": "events placed in an area; the geometry is its middle, see dl_place_level",
    "unplaced": "events whose place is not known",
    "tolls": "what each voice says of each number",
}


@dataclass
class _Extent:
    """The box around the points of a layer."""

    west: float = math.inf
    south: float = math.inf
    east: float = -math.inf
    north: float = -math.inf

    def grow(self, lon: float, lat: float) -> None:
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.south, self.north = min(self.south, lat), max(self.north, lat)

    def box(self) -> tuple[float | None, ...]:
        """West, south, east, north; of no point, nothing."""
        return (self.west, self.south, self.east, self.north) if self.west <= self.east else (None,) * 4


class _Layers:
    """Tables of a GeoPackage, filled row by row."""

    def __init__(self, connection: sqlite3.Connection, columns: Sequence[Described], stamp: datetime) -> None:
        self._run = connection.execute
        self._script = connection.executescript
        self._stamp = stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        self._extents = {"spots": _Extent(), "areas": _Extent()}
        self._script(_sql("geopackage.sql"))
        named = [(column.name, _TYPES[column.holds]) for column in columns]
        for layer in _ABOUT:
            self._create(layer, _TOLLS if layer == "tolls" else named)

    def _create(self, layer: str, columns: Sequence[tuple[str, str]]) -> None:
        point = ", geom POINT" if layer in self._extents else ""
        cells = "".join(f', "{name}" {kind}' for name, kind in columns)
        self._run(f"CREATE TABLE {layer} (fid INTEGER PRIMARY KEY AUTOINCREMENT{point}{cells})")
        if point:
            self._run(f"CREATE VIRTUAL TABLE rtree_{layer}_geom USING rtree(id, minx, maxx, miny, maxy)")

    def add(self, layer: str, cells: Iterable[Value], place: Place | None = None) -> None:
        """Write a row; with a place, at its point."""
        row: list[Value | bytes] = [_sqlite(value) for value in cells]
        lat, lon = (place.lat, place.lon) if place else (None, None)
        if lat is None or lon is None:
            self._insert(layer, [None, *row])
            return
        fid = self._insert(layer, [None, _point(lon, lat), *row])
        self._insert(f"rtree_{layer}_geom", (fid, lon, lon, lat, lat))
        self._extents[layer].grow(lon, lat)

    def _insert(self, layer: str, row: Sequence[Value | bytes]) -> int:
        marks = ", ".join("?" * len(row))
        return self._run(f"INSERT INTO {layer} VALUES ({marks})", row).lastrowid or 0  # noqa: S608  (our own names)

    def close(self) -> None:
        """Write what map software reads first: the list of layers and their extents."""
        for layer, about in _ABOUT.items():
            extent = self._extents.get(layer)
            kind = "features" if extent else "attributes"
            box = extent.box() if extent else (None,) * 4
            contents = (layer, kind, layer, about, self._stamp, *box, WGS84 if extent else None)
            self._run("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
            if extent:
                self._run(
                    "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", (layer, WGS84)
                )
                self._script(_sql("geopackage_index.sql").replace("LAYER", layer))


def write_gpkg(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write the layers. Each event is in exactly one of `spots`, `areas` and `unplaced`."""
    account = Account("gpkg", target)
    try:
        with closing(sqlite3.connect(target.path)) as connection:
            _fill(connection, dossiers, options, account)
    except sqlite3.OperationalError as problem:
        raise OutputFailed(f"{target.path.name}: cannot be written: {problem}") from problem
    return account.report()


def _fill(
    connection: sqlite3.Connection, dossiers: Iterable[Dossier], options: ExportOptions, account: Account
) -> None:
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    layers = _Layers(connection, table_columns(), options.stamp or _NO_STAMP)
    for dossier in dossiers:
        account.take()
        layer, place = _layer(dossier.event)
        layers.add(layer, table_row(dossier, options), place)
        for cells in iter_figures(dossier.event):
            layers.add("tolls", cells)
        account.write()
    layers.close()
    connection.commit()


def _layer(event: Event) -> tuple[str, Place | None]:
    place = event.where.value.place if event.where.value else None
    if place is None or place.lat is None or place.lon is None:
        return "unplaced", None
    return "spots" if place.level in PINNED else "areas", place


def _point(lon: float, lat: float) -> bytes:
    """A point as GeoPackage has it: a header that names the reference system, then WKB."""
    return struct.pack("<2sBBiBIdd", b"GP", 0, 1, WGS84, 1, 1, lon, lat)


def _sqlite(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _sql(name: str) -> str:
    return files("dateline.export").joinpath("templates", name).read_text(encoding="utf-8")
