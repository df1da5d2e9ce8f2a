"""The formats of events: what --as may name. A new format is a line here."""

from collections.abc import Mapping

from dateline.export.acled import write_acled
from dateline.export.annotations import write_oa
from dateline.export.crosswalk import write_crosswalk
from dateline.export.event_map import write_geojson
from dateline.export.event_page import write_html
from dateline.export.event_table import write_csv
from dateline.export.events import write_jsonl
from dateline.export.followthemoney import write_ftm
from dateline.export.formats import Format
from dateline.export.geopackage import write_gpkg
from dateline.export.hapi import write_hapi
from dateline.export.parquet import write_parquet
from dateline.export.plover import write_plover
from dateline.export.polecat import write_polecat
from dateline.export.provenance import write_prov
from dateline.export.spreadsheet import write_xlsx
from dateline.export.ucdp import write_ucdp

_FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "a table: ACLED's columns, then ours; read back without loss", write_csv),
    Format("jsonl", ".jsonl", "every event as one line of JSON", write_jsonl),
    Format("html", ".html", "a page to read: values beside words, rival figures side by side", write_html),
    Format("xlsx", ".xlsx", "a spreadsheet: events, rival figures, what the columns say", write_xlsx),
    Format("parquet", ".parquet", "the table with its types, for analysis", write_parquet),
    Format("geojson", ".geojson", "a map layer; a pin only where the place is a spot", write_geojson),
    Format("acled", ".csv", "ACLED's 31 columns; rules and events of each row beside it", write_acled),
    Format("ucdp", ".csv", "UCDP GED's 49 columns; rules and events of each row beside it", write_ucdp),
    Format("hapi", ".csv", "HDX HAPI's 19 columns: counts by district, month and kind", write_hapi),
    Format("polecat", ".tsv", "POLECAT's 40 columns", write_polecat),
    Format("plover", ".jsonl", "PLOVER 2.0 events as lines of JSON", write_plover),
    Format("crosswalk", ".csv", "which report tells of which event, and how", write_crosswalk),
    Format("ftm", ".ftm.jsonl", "FollowTheMoney entities, for investigation platforms", write_ftm),
    Format("oa", ".oa.jsonl", "W3C Web Annotations: each value beside its words", write_oa),
    Format("prov", ".prov.jsonld", "W3C PROV-O: what each value was derived from, and by what", write_prov),
    Format("gpkg", ".gpkg", "a GeoPackage: layers of spots, areas and unplaced events", write_gpkg),
)

EXPORTERS: Mapping[str, Format] = {one.name: one for one in _FORMATS}
