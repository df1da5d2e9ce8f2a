"""What a user of UCDP GED finds in the file."""

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from tests.export.invented import (
    ARMY,
    BENI,
    CONGO,
    KABUL,
    KIVU,
    REBELS,
    VILLAGERS,
    Report,
    dossier,
    on,
    toll,
    who,
)
from tests.export.written import written

from dateline.errors import BadUsage
from dateline.export.formats import ExportOptions
from dateline.export.ucdp import priogrid_gid
from dateline.model.actor import ActorClass
from dateline.model.count import Count
from dateline.model.event import Actor, Review
from dateline.model.mention import Outcome, Role, Status
from dateline.model.where import Level, Place

HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,"
    "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
    "where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
    "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
MILITIA = who("Lake Militia", ActorClass.POLITICAL_MILITIA, id="lake-militia")
SOLDIERS = who("soldiers", ActorClass.STATE_FORCES, Role.TARGET, id="mil-cd", country="CD")


def row(**kwargs: object) -> dict[str, str]:
    """The only row of one event."""
    (found,) = written("ucdp", [dossier(**kwargs)]).rows  # type: ignore[arg-type]
    return found


def test_the_header_is_that_of_ged() -> None:
    assert written("ucdp", []).text == HEADER + "\n"
    assert len(HEADER.split(",")) == 49


def test_violence_against_villagers_is_one_sided() -> None:
    found = row(killed=12)
    assert {name: value for name, value in found.items() if value and name != "id"} == {
        "year": "2025",
        "type_of_violence": "3",
        "dyad_name": "Red Hills Front - Civilians",
        "side_a": "Red Hills Front",
        "side_b": "Civilians",
        "number_of_sources": "1",
        "source_article": '"Lake Wire,2025-10-22,Attack in Oicha"',
        "source_office": "Lake Wire",
        "source_date": "2025-10-22",
        "source_headline": "Attack in Oicha",
        "source_original": "the army",
        "where_prec": "1",
        "where_coordinates": "Oicha",
        "where_description": "Oicha, Beni, North Kivu",
        "adm_1": "North Kivu",
        "adm_2": "Beni",
        "latitude": "0.69821",
        "longitude": "29.51834",
        "geom_wkt": "POINT (29.51834 0.69821)",
        "priogrid_gid": "130740",
        "country": "DR Congo (Zaire)",
        "country_id": "490",
        "region": "Africa",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2025-10-21 00:00:00.000",
        "date_end": "2025-10-21 00:00:00.000",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "12",
        "deaths_unknown": "0",
        "best": "12",
        "high": "12",
        "low": "12",
    }


@pytest.mark.parametrize(
    ("type_", "actors", "kind", "side_a", "side_b"),
    [
        ("armed-clash", (REBELS, ARMY), "1", "Government of DR Congo (Zaire)", "Red Hills Front"),
        ("attack", (REBELS, SOLDIERS), "1", "Government of DR Congo (Zaire)", "Red Hills Front"),
        ("armed-clash", (REBELS, MILITIA), "2", "Red Hills Front", "Lake Militia"),
        ("shelling", (ARMY, VILLAGERS), "3", "Government of DR Congo (Zaire)", "Civilians"),
        ("air-strike", (ARMY, who("Red Hills Front", ActorClass.REBEL_GROUP, Role.TARGET, id="red-hills")),
         "1", "Government of DR Congo (Zaire)", "Red Hills Front"),
    ],
)  # fmt: skip
def test_the_three_types(type_: str, actors: tuple[Actor, ...], kind: str, side_a: str, side_b: str) -> None:
    found = row(type=type_, actors=actors, killed=3)
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (kind, side_a, side_b)


@pytest.mark.parametrize("type_", ["abduction", "operation", "territory-taken"])
def test_what_is_no_violence_by_itself_counts_when_people_die_in_it(type_: str) -> None:
    assert row(type=type_, killed=2)["best"] == "2"
    assert written("ucdp", [dossier(type=type_)]).rows == []


def test_states_have_the_numbers_of_gleditsch_and_ward() -> None:
    found = row(type="armed-clash", actors=(REBELS, ARMY), killed=3)
    assert (found["gwnoa"], found["gwnob"], found["country_id"]) == ("490", "", "490")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "UCDP codes events with at least one death that is told by number"),
        ({"killed": 0}, "UCDP codes events with at least one death that is told by number"),
        ({"killed": 3, "status": Status.PLANNED}, "UCDP codes what happened; the status is planned"),
        ({"killed": 3, "type": "protest"}, "UCDP codes organised violence; protest is none"),
        ({"killed": 3, "place": None}, "the place is not known"),
        ({"killed": 3, "undated": True}, "the day is not known within a year"),
        ({"killed": 3, "actors": (VILLAGERS,)},
         "UCDP needs an organised actor that used force; none is told"),
        ({"killed": 3, "actors": (who("gunmen", ActorClass.UNIDENTIFIED), VILLAGERS)},
         "UCDP needs an organised actor that used force; none is told"),
        ({"killed": 3, "actors": (REBELS,)},
         "UCDP needs the other side: an organised actor or civilians; none is told"),
        ({"killed": 3, "type": "armed-clash", "actors": (ARMY, VILLAGERS)},
         "UCDP needs the other side of the fighting; it is not told"),
        ({"killed": 3, "actors": (REBELS, who("vigilantes", ActorClass.COMMUNAL_MILITIA, Role.TARGET))},
         "UCDP needs the other side by name; it is armed, and not identified"),
        ({"killed": 3, "background": True}, "only recalled as history; no report brings it as news"),
    ],
)  # fmt: skip
def test_what_ucdp_does_not_code_is_left_out_by_name(changes: dict[str, object], reason: str) -> None:
    found = written("ucdp", [dossier(**changes)])  # type: ignore[arg-type]
    assert (found.rows, found.reasons) == ([], [reason])


@pytest.mark.parametrize(
    ("place", "relation", "precision"),
    [(KABUL, None, "1"), (KABUL, "near", "2"), (BENI, None, "3"), (KIVU, None, "4"), (CONGO, None, "6")],
)
def test_where_prec(place: Place, relation: str | None, precision: str) -> None:
    assert row(place=place, relation=relation, killed=3)["where_prec"] == precision


@pytest.mark.parametrize(
    ("first", "last", "precision", "clarity"),
    [
        (date(2025, 10, 21), date(2025, 10, 21), "1", "1"),
        (date(2025, 10, 20), date(2025, 10, 22), "2", "1"),
        (date(2025, 10, 13), date(2025, 10, 19), "3", "1"),
        (date(2025, 10, 1), date(2025, 10, 31), "4", "2"),
        (date(2025, 1, 1), date(2025, 12, 31), "5", "2"),
    ],
)
def test_date_prec_and_clarity(first: date, last: date, precision: str, clarity: str) -> None:
    found = row(when=on(first, last), killed=3)
    assert (found["date_prec"], found["event_clarity"]) == (precision, clarity)
    assert (found["date_start"], found["date_end"]) == (f"{first} 00:00:00.000", f"{last} 00:00:00.000")


def test_rivals_give_low_best_and_high() -> None:
    rivals = [("residents", Count(20, 20, None, "at least")), ("the army", Count(12, 12, 12, None))]
    found = row(counts=[toll(12, 12, 20, rivals=rivals)])
    assert (found["best"], found["high"], found["low"]) == ("12", "20", "12")


@pytest.mark.parametrize(
    ("actors", "parts"),
    [
        ((REBELS, VILLAGERS), ("0", "0", "7", "0")),
        ((REBELS, ARMY), ("0", "0", "0", "7")),  # a clash in which nobody says who died
    ],
)
def test_deaths_by_side_add_up_to_best(actors: tuple[Actor, ...], parts: tuple[str, ...]) -> None:
    found = row(type="armed-clash" if ARMY in actors else "attack", actors=actors, killed=7)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert tuple(found[name] for name in names) == parts


def test_fighters_killed_by_the_army_are_those_of_side_b() -> None:
    fighters = who("six fighters", ActorClass.REBEL_GROUP, Role.TARGET, outcome=Outcome.KILLED)
    found = row(type="armed-clash", actors=(REBELS, ARMY, fighters), killed=6)
    assert (found["deaths_a"], found["deaths_b"], found["deaths_unknown"]) == ("0", "6", "0")


def test_only_adjudicated_events_are_clear() -> None:
    assert row(killed=3)["code_status"] == ""
    assert row(killed=3, changes={"review": Review.ADJUDICATED})["code_status"] == "Clear"


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [(34.53, 69.17, 179779), (-89.9, -179.9, 1), (-89.9, 179.9, 720), (89.9, 179.9, 259200)],
)
def test_the_cell_of_prio_grid(lat: float, lon: float, gid: int) -> None:
    assert priogrid_gid(Place("x:1", "X", lat, lon, Level.SETTLEMENT, None, None, None, None)) == gid


def test_the_users_table_gives_names_and_numbers(tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("actor,name,new_id,dset_id\nred-hills,RHF,9901,\n", encoding="utf-8")
    options = ExportOptions(tables={"ucdp": table})
    (found,) = written("ucdp", [dossier(killed=3)], options).rows
    assert (found["side_a"], found["side_a_new_id"]) == ("RHF", "9901")


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("id,label\n1,x\n", encoding="utf-8")
    with pytest.raises(BadUsage, match="needs the columns actor, name, new_id, dset_id; actor is missing"):
        written("ucdp", [], ExportOptions(tables={"ucdp": table}))


def test_every_report_is_listed() -> None:
    reports = (Report(name="a", outlet="Lake Wire"), Report(name="b", outlet="Beni Radio, FM"))
    found = row(reports=reports, killed=3)
    assert found["number_of_sources"] == "2"
    assert found["source_office"] == "Beni Radio, FM; Lake Wire"
    assert found["source_article"].count('";"') == 1


def test_the_file_opens_in_pandas() -> None:
    events = [dossier(killed=3), dossier(killed=4, place=KIVU)]
    frame = pd.read_csv(io.StringIO(written("ucdp", events).text))
    assert list(frame.columns) == HEADER.split(",")
    assert frame["best"].tolist() == [3, 4]
    assert pd.to_datetime(frame["date_start"]).dt.year.tolist() == [2025, 2025]
    assert frame["id"].is_unique
