"""ACLED's 31 columns at the front of our table: one row per event, where ACLED itself would split by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dateline.export.acled import COLUMNS, cells_of
from dateline.export.acled_draft import drafts_of
from dateline.export.cells import Value
from dateline.export.columns import Described, Holds
from dateline.export.formats import ExportOptions
from dateline.export.pcodes import Pcodes, read_pcodes
from dateline.export.readings import ucdp_deaths
from dateline.export.ucdp import clarity_of
from dateline.export.ucdp_deaths import deaths_by_side
from dateline.export.ucdp_sides import conflict_of
from dateline.model.dossier import Dossier
from dateline.resources.field_tables import hxl_tags, states
from dateline.resources.version import rules_version

_HOLDS: Mapping[str, Holds] = {
    "event_date": Holds.DAY,
    "year": Holds.WHOLE,
    "time_precision": Holds.WHOLE,
    "latitude": Holds.REAL,
    "longitude": Holds.REAL,
    "geo_precision": Holds.WHOLE,
    "fatalities": Holds.WHOLE,
    "timestamp": Holds.WHOLE,
}
_REST: tuple[tuple[str, Holds, str], ...] = (
    ("dl_acled_rows", Holds.WHOLE, "rows that ACLED has for the event: one for each day of it"),
    ("dl_acled_reason", Holds.TEXT, "why ACLED has no row for it, and the columns before are empty"),
    ("dl_acled_rules", Holds.TEXT, "the rules behind the columns before, as column: rule"),
    ("dl_adm1_pcode", Holds.TEXT, "p-code of the province, where --table pcodes=FILE has it"),
    ("dl_adm2_pcode", Holds.TEXT, "p-code of the district, likewise"),
    ("dl_event_clarity", Holds.WHOLE, "UCDP's event_clarity: 1 one event, 2 a summary"),
    ("dl_codebook", Holds.TEXT, "version of the rules and tables that wrote the row"),
    ("dl_updated_at", Holds.TEXT, "when the file was made, where --stamp says it"),
    ("dl_deaths_a", Holds.WHOLE, "UCDP's deaths of side A"),
    ("dl_deaths_b", Holds.WHOLE, "UCDP's deaths of side B"),
    ("dl_deaths_civ", Holds.WHOLE, "UCDP's deaths of civilians"),
    ("dl_deaths_unknown", Holds.WHOLE, "UCDP's deaths that no claim gives to a side"),
)


@dataclass(frozen=True, slots=True)
class FieldCells:
    """An event's cells in ACLED's columns, and in those of `field_columns`."""

    acled: tuple[Value, ...]
    rest: tuple[Value, ...]


def acled_columns() -> tuple[Described, ...]:
    """ACLED's columns in their order."""
    tags = hxl_tags()
    return tuple(
        Described(name, _HOLDS.get(name, Holds.TEXT), "as in ACLED's files", tags.get(name, ""))
        for name in COLUMNS
    )


def field_columns() -> tuple[Described, ...]:
    """What is said of these columns, and UCDP's deaths by side."""
    return tuple(Described(name, holds, says) for name, holds, says in _REST)


def field_cells(dossier: Dossier, options: ExportOptions) -> FieldCells:
    """The cells of an event. An event over several days has its first day, and the deaths of all."""
    drafts = drafts_of(dossier)
    rest = (*_pcodes(dossier, options), *_about(dossier, options), *_deaths(dossier))
    if isinstance(drafts, str):
        return FieldCells((None,) * len(COLUMNS), (0, drafts, None, *rest))
    cells = cells_of(drafts[0], options) | {"fatalities": sum(draft.fatalities for draft in drafts)}
    rules = "; ".join(f"{one.column}: {one.rule}" for one in drafts[0].decided)
    acled = tuple(_value(name, cells[name]) for name in COLUMNS)
    return FieldCells(acled, (len(drafts), None, rules or None, *rest))


def _pcodes(dossier: Dossier, options: ExportOptions) -> tuple[Value, Value]:
    setting = dossier.event.where.value
    state = states().get(setting.place.country or "") if setting else None
    if setting is None or state is None:
        return None, None
    place = setting.place
    unit = _table(options.tables.get("pcodes")).find(state.iso3, place.admin1 or "", place.admin2 or "")
    return unit.admin1_code, unit.admin2_code


@lru_cache(maxsize=2)
def _table(path: Path | None) -> Pcodes:
    return read_pcodes(path)


def _about(dossier: Dossier, options: ExportOptions) -> tuple[Value, Value, Value]:
    stamp = options.stamp.isoformat() if options.stamp else None
    return clarity_of(dossier), rules_version(), stamp


def _deaths(dossier: Dossier) -> tuple[Value, ...]:
    """UCDP's deaths by side, where UCDP would code the event at all."""
    estimate = ucdp_deaths(dossier.event)
    conflict = conflict_of(dossier.event, {})
    if estimate is None or isinstance(conflict, str):
        return (None,) * 4
    deaths = deaths_by_side(dossier, conflict, estimate)
    return deaths.a, deaths.b, deaths.civilians, deaths.unknown


def _value(name: str, value: str | float | None) -> Value:
    if value is None:
        return None
    holds = _HOLDS.get(name, Holds.TEXT)
    if holds is Holds.DAY:
        return date.fromisoformat(str(value))
    if holds is Holds.REAL:
        return float(value)
    return value if holds is Holds.WHOLE else str(value)
