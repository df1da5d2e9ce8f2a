"""The formats of events: what --as may name. A new format is a line here."""

from collections.abc import Mapping

from dateline.export.event_map import write_geojson
from dateline.export.event_table import write_csv
from dateline.export.events import write_jsonl
from dateline.export.formats import Format
from dateline.export.geopackage import write_gpkg
from dateline.export.parquet import write_parquet
from dateline.export.spreadsheet import write_xlsx

_FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "a table: ACLED's columns, then ours; read back without loss", write_csv),
    Format("jsonl", ".jsonl", "every event as one line of JSON", write_jsonl),
    Format("xlsx", ".xlsx", "a spreadsheet: events, rival figures, what the columns say", write_xlsx),
    Format("parquet", ".parquet", "the table with its types, for analysis", write_parquet),
    Format("geojson", ".geojson", "a map layer; a pin only where the place is a spot", write_geojson),
    Format("gpkg", ".gpkg", "a GeoPackage: layers of spots, areas and unplaced events", write_gpkg),
)

EXPORTERS: Mapping[str, Format] = {one.name: one for one in _FORMATS}
