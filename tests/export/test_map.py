"""Claims on a map: no pin where nobody knows the point."""

import io
import json
from dataclasses import replace
from typing import Any

from dateline.export.geojson import MapLayer
from dateline.model.coded import CodedPage
from dateline.model.span import Span
from dateline.model.where import Lying, Shape, ShapeKind


def layer(*pages: CodedPage) -> dict[str, Any]:
    file = io.StringIO()
    writer = MapLayer(file)
    for page in pages:
        writer.add(page)
    writer.close()
    found: dict[str, Any] = json.loads(file.getvalue())
    return found


def test_a_town_is_a_point_with_longitude_first(page: CodedPage) -> None:
    town = layer(page)["features"][0]
    assert town["geometry"] == {"type": "Point", "coordinates": [29.51, 0.69]}
    assert town["properties"]["place"] == "Oicha"
    assert town["properties"]["level"] == "settlement"


def test_a_province_has_no_pin_but_says_what_it_is(page: CodedPage) -> None:
    province = layer(page)["features"][2]
    assert province["geometry"] is None
    assert (province["properties"]["place"], province["properties"]["level"]) == ("North Kivu", "admin1")


def test_a_declined_place_has_neither_pin_nor_level(page: CodedPage) -> None:
    declined = layer(page)["features"][1]
    assert declined["geometry"] is None
    assert declined["properties"]["words"] == "Sako"
    assert declined["properties"]["place"] is declined["properties"]["level"] is None


def test_any_number_of_pages_makes_one_collection(page: CodedPage) -> None:
    assert layer()["features"] == []
    assert len(layer(page, page)["features"]) == 6
    assert layer(page)["type"] == "FeatureCollection"


def test_words_that_draw_a_shape_are_drawn_instead_of_a_pin(page: CodedPage) -> None:
    lies = Lying(relation="north-of", words=Span(0, 4), distance_km=20.0)
    ring = ((29.4, 0.8), (29.6, 0.8), (29.5, 1.0), (29.4, 0.8))
    shape = Shape(kind=ShapeKind.SECTOR, lines=(ring,), centre=(29.5, 0.87), uncertainty_km=13.5, lies=lies)
    (claim,) = page.claims
    town = replace(claim.where[0], relation="north-of", shape=shape)
    drawn = layer(replace(page, claims=(replace(claim, where=(town,)),)))["features"][0]
    assert drawn["geometry"]["type"] == "Polygon"
    assert [list(point) for point in ring] in (
        drawn["geometry"]["coordinates"][0],
        drawn["geometry"]["coordinates"][0][::-1],
    )
    assert (drawn["properties"]["shape"], drawn["properties"]["uncertainty_km"]) == ("sector", 13.5)
