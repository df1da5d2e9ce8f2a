"""PLOVER events, as POLECAT's table and as JSON lines."""

import csv
import json

import pytest
from tests.export.invented import ARMY, REBELS, VILLAGERS, dossier, who
from tests.export.written import Written, written

from dateline.model.actor import ActorClass
from dateline.model.event import Actor
from dateline.model.mention import Role, Status
from dateline.resources.codebook import load_codebook
from dateline.resources.codebook_schema import MODES
from dateline.resources.field_tables import plover_events

HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\t"
    "Quad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\t"
    "Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\t"
    "Recipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\t"
    "District\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\t"
    "Story People\tStory Organizations\tStory Locations\tLanguage\tVersion"
)


def lines(found: Written) -> list[dict[str, str]]:
    """The rows of the table."""
    return list(csv.DictReader(found.text.splitlines(), delimiter="\t"))


def test_the_header_is_polecats() -> None:
    assert written("polecat", []).text == HEADER + "\n"
    assert len(HEADER.split("\t")) == 40


def test_a_one_sided_event_has_actor_and_recipient() -> None:
    (found,) = lines(written("polecat", [dossier(type="air-strike", actors=(ARMY, VILLAGERS), killed=3)]))
    assert {name: value for name, value in found.items() if value and name != "Event ID"} == {
        "Event Date": "2025-10-21",
        "Event Type": "ASSAULT",
        "Event Mode": "aerial",
        "Intensity": "-9.5",
        "Quad Code": "4",
        "Contexts": "military",
        "Actor Name": "Military Forces of DR Congo",
        "Actor Country": "COD",
        "Actor COW": "490",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "MIL",
        "Actor Name Raw": "Military Forces of DR Congo",
        "Recipient Name": "villagers",
        "Primary Recipient Sector": "CVL",
        "Recipient Sectors": "CVL",
        "Recipient Name Raw": "villagers",
        "Placename": "Oicha",
        "City": "Oicha",
        "District": "Beni",
        "Province": "North Kivu",
        "Country": "COD",
        "Latitude": "0.69821",
        "Longitude": "29.51834",
        "GeoNames ID": "2",
        "Raw Placename": "Oicha",
        "Feature Type": "PPL",
        "Source": "Lake Wire",
        "Publication Date": "2025-10-22",
        "Story Locations": "Oicha",
        "Language": "en",
        "Version": "tests/1",
    }


def test_in_a_fight_all_are_actors() -> None:
    (found,) = lines(written("polecat", [dossier(type="armed-clash", actors=(REBELS, ARMY))]))
    assert found["Actor Name"] == "Red Hills Front; Military Forces of DR Congo"
    assert (found["Actor Sectors"], found["Recipient Name"]) == ("REB; MIL", "")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "declaration"}, "PLOVER has no event for declaration"),
        ({"undated": True}, "the day is not known, which PLOVER requires"),
        ({"status": Status.PLANNED}, "POLECAT has no flag for what is future"),
        ({"type": "aid", "actors": (ARMY,)}, "PLOVER's AID needs a recipient; none is told"),
    ],
)
def test_what_polecat_cannot_hold_is_named(changes: dict[str, object], reason: str) -> None:
    found = written("polecat", [dossier(**changes)])  # type: ignore[arg-type]
    assert (lines(found), found.reasons) == ([], [reason])


def test_names_with_tabs_do_not_break_the_table() -> None:
    odd = who("Lions\tof the\nlake", ActorClass.REBEL_GROUP, id="lions")
    (found,) = lines(written("polecat", [dossier(actors=(odd, VILLAGERS))]))
    assert found["Actor Name"] == "Lions of the lake"


@pytest.mark.parametrize(
    ("status", "flag"),
    [(Status.PLANNED, "future"), (Status.POSSIBLE, "hypothetical"), (Status.DENIED, "negation")],
)
def test_status_becomes_a_flag_in_json(status: Status, flag: str) -> None:
    (record,) = [json.loads(line) for line in written("plover", [dossier(status=status)]).text.splitlines()]
    assert record[flag] is True
    assert set(record) & {"future", "hypothetical", "negation", "historical"} == {flag}


def test_json_points_at_its_words() -> None:
    event = dossier(killed=12)
    (record,) = [json.loads(line) for line in written("plover", [event]).text.splitlines()]
    text = next(iter(event.texts.values()))
    info = record["text_info"]
    assert text[info["start"] : info["end"]] == info["text"]
    assert record["size"] == {"dead": 12}
    assert (record["event"], record["quad_code"], record["event_loc"]["resolution"]) == ("ASSAULT", 4, 4)


def test_each_plover_event_of_the_codebook_has_a_score() -> None:
    codes = {one.plover for one in load_codebook().types.values() if one.plover}
    assert all(plover_events()[code.event].score(code.mode) is not None for code in codes)


def test_the_modes_are_those_of_the_codebook() -> None:
    for event, modes in MODES.items():
        assert set(plover_events()[event].scores) - {None} == set(modes)


@pytest.mark.parametrize(
    ("actors", "quad"), [((ARMY, REBELS), 1), ((ARMY, who("x", ActorClass.GOVERNMENT, Role.RECIPIENT)), 1)]
)
def test_agreements_are_verbal_cooperation(actors: tuple[Actor, ...], quad: int) -> None:
    (found,) = lines(written("polecat", [dossier(type="agreement", actors=actors)]))
    assert found["Quad Code"] == str(quad)
