"""Imported places whose point contradicts what they name are found out."""

from pathlib import Path

import pytest

from dateline.cli import main
from dateline.resources.gazetteer import embedded_gazetteer
from dateline.resources.gazetteer_check import contradictions
from dateline.resources.gazetteer_import import import_files

TABLE = """name,lat,lon,country,admin1
Right Village,34.50,69.20,AF,Kabul
Swapped Village,69.20,34.50,AF,Kabul
Other Province,31.60,65.70,AF,Kabul
On the Border,37.21,67.40,AF,Balkh
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    (folder / "villages.csv").write_text(TABLE, encoding="utf-8")
    import_files([folder / "villages.csv"], folder / "own.sqlite", embedded_gazetteer())
    return folder / "own.sqlite"


def test_a_swapped_point_and_a_wrong_province_are_found(own: Path) -> None:
    found = {one.name: one for one in contradictions(own)}
    assert found.keys() == {"Swapped Village", "Other Province"}
    assert (found["Swapped Village"].says, found["Swapped Village"].lies_in) == ("AF", "RU")
    assert found["Other Province"].lies_in == "AF Kandahar"
    assert found["Other Province"].kilometres > 300


def test_the_verb_says_how_many_and_fails(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "check", "--gazetteer", str(own)]) == 1
    said = capsys.readouterr()
    assert "Swapped Village (settlement): says AF, lies in RU" in said.out
    assert said.err == "2 places contradict their country or province\n"


def test_a_gazetteer_without_imports_has_nothing_to_check() -> None:
    assert list(contradictions(embedded_gazetteer())) == []
