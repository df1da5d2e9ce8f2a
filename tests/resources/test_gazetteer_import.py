"""Adding files to a gazetteer: every line is counted, what is known is completed, a stop loses nothing."""

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import BadResource, BadUsage
from dateline.model.where import Level
from dateline.resources import gazetteer_build, gazetteer_import
from dateline.resources.gazetteer import Gazetteer
from dateline.resources.gazetteer_import import Imported, import_files
from dateline.resources.gazetteer_incoming import Incoming
from dateline.resources.gazetteer_rows import NameKind, PlaceRow
from dateline.resources.gazetteer_status import status_of


def _known(id_: str, name: str, level: Level, **fields: object) -> PlaceRow:
    row = PlaceRow(id_, name, level, "AF", 34.0, 65.0, **fields)  # type: ignore[arg-type]
    row.add([name], NameKind.MAIN)
    return row


@pytest.fixture
def default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A gazetteer of three places, one of them with a borrowed point."""
    rows = [
        _known("geonames:10", "Jowzjan", Level.ADMIN1, admin1="Jowzjan"),
        _known("geonames:20", "Qushtepa", Level.ADMIN2, admin1="Jowzjan", borrowed=True),
        _known("geonames:30", "Oldtown", Level.SETTLEMENT, admin1="Jowzjan", population=9000),
    ]
    monkeypatch.setattr(gazetteer_build, "_rows", lambda _packages, _say: iter(rows))
    return gazetteer_build.build_gazetteer(tmp_path / "default.sqlite")


def _dump(
    number: int, name: str, feature: str, codes: str, *, names: str = "", at: str = "36.1\t66.2"
) -> str:
    return f"{number}\t{name}\t{name}\t{names}\t{at}\t{feature}\tAF\t\t{codes}\t\t\t40\t\t\t\t2024-01-01\n"


def _file(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A file of the layout of GeoNames with invented rows; its areas come last."""
    return _file(
        tmp_path,
        "AF.txt",
        _dump(100, "Xoripul", "P\tPPL", "31\t3101", names="Khoripol,خوری,xp"),
        _dump(101, "Xor Rud", "H\tSTM", "31\t"),
        _dump(20, "Qush Tepah", "A\tADM2", "31\t3107", at="36.5\t65.4"),
        _dump(102, "Nowhere", "P\tPPL", "31\t", at="136.5\t65.4"),
        "103\ttoo short\n",
        _dump(11, "Darzab District", "A\tADM2", "31\t3101"),
        _dump(10, "Jowzjan", "A\tADM1", "31\t"),
    )


def _place(path: Path, name: str) -> tuple[object, ...]:
    found = Gazetteer(path).lookup(name)
    assert found, name
    one = found[0].place
    return one.id, one.level.value, one.country, one.admin1, one.admin2


def _sums(one: Imported) -> tuple[int, int, int, int]:
    return one.lines, one.added, one.completed, one.rejected


def test_a_dump_is_added_and_every_line_is_accounted_for(default: Path, dump: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    (done,) = import_files([dump], own, default)
    assert _sums(done) == (7, 3, 2, 2)
    assert done.lines == done.added + done.completed + done.rejected
    assert dict(done.reasons) == {
        "its latitude or longitude is no number in range": 1,
        "it has not the 19 columns of a file of places": 1,
    }
    assert _place(own, "Xoripul") == ("geonames:100", "settlement", "AF", "Jowzjan", "Darzab")
    assert _place(own, "Xor Rud")[1] == "natural"
    assert _place(own, "Darzab")[:2] == ("geonames:11", "admin2")
    assert _place(own, "Oldtown")[0] == "geonames:30"


def test_spellings_and_alternate_names_lead_to_an_imported_place(
    default: Path, dump: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.sqlite"
    import_files([dump], own, default)
    assert _place(own, "Khoripol")[0] == "geonames:100"
    assert _place(own, "Xori Pul")[0] == "geonames:100"  # another spelling


def test_a_district_gets_the_point_of_its_own(default: Path, dump: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    assert Gazetteer(default).lookup("Qushtepa")[0].borrowed
    import_files([dump], own, default)
    (found,) = Gazetteer(own).lookup("Qushtepa")
    assert not found.borrowed
    assert (found.place.lat, found.place.lon) == (36.5, 65.4)


def test_a_stream_is_less_prominent_than_a_town(default: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    import_files([_file(tmp_path, "AF.txt", _dump(101, "Oldtown", "H\tSTM", "31\t"))], own, default)
    assert [one.place.id for one in Gazetteer(own).lookup("Oldtown")] == ["geonames:30", "geonames:101"]


def test_names_and_codes_come_in_files_of_their_own_in_any_order(default: Path, tmp_path: Path) -> None:
    names = _file(
        tmp_path,
        "alternateNamesV2.txt",
        "1\t100\ten\tFort Xor\t1\t\t\t\t\t\n",
        "2\t100\tlink\thttps://example.org\t\t\t\t\t\t\n",
        "3\t999\ten\tElsewhere\t\t\t\t\t\t\n",
        "4\t100\tfa\tخوری\t\t\t\t\t\t\n",
    )
    codes = _file(tmp_path, "admin1CodesASCII.txt", "AF.31\tJowzjān\tJowzjan\t10\n")
    places = _file(tmp_path, "XX.txt", _dump(100, "Xoripul", "P\tPPL", "31\t"))
    own = tmp_path / "own.sqlite"
    first, second, third = import_files([names, places, codes], own, default)
    assert [first.format, second.format, third.format] == [
        "geonames-codes",
        "geonames-places",
        "geonames-names",
    ]
    assert _sums(third) == (4, 0, 1, 3)
    assert set(third.reasons) == {
        "it is a link, a postal code or another code and no name",
        "its place is not known",
        "the name is not in Latin letters, or too short",
    }
    assert _place(own, "Fort Xor")[0] == "geonames:100"
    assert _place(own, "Xoripul")[3] == "Jowzjan"


@pytest.mark.parametrize(
    "heading",
    [
        "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE",
        "adm2_en,adm2_pcode,adm1_en,adm1_pcode",
        "admin2Name_en,admin2Pcode,admin1Name_en,admin1Pcode",
        "adm2_name;adm2_pcode;adm1_name;adm1_pcode",
    ],
)
def test_areas_with_p_codes_join_those_that_are_known(heading: str, default: Path, tmp_path: Path) -> None:
    mark = ";" if ";" in heading else ","
    rows = ["Qush Tepa,AF2807,Jawzjan,AF28", "Xorstan,AF2899,Jawzjan,AF28", ",,Jawzjan,AF28", " ,,,"]
    lines = [f"{line.replace(',', mark)}\n" for line in (heading.replace(";", ","), *rows)]
    own = tmp_path / "own.sqlite"
    (done,) = import_files([_file(tmp_path, "areas.csv", *lines)], own, default, licence="CC BY-IGO")
    assert (done.format, _sums(done)) == ("areas-with-p-codes", (4, 1, 2, 1))
    assert _place(own, "AF2807")[0] == "geonames:20"
    assert _place(own, "Xorstan") == ("ocha:AF2899", "admin2", "AF", "Jawzjan", "Xorstan")
    assert ("CC BY-IGO") in [one.licence for one in status_of(own).imports]


def test_a_plain_table_needs_name_and_point(default: Path, tmp_path: Path) -> None:
    table = _file(
        tmp_path,
        "mine.csv",
        "Name,Lat,Lon,Country,level,names\n",
        "Camp Xor,34.5,65.5,AF,point,Xor Base|FOB Xor\n",
        "No Point,,,AF,,\n",
        "Wrong,34,65,Afghanistan,,\n",
    )
    own = tmp_path / "own.sqlite"
    (done,) = import_files([table], own, default)
    assert _sums(done) == (3, 1, 0, 2)
    assert _place(own, "FOB Xor")[:3] == ("own:af-camp-xor-34.5-65.5", "point", "AF")


def test_a_stopped_import_goes_on_where_it_stopped(
    default: Path, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, beside = tmp_path / "own.sqlite", tmp_path / "own.sqlite.importing"
    monkeypatch.setattr(gazetteer_import, "_BATCH", 2)
    add = gazetteer_import.Draft.add
    calls: list[int] = []

    def stop(draft: gazetteer_import.Draft, batch: list[Incoming]) -> object:
        calls.append(len(batch))
        if len(calls) == 3:
            raise KeyboardInterrupt
        return add(draft, batch)

    monkeypatch.setattr(gazetteer_import.Draft, "add", stop)
    with pytest.raises(KeyboardInterrupt):
        import_files([dump], own, default)
    assert not own.exists()
    assert beside.exists()
    said: list[str] = []
    (done,) = import_files([dump], own, default, progress=said.append)
    assert "AF.txt: taken up after line 4" in said
    assert _sums(done) == (7, 3, 2, 2)
    assert not list(tmp_path.glob("own.sqlite.*"))
    whole = tmp_path / "whole.sqlite"
    import_files([dump], whole, default)
    assert _content(own) == _content(whole)


def _content(path: Path) -> list[str]:
    with sqlite3.connect(path) as file:
        return [line for line in file.iterdump() if 'INTO "about"' not in line]


def test_what_an_import_left_is_given_up_when_its_base_has_changed(
    default: Path, dump: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.sqlite"
    left = tmp_path / "own.sqlite.importing"
    left.write_bytes(b"half a file")
    (tmp_path / "own.sqlite.importing-journal").write_bytes(b"and its journal")
    (done,) = import_files([dump], own, default)
    assert _sums(done) == (7, 3, 2, 2)
    assert not list(tmp_path.glob("own.sqlite.*"))


def test_a_file_is_imported_once(default: Path, dump: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    import_files([dump], own, default)
    before = _content(own)
    (again,) = import_files([dump], own, default)
    assert again.again
    assert _sums(again) == (7, 3, 2, 2)
    assert _content(own) == before


def test_a_dry_run_counts_and_writes_nothing(default: Path, dump: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    (done,) = import_files([dump], tmp_path / "own.sqlite", default, dry_run=True)
    assert _sums(done) == (7, 3, 2, 2)
    assert sorted(tmp_path.iterdir()) == before


def test_the_file_records_checksum_and_licence(default: Path, dump: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    (done,) = import_files([dump], own, default)
    found = status_of(own)
    assert [(one.file, one.sha256, one.finished) for one in found.imports] == [("AF.txt", done.sha256, True)]
    assert "CC BY 4.0" in found.imports[0].licence
    assert any(name == "import AF.txt" for name, _, _ in found.licences)
    assert status_of(default).imports == ()


def test_other_files_are_refused_by_name(default: Path, tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match=r"poem\.txt"):
        import_files([_file(tmp_path, "poem.txt", "roses\n")], tmp_path / "own.sqlite", default)
    with pytest.raises(BadUsage, match="no such file"):
        import_files([tmp_path / "gone.txt"], tmp_path / "own.sqlite", default)


def test_two_imports_at_a_time_are_refused(default: Path, dump: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    gazetteer_import._prepare(tmp_path / "own.sqlite.importing", default)
    locked = sqlite3.connect(tmp_path / "own.sqlite.importing")
    locked.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BadResource, match="another import"):
        import_files([dump], own, default)
    locked.close()
    (done,) = import_files([dump], own, default)
    assert done.added == 3
