"""The verbs `place` and `gazetteer` at the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.resources.gazetteer import Gazetteer


def test_place_shows_what_was_weighed_and_what_was_chosen(dateline: Callable[..., Any]) -> None:
    said = dateline("place", "Sari Pul", "--context", "Fighting went on in Afghanistan.")
    assert said.status == 0
    last = said.out.splitlines()[-1]
    assert last.startswith("chosen: Sar-e Pol (admin1; Sar-e Pol, AF)")
    assert "It lies in a country of which the page names other places." in said.out
    assert "× 1.00" in said.out


def test_place_says_why_it_chose_none(dateline: Callable[..., Any]) -> None:
    assert "declined: Alexandria: places of that name lie in several" in dateline("place", "Alexandria").out
    assert dateline("place", "Xorgundab").out == ("declined: Xorgundab: no place of that name is known\n")


def test_place_as_a_record(dateline: Callable[..., Any]) -> None:
    (record,) = dateline("place", "Paris", "--context", "Paris, Texas", "--json").records
    chosen = record["candidates"][0]
    assert record["chosen"] == chosen["place"]["id"]
    assert (chosen["place"]["country"], chosen["place"]["admin1"]) == ("US", "Texas")
    reason = next(one for one in chosen["reasons"] if one["name"] == "inside named parent")
    assert reason["adds"] == pytest.approx(reason["weight"] * reason["value"], abs=0.01)


def test_place_reads_the_word_beside_the_name(dateline: Callable[..., Any]) -> None:
    (record,) = dateline("place", "Kabul province", "--json").records
    assert record["candidates"][0]["place"]["level"] == "admin1"


def test_an_empty_name_is_wrong_usage(dateline: Callable[..., Any]) -> None:
    assert dateline("place", " ").status == 2


def _table(folder: Path, *lines: str) -> Path:
    path = folder / "mine.csv"
    path.write_text("name,lat,lon,country\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_import_adds_to_a_copy_and_status_tells(dateline: Callable[..., Any], tmp_path: Path) -> None:
    table, own = _table(tmp_path, "Xorgundab,31.6,65.7,AF", "Nowhere,,,AF"), tmp_path / "own.sqlite"
    said = dateline("gazetteer", "import", table, "--gazetteer", own)
    assert said.status == 1
    assert "mine.csv: in 2 = added 1 + completed 0 + rejected 1" in said.err
    assert "1 rejected: it has no latitude and longitude in range" in said.err
    assert Gazetteer(own).lookup("Xorgundab")[0].place.country == "AF"
    assert Gazetteer(own).lookup("Kabul")
    assert "Xorgundab (settlement; AF)" in dateline("place", "Xorgundab", "--gazetteer", own).out
    (record,) = dateline("gazetteer", "status", "--gazetteer", own, "--json").records
    assert [(one["file"], one["finished"]) for one in record["imports"]] == [("mine.csv", True)]
    assert "own.sqlite" in dateline("gazetteer", "status", "--gazetteer", own).out


def test_a_dry_run_makes_no_gazetteer(dateline: Callable[..., Any], tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    said = dateline("gazetteer", "import", _table(tmp_path, "X,1,2,AF"), "--gazetteer", own, "--dry-run")
    assert said.status == 0
    assert "was not written" in said.err
    assert not own.exists()


def test_import_never_touches_the_gazetteer_that_comes_with_dateline(
    dateline: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_GAZETTEER", raising=False)
    said = dateline("gazetteer", "import", _table(tmp_path, "X,1,2,AF"))
    assert said.status == 2
    assert "--gazetteer" in said.err


def test_a_point_is_put_into_its_province(dateline: Callable[..., Any]) -> None:
    said = dateline("place", "31.6133, 65.7101", "--json")
    place = said.records[0]["candidates"][0]["place"]  # type: ignore[index]
    assert (place["level"], place["country"], place["admin1"]) == ("point", "AF", "Kandahar")


def test_boundaries_come_as_geojson_or_geopackage(dateline: Callable[..., Any], tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    (tmp_path / "areas.csv").write_text("name,lat,lon\n", encoding="utf-8")
    refused = dateline("gazetteer", "import", "areas.csv", "--boundaries", "--gazetteer", own)
    assert refused.status == 2
    assert "boundaries come as .geojson" in refused.err
    ring = [[64.0, 33.0], [64.2, 33.0], [64.2, 33.2], [64.0, 33.2], [64.0, 33.0]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Xanadu", "country": "AF"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    collection = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "areas.geojson").write_text(json.dumps(collection), encoding="utf-8")
    said = dateline("gazetteer", "import", "areas.geojson", "--boundaries", "--gazetteer", own)
    assert said.status == 0
    assert "areas.geojson: in 1 = added 1 + completed 0 + rejected 0" in said.err
