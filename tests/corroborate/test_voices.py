"""Whose account it finally is: bodies behind speakers, agencies and chains."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.corroborate.account import Speech
from dateline.corroborate.bodies import body_of, publisher_body
from dateline.model.mention import Stance, Status

from .accounts import FRONT, TODAY, Said, names, only, told

RAID = Said(on=TODAY - timedelta(days=1), agent=FRONT, killed=12)


def body(speaker: str, title: str | None = None, organisation: str | None = None, country: str = "NG") -> str:
    return body_of(Speech(speaker, title, organisation, Stance.ASSERTS), country).name


@pytest.mark.parametrize(
    ("speaker", "behind"),
    [
        ("a police spokesman", "police"),
        ("a police officer", "police"),
        ("the police headquarters of the province", "police"),
        ("residents of the town", "residents"),
        ("a trader", "residents"),
        ("two witnesses", "residents"),
        ("a doctor at the general hospital", "hospital"),
        ("a member of a rescue team", "rescue workers"),
        ("the mayor", "mayor's office"),
        ("the mayor's office", "mayor's office"),
        ("the chairman of the local council", "local council"),
        ("the army", "Military Forces of Nigeria"),
        ("a spokesman for the army", "Military Forces of Nigeria"),
        ("an army spokesman", "Military Forces of Nigeria"),
        ("the regional secretary of the teachers' union", "teachers' union"),
        ("Kenya's defence ministry", "Ministry of Defence of Kenya"),
        ("a local official", "local officials"),
        ("a security official", "security official"),
    ],
)
def test_who_stands_behind_a_speaker(speaker: str, behind: str) -> None:
    assert body(speaker) == behind


@pytest.mark.parametrize("speaker", ["reports", "sources", "a message", "local media", "both sides"])
def test_words_that_name_nobody_are_no_voice(speaker: str) -> None:
    assert body_of(Speech(speaker, None, None, Stance.ASSERTS), "NG").is_vague


def test_a_body_that_publishes_its_own_paper_is_the_voice_of_it() -> None:
    assert publisher_body("Nigerian Army Headquarters", "NG").name == "Military Forces of Nigeria"
    assert publisher_body("The Savannah Times", "NG").name == "The Savannah Times"


def test_seven_pages_that_rest_on_two_bodies_are_two_voices() -> None:
    pages = [told(f"Paper {n}", replace(RAID, by="a police spokesman"), agencies=("Wire",)) for n in range(5)]
    pages += [told(f"Sheet {n}", replace(RAID, by="residents"), agencies=("Post",)) for n in range(2)]
    event = only(*pages)
    assert (event.documents, event.outlets, event.independent) == (7, 7, 2)
    police, residents = event.voices
    assert (police.name, police.through, len(police.documents)) == ("police", ("Wire",), 5)
    assert (residents.name, residents.through, len(residents.documents)) == ("residents", ("Post",), 2)
    assert [(one.origin, one.documents) for one in event.origins] == [("Wire", 5), ("Post", 2)]


def test_the_farthest_speaker_of_a_chain_is_the_voice() -> None:
    event = only(told("Mirror", replace(RAID, by="witnesses", through="the interior ministry")))
    (voice,) = event.voices
    assert voice.name == "residents"
    assert voice.through == ("interior ministry",)


def test_who_passes_on_others_in_one_sentence_has_no_account_of_its_own_in_the_next() -> None:
    passed_on = replace(RAID, by="witnesses", through="the interior ministry")
    event = only(told("Mirror", passed_on, replace(RAID, by="the interior ministry")))
    assert names(event) == {"residents"}


def test_a_sentence_without_a_speaker_goes_with_the_one_the_report_names() -> None:
    event = only(told("Mirror", replace(RAID, by="the mayor"), RAID))
    assert names(event) == {"mayor's office"}


def test_a_report_that_names_nobody_is_its_outlets_own_account() -> None:
    assert names(only(told("Mirror", RAID))) == {"The Mirror Post"}


def test_what_an_agency_tells_in_its_own_voice_is_one_voice_wherever_it_is_printed() -> None:
    event = only(*(told(f"Paper {n}", RAID, agencies=("Wire",)) for n in range(3)))
    assert names(event) == {"Wire"}
    assert (event.documents, event.outlets, event.independent) == (3, 3, 1)


def test_a_march_is_seen_by_the_reporter_whoever_else_is_quoted() -> None:
    march = Said(type="protest", on=TODAY)
    event = only(told("Mirror", march, replace(march, by="police")))
    assert names(event) == {"The Mirror Post", "police"}


def test_nobody_has_seen_a_march_that_is_yet_to_come() -> None:
    plan = Said(type="protest", on=TODAY + timedelta(days=2), status=Status.PLANNED)
    event = only(told("Mirror", plan, replace(plan, by="the farmers' league")))
    assert names(event) == {"farmers' league"}


def test_a_body_under_fewer_words_is_the_same_body() -> None:
    whole, short = (replace(RAID, by=words) for words in ("the teachers' union", "the union"))
    assert names(only(told("Mirror", whole), told("Herald", short))) == {"teachers' union"}


def test_its_coordinator_speaks_for_whom_the_report_quoted_before() -> None:
    event = only(told("Mirror", replace(RAID, by="the farmers' league"), replace(RAID, by="its coordinator")))
    assert names(event) == {"farmers' league"}


def test_who_could_not_confirm_it_gives_no_account() -> None:
    unsure = replace(RAID, by="the army", stance=Stance.COULD_NOT_CONFIRM)
    event = only(told("Mirror", replace(RAID, by="residents")), told("Herald", unsure))
    assert names(event) == {"residents"}
