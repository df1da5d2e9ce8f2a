"""A GeoPackage (OGC 12-128r18): layers for QGIS and other map software, in one file.

`spots` holds the events whose place is a point or a settlement, `areas` those placed in a district, a
province or a country, at the middle of it: two layers, so that no area is taken for a spot. `outlines` draws
each district and province of `areas` once, with the number of its events. `unplaced` holds the others, and
`tolls` each voice's figures.
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
from typing import TYPE_CHECKING

from dateline.errors import OutputFailed
from dateline.export.cells import Value
from dateline.export.columns import Described, Holds
from dateline.export.event_columns import toll
from dateline.export.event_table import table_columns, table_row
from dateline.export.figures import FIGURES, iter_figures
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.geojson import PINNED
from dateline.export.outlines import Outlines
from dateline.model.count import Unit
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.where import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

WGS84 = 4326
_HEADER = struct.pack("<2sBBi", b"GP", 0, 1, WGS84)  # of a geometry: the format, little-endian, the system
_NO_BOUNDARY = "an area on the layer `outlines`: its boundary is not known"
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
_OUTLINES = [
    ("place_id", "TEXT"),
    ("place", "TEXT"),
    ("level", "TEXT"),
    ("country", "TEXT"),
    ("admin1", "TEXT"),
    ("events", "INTEGER"),
    ("killed_best", "INTEGER"),
]


@dataclass(frozen=True)
class _Layer:
    """A table of the file: what it holds, and what its geometry is, if it has one."""

    holds: str
    geometry: str | None = None


_LAYERS = {
    "spots": _Layer("events whose place is a point or a settlement", "POINT"),
    "areas": _Layer("events placed in an area; the geometry is its middle, see dl_place_level", "POINT"),
    "outlines": _Layer("districts and provinces of areas, with the number of their events", "MULTIPOLYGON"),
    "unplaced": _Layer("events whose place is not known or has no point"),
    "tolls": _Layer("what each voice says of each number"),
}


@dataclass(frozen=True)
class _Drawn:
    """A geometry as well-known binary, and the box around it: west, south, east, north."""

    wkb: bytes
    box: tuple[float, float, float, float]


@dataclass
class _Extent:
    """The box around the geometries of a layer."""

    west: float = math.inf
    south: float = math.inf
    east: float = -math.inf
    north: float = -math.inf

    def grow(self, box: tuple[float, float, float, float]) -> None:
        west, south, east, north = box
        self.west, self.south = min(self.west, west), min(self.south, south)
        self.east, self.north = max(self.east, east), max(self.north, north)

    def box(self) -> tuple[float | None, ...]:
        """West, south, east, north; of no geometry, nothing."""
        return (self.west, self.south, self.east, self.north) if self.west <= self.east else (None,) * 4


class _Layers:
    """Tables of a GeoPackage, filled row by row."""

    def __init__(self, connection: sqlite3.Connection, columns: Sequence[Described], stamp: datetime) -> None:
        self._run = connection.execute
        self._script = connection.executescript
        self._stamp = stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        self._extents = {name: _Extent() for name, layer in _LAYERS.items() if layer.geometry}
        self._script(_sql("geopackage.sql"))
        named = [(column.name, _TYPES[column.holds]) for column in columns]
        for name, layer in _LAYERS.items():
            self._create(name, layer, {"tolls": _TOLLS, "outlines": _OUTLINES}.get(name, named))

    def _create(self, name: str, layer: _Layer, columns: Sequence[tuple[str, str]]) -> None:
        geometry = f", geom {layer.geometry}" if layer.geometry else ""
        cells = "".join(f', "{column}" {kind}' for column, kind in columns)
        self._run(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT{geometry}{cells})")
        if geometry:
            self._run(f"CREATE VIRTUAL TABLE rtree_{name}_geom USING rtree(id, minx, maxx, miny, maxy)")

    def add(self, layer: str, cells: Iterable[Value], drawn: _Drawn | None = None) -> None:
        """Write a row; on a layer that has a geometry, with it."""
        row: list[Value | bytes] = [_sqlite(value) for value in cells]
        if drawn is None:
            self._insert(layer, [None, *row])
            return
        fid = self._insert(layer, [None, _HEADER + drawn.wkb, *row])
        west, south, east, north = drawn.box
        self._insert(f"rtree_{layer}_geom", (fid, west, east, south, north))
        self._extents[layer].grow(drawn.box)

    def _insert(self, layer: str, row: Sequence[Value | bytes]) -> int:
        marks = ", ".join("?" * len(row))
        return self._run(f"INSERT INTO {layer} VALUES ({marks})", row).lastrowid or 0  # noqa: S608  (our own names)

    def close(self) -> None:
        """Write what map software reads first: the list of layers and their extents."""
        for name, layer in _LAYERS.items():
            kind = "features" if layer.geometry else "attributes"
            box = self._extents[name].box() if layer.geometry else (None,) * 4
            contents = (name, kind, name, layer.holds, self._stamp, *box, WGS84 if layer.geometry else None)
            self._run("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
            if layer.geometry:
                geometry = (name, layer.geometry, WGS84)
                self._run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", geometry)
                self._script(_sql("geopackage_index.sql").replace("LAYER", name))


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
    areas: dict[str, _Area] = {}
    for dossier in dossiers:
        account.take()
        place = dossier.event.where.value.place if dossier.event.where.value else None
        layer = _layer(place)
        layers.add(layer, table_row(dossier, options), _point(place) if place else None)
        for cells in iter_figures(dossier.event):
            layers.add("tolls", cells)
        if place and place.level not in PINNED:
            areas.setdefault(place.id, _Area(place)).count(dossier.event)
        account.write()
    _draw(areas, layers, Outlines(options.gazetteer), account)
    layers.close()
    connection.commit()


@dataclass
class _Area:
    """A district, province or country, with its events and their dead."""

    place: Place
    events: int = 0
    killed: int | None = None

    def count(self, event: Event) -> None:
        self.events += 1
        found = toll(event, Unit.KILLED)
        if found and found.best is not None:
            self.killed = (self.killed or 0) + found.best

    def cells(self) -> Sequence[Value]:
        place = self.place
        named = (place.id, place.name, place.level.value, place.country, place.admin1)
        return (*named, self.events, self.killed)


def _draw(areas: dict[str, _Area], layers: _Layers, outlines: Outlines, account: Account) -> None:
    """Draw each district and province once; of those without a boundary the account says so."""
    for _, area in sorted(areas.items()):
        outline = outlines.of(area.place)
        if outline is None:
            account.lose(_NO_BOUNDARY)
        else:
            layers.add("outlines", area.cells(), _drawn(outline))


def _drawn(outline: BaseGeometry) -> _Drawn:
    from shapely import to_wkb
    from shapely.geometry import MultiPolygon, Polygon

    several = MultiPolygon([outline]) if isinstance(outline, Polygon) else outline
    west, south, east, north = several.bounds
    return _Drawn(to_wkb(several, byte_order=1), (west, south, east, north))


def _layer(place: Place | None) -> str:
    if place is None or place.lat is None or place.lon is None:
        return "unplaced"
    return "spots" if place.level in PINNED else "areas"


def _point(place: Place) -> _Drawn | None:
    if place.lat is None or place.lon is None:
        return None
    wkb = struct.pack("<BIdd", 1, 1, place.lon, place.lat)
    return _Drawn(wkb, (place.lon, place.lat, place.lon, place.lat))


def _sqlite(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _sql(name: str) -> str:
    return files("dateline.export").joinpath("templates", name).read_text(encoding="utf-8")
