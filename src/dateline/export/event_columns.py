"""Our own columns of a table of events, each prefixed dl_.

Those that hold JSON, with the few named in `event_table.KEPT`, hold the whole event; the others show parts
of it flat, for people and for software that reads no JSON.
"""

import json
from collections.abc import Callable, Iterable

from dateline.export.cells import Value
from dateline.export.columns import Column, Holds
from dateline.export.edtf import edtf
from dateline.export.events import (
    actor_record,
    reason_record,
    step_record,
    tie_record,
    toll_record,
    voice_record,
    when_record,
    where_record,
)
from dateline.export.precision import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_prec,
    ucdp_where_prec,
)
from dateline.model.count import Unit
from dateline.model.event import Event, Setting, Toll
from dateline.model.mention import Role
from dateline.model.when import When
from dateline.model.where import Level, Place

EventColumn = Column[Event]
_GEONAMES = "geonames:"
_NEAR_KM = 25.0
_ABOUT_KM = {Level.POINT: 0.5, Level.SETTLEMENT: 3.0}


_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def compact(value: object) -> str:
    """A list or record as one cell."""
    return _COMPACT.encode(value)


def toll(event: Event, unit: Unit) -> Toll | None:
    """The settled number of a unit."""
    return next((one for one in event.counts if one.unit is unit), None)


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell."""
    return "; ".join(values) or None


def uncertainty(setting: Setting | None) -> float | None:
    """Kilometres around the point within which the event lies; None for areas, whose size is not known."""
    if setting is None or setting.place.lat is None:
        return None
    about = _ABOUT_KM.get(setting.place.level)
    return _NEAR_KM if about and setting.relation else about


def _when(get: Callable[[When], Value]) -> Callable[[Event], Value]:
    return lambda event: get(event.when.value) if event.when.value else None


def _setting(get: Callable[[Setting], Value]) -> Callable[[Event], Value]:
    return lambda event: get(event.where.value) if event.where.value else None


def _place(get: Callable[[Place], Value]) -> Callable[[Event], Value]:
    return _setting(lambda setting: get(setting.place))


def _toll(unit: Unit, get: Callable[[Toll], Value]) -> Callable[[Event], Value]:
    return lambda event: get(found) if (found := toll(event, unit)) else None


def _actors(role: Role) -> Callable[[Event], Value]:
    return lambda event: joined(one.name for one in event.actors if one.role is role)


def _geonames_id(place: Place) -> int | None:
    key = place.id.removeprefix(_GEONAMES)
    return int(key) if place.id.startswith(_GEONAMES) and key.isdecimal() and key.isascii() else None


def _bounds(unit: Unit, name: str) -> tuple[EventColumn, ...]:
    hxl = {Unit.KILLED: "#affected+killed", Unit.INJURED: "#affected+injured"}.get(unit)
    return (
        EventColumn(
            f"dl_{name}_low",
            Holds.WHOLE,
            f"{unit.value}, lowest",
            _toll(unit, lambda one: one.low),
            f"{hxl}+min" if hxl else "",
        ),
        EventColumn(
            f"dl_{name}_best",
            Holds.WHOLE,
            f"{unit.value}, best",
            _toll(unit, lambda one: one.best),
            f"{hxl}+best" if hxl else "",
        ),
        EventColumn(
            f"dl_{name}_high",
            Holds.WHOLE,
            f"{unit.value}, highest",
            _toll(unit, lambda one: one.high),
            f"{hxl}+max" if hxl else "",
        ),
    )


def _listed(name: str, says: str, get: Callable[[Event], object]) -> EventColumn:
    return EventColumn(name, Holds.JSON, says, lambda event: compact(get(event)))


_IDENTITY: tuple[EventColumn, ...] = (
    EventColumn("dl_event_uid", Holds.TEXT, "id of the event", lambda e: e.id, "#event+id"),
    EventColumn(
        "dl_status",
        Holds.TEXT,
        "who stands behind it: machine, reviewed, adjudicated, rejected",
        lambda e: e.review.value,
        "#status+review",
    ),
    EventColumn("dl_type", Holds.TEXT, "type of the event", lambda e: e.type, "#event+type+dateline"),
    EventColumn(
        "dl_claim_status",
        Holds.TEXT,
        "how the reports present it: occurred, ongoing, planned …",
        lambda e: e.status.value,
        "#status+event",
    ),
    EventColumn("dl_hedged", Holds.YES, "whether the deed itself is doubted", lambda e: e.hedged),
)

_TIME: tuple[EventColumn, ...] = (
    EventColumn("dl_date_start", Holds.DAY, "first possible day", _when(lambda w: w.first), "#date+start"),
    EventColumn("dl_date_end", Holds.DAY, "last possible day", _when(lambda w: w.last), "#date+end"),
    EventColumn("dl_date_basis", Holds.TEXT, "stated, relative or assumed", _when(lambda w: w.basis.value)),
    EventColumn(
        "dl_date_prec", Holds.WHOLE, "UCDP's date_prec, 1 to 5", lambda e: ucdp_date_prec(e.when.value)
    ),
    EventColumn(
        "dl_time_precision",
        Holds.WHOLE,
        "ACLED's time_precision, 1 to 3",
        lambda e: acled_time_precision(e.when.value),
    ),
    EventColumn("dl_edtf", Holds.TEXT, "the days in EDTF", lambda e: edtf(e.when.value), "#date+edtf"),
)

_SPACE: tuple[EventColumn, ...] = (
    EventColumn("dl_place", Holds.TEXT, "name of the place", _place(lambda p: p.name), "#loc+name+dateline"),
    EventColumn(
        "dl_place_level",
        Holds.TEXT,
        "how exact it is: point, settlement, admin3 … country",
        _place(lambda p: p.level.value),
        "#loc+type",
    ),
    EventColumn("dl_place_relation", Holds.TEXT, "near, outside, north-of …", _setting(lambda s: s.relation)),
    EventColumn(
        "dl_where_prec",
        Holds.WHOLE,
        "UCDP's where_prec, 1 to 7",
        _setting(lambda s: ucdp_where_prec(s.place, s.relation)),
    ),
    EventColumn(
        "dl_geo_precision",
        Holds.WHOLE,
        "ACLED's geo_precision, 1 to 3",
        _setting(lambda s: acled_geo_precision(s.place, s.relation)),
    ),
    EventColumn("dl_place_id", Holds.TEXT, "id in the gazetteer", _place(lambda p: p.id), "#loc+code"),
    EventColumn("dl_geonameid", Holds.WHOLE, "GeoNames id", _place(_geonames_id), "#loc+code+geonames"),
    EventColumn("dl_lat", Holds.REAL, "latitude, of an area its middle", _place(lambda p: p.lat), "#geo+lat"),
    EventColumn("dl_lon", Holds.REAL, "longitude, likewise", _place(lambda p: p.lon), "#geo+lon"),
    EventColumn(
        "dl_uncertainty_km",
        Holds.REAL,
        "kilometres around the point; empty for an area",
        lambda e: uncertainty(e.where.value),
        "#geo+precision",
    ),
    EventColumn(
        "dl_country", Holds.TEXT, "ISO 3166-1 alpha-2", _place(lambda p: p.country), "#country+code+v_iso2"
    ),
    EventColumn(
        "dl_admin1", Holds.TEXT, "first-level division", _place(lambda p: p.admin1), "#adm1+name+dateline"
    ),
    EventColumn(
        "dl_admin2", Holds.TEXT, "second-level division", _place(lambda p: p.admin2), "#adm2+name+dateline"
    ),
)

_PEOPLE: tuple[EventColumn, ...] = (
    EventColumn("dl_agents", Holds.TEXT, "who did it", _actors(Role.AGENT), "#group+name+agents"),
    EventColumn("dl_targets", Holds.TEXT, "to whom it was done", _actors(Role.TARGET), "#group+name+targets"),
    *_bounds(Unit.KILLED, "deaths"),
    *_bounds(Unit.INJURED, "injured"),
)

_STANDING: tuple[EventColumn, ...] = (
    EventColumn(
        "dl_attribution",
        Holds.TEXT,
        "the voices that the accounts rest on",
        lambda e: joined(one.name for one in e.voices),
        "#meta+attribution",
    ),
    EventColumn(
        "dl_n_reports",
        Holds.WHOLE,
        "reports that bring it as news",
        lambda e: len(e.reports),
        "#meta+reports+num",
    ),
    EventColumn("dl_n_documents", Holds.WHOLE, "reports in all", lambda e: e.documents),
    EventColumn("dl_n_outlets", Holds.WHOLE, "outlets", lambda e: e.outlets),
    EventColumn("dl_n_independent", Holds.WHOLE, "voices", lambda e: e.independent, "#meta+voices+num"),
    EventColumn(
        "dl_disputed",
        Holds.TEXT,
        "fields on which voices contradict",
        lambda e: joined(e.disputed),
        "#meta+disputed",
    ),
    EventColumn(
        "dl_model", Holds.TEXT, "what made it: components and versions", lambda e: e.maker, "#meta+maker"
    ),
)

_WHOLE: tuple[EventColumn, ...] = (
    _listed("dl_when", "days, claims for and against, rule", lambda e: when_record(e.when)),
    _listed("dl_where", "place, claims for and against, rule", lambda e: where_record(e.where)),
    _listed(
        "dl_actors", "all actors with role, class and claims", lambda e: [actor_record(a) for a in e.actors]
    ),
    _listed(
        "dl_counts", "all numbers with each voice's figure", lambda e: [toll_record(t) for t in e.counts]
    ),
    _listed("dl_claims", "ids of the claims", lambda e: e.claims),
    _listed("dl_reports", "ids of the reports that bring it as news", lambda e: e.reports),
    _listed("dl_recalled_in", "ids of the reports that only recall it", lambda e: e.recalled_in),
    _listed(
        "dl_origins",
        "agencies and desks, with their reports",
        lambda e: [{"origin": one.origin, "documents": one.documents} for one in e.origins],
    ),
    _listed(
        "dl_voices", "voices, and through whom they spoke", lambda e: [voice_record(v) for v in e.voices]
    ),
    _listed("dl_history", "its status as told day by day", lambda e: [step_record(s) for s in e.history]),
    _listed("dl_disputes", "disputed fields as a list", lambda e: e.disputed),
    _listed("dl_ties", "relations to other events", lambda e: [tie_record(t) for t in e.ties]),
    _listed("dl_reasons", "why these claims are one event", lambda e: [reason_record(r) for r in e.reasons]),
)

OUR_COLUMNS: tuple[EventColumn, ...] = (*_IDENTITY, *_TIME, *_SPACE, *_PEOPLE, *_STANDING, *_WHOLE)
