"""Which province and country a point lies in, and where the borders run."""

import pytest

from dateline.model.where import Level, Place
from dateline.resources.boundaries import Boundaries


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries()


@pytest.mark.parametrize(
    ("lat", "lon", "id_", "country"),
    [
        (31.61, 65.71, "geonames:1138335", "AF"),  # Kandahar
        (36.20, 37.16, "geonames:170062", "SY"),  # Aleppo
        (12.78, 45.03, "geonames:80412", "YE"),  # Aden, a port: simplified coasts must not drown it
        (48.00, 37.80, "geonames:709716", "UA"),  # Donetsk
        (4.81, -74.69, "geonames:3685413", "CO"),  # Cundinamarca
    ],
)
def test_a_point_lies_in_its_province(
    boundaries: Boundaries, lat: float, lon: float, id_: str, country: str
) -> None:
    area = boundaries.at(lat, lon)
    assert area is not None
    assert (area.id, area.country) == (id_, country)


def test_the_open_sea_lies_nowhere(boundaries: Boundaries) -> None:
    assert boundaries.at(0.0, -30.0) is None


def test_the_outline_of_a_province_holds_its_towns_and_no_others(boundaries: Boundaries) -> None:
    from shapely import Point

    kandahar = boundaries.area_of("geonames:1138335")
    assert kandahar is not None
    assert kandahar.contains(Point(65.71, 31.61))
    assert not kandahar.contains(Point(69.17, 34.53))


def test_a_region_drawn_by_its_departments_has_their_outline(boundaries: Boundaries) -> None:
    from shapely import Point

    region = boundaries.area_of("geonames:3012874")  # Île-de-France
    assert region is not None
    assert region.contains(Point(2.35, 48.85))
    assert region.geom_type == "Polygon"  # the departments are one piece


def test_countries_share_a_border_or_none(boundaries: Boundaries) -> None:
    border = boundaries.border("ML", "NE")
    assert border is not None
    west, south, east, north = border.bounds
    assert -1 < west < 1
    assert 3 < east < 5
    assert 14 < south < north < 20
    assert boundaries.border("ML", "AF") is None


def test_a_place_whose_point_contradicts_its_country_is_found_out(boundaries: Boundaries) -> None:
    wrong = Place("own:1", "Herat", 52.52, 13.40, Level.SETTLEMENT, "PPL", "AF", "Herat", None)
    assert boundaries.country_of(wrong) == "DE"


def test_most_first_level_areas_have_an_outline(boundaries: Boundaries) -> None:
    areas = boundaries._world.areas
    assert len(areas) == 4596
    assert sum(area.id is not None for area in areas) > 4350
