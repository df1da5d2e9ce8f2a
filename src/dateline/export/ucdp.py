"""UCDP GED's 49 columns. Beside the file: the rule behind each decided cell, and the event of each row."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from dateline.export.acled_codes import codebook, first_that_holds, words_of
from dateline.export.cells import csv_line
from dateline.export.field_rows import Cell, Rows, one_value
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.precision import ucdp_date_prec, ucdp_where_prec
from dateline.export.readings import Estimate, ucdp_deaths
from dateline.export.ucdp_deaths import Deaths, deaths_by_side
from dateline.export.ucdp_sides import STATE_BASED, Conflict, Lookup, UcdpSide, conflict_of, read_lookup
from dateline.export.ucdp_sources import Sources, sources_columns
from dateline.model.count import CountRelation
from dateline.model.dossier import Dossier
from dateline.model.event import Event, Review, Setting
from dateline.model.mention import Status
from dateline.model.when import Basis, When
from dateline.model.where import Place
from dateline.resources.field_tables import states

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_PARTS = ("id", "event_id")
_HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})
# Types that are force when people die in them, although the codebook has no type of violence for them.
_DEADLY = frozenset({"abduction", "sexual-violence", "territory-taken", "operation"})
_OWN_IDS = 10**15  # ours begin where UCDP's never will, and stay exact as floating point numbers
_ID_ROOM = 8 * 10**15
_FEW_DAYS, _VAGUE_DATE, _VAGUE_PLACE = 2, 4, 6
_CLEAR, _SUMMARY = 1, 2
_COLUMNS_OF_CELLS = 720  # of PRIO-GRID: half a degree each


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row is made from."""

    dossier: Dossier
    setting: Setting
    when: When
    conflict: Conflict
    estimate: Estimate
    deaths: Deaths
    sources: Sources


def write_ucdp(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write the deadly events of organised actors, in their order; the others are named with the reason."""
    account = Account("ucdp", target)
    rows = Rows(target.text(options), COLUMNS, options)
    parts = target.beside(".rows.csv")
    parts.write(csv_line(_PARTS))
    lookup = read_lookup(options.tables.get("ucdp"))
    for dossier in dossiers:
        account.take()
        row = _row(dossier, lookup)
        if isinstance(row, str):
            account.leave_out(dossier.event.id, row)
            continue
        rows.write(_cells(row))
        parts.write(csv_line((str(row_id(dossier.event)), dossier.event.id)))
        _trace(row, account)
        account.write()
    account.lose("active_year, conflict and dyad numbers: UCDP decides them over a calendar year")
    return account.report()


def _row(dossier: Dossier, lookup: Lookup) -> _Row | str:
    event = dossier.event
    setting, when = event.where.value, event.when.value
    refused = _refused(dossier)
    if refused or setting is None or when is None:
        return refused or "place or day is not known"
    estimate = ucdp_deaths(event)
    if estimate is None or estimate.high == 0:
        return "UCDP codes events with at least one death that is told by number"
    conflict = conflict_of(event, lookup)
    if isinstance(conflict, str):
        return conflict
    deaths = deaths_by_side(dossier, conflict, estimate)
    return _Row(dossier, setting, when, conflict, estimate, deaths, sources_columns(dossier))


def _refused(dossier: Dossier) -> str | None:
    event = dossier.event
    if event.review is Review.REJECTED:
        return "a reviewer rejected the event"
    if not event.reports:
        return "only recalled as history; no report brings it as news"
    if event.status not in _HAPPENED:
        return f"UCDP codes what happened; the status is {event.status.value}"
    if _violence(dossier) is None and event.type not in _DEADLY:
        return f"UCDP codes organised violence; {event.type} is none"
    if (
        event.where.value is None
        or ucdp_where_prec(event.where.value.place, event.where.value.relation) is None
    ):
        return "the place is not known"
    if event.when.value is None or ucdp_date_prec(event.when.value) is None:
        return "the day is not known within a year"
    return None


def _violence(dossier: Dossier) -> str | None:
    """Whether the codebook sees organised violence in the type; who fights is decided by the sides."""
    entry = codebook().types[dossier.event.type]
    by = first_that_holds(entry.ucdp_by, dossier.event, words_of(dossier))
    return by[1] if by else entry.ucdp


def row_id(event: Event) -> int:
    """A number of our own, made from the event's id: the same event keeps it."""
    return _OWN_IDS + int(event.id.partition("_")[2], 16) % _ID_ROOM


def _cells(row: _Row) -> dict[str, Cell]:
    event = row.dossier.event
    first = row.when.first or row.when.last
    unknown: dict[str, Cell] = dict.fromkeys(COLUMNS)
    return unknown | _side_cells(row.conflict) | _source_cells(row.sources) | _place_cells(row.setting) | {
        "id": row_id(event),
        "year": first.year if first else None,
        "code_status": "Clear" if event.review is Review.ADJUDICATED else None,
        "type_of_violence": row.conflict.type,
        "event_clarity": clarity_of(row.dossier),
        "date_prec": _date_prec(row.when),
        "date_start": f"{row.when.first} 00:00:00.000",
        "date_end": f"{row.when.last} 00:00:00.000",
        "deaths_a": row.deaths.a,
        "deaths_b": row.deaths.b,
        "deaths_civilians": row.deaths.civilians,
        "deaths_unknown": row.deaths.unknown,
        "best": row.estimate.best,
        "high": row.estimate.high,
        "low": row.estimate.low,
    }  # fmt: skip


def _side_cells(conflict: Conflict) -> dict[str, Cell]:
    return {
        "dyad_name": f"{conflict.a.name} - {conflict.b.name}",
        **_one_side("a", conflict.a),
        **_one_side("b", conflict.b),
        "gwnoa": conflict.a.gw,
        "gwnob": conflict.b.gw if conflict.type == STATE_BASED else None,
    }


def _one_side(letter: str, side: UcdpSide) -> dict[str, Cell]:
    name = f"side_{letter}"
    return {name: one_value(side.name), f"{name}_new_id": side.new_id, f"{name}_dset_id": side.dset_id}


def _source_cells(sources: Sources) -> dict[str, Cell]:
    return {
        "number_of_sources": sources.number,
        "source_article": sources.article,
        "source_office": sources.office,
        "source_date": sources.date,
        "source_headline": sources.headline,
        "source_original": sources.original,
    }


def _place_cells(setting: Setting) -> dict[str, Cell]:
    place = setting.place
    state = states().get(place.country or "")
    relation = f"{setting.relation.replace('-', ' ')} " if setting.relation else ""
    return {
        "where_prec": ucdp_where_prec(place, setting.relation),
        "where_coordinates": place.name,
        "where_description": relation + ", ".join(_within(place)),
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "latitude": _rounded(place.lat),
        "longitude": _rounded(place.lon),
        "geom_wkt": f"POINT ({_rounded(place.lon)} {_rounded(place.lat)})" if _has_point(place) else None,
        "priogrid_gid": priogrid_gid(place),
        "country": state.ucdp if state else None,
        "country_id": state.gw if state else None,
        "region": state.ucdp_region if state else None,
    }


def _within(place: Place) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in (place.name, place.admin2, place.admin1) if one))


def _rounded(value: float | None) -> Cell:
    return None if value is None else round(value, 6)


def _has_point(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def priogrid_gid(place: Place) -> int | None:
    """The cell of PRIO-GRID: half a degree each, counted from the south-west corner, row by row.

    >>> from dateline.model.where import Level
    >>> priogrid_gid(Place("x:1", "Kabul", 34.53, 69.17, Level.SETTLEMENT, "PPLC", "AF", None, None))
    179779
    """
    if place.lat is None or place.lon is None:
        return None
    row = floor((place.lat + 90) * 2)
    column = floor((place.lon + 180) * 2) + 1
    return row * _COLUMNS_OF_CELLS + column


def _is_assumed(when: When) -> bool:
    return when.basis is Basis.ASSUMED and when.first == when.last


def _date_prec(when: When) -> int | None:
    """UCDP's code; a day that no report says is one of a few days."""
    return _FEW_DAYS if _is_assumed(when) else ucdp_date_prec(when)


def clarity_of(dossier: Dossier) -> int:
    """1: the reports let this one event be told apart; 2: a summary over days, places or events."""
    event = dossier.event
    sums = any(
        tally.relation is CountRelation.CUMULATIVE
        for told in dossier.told
        for claim in told.claims
        for tally in claim.counts
        if claim.id in event.claims
    )
    setting = event.where.value
    vague = (ucdp_date_prec(event.when.value) or 0) >= _VAGUE_DATE
    precision = ucdp_where_prec(setting.place, setting.relation) if setting else None
    wide = (precision or 0) >= _VAGUE_PLACE
    return _SUMMARY if sums or vague or wide else _CLEAR


def _trace(row: _Row, account: Account) -> None:
    event = row.dossier.event
    claims = tuple(sorted({claim for actor in event.actors for claim in actor.claims}))
    account.decided(event.id, "type_of_violence", row.conflict.type, row.conflict.rule, claims)
    account.decided(event.id, "best", row.estimate.best, row.estimate.rule, row.estimate.claims)
    account.decided(event.id, "deaths_unknown", row.deaths.unknown, row.deaths.rule, row.estimate.claims)
    account.decided(event.id, "where_prec", ucdp_where_prec(row.setting.place, row.setting.relation),
                    "level-and-relation", event.where.claims)  # fmt: skip
    rule = "day-assumed-from-publication" if _is_assumed(row.when) else "length-of-interval"
    account.decided(event.id, "date_prec", _date_prec(row.when), rule, event.when.claims)
