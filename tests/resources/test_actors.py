"""The registry: who is meant by a name, in which country, on which day."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import BadResource
from dateline.model.actor import ActorClass
from dateline.resources import actor_rows
from dateline.resources.actor_check import check_actors, check_entries
from dateline.resources.actor_rows import Entry, Period
from dateline.resources.actor_words import key_of, words_of
from dateline.resources.actors import Registry, load_registry

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "cases" / "actors.csv").read_text("utf-8").splitlines())
)


SECOND = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "cases" / "actors_second.csv").read_text("utf-8").splitlines()
    )
)


THIRD, FOURTH = (
    list(
        csv.DictReader((Path(__file__).parents[1] / "cases" / f"{name}.csv").read_text("utf-8").splitlines())
    )
    for name in ("actors_third", "actors_fourth")
)


def answer(registry: Registry, case: dict[str, str]) -> tuple[str, str]:
    day = date.fromisoformat(case["date"])
    countries = frozenset(filter(None, case["countries"].split("|")))
    found = registry.lookup(case["name"], on=day, countries=countries)
    return (found[0].id, found[0].class_on(day).value) if found else ("", "")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.mark.parametrize("case", CASES, ids=[f"{c['name']} {c['date']} {c['countries']}" for c in CASES])
def test_a_name_finds_its_actor_with_the_class_of_the_day(registry: Registry, case: dict[str, str]) -> None:
    assert answer(registry, case) == (case["id"], case["class"])


def test_of_a_second_hundred_questions_nine_in_ten_are_answered(registry: Registry) -> None:
    """Written from the list of classes alone, and not tuned one by one."""
    right = [case for case in SECOND if answer(registry, case) == (case["id"], case["class"])]
    assert len(right) >= 0.9 * len(SECOND)


def _agrees(found: tuple[str, str], case: dict[str, str]) -> bool:
    return found[0] == case["id"] and case["class"] in (found[1], "person")


def test_of_a_third_and_a_fourth_hundred_nine_in_ten_are_answered(registry: Registry) -> None:
    """Written from general knowledge before the registry was looked at; the figures at first sight are in
    the decision on the registry. Leaders were asked for as persons; they have the class of their side."""
    for cases in (THIRD, FOURTH):
        right = [case for case in cases if _agrees(answer(registry, case), case)]
        assert len(right) >= 0.9 * len(cases)


@pytest.mark.parametrize(
    ("name", "day", "country", "choice", "rival"),
    [
        ("IS", "2017-12-12", "AF", "isis", "iskp"),
        ("Islamic State", "2022-03-04", "PK", "isis", "iskp"),
        ("IS", "2013-12-12", "AF", "isis", None),
        ("IS", "2017-12-12", "SY", "isis", None),
        ("Wagner", "2024-10-01", "ML", "wagner", "africa-corps"),
        ("Wagner", "2021-10-01", "ML", "wagner", None),
        ("Hamas", "2012-05-01", "PS", "hamas", "gov-gaza"),
        ("Hamas", "2003-05-01", "PS", "hamas", None),
        ("FARC", "2019-03-01", "CO", "farc", "farc-dissidents"),
    ],
)
def test_a_name_said_of_two_keeps_the_second_as_a_rival(
    registry: Registry, name: str, day: str, country: str, choice: str, rival: str | None
) -> None:
    found = registry.lookup(name, on=date.fromisoformat(day), countries=frozenset({country}))
    assert found[0].id == choice
    assert (rival in [entry.id for entry in found[1:]]) if rival else not found[1:]


def test_the_files_are_in_order() -> None:
    assert check_actors() == ()


def test_the_registry_is_large_enough_to_be_of_use(registry: Registry) -> None:
    kinds = [entry.kind for entry in registry.entries.values()]
    armed = [entry for entry in registry.entries.values() if entry.kind == "group"]
    assert len(armed) >= 1100
    assert kinds.count("person") >= 800
    assert kinds.count("organisation") >= 700
    assert len(registry.countries) >= 195


def test_loading_is_quick() -> None:
    load_registry.cache_clear()
    start = time.process_time()
    load_registry()
    assert time.process_time() - start < 0.5  # a slow shared machine; about 0.06 s where it has room


def test_every_state_has_its_offices(registry: Registry) -> None:
    for iso in registry.countries:
        for office, actor_class in (("gov", "government"), ("mil", "state-forces"), ("police", "police")):
            entry = registry.office(office, iso)
            assert entry is not None
            assert entry.class_on(None).value == actor_class


def test_an_id_gives_its_entry_back(registry: Registry) -> None:
    assert registry.entry("isis") is registry.entries["isis"]
    mod = registry.entry("mod-af")
    assert mod is not None
    assert mod.name == "Ministry of Defence of Afghanistan"
    assert registry.entry("mod-xx") is None
    assert registry.entry("nobody") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Taliban fought Afghan forces near Kunduz.", ["Taliban", "Afghan forces"]),
        (
            "He spoke to AFP, Reuters and the Ministry of Defence of Kenya.",
            ["AFP", "Reuters", "Ministry of Defence of Kenya"],
        ),
        ("It is said that IS is weak.", ["IS"]),
        ("They told us that US troops left.", ["US troops"]),
        (
            "The Farabundo Martí National Liberation Front attacked.",
            ["Farabundo Martí National Liberation Front"],
        ),
        ("Iraq's Hashd al-Shaabi advanced.", ["Iraq", "Hashd al-Shaabi"]),
        ("fighting with al-Qa’ida in Iraq", ["al-Qa’ida in Iraq"]),
        ("South Sudan's army left Sudan.", ["South Sudan's army", "Sudan"]),
    ],
)
def test_scanning_finds_the_longest_names(registry: Registry, text: str, names: list[str]) -> None:
    words = words_of(text)
    found = registry.scan(text, words)
    assert [text[words[one.first].start : words[one.last].end] for one in found] == names


def test_words_that_stand_for_themselves_can_be_blocked(registry: Registry) -> None:
    text = "IT IS FOR US TO SAY"
    assert registry.scan(text, words_of(text), blocked=frozenset({"is", "us"})) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Séléka", "Seleka"),
        ("al-Nusra Front", "Al Nusra Front"),
        ("CPI (Maoist)", "CPI-Maoist"),
        ("Da’esh", "Da'esh"),
    ],
)
def test_spellings_that_differ_in_signs_are_one(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def entry(**given: object) -> Entry:
    values: dict[str, object] = {
        "id": "x",
        "name": "Front X",
        "kind": "group",
        "aliases": (),
        "periods": (Period(ActorClass.REBEL_GROUP, None, None),),
        "countries": ("ML",),
    }
    return Entry(**(values | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ([entry(), entry()], "given twice"),
        ([entry(), entry(id="y", name="Group Y", aliases=("Front X",))], "both are called 'front x'"),
        ([entry(since=2012, until=2010)], "before since"),
        ([entry(countries=("QQ",))], "no country"),
        ([entry(parent="nobody")], "no entry"),
        ([entry(periods=())], "no class"),
        (
            [entry(periods=(Period(ActorClass.REBEL_GROUP, date(2012, 1, 1), date(2010, 1, 1)),))],
            "ends before it begins",
        ),
        (
            [
                entry(
                    periods=(
                        Period(ActorClass.REBEL_GROUP, None, date(2012, 1, 1)),
                        Period(ActorClass.GOVERNMENT, date(2011, 1, 1), None),
                    )
                )
            ],
            "does not follow",
        ),
    ],
)
def test_the_check_names_what_is_wrong(wrong: list[Entry], said: str) -> None:
    assert any(said in problem for problem in check_entries(wrong))


def test_one_name_in_two_countries_is_no_collision() -> None:
    there = entry(id="y", name="Group Y", aliases=("Front X",), countries=("CO",))
    assert check_entries([entry(), there]) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"classes": "warlords"}, "no class of actor"),
        ({"classes": "rebel-group:sometime/"}, "no day, month or year"),
        ({"since": "1990s"}, "no year"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(row: dict[str, str], said: str) -> None:
    good = dict.fromkeys(["aliases", "countries", "parent", "since", "until", "note"], "")
    good |= {"id": "x", "name": "Front X", "classes": "rebel-group"}
    with pytest.raises(BadResource, match=said):
        actor_rows.entry_of(good | row, "group", "actors/groups.csv:7")


def test_governments_bear_the_iso_code_of_their_state(registry: Registry) -> None:
    for iso in ("AF", "US", "SY"):
        government = registry.office("gov", iso)
        assert government is not None
        assert f"iso:{iso}" in government.ids
