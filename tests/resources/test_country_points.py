"""The points of countries come from their borders, by one rule for all."""

from itertools import pairwise
from typing import Any

import pytest

from country_points import Borders, place_of
from dateline.resources.gazetteer_tables import CountryRow, load_table


def _topology(*rings: list[list[int]], polygons: list[list[list[int]]]) -> dict[str, Any]:
    steps = [[ring[0], *([b[0] - a[0], b[1] - a[1]] for a, b in pairwise(ring))] for ring in rings]
    country = {"type": "MultiPolygon", "arcs": polygons, "id": "004", "properties": {"name": "Testland"}}
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": steps,
        "objects": {"countries": {"geometries": [country]}},
    }


def _square(west: int, south: int, size: int) -> list[list[int]]:
    east, north = west + size, south + size
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def _point(topology: dict[str, Any]) -> tuple[float, float]:
    borders = Borders(topology)
    return place_of(borders.main_landmass(borders.countries[0]))


def test_an_island_does_not_pull_the_point_off_the_main_landmass() -> None:
    alone = _point(_topology(_square(10, -2, 4), polygons=[[[0]]]))
    with_island = _point(_topology(_square(10, -2, 4), _square(60, 0, 2), polygons=[[[1]], [[0]]]))
    assert with_island == alone == pytest.approx((0, 12), abs=0.05)


def test_a_hole_pushes_the_point_away() -> None:
    hole = _square(12, -1, 2)[::-1]
    lat, lon = _point(_topology(_square(10, -2, 4), hole, polygons=[[[0], [1]]]))
    assert lat == pytest.approx(0, abs=0.05)
    assert 11 < lon < 12


def test_a_country_may_lie_across_the_date_line() -> None:
    lon = _point(_topology(_square(178, 10, 4), polygons=[[[0]]]))[1]
    assert abs(lon) == pytest.approx(180, abs=0.1)


def test_points_follow_the_one_rule() -> None:
    points = {row.code: (row.lat, row.lon) for row in load_table("countries", CountryRow)}
    assert points["AF"] == pytest.approx((33.8, 65.9), abs=0.1)
    assert points["US"] == pytest.approx((39.9, -98.8), abs=0.1)  # without Alaska
    assert points["FR"] == pytest.approx((46.6, 2.5), abs=0.1)  # without French Guiana
