"""What a coder of ACLED finds in the file: headers, words and rules as the codebook has them."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from tests.export.invented import (
    ARMY,
    BENI,
    CONGO,
    GOMA,
    KABUL,
    KIVU,
    OICHA,
    REBELS,
    TUESDAY,
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
from dateline.export.source_scale import known_outlets
from dateline.model.actor import ActorClass
from dateline.model.count import Count, Unit
from dateline.model.event import Relation, Review, Tie
from dateline.model.ids import EventId
from dateline.model.mention import Outcome, Role, Status
from dateline.model.when import Basis
from dateline.model.where import Level, Place

HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
    "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
    "tags,timestamp"
)
POLICE = who("Police Forces of DR Congo", ActorClass.POLICE, id="police-cd", country="CD")
TEACHERS = who("teachers", ActorClass.PROTESTERS)
PEOPLE = who("residents", ActorClass.CIVILIANS)
BRIDGE = who("a bridge", ActorClass.THING, Role.TARGET)


def row(*args: object, **kwargs: object) -> dict[str, str]:
    """The only row of one event."""
    (found,) = written("acled", [dossier(*args, **kwargs)]).rows  # type: ignore[arg-type]
    return found


def test_the_header_is_acleds() -> None:
    assert written("acled", []).text == HEADER + "\n"


def test_an_attack_on_villagers() -> None:
    found = row(killed=12)
    assert found | {"event_id_cnty": "", "timestamp": ""} == {
        "event_id_cnty": "",
        "event_date": "2025-10-21",
        "year": "2025",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": "Red Hills Front",
        "assoc_actor_1": "",
        "inter1": "Rebel group",
        "actor2": "Civilians (Democratic Republic of Congo)",
        "assoc_actor_2": "",
        "inter2": "Civilians",
        "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "180",
        "region": "Middle Africa",
        "country": "Democratic Republic of Congo",
        "admin1": "North Kivu",
        "admin2": "Beni",
        "admin3": "",
        "location": "Oicha",
        "latitude": "0.6982",
        "longitude": "29.5183",
        "geo_precision": "1",
        "source": "Lake Wire",
        "source_scale": "",
        "notes": "On 21 October 2025, Red Hills Front attacked villagers in Oicha (Beni, North Kivu). "
        "12 fatalities were reported.",
        "fatalities": "12",
        "tags": "",
        "timestamp": "",
    }


@pytest.mark.parametrize(
    ("type_", "actors", "kind"),
    [
        ("armed-clash", (REBELS, ARMY), "Battles/Armed clash"),
        ("territory-taken", (REBELS,), "Battles/Non-state actor overtakes territory"),
        ("territory-taken", (ARMY,), "Battles/Government regains territory"),
        ("air-strike", (ARMY, VILLAGERS), "Explosions/Remote violence/Air/drone strike"),
        ("suicide-bombing", (REBELS, VILLAGERS), "Explosions/Remote violence/Suicide bomb"),
        ("abduction", (REBELS, who("x", ActorClass.CIVILIANS, Role.TARGET)),
         "Violence against civilians/Abduction/forced disappearance"),
        ("protest", (TEACHERS,), "Protests/Peaceful protest"),
        ("riot", (PEOPLE,), "Riots/Violent demonstration"),
        ("attack", (PEOPLE, VILLAGERS), "Riots/Mob violence"),  # unarmed attackers are rioters
        ("attack", (REBELS, BRIDGE), "Strategic developments/Looting/property destruction"),
        ("attack", (REBELS, who("soldiers", ActorClass.STATE_FORCES, Role.TARGET, country="CD")),
         "Battles/Armed clash"),
        ("attack", (POLICE, who("teachers", ActorClass.PROTESTERS, Role.TARGET, outcome=Outcome.INJURED)),
         "Protests/Excessive force against protesters"),
        ("attack", (POLICE, who("teachers", ActorClass.PROTESTERS, Role.TARGET)),
         "Protests/Protest with intervention"),  # tear gas, nobody hurt
        ("agreement", (ARMY, REBELS), "Strategic developments/Agreement"),
        ("arrest", (POLICE, VILLAGERS), "Strategic developments/Arrests"),
    ],
)  # fmt: skip
def test_types(type_: str, actors: tuple[object, ...], kind: str) -> None:
    found = row(type=type_, actors=actors)
    assert f"{found['event_type']}/{found['sub_event_type']}" == kind


def test_a_deadly_abduction_is_an_attack() -> None:
    found = written("acled", [dossier(type="abduction", killed=2)])
    assert found.rows[0]["sub_event_type"] == "Attack"
    assert "deadly-abduction-is-attack" in found.rules("sub_event_type")


def test_an_operation_is_what_it_did() -> None:
    rebels = who("Red Hills Front", ActorClass.REBEL_GROUP, Role.TARGET, id="red-hills")
    assert row(type="operation", actors=(ARMY, rebels))["event_type"] == "Strategic developments"
    assert row(type="operation", actors=(ARMY, rebels), killed=4)["sub_event_type"] == "Armed clash"
    assert row(type="operation", actors=(ARMY, VILLAGERS), killed=4)["sub_event_type"] == "Attack"


def test_a_foreign_army_overtakes() -> None:
    rwanda = who("Military Forces of Rwanda", ActorClass.STATE_FORCES, id="mil-rw", country="RW")
    found = row(type="territory-taken", actors=(rwanda,))
    assert found["sub_event_type"] == "Non-state actor overtakes territory"
    assert (found["actor1"], found["inter1"]) == (
        "Military Forces of Rwanda (1994-)",
        "External/Other forces",
    )


def test_a_foiled_air_strike_is_disrupted_weapons_use() -> None:
    assert row(type="air-strike", status=Status.ATTEMPTED)["sub_event_type"] == "Disrupted weapons use"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": Status.PLANNED}, "ACLED codes what happened; the status is planned"),
        ({"status": Status.DENIED}, "ACLED codes what happened; the status is denied"),
        ({"status": Status.POSSIBLE}, "ACLED codes what happened; the status is possible"),
        ({"status": Status.ATTEMPTED}, "ACLED codes what happened; the status is attempted"),
        ({"background": True}, "only recalled as history; no report brings it as news"),
        ({"place": None}, "the place is not known"),
        ({"place": CONGO}, "known to the country only, which ACLED does not code"),
        ({"undated": True}, "the day is not known"),
        ({"when": on(date(2025, 1, 1), date(2025, 6, 30))},
         "the day is not known within a month, the least that ACLED codes"),
        ({"type": "presence"}, "ACLED codes happenings; that someone is somewhere is a state"),
        ({"type": "condemnation"}, "ACLED codes no statements"),
        ({"actors": (ARMY,)},
         "whom the attack hit is not told, and by that ACLED tells battles from violence against civilians"),
        ({"type": "armed-clash", "actors": (VILLAGERS,)}, "a battle of which neither side is told"),
        ({"changes": {"review": Review.REJECTED}}, "a reviewer rejected the event"),
    ],
)  # fmt: skip
def test_what_acled_does_not_code_is_left_out_by_name(changes: dict[str, object], reason: str) -> None:
    one = dossier(**changes)  # type: ignore[arg-type]
    found = written("acled", [one])
    assert (found.rows, found.reasons) == ([], [reason])
    assert (found.report.taken, found.report.written) == (1, 0)


def test_one_raid_is_one_row_typed_by_the_highest_tactic() -> None:
    raid = [
        dossier(type="attack", killed=5),
        dossier(type="abduction", actors=(REBELS, who("villagers", ActorClass.CIVILIANS, Role.TARGET))),
        dossier(type="destruction", actors=(REBELS, who("houses", ActorClass.THING, Role.TARGET))),
    ]
    found = written("acled", raid)
    (one,) = found.rows
    assert (one["sub_event_type"], one["fatalities"]) == ("Attack", "5")
    assert "abducted villagers" in one["notes"]
    assert "destroyed or looted property of houses" in one["notes"]
    assert found.beside[".rows.csv"].count(one["event_id_cnty"]) == 3
    assert (found.report.taken, found.report.written, found.report.rows) == (3, 3, 1)


def test_other_actors_places_and_days_stay_apart() -> None:
    other = who("Lake Militia", ActorClass.POLITICAL_MILITIA, id="lake-militia")
    apart = [
        dossier(),
        dossier(actors=(other, VILLAGERS)),
        dossier(place=GOMA),
        dossier(when=on(date(2025, 10, 22))),
    ]
    assert len(written("acled", apart).rows) == 4


def test_gunmen_beside_a_named_group_are_no_second_group() -> None:
    gunmen = who("gunmen", ActorClass.UNIDENTIFIED)
    found = row(actors=(gunmen, REBELS, VILLAGERS))
    assert (found["actor1"], found["assoc_actor_1"]) == ("Red Hills Front", "")


def test_two_unidentified_groups_in_one_raid_are_one() -> None:
    gunmen, bandits = who("gunmen", ActorClass.UNIDENTIFIED), who("bandits", ActorClass.GANG)
    raid = [
        dossier(killed=5, actors=(gunmen, VILLAGERS)),
        dossier(type="abduction", actors=(bandits, VILLAGERS)),
    ]
    assert len(written("acled", raid).rows) == 1


def test_who_is_on_both_sides_stands_where_it_was_hit() -> None:
    """Claims of two reports may name the army as attacker and as attacked."""
    struck = who(
        "Military Forces of DR Congo", ActorClass.STATE_FORCES, Role.TARGET, id="mil-cd", country="CD"
    )
    found = row(type="armed-clash", actors=(REBELS, ARMY, struck))
    assert (found["actor1"], found["assoc_actor_1"]) == ("Red Hills Front", "")
    assert found["actor2"] == "Military Forces of the Democratic Republic of Congo"


def test_rebels_beside_their_group_are_no_third_party() -> None:
    rebels = who("23 rebels", ActorClass.REBEL_GROUP, Role.TARGET)
    found = row(type="armed-clash", actors=(ARMY, REBELS, rebels))
    assert found["interaction"] == "State forces-Rebel group"


def test_unnamed_fighters_stand_on_no_side_of_named_ones() -> None:
    army = who("the army", ActorClass.STATE_FORCES, Role.TARGET, id="mil-cd", country="CD")
    fighters = who("six fighters", ActorClass.REBEL_GROUP, Role.TARGET, outcome=Outcome.KILLED)
    found = row(type="armed-clash", actors=(REBELS, army, fighters), killed=6)
    assert "six fighters" not in found["notes"]
    assert found["assoc_actor_2"] == ""


def test_a_capture_takes_its_second_side_from_the_fighting() -> None:
    capture = dossier(type="territory-taken", actors=(REBELS,))
    (found,) = written("acled", [capture, dossier(type="armed-clash", actors=(ARMY, REBELS), killed=4)]).rows
    assert found["sub_event_type"] == "Non-state actor overtakes territory"
    assert found["actor2"] == "Military Forces of the Democratic Republic of Congo"
    assert found["fatalities"] == "4"


def test_its_fighters_are_the_group_itself() -> None:
    fighters = who("its forces", ActorClass.STATE_FORCES)
    found = row(type="territory-taken", actors=(REBELS, fighters))
    assert found["sub_event_type"] == "Non-state actor overtakes territory"
    assert "its forces" not in found["notes"]


def test_victims_among_the_attackers_are_not_associated_with_them() -> None:
    found = row(actors=(REBELS, who("traders", ActorClass.CIVILIANS), VILLAGERS))
    assert (found["actor1"], found["assoc_actor_1"]) == ("Red Hills Front", "")


def test_a_peaceful_protest_has_one_side() -> None:
    guards = who("soldiers", ActorClass.STATE_FORCES, Role.TARGET, country="CD")
    found = row(type="protest", actors=(TEACHERS, guards))
    assert (found["sub_event_type"], found["actor2"], found["interaction"]) == (
        "Peaceful protest", "", "Protesters only",
    )  # fmt: skip


def test_the_dead_of_a_battle_are_no_side_in_the_notes() -> None:
    found = row(type="armed-clash", actors=(ARMY, VILLAGERS), killed=4)
    assert "clashed with villagers" not in found["notes"]
    assert found["actor2"] == "Unidentified Armed Group (Democratic Republic of Congo)"


def test_two_bombs_add_up_and_a_part_does_not() -> None:
    first = dossier(type="explosion", killed=5, reports=(Report(name="a"),))
    second = dossier(type="explosion", killed=3, reports=(Report(name="b"),))
    assert written("acled", [first, second]).rows[0]["fatalities"] == "8"
    tie = Tie(relation=Relation.PART_OF, event_id=EventId(first.event.id), score=0.9, reasons=())
    part = dossier(type="explosion", killed=3, reports=(Report(name="b"),), changes={"ties": (tie,)})
    assert written("acled", [first, part]).rows[0]["fatalities"] == "5"


def test_arrests_make_a_protest_one_with_intervention() -> None:
    arrest = dossier(type="arrest", actors=(POLICE, who("teachers", ActorClass.PROTESTERS, Role.TARGET)))
    (one,) = written("acled", [dossier(type="protest", actors=(TEACHERS,)), arrest]).rows
    assert one["sub_event_type"] == "Protest with intervention"
    assert one["interaction"] == "State forces-Protesters"
    assert one["assoc_actor_1"] == "Teachers (Democratic Republic of Congo)"


def test_five_days_of_fighting_are_five_rows() -> None:
    fight = dossier(
        type="armed-clash", when=on(date(2025, 10, 17), TUESDAY), actors=(REBELS, ARMY), killed=12,
        reports=(Report(when_words="since Friday"),),
    )  # fmt: skip
    found = written("acled", [fight])
    assert [(one["event_date"][-2:], one["fatalities"]) for one in found.rows] == [
        ("17", "4"), ("18", "2"), ("19", "2"), ("20", "2"), ("21", "2"),
    ]  # fmt: skip
    assert "The total of 12 was divided over 5 days." in found.rows[0]["notes"]
    assert len({one["event_id_cnty"] for one in found.rows}) == 5
    assert (found.report.written, found.report.rows) == (1, 5)


@pytest.mark.parametrize(
    ("first", "last", "day", "precision"),
    [
        (date(2025, 10, 18), date(2025, 10, 19), "2025-10-18", "2"),  # at the weekend
        (date(2025, 10, 13), date(2025, 10, 19), "2025-10-16", "2"),  # last week
        (date(2025, 10, 1), date(2025, 10, 31), "2025-10-16", "3"),  # in October
        (date(2025, 10, 1), date(2025, 10, 10), "2025-10-01", "3"),  # at the beginning of October
        (date(2025, 10, 21), date(2025, 10, 31), "2025-10-31", "3"),  # at the end of October
    ],
)
def test_an_uncertain_day_is_written_as_acled_does(first: date, last: date, day: str, precision: str) -> None:
    found = row(when=on(first, last))
    assert (found["event_date"], found["time_precision"]) == (day, precision)
    assert found["notes"].startswith("Between ")


def test_a_day_that_no_report_says_is_not_written_as_exact() -> None:
    assumed = on(TUESDAY, basis=Basis.ASSUMED)
    found = row(when=assumed, killed=2)
    assert (found["event_date"], found["time_precision"]) == ("2025-10-21", "2")
    assert found["notes"].startswith("Around 21 October 2025 (no report says the day), ")
    assert written("ucdp", [dossier(when=assumed, killed=2)]).rows[0]["date_prec"] == "2"


@pytest.mark.parametrize(
    ("place", "relation", "precision", "location"),
    [(OICHA, None, "1", "Oicha"), (OICHA, "near", "2", "Oicha"), (BENI, None, "2", "Beni"),
     (KIVU, None, "3", "North Kivu")],
)  # fmt: skip
def test_places_are_no_finer_than_told(place: Place, relation: str, precision: str, location: str) -> None:
    found = row(place=place, relation=relation)
    assert (found["geo_precision"], found["location"]) == (precision, location)


def test_a_quarter_is_named_with_its_city() -> None:
    quarter = Place(
        "geonames:9", "Katindo", -1.68, 29.22, Level.SETTLEMENT, "PPLX", "CD", "North Kivu", "Goma"
    )
    one = dossier(place=quarter)
    in_goma = dossier(place=GOMA)
    both = type(one)(event=one.event, told=one.told + in_goma.told, texts={**one.texts, **in_goma.texts})
    assert written("acled", [both]).rows[0]["location"] == "Goma - Katindo"


@pytest.mark.parametrize(
    ("actor", "name", "label"),
    [
        (ARMY, "Military Forces of the Democratic Republic of Congo", "State forces"),
        (POLICE, "Police Forces of the Democratic Republic of Congo", "State forces"),
        (who("gunmen", ActorClass.UNIDENTIFIED), "Unidentified Armed Group (Democratic Republic of Congo)",
         "Political militia"),
        (who("rebels", ActorClass.REBEL_GROUP), "Unidentified Armed Group (Democratic Republic of Congo)",
         "Political militia"),
        (who("bandits", ActorClass.GANG), "Unidentified Gang (Democratic Republic of Congo)",
         "Political militia"),
        (who("herders", ActorClass.COMMUNAL_MILITIA),
         "Unidentified Communal Militia (Democratic Republic of Congo)", "Identity militia"),
        (who("UN peacekeepers", ActorClass.FOREIGN_FORCES, id="monusco"), "UN peacekeepers",
         "External/Other forces"),
    ],
)  # fmt: skip
def test_actors(actor: object, name: str, label: str) -> None:
    found = row(actors=(actor, VILLAGERS))
    assert (found["actor1"], found["inter1"]) == (name, label)


def test_forces_carry_the_years_of_the_regime_where_they_are_known() -> None:
    taliban_army = who("Afghan army", ActorClass.STATE_FORCES, id="mil-af", country="AF")
    found = row(place=KABUL, actors=(taliban_army, VILLAGERS))
    assert found["actor1"] == "Military Forces of Afghanistan (2021-)"
    before = row(place=KABUL, actors=(taliban_army, VILLAGERS), when=on(date(2015, 5, 1)))
    assert before["actor1"] == "Military Forces of Afghanistan (2001-2021)"


def test_no_private_person_is_named_in_a_column() -> None:
    found = row(actors=(REBELS, who("J. Doe", ActorClass.PERSON, Role.TARGET)))
    assert found["actor2"] == "Civilians (Democratic Republic of Congo)"
    assert "J. Doe" not in found["assoc_actor_2"]


@pytest.mark.parametrize(
    ("victim", "associated"),
    [
        (
            who("the mayor", ActorClass.GOVERNMENT, Role.TARGET),
            "Government of the Democratic Republic of Congo",
        ),
        (who("a reporter", ActorClass.MEDIA, Role.TARGET), "Journalists (Democratic Republic of Congo)"),
        (who("Lake Relief", ActorClass.ORGANISATION, Role.TARGET, id="lake-relief"), "Lake Relief"),
    ],
)
def test_officials_reporters_and_aid_groups_are_civilians_with_an_associate(
    victim: object, associated: str
) -> None:
    found = row(actors=(REBELS, victim))
    assert (found["actor2"], found["assoc_actor_2"]) == (
        "Civilians (Democratic Republic of Congo)",
        associated,
    )


def test_identities_of_victims_are_associated() -> None:
    assert (
        row(actors=(REBELS, who("three teachers", ActorClass.CIVILIANS, Role.TARGET)))["assoc_actor_2"]
        == "Teachers (Democratic Republic of Congo)"
    )


@pytest.mark.parametrize(
    ("actors", "type_", "text", "number"),
    [
        ((REBELS, ARMY), "armed-clash", "State forces-Rebel group", "12"),
        ((TEACHERS,), "protest", "Protesters only", "60"),
        ((who("peacekeepers", ActorClass.FOREIGN_FORCES, id="un"), VILLAGERS), "attack",
         "External/Other forces-Civilians", "78"),
    ],
)  # fmt: skip
def test_interaction_in_words_and_numbers(
    actors: tuple[object, ...], type_: str, text: str, number: str
) -> None:
    one = dossier(type=type_, actors=actors)  # type: ignore[arg-type]
    assert written("acled", [one]).rows[0]["interaction"] == text
    numeric = written("acled", [one], ExportOptions(inter_numeric=True)).rows[0]
    assert numeric["interaction"] == number
    assert numeric["inter1"].isdigit()


def test_civilians_beside_soldiers_are_not_the_target() -> None:
    soldiers = who("soldiers", ActorClass.STATE_FORCES, Role.TARGET, id="mil-cd", country="CD")
    found = row(type="explosion", actors=(REBELS, VILLAGERS, soldiers))
    assert found["civilian_targeting"] == ""
    assert found["actor2"] == "Military Forces of the Democratic Republic of Congo"
    assert found["assoc_actor_2"] == "Civilians (Democratic Republic of Congo)"


def test_a_dispute_stands_in_the_notes() -> None:
    rivals = [("residents", Count(24, 24, None, "dozens")), ("the army", Count(15, 15, 15, None))]
    found = row(counts=[toll(15, None, 24, rivals=rivals)])
    assert found["fatalities"] == "12"
    assert "Reports differ (residents: dozens; the army: 15); the lowest is coded." in found["notes"]


def test_crowd_sizes_are_in_the_words_of_the_report() -> None:
    size = (Unit.PROTESTERS, "more than 500", Count(501, 501, None, "more than"))
    assert (
        row(type="protest", actors=(TEACHERS,), reports=(Report(extra=(size,)),))["tags"]
        == "crowd size=more than 500 protesters"
    )
    assert row(type="protest", actors=(TEACHERS,))["tags"] == "crowd size=no report"


def test_source_scale_of_known_outlets() -> None:
    both = (Report(name="a", outlet="AFP"), Report(name="b", outlet="Radio Okapi"))
    found = row(reports=both)
    assert (found["source"], found["source_scale"]) == ("AFP; Radio Okapi", "National-International")


def test_the_users_table_gives_the_reach_of_outlets(tmp_path: Path) -> None:
    table = tmp_path / "outlets.csv"
    table.write_text("outlet,aliases,reach,country\nLake Wire,LW,subnational,CD\n", encoding="utf-8")
    (found,) = written("acled", [dossier()], ExportOptions(tables={"outlets": table})).rows
    assert found["source_scale"] == "Subnational"
    table.write_text("outlet,aliases,reach,country\nLake Wire,LW,galactic,CD\n", encoding="utf-8")
    known_outlets.cache_clear()
    with pytest.raises(BadUsage, match="'galactic' is no reach; one of international"):
        written("acled", [dossier()], ExportOptions(tables={"outlets": table}))


def test_the_timestamp_is_no_clock() -> None:
    assert row()["timestamp"] == str(int(datetime(2025, 10, 22, tzinfo=UTC).timestamp()))
    stamp = datetime(2026, 1, 1, 12, tzinfo=UTC)
    found = written("acled", [dossier()], ExportOptions(stamp=stamp)).rows[0]
    assert found["timestamp"] == str(int(stamp.timestamp()))


def test_the_order_of_events_does_not_matter() -> None:
    many = [dossier(killed=n, place=place) for n in (1, 2, 3) for place in (OICHA, GOMA, KIVU)]
    assert written("acled", many).text == written("acled", many[::-1]).text


def test_every_decided_cell_has_its_rule_and_claims() -> None:
    found = written("acled", [dossier(killed=12)])
    trace = found.beside[".rules.csv"].splitlines()
    assert trace[0] == "event_id,column,value,rule,claims"
    columns = {line.split(",")[1] for line in trace[1:]}
    assert columns == {
        "event_date", "sub_event_type", "actor1", "actor2", "location", "geo_precision",
        "civilian_targeting", "fatalities",
    }  # fmt: skip
    assert all(line.split(",")[-1].startswith("c_") for line in trace[1:])


def test_the_file_opens_in_pandas_and_by_rules_like_those_of_readr() -> None:
    """readr takes empty cells and NA for missing; types are guessed from the cells."""
    quoted = who('"Lions"; Sons of', ActorClass.REBEL_GROUP, id="lions")
    events = [dossier(killed=3, actors=(quoted, VILLAGERS)), dossier(place=KIVU)]
    text = written("acled", events).text
    frame = pd.read_csv(io.StringIO(text), na_values=["", "NA"], keep_default_na=False)
    assert list(frame.columns) == HEADER.split(",")
    assert frame["fatalities"].tolist() == [3, 3]
    assert frame["latitude"].dtype == float
    assert frame["admin3"].isna().all()
    assert frame["actor1"].tolist()[0] == '"Lions", Sons of'  # acledR refuses a semicolon in an actor's name
    assert "\r" not in text


def test_hxl_tags_stand_under_the_header() -> None:
    tags = written("acled", [dossier()], ExportOptions(hxl=True)).rows[0]
    assert (tags["event_date"], tags["fatalities"], tags["iso"]) == ("#date+occurred", "#affected+killed", "")
