"""Places are found with their level and relation; persons, bodies and peoples are not."""

from dataclasses import replace

import pytest

from dateline.annotate.analysis import Engine
from dateline.annotate.places import PlaceFinder
from dateline.model.document import Dateline, Document, Furniture, FurnitureKind
from dateline.model.ids import DocumentId
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.where import Level
from dateline.resources.gazetteer import open_gazetteer
from dateline.resources.place_cues import place_cues


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(open_gazetteer())


def _document(text: str) -> Document:
    return Document(id=DocumentId("d_1"), external_id=None, location="test", text=text, text_sha256="")


def _find(text: str, engine: Engine, finder: PlaceFinder) -> tuple[PlaceMention, ...]:
    document = _document(text)
    return finder(Page(document, engine.analyse(document)))


def _names(text: str, engine: Engine, finder: PlaceFinder) -> list[str]:
    return [mention.span.of(text) for mention in _find(text, engine, finder)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army took Darzab, Qushtepa and Faryab on Monday.", ["Darzab", "Qushtepa", "Faryab"]),
        ("Forty people fled to Deir ez-Zor from Raqqa.", ["Deir ez-Zor", "Raqqa"]),
        ("The U.S. and the UK said the UAE would pay.", ["U.S.", "UK", "UAE"]),
        ("He was born in Paris, Texas.", ["Paris", "Texas"]),
        ("A boat sank on Lake Chad near Baga.", ["Lake Chad", "Baga"]),
        ("Shells fell on the Gaza Strip and the West Bank.", ["Gaza Strip", "West Bank"]),
        ("Turkey said its troops were in northern Iraq.", ["Turkey", "Iraq"]),
        ("Troops crossed the Euphrates River on Sunday.", ["Euphrates River"]),
        ("Police in Côte d'Ivoire and Guinea-Bissau are on alert.", ["Côte d'Ivoire", "Guinea-Bissau"]),
        ("Israel said Jordan and Chad had agreed.", ["Israel", "Jordan", "Chad"]),
        ("Nangarhar’s governor flew to Kabul.", ["Nangarhar", "Kabul"]),
    ],
)
def test_places_are_found(text: str, names: list[str], engine: Engine, finder: PlaceFinder) -> None:
    assert _names(text, engine, finder) == names


@pytest.mark.parametrize(
    "text",
    [
        "Afghan and Syrian fighters met Kurdish commanders.",
        "Jordan Smith told reporters that he was tired.",
        "President Lincoln spoke to the crowd.",
        "Mr Paris and Mrs London were freed.",
        "The Washington Post asked for an answer.",
        "Paris Saint-Germain won again.",
        "Reading was hard for the boys.",
        "Many were freed in March and on Friday.",
        "The White House and the Red Cross declined to comment.",
        "Nurses fear the West Nile virus.",
    ],
)
def test_what_is_no_place(text: str, engine: Engine, finder: PlaceFinder) -> None:
    assert _names(text, engine, finder) == []


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Fighting spread to Kunar province.", [Level.ADMIN1]),
        ("They hold the provinces of Sari Pul, Faryab and Jowzjan.", [Level.ADMIN1] * 3),
        ("They hold Nangarhar and Kunar provinces.", [Level.ADMIN1] * 2),
        ("Troops entered Andar district, Ghazni province.", [Level.ADMIN2, Level.ADMIN1]),
        ("Residents left the town of Bakhmut.", [Level.SETTLEMENT]),
        ("He left for Kabul.", [None]),
    ],
)
def test_the_words_beside_a_name_ask_for_a_level(
    text: str, levels: list[Level | None], engine: Engine, finder: PlaceFinder
) -> None:
    assert [mention.asked for mention in _find(text, engine, finder)] == levels


def test_relations_are_read(engine: Engine, finder: PlaceFinder) -> None:
    for row in place_cues().relations:
        found = _find(row.example, engine, finder)
        assert [mention.span.of(row.example) for mention in found] == list(row.names), row.example
        assert {mention.relation for mention in found} == {row.relation}, row.example


def test_examples_of_level_words_are_read(engine: Engine, finder: PlaceFinder) -> None:
    for row in place_cues().levels:
        found = _find(row.example, engine, finder)
        assert [mention.span.of(row.example) for mention in found] == list(row.names), row.example
        assert {mention.asked for mention in found} == {row.level}, row.example


def test_a_village_that_no_list_holds_is_still_found(engine: Engine, finder: PlaceFinder) -> None:
    text = "Two shells hit Xorgundab village. The village of Zuqarbat was spared."
    assert _names(text, engine, finder) == ["Xorgundab", "Zuqarbat"]


def test_a_person_named_in_full_is_no_place_later(engine: Engine, finder: PlaceFinder) -> None:
    text = "Mr Karl Hamilton was arrested. Hamilton denied it."
    assert _names(text, engine, finder) == []


def test_reports_in_capitals(engine: Engine, finder: PlaceFinder) -> None:
    text = "TROOPS CLASHED WITH REBELS IN USULUTAN AND NEAR SAN SALVADOR, GENERAL RAFAEL BUSTILLO SAID."
    assert _names(text, engine, finder)[:2] == ["USULUTAN", "SAN SALVADOR"]


def test_reports_without_capitals(engine: Engine, finder: PlaceFinder) -> None:
    text = "army columns were deployed in vadodara and a mob burned shops in ahmedabad, police said monday."
    assert _names(text, engine, finder) == ["vadodara", "ahmedabad"]


def test_headline_and_dateline_count(engine: Engine, finder: PlaceFinder) -> None:
    text = "Blast in Herat\n\nKABUL, Dec 12 – A bomb went off in Herat."
    headline, dateline = Span(0, 14), Span(16, 31)
    document = replace(
        _document(text),
        dateline=Dateline(dateline, Span(16, 21), None),
        furniture=(Furniture(FurnitureKind.HEADLINE, headline), Furniture(FurnitureKind.DATELINE, dateline)),
    )
    found = finder(Page(document, engine.analyse(document)))
    assert [(one.span.of(text), one.is_dateline) for one in found] == [
        ("Herat", False),
        ("KABUL", True),
        ("Herat", False),
    ]


def test_mentions_are_sorted_and_do_not_overlap(engine: Engine, finder: PlaceFinder) -> None:
    found = _find("In New York, New Mexico and York, Kabul time is unknown; New York knows.", engine, finder)
    spans = [mention.span for mention in found]
    assert spans == sorted(spans)
    assert not any(one.overlaps(other) for i, one in enumerate(spans) for other in spans[i + 1 :])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels seized Marawi before dawn.", "Marawi"),  # an alternate name of a middling town
        ("Families fled Khan Younis after two days of clashes.", "Khan Younis"),
        ("Aid workers returned to Douma on Friday.", "Douma"),
    ],
)
def test_some_verbs_are_about_places(text: str, name: str, engine: Engine, finder: PlaceFinder) -> None:
    assert name in _names(text, engine, finder)


def test_a_rare_name_is_a_place_where_the_page_speaks_of_its_country(
    engine: Engine, finder: PlaceFinder
) -> None:
    assert "Khan Sheikhoun" in _names("The Syrian army watched Khan Sheikhoun.", engine, finder)
    assert "Khan Sheikhoun" not in _names("The Peruvian army watched Khan Sheikhoun.", engine, finder)
