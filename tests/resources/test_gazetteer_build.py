"""Building the gazetteer: what is written for what is listed."""

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import BadResource
from dateline.model.where import Level
from dateline.resources import gazetteer_build
from dateline.resources.gazetteer import Gazetteer
from dateline.resources.gazetteer_packages import Packages
from dateline.resources.gazetteer_rows import NameKind, PlaceRow


def _rows(*rows: PlaceRow) -> object:
    return lambda _packages, _say: iter(rows)


def _place(id_: str, name: str, **fields: object) -> PlaceRow:
    row = PlaceRow(id_, name, Level.SETTLEMENT, "AF", 34.0, 65.0, **fields)  # type: ignore[arg-type]
    row.add([name], NameKind.MAIN)
    return row


def test_a_built_file_is_whole_and_can_be_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gazetteer_build, "_rows", _rows(_place("x:1", "Oldtown"), _place("x:2", "Newtown")))
    steps: list[str] = []
    path = gazetteer_build.build_gazetteer(tmp_path / "deep" / "places.sqlite", progress=steps.append)
    assert [one.place.id for one in Gazetteer(path).lookup("Newtown")] == ["x:2"]
    assert steps
    assert [file.name for file in path.parent.iterdir()] == ["places.sqlite"]


def test_the_same_rows_give_the_same_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gazetteer_build, "_rows", _rows(_place("x:1", "Oldtown"), _place("x:2", "Newtown")))
    dumps = []
    for name in ("a.sqlite", "b.sqlite"):
        path = gazetteer_build.build_gazetteer(tmp_path / name)
        with sqlite3.connect(path) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_the_larger_of_two_namesakes_sorts_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    small, large = _place("x:1", "Oldtown"), _place("x:2", "Oldtown", population=100_000)
    monkeypatch.setattr(gazetteer_build, "_rows", _rows(small, large))
    found = Gazetteer(gazetteer_build.build_gazetteer(tmp_path / "g.sqlite")).lookup("Oldtown")
    assert [one.place.id for one in found] == ["x:2", "x:1"]


def test_a_failure_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(_packages: Packages, _say: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(gazetteer_build, "_rows", fail)
    with pytest.raises(BadResource, match="disk full"):
        gazetteer_build.build_gazetteer(tmp_path / "g.sqlite")
    assert list(tmp_path.iterdir()) == []
