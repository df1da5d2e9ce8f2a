"""The public profile exposes nobody, keeps the numbers, and says what it withheld."""

import json
from dataclasses import replace
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from tests.export.dossiers import OICHA, all_dossiers, market, overrun, rally
from tests.export.strategies import events
from tests.export.writing import write

from dateline.export.areas_known import area_finder
from dateline.export.exporters import EXPORTERS
from dateline.export.formats import ExportOptions, Profile
from dateline.export.names_withheld import Names
from dateline.export.profile import PublicProfile
from dateline.model.actor import ActorClass
from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.model.where import Level, Place
from dateline.pipeline import Kit

PUBLIC = ExportOptions(profile=Profile.PUBLIC)


def public(dossier: Dossier) -> Dossier:
    (found,) = PublicProfile().applied([dossier])
    return found


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_format_lets_out_a_name_a_town_or_a_quotation(name: str, tmp_path: Path) -> None:
    dossiers = list(PublicProfile().applied([market(), *all_dossiers()[1:]]))
    write(tmp_path, name, dossiers, PUBLIC)
    for path in tmp_path.iterdir():
        text = readable(path)
        for secret in ("Oicha", "0.6944", "Sako", "Byline", "hit the market", "Title of", "Бойцы"):
            assert secret not in text, (path.name, secret)


def readable(path: Path) -> str:
    """What a file says, also if it is compressed."""
    if path.suffix == ".xlsx":
        return "".join(sheet.to_csv() for sheet in pandas.read_excel(path, sheet_name=None).values())
    if path.suffix == ".parquet":
        return pandas.read_parquet(path).to_csv()
    return path.read_bytes().decode("utf-8", "replace")


def test_a_town_becomes_its_district_without_a_point_of_its_own() -> None:
    place = public(market()).event.where.value
    assert place is not None
    assert (place.place.name, place.place.level, place.place.lat) == ("Beni", Level.ADMIN2, None)
    assert (place.place.admin1, place.place.country) == ("North Kivu", "CD")


def test_near_a_town_is_in_its_province() -> None:
    setting = public(overrun()).event.where.value
    assert setting is not None
    assert (setting.place.name, setting.place.level, setting.relation) == ("Aden", Level.ADMIN1, None)


def test_a_province_stays_as_it_is() -> None:
    assert public(rally()).event.where == rally().event.where


def test_the_gazetteer_gives_the_district_its_own_point(kit: Kit) -> None:
    profile = PublicProfile(area_finder(kit.gazetteer))
    dossier = market()
    at = replace(OICHA, name="Darzab", country="AF", admin1="Jowzjan", admin2="Darzab", lat=1.0, lon=1.0)
    setting = dossier.event.where.value
    assert setting is not None
    where = replace(dossier.event.where, value=replace(setting, place=at))
    (found,) = profile.applied([replace(dossier, event=replace(dossier.event, where=where))])
    assert found.event.where.value is not None
    district = found.event.where.value.place
    assert (district.name, district.level) == ("Darzab", Level.ADMIN2)
    assert district.lat == pytest.approx(35.98, abs=0.01)


@pytest.mark.parametrize(
    ("actor_id", "name", "actor_class", "shown"),
    [
        (None, "Jane Roe", ActorClass.PERSON, "a person"),
        (None, "three villagers", ActorClass.CIVILIANS, "three villagers"),
        (None, "villager Jane Roe", ActorClass.CIVILIANS, "civilians"),
        (None, "Malian soldiers", ActorClass.STATE_FORCES, "Malian soldiers"),
        (None, "the market of Jilib", ActorClass.THING, "a thing"),
        (None, "soldiers of Oicha", ActorClass.STATE_FORCES, "state forces"),
        (None, "Colonel Roe", ActorClass.STATE_FORCES, "state forces"),
        (None, "Ministry of Health", ActorClass.GOVERNMENT, "Ministry of Health"),
        (None, "Oicha General Hospital", ActorClass.ORGANISATION, "organisation"),
        ("red-hills", "Red Hills", ActorClass.REBEL_GROUP, "Red Hills"),
        (None, "محمد", ActorClass.PERSON, "a person"),  # no capitals tell a name from a word
    ],
)
def test_who_is_named(actor_id: str | None, name: str, actor_class: ActorClass, shown: str) -> None:
    names = Names(towns=frozenset({"oicha"}))
    assert names.of_actor(actor_id, name, actor_class) == shown


def test_a_speaker_is_known_by_the_body_alone() -> None:
    event = public(market()).event
    assert [(one.name, one.through) for one in event.voices] == [
        ("army", ("a speaker", "Lake Wire")),
        ("residents", ()),
    ]
    assert [one.voice for one in event.counts[0].rivals] == ["army", "residents"]


def test_a_hospital_named_after_the_town_does_not_speak_by_its_name() -> None:
    dossier = market()
    wire, copy, local = dossier.told
    claim = local.claims[0]
    voice = replace(claim.attribution[0], speaker="Oicha Hospital", organisation="Oicha Hospital")
    told = replace(local, claims=(replace(claim, attribution=(voice,)),))
    toll = dossier.event.counts[0]
    rivals = (toll.rivals[0], replace(toll.rivals[1], voice="Oicha Hospital"))
    event = replace(dossier.event, counts=(replace(toll, rivals=rivals),))
    found = public(replace(dossier, event=event, told=(wire, copy, told)))
    assert [one.voice for one in found.event.counts[0].rivals] == ["army", "a speaker"]
    assert found.told[2].claims[0].attribution[0].organisation is None
    assert found.told[2].origin.outlet == "Beni Radio"


def test_numbers_days_citations_and_disputes_stay() -> None:
    before, after = market(), public(market())
    assert (after.event.when, after.event.disputed, after.event.claims) == (
        before.event.when, before.event.disputed, before.event.claims
    )  # fmt: skip
    toll, kept = before.event.counts[0], after.event.counts[0]
    assert (kept.low, kept.best, kept.high, kept.against) == (toll.low, toll.best, toll.high, toll.against)
    assert [one.origin.url for one in after.told] == [one.origin.url for one in before.told]
    assert after.texts == {}


def test_what_was_withheld_is_counted() -> None:
    profile = PublicProfile()
    list(profile.applied([market()]))
    counted = {one.name: one.times for one in profile.withheld.counted()}
    assert counted["places coarsened to admin2"] == 4  # the event's, and one of each report
    assert counted["authors withheld"] == 1
    assert counted["headlines withheld"] == 3
    assert counted["words of reports withheld: texts"] == 3
    assert counted["names of speakers withheld"] >= 1


def test_a_place_at_sea_is_hidden_altogether() -> None:
    sea = Place("geonames:9", "Red Point", 14.0, 42.0, Level.POINT, "PT", None, None, None)
    dossier = market()
    setting = dossier.event.where.value
    assert setting is not None
    event = replace(dossier.event, where=replace(dossier.event.where, value=replace(setting, place=sea)))
    found = public(replace(dossier, event=event)).event.where.value
    assert found is not None
    assert (found.place.name, found.place.lat) == ("withheld", None)


@given(events)
def test_no_public_event_has_a_place_finer_than_a_district(event: Event) -> None:
    setting = public(Dossier(event=event, told=(), texts={})).event.where.value
    assert setting is None or setting.place.level not in (
        Level.POINT, Level.SETTLEMENT, Level.ADMIN3, Level.NATURAL,
    )  # fmt: skip


def test_the_public_record_is_still_a_record(tmp_path: Path) -> None:
    path, _ = write(tmp_path, "jsonl", PublicProfile().applied(all_dossiers()), PUBLIC)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert records[0]["where"]["value"]["name"] == "Beni"
    assert records[0]["reasons"] == []
