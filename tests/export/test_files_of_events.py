"""Spreadsheet, Parquet, GeoJSON and GeoPackage, each opened by software that others wrote."""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas
import pyarrow.parquet
import pyogrio
import pytest
from shapely import Point, from_wkb
from shapely.geometry import shape
from tests.export.dossiers import KIVU, all_dossiers, market, rally

from dateline.errors import BadUsage, OutputFailed
from dateline.export import spreadsheet
from dateline.export.event_table import table_columns
from dateline.export.exporters import EXPORTERS
from dateline.export.formats import ExportOptions, ExportReport
from dateline.export.target import writing
from dateline.model.dossier import Dossier
from dateline.model.event import Setting

Write = Callable[..., tuple[Path, ExportReport]]
PLAIN = ExportOptions()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(
        name: str, dossiers: Iterable[Dossier] | None = None, options: ExportOptions = PLAIN
    ) -> tuple[Path, ExportReport]:
        path = tmp_path / f"events{EXPORTERS[name].ending}"
        with writing(path) as target:
            report = EXPORTERS[name].write(all_dossiers() if dossiers is None else dossiers, target, options)
        return path, report

    return written


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx", "parquet", "geojson", "gpkg"])
def test_every_event_is_in_every_file_of_ours(name: str, write: Write) -> None:
    _, report = write(name)
    assert (report.taken, report.written, report.left_out) == (4, 4, ())


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx", "parquet", "geojson", "gpkg"])
def test_the_same_events_give_the_same_bytes(name: str, write: Write) -> None:
    first = write(name)[0].read_bytes()
    assert write(name)[0].read_bytes() == first


def test_openpyxl_sees_numbers_days_and_arabic_and_no_formula(write: Write) -> None:
    book = openpyxl.load_workbook(write("xlsx")[0])
    assert book.sheetnames == ["events", "tolls", "columns"]
    header, *rows = book["events"].iter_rows()
    rows = [dict(zip([one.value for one in header], row, strict=True)) for row in rows]
    assert rows[0]["dl_deaths_best"].value == 12
    assert rows[0]["dl_date_start"].is_date
    assert (rows[1]["dl_place"].value, rows[3]["dl_place"].value) == (None, "عدن")
    agents = rows[3]["dl_agents"]
    assert (agents.value, agents.data_type, agents.quotePrefix) == ("=Бойцы; «X»", "s", True)


def test_rival_tolls_stand_below_one_another(write: Write) -> None:
    frame = pandas.read_excel(write("xlsx")[0], sheet_name="tolls")
    assert frame["voice"].tolist() == ["army", "residents"]
    assert frame["low"].tolist() == [12, 20]
    assert frame["hedge"].tolist()[1] == "at least"


def test_a_sheet_says_what_each_column_says(write: Write) -> None:
    frame = pandas.read_excel(write("xlsx")[0], sheet_name="columns", index_col="column")
    assert frame.loc["dl_edtf", "says"] == "the days in EDTF"


def test_parquet_has_types_and_nulls(write: Write) -> None:
    table = pyarrow.parquet.read_table(write("parquet")[0])
    assert str(table.schema.field("dl_date_start").type) == "date32[day]"
    assert table.column("dl_deaths_best").to_pylist() == [12, None, None, None]
    assert table.column("dl_place").to_pylist() == ["Oicha", None, "North Kivu", "عدن"]
    assert table.schema.field("dl_lat").metadata[b"hxl"] == b"#geo+lat"


def test_geojson_pins_a_town_and_no_province(write: Write) -> None:
    path, report = write("geojson")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [one["geometry"] for one in features] == [
        {"type": "Point", "coordinates": [29.5169, 0.6944]},
        None,
        None,
        {"type": "Point", "coordinates": [45.0367, 12.7794]},
    ]
    assert features[2]["properties"]["dl_place_level"] == "admin1"
    assert features[0]["properties"]["dl_counts"][0]["rivals"][1]["voice"] == "residents"
    assert {one.name: one.times for one in report.unexpressed} == {
        "geometry: no place is known": 1,
        "geometry: the place is an area whose boundary is not known, not a spot": 1,
    }


def borno() -> Dossier:
    """A protest in a province whose boundary is known, with three dead."""
    place = replace(
        KIVU, id="geonames:2346794", name="Borno", country="NG", admin1="Borno", lat=11.5, lon=13.0
    )
    toll = replace(market().event.counts[0], rivals=())
    where = replace(rally().event.where, value=Setting(place=place))
    return replace(rally(), event=replace(rally().event, where=where, counts=(toll,)))


def test_geojson_draws_a_province_by_its_outline(write: Write) -> None:
    path, report = write("geojson", [borno()])
    (feature,) = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert feature["geometry"]["type"] == "Polygon"
    outline = shape(feature["geometry"])
    assert outline.contains(Point(13.15, 11.85))  # Maiduguri
    assert not outline.contains(Point(8.5, 12.0))  # Kano
    assert outline.exterior.is_ccw
    assert report.unexpressed == ()


def test_the_geopackage_draws_each_province_once_with_its_events(write: Write) -> None:
    path, report = write("gpkg", [borno(), replace(borno(), event=replace(borno().event, counts=()))])
    meta, _, geometry, fields = pyogrio.raw.read(path, layer="outlines")
    values = {name: cells.tolist() for name, cells in zip(meta["fields"], fields, strict=True)}
    assert (values["place"], values["events"], values["killed_best"]) == (["Borno"], [2], [12])
    assert from_wkb(geometry[0]).contains(Point(13.15, 11.85))
    assert pyogrio.read_info(path, layer="areas")["features"] == 2
    found = pyogrio.raw.read(path, layer="outlines", bbox=(13, 11, 14, 12))
    assert len(found[2]) == 1
    assert report.unexpressed == ()


def test_no_event_is_an_empty_collection(write: Write) -> None:
    assert json.loads(write("geojson", ())[0].read_text()) == {"type": "FeatureCollection", "features": []}


def test_gdal_reads_the_layers_with_their_points(write: Write) -> None:
    path, _ = write("gpkg")
    assert {name: kind for name, kind in pyogrio.list_layers(path)} == {
        "spots": "Point", "areas": "Point", "outlines": "MultiPolygon", "unplaced": None, "tolls": None,
    }  # fmt: skip
    info = pyogrio.read_info(path, layer="spots")
    assert (info["crs"], info["features"]) == ("EPSG:4326", 2)
    assert info["total_bounds"] == (29.5169, 0.6944, 45.0367, 12.7794)
    meta, _, geometry, fields = pyogrio.raw.read(path, layer="spots")
    values = dict(zip(meta["fields"], fields, strict=True))
    assert values["dl_place"].tolist() == ["Oicha", "عدن"]
    assert str(values["dl_date_start"][0]) == "2025-10-21"
    assert len(geometry) == 2


def test_gdal_finds_events_by_place_through_the_index(write: Write) -> None:
    path, _ = write("gpkg")
    meta, _, _, fields = pyogrio.raw.read(path, layer="spots", bbox=(40, 10, 50, 20))
    assert dict(zip(meta["fields"], fields, strict=True))["dl_place"].tolist() == ["عدن"]


def test_a_layer_can_be_edited_and_its_index_follows(write: Write) -> None:
    path, _ = write("gpkg")
    meta, _, geometry, fields = pyogrio.raw.read(path, layer="spots")
    first = [cells[:1] for cells in fields]
    how = {"layer": "spots", "driver": "GPKG", "geometry_type": "Point", "crs": "EPSG:4326", "append": True}
    pyogrio.raw.write(path, geometry[:1], first, meta["fields"], **how)
    assert pyogrio.read_info(path, layer="spots")["features"] == 3
    assert len(pyogrio.raw.read(path, layer="spots", bbox=(29, 0, 30, 1))[2]) == 2


def test_a_geopackage_is_one_by_its_own_marks(write: Write) -> None:
    connection = sqlite3.connect(write("gpkg")[0])
    assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    unplaced = [row[1] for row in connection.execute("PRAGMA table_info(unplaced)")]
    assert unplaced == ["fid", *(column.name for column in table_columns())]


def test_hashtags_are_a_row_of_the_sheet_and_metadata_of_parquet(write: Write) -> None:
    tagged = ExportOptions(hxl=True)
    frame = pandas.read_excel(write("xlsx", None, tagged)[0], sheet_name="events")
    assert (frame["dl_lat"][0], frame["event_date"][0]) == ("#geo+lat", "#date+occurred")
    assert len(frame) == 5
    assert pyarrow.parquet.read_schema(write("parquet", None, tagged)[0]).field("dl_lat").metadata[b"hxl"]


def test_a_full_sheet_is_followed_by_another(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "ROWS", 3)  # a header and two events
    path, report = write("xlsx")
    sheets = pandas.read_excel(path, sheet_name=None)
    assert [name for name in sheets if name.startswith("events")] == ["events", "events 2"]
    ids = [event_id for name in ("events", "events 2") for event_id in sheets[name]["dl_event_uid"]]
    assert ids == [one.event.id for one in all_dossiers()]
    assert report.rows == 4


def test_a_sheet_cuts_no_text_silently(write: Write) -> None:
    dossier = market()
    long = replace(dossier, event=replace(dossier.event, maker="m" * 40_000))
    path, report = write("xlsx", [long])
    assert [(one.times, "32,767" in one.name) for one in report.unexpressed] == [(1, True)]
    frame = pandas.read_excel(path, sheet_name="events")
    assert frame["dl_model"][0].endswith("m…")


@pytest.mark.parametrize(("name", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_library_that_is_not_installed_is_named_and_nothing_is_left(
    name: str, library: str, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BadUsage, match=r"pip install 'dateline\[tables\]'"):
        write(name)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_older_file_and_nothing_else(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = write("gpkg")[0].read_bytes()

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputFailed, match=r"events\.gpkg: cannot be written: No space left"):
        write("gpkg")
    assert (tmp_path / "events.gpkg").read_bytes() == older
    assert [one.name for one in tmp_path.iterdir()] == ["events.gpkg"]


def test_a_district_has_its_p_codes_where_the_user_s_table_has_them(write: Write, tmp_path: Path) -> None:
    table = tmp_path / "pcodes.csv"
    table.write_text(
        "adm0_pcode,adm1_pcode,adm1_en,adm2_pcode,adm2_en\nCD,CD61,North Kivu,CD6101,Beni\n", encoding="utf-8"
    )
    path, _ = write("parquet", [market()], ExportOptions(tables={"pcodes": table}))
    row = pandas.read_parquet(path).iloc[0]
    assert (row["dl_adm1_pcode"], row["dl_adm2_pcode"], row["dl_event_clarity"]) == ("CD61", "CD6101", 1)
