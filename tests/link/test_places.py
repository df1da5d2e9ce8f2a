"""Names are linked to the place meant, with reasons; where nothing speaks for one, the choice is declined."""

import pytest

from dateline.annotate.analysis import Engine
from dateline.annotate.places import PlaceFinder
from dateline.link.features import kilometres
from dateline.link.places import link_places
from dateline.link.weights import PLACE_FEATURES
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.link import Link
from dateline.model.page import Page
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import Gazetteer, open_gazetteer
from dateline.resources.place_cues import place_cues


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def _links(text: str, engine: Engine, gazetteer: Gazetteer) -> list[tuple[str, Link[Place]]]:
    document = Document(id=DocumentId("d_1"), external_id=None, location="test", text=text, text_sha256="")
    page = Page(document, engine.analyse(document))
    mentions = PlaceFinder(gazetteer)(page)
    links = link_places(page.with_mentions(mentions), gazetteer)
    return [(mention.span.of(text), links[mention.id]) for mention in mentions]


def _chosen(text: str, name: str, engine: Engine, gazetteer: Gazetteer) -> Place:
    link = next(link for found, link in _links(text, engine, gazetteer) if found == name)
    assert link.chosen is not None, link
    return link.chosen.value


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("He lives in Paris, Texas.", "Paris", "US", "Texas"),
        ("He lives in Paris, the capital of France.", "Paris", "FR", "Île-de-France"),
        ("Ten died in Springfield, Illinois.", "Springfield", "US", "Illinois"),
        ("Clashes spread from Tbilisi across Georgia to Gori.", "Georgia", "GE", None),
        ("Voters in Atlanta and Savannah, Georgia, went home.", "Georgia", "US", "Georgia"),
        ("Rebels took Faryab and Jowzjan in Afghanistan.", "Faryab", "AF", "Faryab"),
        ("Boko Haram raided Baga in Borno state.", "Baga", "NG", None),
        ("Israeli forces shelled Rafah and Gaza.", "Gaza", "PS", None),
        ("Troops left Tripoli for Benghazi and Sirte.", "Tripoli", "LY", None),
        ("Beirut and Tripoli, Lebanon, were quiet.", "Tripoli", "LB", None),
        ("Guerrillas struck in Usulutan and Morazan, El Salvador.", "Morazan", "SV", "Morazán"),
        ("Police in Medellin blamed a cartel from Cali.", "Cali", "CO", None),
    ],
)
def test_the_page_decides_between_namesakes(
    text: str, name: str, country: str, admin1: str | None, engine: Engine, gazetteer: Gazetteer
) -> None:
    place = _chosen(text, name, engine, gazetteer)
    assert place.country == country
    if admin1 is not None:
        assert place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("A bomb went off in Kabul.", "Kabul", Level.SETTLEMENT),
        ("A bomb went off in Kabul province.", "Kabul", Level.ADMIN1),
        ("Militants are in Darzab district of Jowzjan province.", "Darzab", Level.ADMIN2),
        ("Militants are in Darzab and Qushtepa districts of Jowzjan.", "Qushtepa", Level.ADMIN2),
        ("Militants hold Jowzjan.", "Jowzjan", Level.ADMIN1),
        ("Troops crossed the Euphrates river.", "Euphrates", Level.NATURAL),
        ("The war in Darfur goes on, Sudan said.", "Darfur", Level.REGION),
        ("Shelling went on in Deir az-Zour province, Syria.", "Deir az-Zour", Level.ADMIN1),
    ],
)
def test_the_level_is_that_of_the_text(
    text: str, name: str, level: Level, engine: Engine, gazetteer: Gazetteer
) -> None:
    assert _chosen(text, name, engine, gazetteer).level is level


PROVINCES = (
    "Badakhshan Badghis Baghlan Balkh Bamyan Daykundi Farah Faryab Ghazni Ghor Helmand Herat Jowzjan Kabul "
    "Kandahar Kapisa Khost Kunar Kunduz Laghman Logar Nangarhar Nimroz Nuristan Paktika Paktia Panjshir "
    "Parwan Samangan Takhar Uruzgan Wardak Zabul"
)


def test_every_afghan_province_is_known(engine: Engine, gazetteer: Gazetteer) -> None:
    for name in [*PROVINCES.split(), "Sar-e Pol"]:
        place = _chosen(f"Police in {name} province found the bomb.", name, engine, gazetteer)
        assert (place.country, place.level) == ("AF", Level.ADMIN1), name


def test_one_name_is_one_place_on_a_page(engine: Engine, gazetteer: Gazetteer) -> None:
    text = "Firemen in Paris, Texas, were called out. The mayor of Paris thanked them."
    places = {
        link.chosen.value.id
        for name, link in _links(text, engine, gazetteer)
        if name == "Paris" and link.chosen
    }
    assert len(places) == 1


def test_an_unknown_village_is_declined_with_the_reason(engine: Engine, gazetteer: Gazetteer) -> None:
    (_, link), *_ = _links("Two shells hit Xorgundab village.", engine, gazetteer)
    assert link.chosen is None
    assert link.declined == "no place of that name is known"


def test_a_name_of_many_places_without_a_hint_is_declined(engine: Engine, gazetteer: Gazetteer) -> None:
    (_, link), *_ = _links("They met in San Isidro.", engine, gazetteer)
    assert link.chosen is None
    assert 2 <= len(link.rivals) <= 5


def test_a_choice_explains_itself(engine: Engine, gazetteer: Gazetteer) -> None:
    link = next(
        link for name, link in _links("He lives in Paris, Texas.", engine, gazetteer) if name == "Paris"
    )
    assert link.chosen is not None
    assert 0 < link.chosen.score <= 1
    assert any(reason.name == "inside named parent" and reason.value > 0 for reason in link.chosen.reasons)
    assert all(reason.text.endswith(".") for reason in link.chosen.reasons)
    assert 0 < len(link.rivals) <= 5


def test_a_borrowed_point_is_said_to_be_one(engine: Engine, gazetteer: Gazetteer) -> None:
    text = "They hold Qushtepa district of Jowzjan province."
    link = next(link for name, link in _links(text, engine, gazetteer) if name == "Qushtepa")
    assert link.chosen is not None
    assert any("Jowzjan" in reason.text for reason in link.chosen.reasons)


def test_features_say_different_sentences() -> None:
    sentences = [part.sentence for part in PLACE_FEATURES]
    assert all(sentences)
    assert len(set(sentences)) == len(sentences)


def test_distances_cross_the_date_line() -> None:
    assert kilometres(0, 179.5, 0, -179.5) < 120


def test_examples_of_offices_speak_of_their_country() -> None:
    cues = place_cues()
    for row in cues.hints:
        words = row.example.casefold().replace(".", "").split()
        assert any(row.country in cues.hint_of.get(word, ()) for word in words), row.example


def test_a_namesake_without_support_is_declined_where_other_countries_know_the_name(
    engine: Engine, gazetteer: Gazetteer
) -> None:
    links = dict(_links("Firefighters were called out in Alexandria on Friday.", engine, gazetteer))
    assert links["Alexandria"].chosen is None
    assert "several countries" in (links["Alexandria"].declined or "")
    assert links["Alexandria"].rivals[0].value.country == "EG"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Firefighters came to Alexandria from Cairo.", "Alexandria", "EG"),
        ("Egyptian firefighters were called out in Alexandria.", "Alexandria", "EG"),
        ("Firefighters were called out in Alexandria, Virginia.", "Alexandria", "US"),
        ("A bomb killed ten in Lebanon.", "Lebanon", "LB"),  # the towns of that name weigh little
    ],
)
def test_a_little_support_is_enough(
    text: str, name: str, country: str, engine: Engine, gazetteer: Gazetteer
) -> None:
    assert _chosen(text, name, engine, gazetteer).country == country


def test_two_towns_of_a_name_in_one_province_do_not_outvote_a_larger_one_elsewhere(
    engine: Engine, gazetteer: Gazetteer
) -> None:
    place = _chosen("Shelling killed four people in Avdiivka, Ukraine said.", "Avdiivka", engine, gazetteer)
    assert place.admin1 == "Donetsk"


def test_another_spelling_is_enough_where_the_page_speaks_of_the_country(
    engine: Engine, gazetteer: Gazetteer
) -> None:
    place = _chosen("Troops entered Hawija, an Iraqi officer said.", "Hawija", engine, gazetteer)
    assert (place.country, place.admin1) == ("IQ", "Kirkuk")
    links = dict(_links("Troops entered Hawija, a Peruvian officer said.", engine, gazetteer))
    assert "Hawija" not in links or links["Hawija"].chosen is None


def test_a_district_lies_in_the_province_named_with_it_or_nowhere(
    engine: Engine, gazetteer: Gazetteer
) -> None:
    text = "A patrol was hit in Khas district, Uruzgan province, in Afghanistan."
    (khas,) = (link for found, link in _links(text, engine, gazetteer) if found == "Khas")
    assert khas.chosen is None  # Khash in Nimruz is known, but lies elsewhere
    text = "A leader was arrested in Tarnek wa Jaldak district, Zabul province."
    assert _chosen(text, "Tarnek wa Jaldak", engine, gazetteer).admin1 == "Zabul"


def test_it_speaks_against_a_place_that_the_page_speaks_of_other_countries(
    engine: Engine, gazetteer: Gazetteer
) -> None:
    text = "Shelling killed four people in Yedisu, officials in Burkina Faso said on Monday."
    (link,) = (link for found, link in _links(text, engine, gazetteer) if found == "Yedisu")
    candidates = (*([link.chosen] if link.chosen else []), *link.rivals)
    said = [reason.value for one in candidates for reason in one.reasons if reason.name == "elsewhere"]
    assert len(said) == len(candidates)  # both lie in Turkey
    assert max(said) < -1


def test_a_former_province_is_known(engine: Engine, gazetteer: Gazetteer) -> None:
    place = _chosen("Police in Kenya's Rift Valley province made arrests.", "Rift Valley", engine, gazetteer)
    assert (place.level, place.country, place.feature) == (Level.ADMIN1, "KE", "ADM1H")


def test_the_whole_name_of_a_republic_is_read(engine: Engine, gazetteer: Gazetteer) -> None:
    text = "Officials of the People's Republic of China left Kabul."
    assert _chosen(text, "People's Republic of China", engine, gazetteer).country == "CN"
