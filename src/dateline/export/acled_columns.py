"""ACLED's 31 columns at the front of our table: one row per event, where ACLED itself would split by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.export.acled import COLUMNS, cells_of
from dateline.export.acled_draft import drafts_of
from dateline.export.cells import Value
from dateline.export.columns import Described, Holds
from dateline.export.formats import ExportOptions
from dateline.export.readings import ucdp_deaths
from dateline.export.ucdp_deaths import Deaths, deaths_by_side
from dateline.export.ucdp_sides import conflict_of
from dateline.model.dossier import Dossier
from dateline.resources.field_tables import hxl_tags

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
    deaths = _deaths(dossier)
    sides = (deaths.a, deaths.b, deaths.civilians, deaths.unknown) if deaths else (None,) * 4
    if isinstance(drafts, str):
        return FieldCells((None,) * len(COLUMNS), (0, drafts, None, *sides))
    cells = cells_of(drafts[0], options) | {"fatalities": sum(draft.fatalities for draft in drafts)}
    rules = "; ".join(f"{one.column}: {one.rule}" for one in drafts[0].decided)
    acled = tuple(_value(name, cells[name]) for name in COLUMNS)
    return FieldCells(acled, (len(drafts), None, rules or None, *sides))


def _deaths(dossier: Dossier) -> Deaths | None:
    """UCDP's deaths by side, where UCDP would code the event at all."""
    estimate = ucdp_deaths(dossier.event)
    conflict = conflict_of(dossier.event, {})
    if estimate is None or isinstance(conflict, str):
        return None
    return deaths_by_side(dossier, conflict, estimate)


def _value(name: str, value: str | float | None) -> Value:
    if value is None:
        return None
    holds = _HOLDS.get(name, Holds.TEXT)
    if holds is Holds.DAY:
        return date.fromisoformat(str(value))
    if holds is Holds.REAL:
        return float(value)
    return value if holds is Holds.WHOLE else str(value)
