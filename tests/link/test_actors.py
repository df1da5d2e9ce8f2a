"""Which actor a name, a description or a pronoun stands for, and of what class it is on the day."""

from datetime import date

import pytest
from tests.annotate.marked import page_of

from dateline.annotate.names import NameFinder
from dateline.link.actors import link_actors
from dateline.link.actors_story import story_country
from dateline.model.actor import Actor
from dateline.model.link import Link
from dateline.model.mention import NameMention
from dateline.resources.actors import load_registry


def linked(engine, text: str, day: date | None = date(2019, 5, 14)) -> list[tuple[NameMention, Link[Actor]]]:
    registry = load_registry()
    page = page_of(engine, text, day)
    page = page.with_mentions(NameFinder(registry)(page))
    links = link_actors(page, {}, registry)
    return [(mention, links[mention.id]) for mention in page.of_kind(NameMention)]


def actor(engine, text: str, phrase: str, day: date | None = date(2019, 5, 14)) -> Actor | None:
    links = [link for mention, link in linked(engine, text, day) if mention.span.of(text) == phrase]
    assert links, [mention.span.of(text) for mention, _ in linked(engine, text, day)]
    return links[-1].chosen.value if links[-1].chosen else None


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        (
            "More than 40 foreign Daesh fighters came.",
            "More than 40 foreign Daesh fighters",
            ("isis", "rebel-group"),
        ),
        ("Taliban militants attacked Kunduz.", "Taliban militants", ("taliban", "rebel-group")),
        ("A Taliban commander was killed.", "A Taliban commander", (None, "rebel-group")),
        ("Two Hamas officials arrived.", "Two Hamas officials", ("hamas", "rebel-group")),
        ("A Taliban spokesman denied it.", "A Taliban spokesman", (None, "rebel-group")),
        ("Afghan police arrested two men.", "Afghan police", ("police-af", "police")),
        ("Kenya's army said so.", "Kenya's army", ("mil-ke", "state-forces")),
        ("The Malian Defence Ministry denied it.", "The Malian Defence Ministry", ("mod-ml", "government")),
        ("Mali accused the rebels.", "Mali", ("gov-ml", "government")),
        ("AFP reported the attack.", "AFP", ("afp", "media")),
    ],
)
def test_names_in_the_registry(engine, text, phrase, wanted):
    found = actor(engine, text, phrase)
    assert (found.id, found.actor_class.value) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("In Mali, the army took the town.", "the army", ("mil-ml", "state-forces")),
        ("In Mali, police arrested two men.", "police", ("police-ml", "police")),
        ("In Mali, soldiers left the town.", "soldiers", ("mil-ml", "state-forces")),
        ("In Mali, the government denied it.", "the government", ("gov-ml", "government")),
        ("In Mali, the Interior Ministry denied it.", "the Interior Ministry", ("moi-ml", "government")),
        ("In Mali, rebel forces took the town.", "rebel forces", (None, "rebel-group")),
        ("In Mali, foreign troops left.", "foreign troops", (None, "foreign-forces")),
        ("The army took the town.", "The army", (None, "state-forces")),
    ],
)
def test_bodies_of_the_country_of_the_report(engine, text, phrase, wanted):
    found = actor(engine, text, phrase)
    assert (found.id, found.actor_class.value) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("Armed men attacked a bus.", "Armed men", "unidentified"),
        ("Unknown gunmen attacked a bus.", "Unknown gunmen", "unidentified"),
        ("Residents fled.", "Residents", "civilians"),
        ("A journalist was arrested.", "A journalist", "media"),
        ("A human rights activist was arrested.", "A human rights activist", "civilians"),
        ("The mayor was killed.", "The mayor", "government"),
        ("A rebel leader was killed.", "A rebel leader", "rebel-group"),
        ("An army commander was killed.", "An army commander", "state-forces"),
        ("Protesters threw stones.", "Protesters", "protesters"),
        ("Drug traffickers shot a judge.", "Drug traffickers", "gang"),
        ("Armed herdsmen burned the village.", "Armed herdsmen", "communal-militia"),
        ("Members of the militia left.", "Members of the militia", "political-militia"),
        ("The Supreme Electoral Court met.", "The Supreme Electoral Court", "government"),
        ("Omar Karimzai was arrested.", "Omar Karimzai", "person"),
        ("Colonel Omar Karimzai was killed.", "Colonel Omar Karimzai", "state-forces"),
        ("Journalist Omar Karimzai was killed.", "Journalist Omar Karimzai", "media"),
        ("A paramilitary group killed two peasants.", "A paramilitary group", "political-militia"),
        ("The militant group met.", "The militant group", "rebel-group"),
    ],
)
def test_the_class_of_those_without_an_entry(engine, text, phrase, wanted):
    found = actor(engine, text, phrase)
    assert found.id is None
    assert found.actor_class.value == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("Boko Haram attacked Baga. The group burned houses.", "The group", "boko-haram"),
        ("The Taliban took the town. The militants burned houses.", "The militants", "taliban"),
        ("Boko Haram fighters came. They burned houses.", "They", "boko-haram"),
        ("When it emerged, Boko Haram had few members.", "it", "boko-haram"),
    ],
)
def test_what_leads_back_is_linked_with_what_it_leads_to(engine, text, phrase, wanted):
    assert actor(engine, text, phrase).id == wanted


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(1999, 1, 1), "government"),
        (date(2019, 1, 1), "rebel-group"),
        (date(2024, 1, 1), "state-forces"),
    ],
)
def test_the_class_is_that_of_the_day(engine, day, wanted):
    assert actor(engine, "In Afghanistan the Taliban came.", "the Taliban", day).actor_class.value == wanted


def test_forces_abroad_are_foreign(engine):
    text = "In Syria, Turkish forces shelled Afrin. Syria's army answered. Syrian villagers fled in Syria."
    assert actor(engine, text, "Turkish forces").actor_class.value == "foreign-forces"
    assert actor(engine, text, "Syria's army").actor_class.value == "state-forces"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sudan's army fought the RSF in Khartoum, Sudan.", "rsf"),
        ("The RSF called for the release of reporters in France.", "rsf-press"),
    ],
)
def test_the_country_decides_between_namesakes(engine, text, wanted):
    phrase = "the RSF" if "the RSF" in text else "The RSF"
    assert actor(engine, text, phrase).id == wanted


def test_what_cannot_be_decided_keeps_both_and_says_so(engine):
    text = "The ADF denied the report. Congo and Cameroon were named."
    link = next(link for mention, link in linked(engine, text) if mention.span.of(text) == "The ADF")
    assert link.chosen.value.id is None
    assert {one.value.id for one in link.rivals} == {"adf", "ambazonia"}
    assert "may be" in link.chosen.reasons[0].text


def test_a_common_surname_is_not_taken_for_the_leader(engine):
    text = "In Colombia, farmer Juan Castro was killed. Castro grew coffee."
    found = actor(engine, text, "Castro")
    assert (found.id, found.name, found.actor_class.value) == (None, "Juan Castro", "person")


def test_every_choice_has_reasons_in_words(engine):
    text = "In Mali, the army fought JNIM near Djibo. The group denied it, and residents fled."
    for mention, link in linked(engine, text):
        if link.chosen:
            assert link.chosen.reasons
            assert all(reason.text for reason in link.chosen.reasons)
            assert 0 < link.chosen.score <= 1
        else:
            assert link.declined, mention


def test_others_are_like_those_before_them(engine):
    text = "Three rebels were killed and seven others were wounded."
    assert actor(engine, text, "seven others").actor_class.value == "rebel-group"


def test_affiliation_is_among_the_reasons(engine):
    text = "A Taliban commander was killed in Afghanistan."
    link = next(link for mention, link in linked(engine, text) if mention.head.of(text) == "commander")
    assert any("[taliban]" in reason.text for reason in link.chosen.reasons)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Malian troops left Gao, Mali. A French general praised Mali.", "ML"),
        ("Talks between Rwanda, Kenya, Uganda and Burundi ended.", None),
        ("The town was shelled.", None),
    ],
)
def test_the_country_of_a_report(engine, text, wanted):
    assert story_country(page_of(engine, text, None), {}, load_registry()) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("In Mali, officials said so.", "officials", (None, "government")),
        ("In Mali, transport authorities said so.", "transport authorities", (None, "government")),
        ("In Mali, the authorities said so.", "the authorities", ("gov-ml", "government")),
        ("In Mali, the ministry of defence denied it.", "the ministry of defence", ("mod-ml", "government")),
        ("In Mali, National Guard units left.", "National Guard units", ("guard-ml", "state-forces")),
        ("In Mali, its forces left.", "its forces", (None, "state-forces")),
        ("Forces backed by Russia took Gao in Mali.", "Forces backed by Russia", (None, "unidentified")),
        ("In Mali, two union leaders and a student leader met.", "a student leader", (None, "civilians")),
        ("A group of armed men came.", "A group of armed men", (None, "unidentified")),
    ],
)
def test_which_bodies_are_the_states(engine, text, phrase, wanted):
    found = actor(engine, text, phrase)
    assert (found.id, found.actor_class.value) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        ("Farmers Union president Omar Karimzai was arrested.", "person", None),
        ("Interior Minister Omar Karimzai was arrested.", "government", None),
        ("Taliban commander Omar Karimzai was arrested.", "rebel-group", None),
        ("AFP photographer Omar Karimzai was arrested.", "media", None),
    ],
)
def test_the_class_of_a_person_is_that_of_title_or_organisation(engine, text, phrase, wanted):
    named = [link for mention, link in linked(engine, text) if mention.head.of(text) == "Karimzai"]
    assert named[0].chosen.value.name == "Omar Karimzai"
    assert named[0].chosen.value.id is wanted
    assert named[0].chosen.value.actor_class.value == phrase


def link_of(engine, text: str, phrase: str, day: date) -> Link[Actor]:
    return next(link for mention, link in linked(engine, text, day) if mention.span.of(text) == phrase)


@pytest.mark.parametrize(
    ("text", "phrase", "day", "choice", "rivals"),
    [
        ("IS claimed the blast in Afghanistan.", "IS", date(2017, 12, 12), "isis", ["iskp"]),
        ("IS claimed the blast in Iraq.", "IS", date(2017, 12, 12), "isis", []),
        (
            "In Mali, Wagner fighters killed ten people.",
            "Wagner fighters",
            date(2024, 10, 1),
            "wagner",
            ["africa-corps"],
        ),
    ],
)
def test_a_name_said_of_two_keeps_the_other_as_a_rival_with_its_reason(
    engine, text, phrase, day, choice, rivals
):
    link = link_of(engine, text, phrase, day)
    assert link.chosen is not None
    assert (link.chosen.value.id, [one.value.id for one in link.rivals]) == (choice, rivals)
    assert all(one.reasons[0].name == "loose-name" for one in link.rivals)


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2018, 4, 7), "the Baath government of Hafez and Bashar al-Assad"),
        (date(2026, 1, 20), "the transitional authorities led by Ahmed al-Sharaa"),
    ],
)
def test_government_forces_are_those_of_the_government_of_the_day(engine, day, who):
    link = link_of(engine, "In Syria, government forces shelled a town.", "government forces", day)
    assert link.chosen is not None
    assert link.chosen.value.id == "mil-sy"
    assert f"on this day {who} governed" in [reason.text for reason in link.chosen.reasons]


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        (
            "An Afghan and coalition force held two men.",
            "An Afghan and coalition force",
            (None, "foreign-forces"),
        ),
        (
            "The Hamas-run health ministry said so.",
            "The Hamas-run health ministry",
            ("moh-gaza", "government"),
        ),
        ("In Myanmar, the junta bombed a school.", "the junta", ("gov-mm", "government")),
        ("Bundeswehr soldiers left.", "Bundeswehr soldiers", ("mil-de", "state-forces")),
    ],
)
def test_bodies_in_other_words(engine, text, phrase, wanted):
    found = actor(engine, text, phrase, date(2022, 6, 1))
    assert (found.id, found.actor_class.value) == wanted


def test_words_in_capitals_that_are_also_acronyms_stand_for_themselves(engine):
    text = "THE ICE MELTS, AND THE PLAN IS TO RAID A CAMP NEAR THE ERA OF THE FMLN IN EL SALVADOR."
    known = [link.chosen.value.id for _, link in linked(engine, text, date(1989, 11, 1)) if link.chosen]
    assert [one for one in known if one] == ["fmln"]
