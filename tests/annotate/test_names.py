"""Names and descriptions of people: how far a phrase reaches, whose name is in it, what it leads back to."""

import re
from datetime import date

import pytest
from tests.annotate.marked import page_of

from dateline.annotate.analysis import Engine
from dateline.annotate.names import NameFinder
from dateline.model.mention import NameMention, NameType
from dateline.resources.actors import load_registry
from dateline.resources.people_cues import load_people

DAY = date(2019, 5, 14)


def found(engine: Engine, text: str) -> list[NameMention]:
    return list(NameFinder(load_registry())(page_of(engine, text, DAY)))


def words(text: str, mentions: list[NameMention]) -> list[str]:
    return [mention.span.of(text) for mention in mentions]


def one(engine: Engine, text: str, span: str) -> NameMention:
    mentions = [mention for mention in found(engine, text) if mention.span.of(text) == span]
    assert len(mentions) == 1, words(text, found(engine, text))
    return mentions[0]


EXAMPLES = [(group.example, group.type, group.class_) for group in load_people().model.heads]


@pytest.mark.parametrize(("marked", "kind", "actor_class"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_the_example_of_each_group_of_nouns(engine, marked, kind, actor_class):
    del kind, actor_class
    text = re.sub(r"[\[\]]", "", marked)
    assert re.search(r"\[(.*?)\]", marked)[1] in words(text, found(engine, text))


@pytest.mark.parametrize(
    "marked",
    [
        "More than 40 foreign Daesh fighters are in the valley.|More than 40 foreign Daesh fighters",
        "Forces backed by Russia and Iran took the town.|Forces backed by Russia and Iran",
        "Members of the Haqqani network attacked the base.|Members of the Haqqani network",
        "Gunmen who wore masks shot a teacher.|Gunmen|a teacher",
        "Three soldiers and two policemen were wounded.|Three soldiers|two policemen",
        "A spokesman for the governor of Herat left.|A spokesman for the governor of Herat"
        "|the governor of Herat",
        "The Supreme Electoral Court rejected the appeal.|The Supreme Electoral Court",
        "Protesters marched to the police station.|Protesters",
        "Residents of the village fled.|Residents of the village",
        "Two of the gunmen fled.|Two of the gunmen",
        "Dozens of armed men came.|Dozens of armed men",
        "Four Americans were freed.|Four Americans",
        "Iraq's military said soldiers had left.|Iraq's military|soldiers",
    ],
)
def test_a_phrase_reaches_over_its_modifiers_but_no_relative_clause(engine, marked):
    text, *wanted = marked.split("|")
    assert words(text, found(engine, text)) == wanted


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("More than 40 foreign Daesh fighters came.", "More than 40 foreign Daesh fighters", "Daesh"),
        ("Members of the Haqqani network attacked.", "Members of the Haqqani network", "Haqqani network"),
        ("French IS militants were seen.", "French IS militants", "IS"),
        ("The fighting with IS in the north goes on.", "IS", "IS"),
        ("Armed men came.", "Armed men", None),
        ("Afghan National Army soldiers came.", "Afghan National Army soldiers", "Afghan National Army"),
    ],
)
def test_the_name_inside_a_description(engine, text, span, name):
    mention = one(engine, text, span)
    assert (mention.name.of(text) if mention.name else None) == name


@pytest.mark.parametrize(
    ("text", "span", "name", "title", "organisation"),
    [
        (
            "Defence Ministry spokesman Omar Karimzai told reporters so.",
            "Defence Ministry spokesman Omar Karimzai",
            "Omar Karimzai",
            "Defence Ministry spokesman",
            "Defence Ministry",
        ),
        (
            "Lieutenant Colonel Omar Karimzai died.",
            "Lieutenant Colonel Omar Karimzai",
            "Omar Karimzai",
            "Lieutenant Colonel",
            None,
        ),
        (
            "Omar Karimzai, a spokesman for the governor of Herat, denied the report.",
            "Omar Karimzai",
            "Omar Karimzai",
            "spokesman for the governor of Herat",
            "the governor of Herat",
        ),
        (
            "Soldiers killed the Taliban leader, Karimzai.",
            "Karimzai",
            "Karimzai",
            "Taliban leader",
            "Taliban",
        ),
    ],
)
def test_title_and_organisation_of_a_person(engine, text, span, name, title, organisation):
    mention = one(engine, text, span)
    assert mention.type is NameType.PERSON
    said = [part.of(text) if part else None for part in (mention.name, mention.title, mention.organisation)]
    assert said == [name, title, organisation]


@pytest.mark.parametrize(
    ("text", "phrase", "antecedent"),
    [
        ("Boko Haram attacked Baga. The group burned houses.", "The group", "Boko Haram"),
        ("Boko Haram attacked Baga. The militants burned houses.", "The militants", "Boko Haram"),
        ("Gunmen attacked a bus. The gunmen fled.", "The gunmen", "Gunmen"),
        ("Foreign fighters came. They train recruits.", "They", "Foreign fighters"),
        ("Omar Karimzai was arrested. He denied the charge.", "He", "Omar Karimzai"),
        ("Omar Karimzai was arrested. Karimzai denied the charge.", "Karimzai", "Omar Karimzai"),
        (
            "Interior Minister Omar Karimzai resigned. The minister gave no reason.",
            "The minister",
            "Interior Minister Omar Karimzai",
        ),
        (
            "The Interior Ministry denied it. The ministry blamed rebels.",
            "The ministry",
            "The Interior Ministry",
        ),
        ("Kenya's army said it plans an offensive.", "it", "Kenya's army"),
        ("When it first emerged, Boko Haram had few members.", "it", "Boko Haram"),
        ("The Teachers Union of Lima (TUL) met. TUL called a strike.", "TUL", None),
    ],
)
def test_what_leads_back(engine, text, phrase, antecedent):
    mentions = [m for m in found(engine, text) if m.span.of(text) == phrase]
    assert mentions, words(text, found(engine, text))
    last = mentions[-1].antecedent
    if antecedent is None:
        assert last is not None
        assert last.of(text).startswith("The Teachers Union")
    else:
        assert last is not None
        assert last.of(text) == antecedent


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The group met on Monday.", "The group"),
        ("It is clear that rebels hold the town.", "It"),
        ("The army is planning to drive them out.", "them"),
        ("The soldiers shot at them.", "them"),
        ("The ministry said so. They fled.", "They"),
    ],
)
def test_what_fits_nothing_leads_nowhere(engine, text, phrase):
    assert [m.antecedent for m in found(engine, text) if m.span.of(text) == phrase] in ([None], [])


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Rwanda accused the rebels of shelling the town.", "Rwanda"),
        ("Washington said the talks would go on.", "Washington"),
        ("The rebels accused Rwanda of an attack.", "Rwanda"),
        ("Russia and Turkey agreed to a truce.", "Turkey"),
        ("Captives were released by the U.K. on Monday.", "the U.K."),
    ],
)
def test_a_state_that_acts_is_an_actor(engine, text, state):
    assert one(engine, text, state).type is NameType.ORGANISATION


@pytest.mark.parametrize(
    ("text", "place"),
    [("Fighting went on in Rwanda.", "Rwanda"), ("The rebels left Kabul on Monday.", "Kabul")],
)
def test_a_state_that_is_only_a_place_is_none(engine, text, place):
    assert place not in words(text, found(engine, text))


def test_acronyms_in_a_text_in_capitals(engine):
    text = "THE FMLN IS BELIEVED TO HAVE ATTACKED THE BARRACKS.  TWO SOLDIERS WERE KILLED IN THE ATTACK."
    said = words(text, found(engine, text))
    assert "THE FMLN" in said
    assert "TWO SOLDIERS" in said
    assert "IS" not in said


def test_ids_and_order_do_not_change(engine):
    text = "Boko Haram attacked Baga. The group burned houses, residents said."
    first, second = found(engine, text), found(engine, text)
    assert first == second
    assert [m.span for m in first] == sorted(m.span for m in first)
    assert len({m.id for m in first}) == len(first)
