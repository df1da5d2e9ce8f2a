"""Finer boundaries of one's own: matched to places by p-code or name, asked before the bundled ones."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from shapely import to_wkb
from shapely.geometry import LineString, box, mapping

from dateline.errors import BadResource
from dateline.resources.boundaries import Boundaries
from dateline.resources.gazetteer import embedded_gazetteer, open_gazetteer
from dateline.resources.gazetteer_import import Imported, import_files
from dateline.resources.gazetteer_status import status_of

DARZAB = box(65.2, 35.8, 65.6, 36.1)  # about where the district lies
XANADU = box(64.0, 33.0, 64.2, 33.2)


def collection(*rows: tuple[dict[str, Any], Any]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": row, "geometry": mapping(shape) if shape else None}
            for row, shape in rows
        ],
    }


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "places.sqlite"


def imported(path: Path, target: Path) -> Imported:
    (found,) = import_files([path], target, embedded_gazetteer(), licence="CC BY-IGO")
    return found


def test_districts_of_a_cod_ab_file_are_matched_and_held(tmp_path: Path, target: Path) -> None:
    file = tmp_path / "afg_adm2.geojson"
    code = {"ADM0_PCODE": "AF", "ADM1_EN": "Jawzjan", "ADM1_PCODE": "AF28"}
    rows = [
        ({**code, "ADM2_EN": "Darzab", "ADM2_PCODE": "AF2810"}, DARZAB),
        ({**code, "ADM2_EN": "Xanadu", "ADM2_PCODE": "AF2899"}, XANADU),
        ({**code, "ADM2_EN": "Nowhere", "ADM2_PCODE": "AF2898"}, None),
    ]
    file.write_text(json.dumps(collection(*rows)), encoding="utf-8")
    one = imported(file, target)
    assert (one.lines, one.added, one.completed, one.rejected) == (3, 1, 1, 1)
    assert one.reasons == {"it has no geometry": 1}
    boundaries, gazetteer = Boundaries(target), open_gazetteer(target)
    area = boundaries.at(35.97, 65.37)
    assert area is not None
    assert (area.name, area.country) == ("Darzab", "AF")
    outline = boundaries.area_of(str(area.id))
    assert outline is not None
    assert outline.bounds == DARZAB.bounds
    added = gazetteer.lookup("Xanadu", country="AF")[0].place
    assert (added.level.value, added.admin1) == ("admin2", "Jawzjan")
    assert added.lat == pytest.approx(33.1)
    assert boundaries.at(34.53, 69.17).name == "Kabul"  # type: ignore[union-attr]  # still the bundled one
    status = status_of(target).imports[-1]
    assert (status.licence, len(status.sha256), status.format) == ("CC BY-IGO", 64, "boundaries")


def test_a_geopackage_is_read_as_the_same(tmp_path: Path, target: Path) -> None:
    file = tmp_path / "areas.gpkg"
    header = b"GP\x00\x01" + (4326).to_bytes(4, "little")
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)")
        made.execute("INSERT INTO gpkg_geometry_columns VALUES ('adm2', 'geom', 4326)")
        made.execute(
            "CREATE TABLE adm2 (fid INTEGER PRIMARY KEY, geom BLOB, shapeName, shapeGroup, shapeType)"
        )
        cell = header + to_wkb(DARZAB)
        made.execute("INSERT INTO adm2 VALUES (1, ?, 'Darzab', 'AFG', 'ADM2')", (cell,))
    assert imported(file, target).completed == 1
    area = Boundaries(target).at(35.97, 65.37)
    assert area is not None
    assert area.name == "Darzab"


def test_other_coordinates_than_degrees_are_refused(tmp_path: Path, target: Path) -> None:
    file = tmp_path / "mercator.geojson"
    rows = collection(({"name": "Darzab", "country": "AF"}, box(7e6, 4e6, 7.1e6, 4.1e6)))
    file.write_text(json.dumps(rows), encoding="utf-8")
    assert imported(file, target).reasons == {"its coordinates are not degrees": 1}
    crs = {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}
    file.write_text(json.dumps(rows | crs), encoding="utf-8")
    with pytest.raises(BadResource, match="WGS84"):
        imported(file, target)


def test_the_course_of_a_river_joins_the_river(tmp_path: Path, target: Path) -> None:
    file = tmp_path / "rivers.geojson"
    course = LineString([(38.2, 36.7), (39.0, 35.95), (40.9, 34.45)])
    file.write_text(json.dumps(collection(({"name": "Euphrates"}, course))), encoding="utf-8")
    assert imported(file, target).completed == 1
    river = open_gazetteer(target).lookup("Euphrates")[0].place
    found = Boundaries(target).area_of(river.id)
    assert found is not None
    assert found.geom_type == "LineString"
