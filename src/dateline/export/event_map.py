"""A map layer of events: GeoJSON (RFC 7946), one feature per event.

A pin only where the place is a point or a settlement. A district or province is drawn by its outline, where
its boundary is known; else the geometry is null, and level and middle of the area are among the properties.
"""

import json
from collections.abc import Iterable
from datetime import date

from dateline.export.cells import Value
from dateline.export.columns import Holds
from dateline.export.event_table import table_columns, table_row
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.geojson import PINNED
from dateline.export.lines import line
from dateline.export.outlines import Outlines
from dateline.model.dossier import Dossier
from dateline.model.event import Event

_HEAD = '{"type": "FeatureCollection", "features": [\n'
_AREA = "geometry: the place is an area whose boundary is not known, not a spot"
_NOWHERE = "geometry: no place is known"


def write_geojson(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write a FeatureCollection, feature by feature, with the table's columns as properties."""
    account = Account("geojson", target)
    file = target.text(options)
    before = _HEAD
    outlines = Outlines(options.gazetteer)
    for dossier in dossiers:
        account.take()
        feature = _feature(dossier, options, geometry_of(dossier.event, outlines))
        if feature["geometry"] is None:
            account.lose(_AREA if dossier.event.where.value else _NOWHERE)
        file.write(before + line(feature).rstrip("\n"))
        before = ",\n"
        account.write()
    file.write((before if before == _HEAD else "\n") + "]}\n")
    return account.report()


def pin(event: Event) -> dict[str, object] | None:
    """The event's spot as GeoJSON, longitude first; None for an area and where no place is known."""
    place = event.where.value.place if event.where.value else None
    if place is None or place.level not in PINNED or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def geometry_of(event: Event, outlines: Outlines) -> dict[str, object] | None:
    """The event's pin or the outline of its area, as GeoJSON."""
    spot = pin(event)
    if spot is not None or event.where.value is None:
        return spot
    outline = outlines.of(event.where.value.place)
    return dict(outline.__geo_interface__) if outline is not None else None


def _feature(
    dossier: Dossier, options: ExportOptions, geometry: dict[str, object] | None
) -> dict[str, object]:
    event = dossier.event
    cells = zip(table_columns(), table_row(dossier, options), strict=True)
    properties = {column.name: _json(value, column.holds) for column, value in cells}
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}


def _json(value: Value, holds: Holds) -> object:
    if isinstance(value, str):
        return json.loads(value) if holds is Holds.JSON else value
    return value.isoformat() if isinstance(value, date) else value
