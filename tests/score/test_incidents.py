"""Rows of ACLED and UCDP in all variants, and which rows of two files are one event. All are invented."""

import random
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import BadUsage
from dateline.score.incident import Incident, Scheme
from dateline.score.incident_columns import GED_COLUMNS
from dateline.score.incident_dates import DayOrder, day_order, parse_day
from dateline.score.incident_figures import compare_pairs
from dateline.score.incident_names import actor_key, country_code
from dateline.score.incident_pairs import Tolerance, pair_incidents
from dateline.score.incident_read import read_incidents

OLD_ACLED = (
    "data_id,iso,event_id_cnty,EVENT_DATE,time_precision,event_type,sub_event_type,actor1,inter1,actor2,"
    "country,iso3,admin1,location,latitude,longitude,geo_precision,fatalities\n"
    '17,180,DRC17,21 October 2025,1,Battles,Armed clash,Red Hills Front,2,"Military Forces of the Democratic '
    'Republic of Congo (2019-)",Democratic Republic of Congo,COD,North Kivu,Oicha,0.69,29.51,1,5\n'
)
GED = {
    "id": "501", "type_of_violence": "1", "side_a": "Government of DR Congo (Zaire)",
    "side_b": "Red Hills Front", "where_prec": "1", "where_coordinates": "Oicha town",
    "adm_1": "North Kivu province", "latitude": "0.70", "longitude": "29.52", "country": "DR Congo (Zaire)",
    "date_prec": "1", "date_start": "2025-10-22 00:00:00.000", "date_end": "2025-10-22 00:00:00.000",
    "best": "6", "high": "8", "low": "5",
}  # fmt: skip


def ged_line(**changes: str) -> str:
    """A row of UCDP in the order of GED."""
    cells = {**GED, **changes}
    return ",".join(f'"{cells.get(name, "")}"' for name in GED_COLUMNS)


def save(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def incident(**changes: object) -> Incident:
    """An invented event."""
    base: dict[str, object] = {
        "id": "x", "row": 2, "first": date(2025, 10, 21), "last": date(2025, 10, 21), "slack": 0,
        "country": "CD", "admin1": "North Kivu", "admin2": None, "place": "Oicha", "lat": 0.7, "lon": 29.5,
        "blur": 0.0, "actors": ("Red Hills Front",), "keys": frozenset({"redhillsfront"}), "type": "Battles",
        "sub_type": None, "deaths": (5, 5, 5), "day_precision": 1, "place_precision": 1,
    }  # fmt: skip
    return Incident(**{**base, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    ["2025-10-21", "2025-10-21 00:00:00.000", "2025-10-21T00:00:00", "21 October 2025", "21-Oct-2025",
     "21-10-2025", "21/10/2025", "21 Oct 25"],
)  # fmt: skip
def test_dates_of_all_releases(value: str) -> None:
    assert parse_day(value) == date(2025, 10, 21)


def test_the_whole_column_decides_whether_the_month_comes_first() -> None:
    assert day_order(["03/04/2025", "10/21/2025"]) is DayOrder.MONTH_FIRST
    assert day_order(["03/04/2025", "21/10/2025"]) is DayOrder.DAY_FIRST
    assert parse_day("03/04/2025", DayOrder.MONTH_FIRST) == date(2025, 3, 4)
    assert parse_day("31 February 2025") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Military Forces of Mali (2020-)", "Government of Mali"),
        ("Military Forces of the Democratic Republic of Congo (2019-)", "Government of DR Congo (Zaire)"),
        ("Civilians (Mali)", "Civilians"),
        ("Al Shabaab", "al-Shabaab"),
        ("Taliban", "Taleban"),
    ],
)
def test_two_spellings_are_one_actor(one: str, other: str) -> None:
    assert actor_key(one) == actor_key(other)


def test_different_actors_stay_different() -> None:
    assert actor_key("Military Forces of Mali (2020-)") != actor_key("Military Forces of Niger (2023-)")
    assert actor_key("Red Hills Front") != actor_key("Blue Hills Front")


def test_countries_by_all_names() -> None:
    names = ("Yemen (North Yemen)", "Russia (Soviet Union)", "Ivory Coast", "eSwatini", "COD", "4")
    assert [country_code(one) for one in names] == ["YE", "RU", "CI", "SZ", "CD", "AF"]
    assert (country_code("Congo"), country_code("DR Congo (Zaire)")) == ("CG", "CD")


def test_old_acled_files_with_other_columns(tmp_path: Path) -> None:
    (found,) = read_incidents(save(tmp_path, "old.csv", OLD_ACLED)).kept
    assert (found.id, found.first, found.country) == ("DRC17", date(2025, 10, 21), "CD")
    assert found.deaths == (5, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        ",".join(GED_COLUMNS) + "\n" + ged_line() + "\n",
        ged_line() + "\n",  # Candidate files that lack the header
        ",".join(GED_COLUMNS).replace("best,high,low", "low_est,best_est,high_est")
        + "\n" + ged_line().replace('"6","8","5"', '"5","6","8"') + "\n",
        (",".join(GED_COLUMNS) + "\n").replace(",", ";") + ged_line().replace('","', '";"') + "\n",
        "\ufeff" + ",".join(GED_COLUMNS) + "\n" + ged_line() + "\n",
    ],
)  # fmt: skip
def test_ucdp_files_are_read_by_name(tmp_path: Path, text: str) -> None:
    found = read_incidents(save(tmp_path, "ged.csv", text))
    assert found.scheme is Scheme.UCDP
    (one,) = found.kept
    assert (one.id, one.deaths, one.country) == ("501", (5, 6, 8), "CD")


def test_rows_that_are_no_events_are_kept_with_their_reason(tmp_path: Path) -> None:
    bad = OLD_ACLED + OLD_ACLED.splitlines()[1].replace("21 October 2025", "soon") + "\n17,180\n"
    found = read_incidents(save(tmp_path, "bad.csv", bad))
    assert (len(found.kept), found.rows) == (1, 3)
    assert [one.reason for one in found.rejected] == [
        "`event_date` 'soon' is no date; expected one such as 2025-10-21 or 21 October 2025",
        "has 2 of 18 cells; row 4 may be cut off",
    ]


@pytest.mark.parametrize(
    ("text", "scheme", "message"),
    [
        ("", None, "is empty"),
        ("a,b\n1,2\n", None, "neither ACLED's nor UCDP's columns"),
        ("a,b\n1,2\n", Scheme.ACLED, "lacks columns of acled: event_date, event_type"),
        (OLD_ACLED, Scheme.UCDP, "has the columns of acled; --as says ucdp"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, scheme: Scheme | None, message: str) -> None:
    with pytest.raises(BadUsage, match=message):
        read_incidents(save(tmp_path, "x.csv", text), scheme)


def test_a_spreadsheets_code_page_is_read(tmp_path: Path) -> None:
    text = OLD_ACLED.replace("North Kivu", "Nord-Kivü")
    (found,) = read_incidents(save(tmp_path, "win.csv", text, "cp1252")).kept
    assert found.admin1 == "Nord-Kivü"


def test_an_acled_row_and_a_ucdp_row_are_one_event(tmp_path: Path) -> None:
    ours = read_incidents(save(tmp_path, "a.csv", OLD_ACLED)).kept
    theirs = read_incidents(save(tmp_path, "g.csv", ged_line() + "\n")).kept
    (pair,) = pair_incidents(ours, theirs, Tolerance())
    assert pair.ours is not None
    assert pair.theirs is not None
    fields = {one.field: (one.compared, one.agree) for one in compare_pairs([pair]).fields}
    assert fields["day"] == (1, 0)  # a day apart
    assert fields["actors"] == (1, 1)
    assert fields["kind of event"] == (1, 1)
    assert (fields["deaths, best"], fields["deaths, ranges meet"]) == ((1, 0), (1, 1))


@pytest.mark.parametrize(
    ("changes", "is_one"),
    [
        ({}, True),
        ({"first": date(2025, 10, 23), "last": date(2025, 10, 23)}, True),
        ({"first": date(2025, 10, 24), "last": date(2025, 10, 24)}, False),  # three days
        ({"first": date(2025, 10, 26), "last": date(2025, 10, 26), "slack": 3}, True),  # known to the week
        ({"lat": 0.74}, True),  # 4 km
        ({"lat": 0.8}, False),  # 11 km
        ({"lat": 0.8, "blur": 25.0}, True),  # near a town
        ({"keys": frozenset({"others"})}, True),  # the same deed, told of others
        ({"keys": frozenset({"others"}), "type": "Protests"}, False),
        ({"country": "RW"}, False),
        ({"blur": 150.0, "keys": frozenset({"civilians"}), "place": None}, False),  # somewhere in a province
    ],
)
def test_what_is_one_event(changes: dict[str, object], is_one: bool) -> None:
    pairs = pair_incidents([incident()], [incident(id="y", **changes)], Tolerance())
    assert (len(pairs) == 1) is is_one


def test_the_closer_rival_wins_and_each_row_has_one_partner() -> None:
    ours = [incident(id="a"), incident(id="b", lat=0.73)]
    theirs = [incident(id="b2", lat=0.73), incident(id="a2"), incident(id="far", lat=3.0)]
    pairs = pair_incidents(ours, theirs, Tolerance())
    ids = {(one.ours.id if one.ours else None, one.theirs.id if one.theirs else None) for one in pairs}
    assert ids == {("a", "a2"), ("b", "b2"), (None, "far")}


def test_the_order_of_rows_does_not_matter() -> None:
    draw = random.Random(7)  # noqa: S311  (not for secrets)
    ours = [incident(id=f"o{n}", lat=0.7 + draw.random() / 20, row=n) for n in range(80)]
    theirs = [incident(id=f"t{n}", lat=0.7 + draw.random() / 20, row=n) for n in range(70)]
    first = pair_incidents(ours, theirs, Tolerance())
    second = pair_incidents(ours[::-1], theirs[::-1], Tolerance())
    assert first == second
    assert sum(1 for one in first if one.ours and one.theirs) == 70
