"""Rows of ACLED's and UCDP's files as incidents, by the names of columns, in all variants that are about.

ACLED: files of before March 2023 (`data_id`, `event_id_no_cnty`, `iso3`), exports with capitals, actor types
as numbers. UCDP: GED 17 to 26 (`best_est` or `best`), the API, and Candidate files without a header.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dateline.score.incident import BadRow, Incident, Scheme
from dateline.score.incident_dates import DayOrder, parse_day
from dateline.score.incident_names import actor_key, country_code

# The columns of GED, for files that lack the header: 22.1 to 26.1 and Candidate.
GED_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_SAME_COLUMN = {
    "event_id_no_cnty": "event_id_no_cnty",
    "ally_actor_1": "assoc_actor_1",
    "ally_actor_2": "assoc_actor_2",
    "event_id": "event_id_cnty",
    "best_est": "best",
    "high_est": "high",
    "low_est": "low",
    "geo_precis": "geo_precision",
    "time_preci": "time_precision",
    "sub_event_": "sub_event_type",
    "adm1": "adm_1",
    "adm2": "adm_2",
    "lat": "latitude",
    "lon": "longitude",
    "long": "longitude",
}
NEEDED = {
    Scheme.ACLED: ("event_date", "event_type", "actor1", "country", "fatalities"),
    Scheme.UCDP: ("type_of_violence", "side_a", "side_b", "date_start", "date_end", "best"),
}
DATES = {Scheme.ACLED: "event_date", Scheme.UCDP: "date_start"}
_ACLED_SLACK = {1: 0, 2: 3, 3: 15}
_ACLED_BLUR = {1: 0.0, 2: 25.0, 3: 100.0}
_UCDP_BLUR = {1: 0.0, 2: 25.0, 3: 50.0, 4: 150.0, 5: 150.0, 6: 1000.0, 7: 200.0}
_NA = frozenset({"", "na", "n/a", "null", "none", "nan", "-99", "-999"})

Row = Mapping[str, str]


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """The columns in lower case with underscores, older names replaced.

    >>> column_names(["EVENT_DATE", "Sub Event Type", "best_est"])
    ('event_date', 'sub_event_type', 'best')
    """
    names = (name.strip().strip("\ufeff").casefold().replace(" ", "_").replace("-", "_") for name in header)
    return tuple(_SAME_COLUMN.get(name, name) for name in names)


def scheme_of(columns: Sequence[str]) -> Scheme | None:
    """Whose columns these are; None if neither's."""
    return next((one for one in Scheme if set(NEEDED[one]) <= set(columns)), None)


def missing_of(columns: Sequence[str], scheme: Scheme) -> tuple[str, ...]:
    """The columns that a data set's rows need and these lack."""
    return tuple(name for name in NEEDED[scheme] if name not in columns)


def incident_of(row: Row, number: int, scheme: Scheme, order: DayOrder) -> Incident:
    """The row as an incident. Raises BadRow that names the cell."""
    return _acled(row, number, order) if scheme is Scheme.ACLED else _ucdp(row, number, order)


def _acled(row: Row, number: int, order: DayOrder) -> Incident:
    day = _day(row, "event_date", order)
    precision = _whole(row, "time_precision")
    place_precision = _whole(row, "geo_precision")
    actors = _texts(row, "actor1", "actor2")
    deaths = _whole(row, "fatalities")
    return Incident(
        id=_text(row, "event_id_cnty") or _text(row, "data_id") or f"row {number}",
        row=number,
        first=day,
        last=day,
        slack=_ACLED_SLACK.get(precision or 1, 0),
        country=_country(row, "country", "iso3", "iso"),
        admin1=_text(row, "admin1"),
        admin2=_text(row, "admin2"),
        place=_text(row, "location"),
        lat=_degrees(row, "latitude", 90),
        lon=_degrees(row, "longitude", 180),
        blur=_ACLED_BLUR.get(place_precision or 1, 0.0),
        actors=actors,
        keys=frozenset(map(actor_key, actors)),
        type=_text(row, "event_type") or "",
        sub_type=_text(row, "sub_event_type"),
        deaths=None if deaths is None else (deaths, deaths, deaths),
        day_precision=precision,
        place_precision=place_precision,
    )


def _ucdp(row: Row, number: int, order: DayOrder) -> Incident:
    first, last = _day(row, "date_start", order), _day(row, "date_end", order)
    if first > last:
        raise BadRow(f"`date_start` {first} lies after `date_end` {last}")
    actors = _texts(row, "side_a", "side_b")
    place_precision = _whole(row, "where_prec")
    return Incident(
        id=_text(row, "id") or f"row {number}",
        row=number,
        first=first,
        last=last,
        slack=0,
        country=_country(row, "country"),
        admin1=_text(row, "adm_1"),
        admin2=_text(row, "adm_2"),
        place=_text(row, "where_coordinates"),
        lat=_degrees(row, "latitude", 90),
        lon=_degrees(row, "longitude", 180),
        blur=_UCDP_BLUR.get(place_precision or 1, 0.0),
        actors=actors,
        keys=frozenset(map(actor_key, actors)),
        type=_text(row, "type_of_violence") or "",
        sub_type=None,
        deaths=_estimate(row),
        day_precision=_whole(row, "date_prec"),
        place_precision=place_precision,
    )


def _estimate(row: Row) -> tuple[int, int, int] | None:
    best = _whole(row, "best")
    if best is None:
        return None
    low, high = _whole(row, "low"), _whole(row, "high")
    return (best if low is None else low, best, best if high is None else high)


def _text(row: Row, name: str) -> str | None:
    value = (row.get(name) or "").strip()
    return None if value.casefold() in _NA else value


def _texts(row: Row, *names: str) -> tuple[str, ...]:
    return tuple(value for name in names if (value := _text(row, name)))


def _day(row: Row, name: str, order: DayOrder) -> date:
    value = _text(row, name)
    if value is None:
        raise BadRow(f"`{name}` is empty")
    found = parse_day(value, order)
    if found is None:
        raise BadRow(f"`{name}` {value!r} is no date; expected one such as 2025-10-21 or 21 October 2025")
    return found


def _whole(row: Row, name: str) -> int | None:
    value = _text(row, name)
    if value is None:
        return None
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        raise BadRow(f"`{name}` {value!r} is no number") from None


def _degrees(row: Row, name: str, most: int) -> float | None:
    value = _text(row, name)
    if value is None:
        return None
    try:
        found = float(value)
    except ValueError:
        raise BadRow(f"`{name}` {value!r} is no number") from None
    if not -most <= found <= most:
        raise BadRow(f"`{name}` {value} lies outside -{most} to {most}")
    return found


@lru_cache(maxsize=1024)
def _code(value: str) -> str | None:
    return country_code(value)


def _country(row: Row, *names: str) -> str | None:
    return next((code for name in names if (value := _text(row, name)) and (code := _code(value))), None)


def padded(one: Incident, days: int) -> tuple[date, date]:
    """The days on which its match may lie."""
    slack = timedelta(days=days + one.slack)
    return one.first - slack, one.last + slack
