"""HDX HAPI's table: districts by month, p-codes from the user's table."""

from datetime import date
from pathlib import Path

import pytest
from tests.export.invented import ARMY, KIVU, REBELS, dossier, on, who
from tests.export.written import written

from dateline.errors import BadUsage
from dateline.export.formats import ExportOptions
from dateline.model.actor import ActorClass
from dateline.model.mention import Role
from dateline.model.where import Level, Place

HEADER = (
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,"
    "admin2_code,admin2_name,admin_level,event_type,events,fatalities,reference_period_start,"
    "reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error"
)
CROWD = (who("teachers", ActorClass.PROTESTERS),)


def counts(rows: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    return [
        (row["event_type"], row["provider_admin2_name"], row["events"], row["fatalities"]) for row in rows
    ]


def test_the_header_is_hapis() -> None:
    assert written("hapi", []).text == HEADER + "\n"


def test_events_are_counted_by_district_month_and_kind() -> None:
    events = [
        dossier(killed=12),
        dossier(killed=3, when=on(date(2025, 10, 5))),
        dossier(type="armed-clash", actors=(REBELS, ARMY), killed=4),
        dossier(type="protest", actors=CROWD),
        dossier(killed=1, when=on(date(2025, 11, 1))),
    ]
    found = written("hapi", events)
    assert counts(found.rows) == [
        ("civilian_targeting", "Beni", "2", "15"),
        ("demonstration", "Beni", "1", ""),
        ("political_violence", "Beni", "3", "19"),
        ("civilian_targeting", "Beni", "1", "1"),
        ("political_violence", "Beni", "1", "1"),
    ]
    first = found.rows[0]
    assert (first["reference_period_start"], first["reference_period_end"]) == ("2025-10-01", "2025-10-31")
    assert (first["location_code"], first["admin_level"]) == ("COD", "2")


def test_what_is_known_to_the_province_is_counted_there() -> None:
    (found, *_) = written("hapi", [dossier(place=KIVU, killed=2)]).rows
    assert (found["provider_admin1_name"], found["provider_admin2_name"]) == ("North Kivu", "")
    assert found["admin_level"] == "1"


def test_excessive_force_counts_as_all_three() -> None:
    police = who("Police Forces of DR Congo", ActorClass.POLICE, id="police-cd", country="CD")
    shot = dossier(actors=(police, who("teachers", ActorClass.PROTESTERS, Role.TARGET)), killed=1)
    assert [kind for kind, *_ in counts(written("hapi", [shot]).rows)] == [
        "civilian_targeting", "demonstration", "political_violence",
    ]  # fmt: skip


def test_strategic_developments_are_not_counted_and_it_says_so() -> None:
    found = written("hapi", [dossier(type="agreement", actors=(REBELS, ARMY))])
    assert found.rows == []
    assert any("strategic developments" in one.name for one in found.report.unexpressed)


def test_kosovo_has_its_own_code() -> None:
    prizren = Place("geonames:8", "Prizren", 42.21, 20.74, Level.SETTLEMENT, "PPLA", "XK", "Prizren", None)
    assert written("hapi", [dossier(place=prizren, killed=1)]).rows[0]["location_code"] == "XKX"


PCODES = (
    "ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE\nCD,Nord-Kivu,CD61,Beni,CD6110\n"
    "CD,North Kivu,CD61,Béni,CD6110\n"
)


@pytest.mark.parametrize("table", [PCODES, PCODES.replace("ADM", "adm").replace("\nCD,", "\nCOD,")])
def test_p_codes_come_from_the_users_table(tmp_path: Path, table: str) -> None:
    path = tmp_path / "pcodes.csv"
    path.write_text(table, encoding="utf-8")
    options = ExportOptions(tables={"pcodes": path})
    (found, *_) = written("hapi", [dossier(killed=2)], options).rows
    assert (found["admin1_code"], found["admin2_code"], found["admin2_name"]) == ("CD61", "CD6110", "Béni")


def test_a_district_from_the_users_gazetteer_brings_its_own_p_code() -> None:
    beni = Place("ocha:CD6110", "Beni", 0.5, 29.5, Level.ADMIN2, "ADM2", "CD", "North Kivu", "Beni")
    (found, *_) = written("hapi", [dossier(place=beni, killed=2)]).rows
    assert (found["admin2_code"], found["admin2_name"]) == ("CD6110", "Beni")


def test_a_table_that_has_no_p_codes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pcodes.csv"
    path.write_text("name,code\nBeni,1\n", encoding="utf-8")
    with pytest.raises(BadUsage, match="needs columns such as ADM0_PCODE"):
        written("hapi", [dossier(killed=2)], ExportOptions(tables={"pcodes": path}))
