"""The 19 columns of HDX HAPI's conflict events: counts by district, month and kind of event.

The three kinds overlap, so they are never to be summed. Fatalities stand with violence only: the source
of HAPI's table gives none for demonstrations.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern

from dateline.export.acled import acled_rows
from dateline.export.acled_draft import Draft
from dateline.export.field_rows import Cell, Rows
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.pcodes import Pcodes, Unit, read_pcodes
from dateline.model.dossier import Dossier
from dateline.resources.field_tables import acled_types, states

COLUMNS = (
    "location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code",
    "admin1_name", "admin2_code", "admin2_name", "admin_level", "event_type", "events", "fatalities",
    "reference_period_start", "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "warning", "error",
)  # fmt: skip
CIVILIAN, DEMONSTRATION, VIOLENCE = "civilian_targeting", "demonstration", "political_violence"
_COARSE_TIME, _COARSE_PLACE = 3, 3
_LEVEL2 = 2

_OCHA = "ocha:"  # how the ids of places from a table of p-codes begin

_Key = tuple[str, str, str, str, str]  # country, admin1, admin2, month, kind
_District = tuple[str, str, str]  # country, admin1, admin2


@dataclass(slots=True)
class _Sum:
    """What adds up under one key: small, as a long file has many."""

    events: int = 0
    fatalities: int = 0
    is_vague_day: bool = False
    is_vague_place: bool = False

    @property
    def warning(self) -> str | None:
        """What the column of warnings says."""
        days = "some days known to the month only" if self.is_vague_day else ""
        places = "some places known to a wider area only" if self.is_vague_place else ""
        return "; ".join(filter(None, (days, places))) or None


def write_hapi(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write the table, sorted. `has_hrp` and `in_gho` change with OCHA's plans and stay empty."""
    account = Account("hapi", target)
    pcodes = read_pcodes(options.tables.get("pcodes"))
    sums: dict[_Key, _Sum] = {}
    codes: dict[_District, Unit] = {}  # of districts that the user's gazetteer has by p-code
    for row, _ in acled_rows(dossiers, account):
        for decided in row.decided:
            account.rule(decided.rule)
        kinds = tuple(_kinds(row))
        if not kinds:
            account.lose("strategic developments, which HAPI does not count")
        for kind in kinds:
            _add(sums.setdefault(_key(row, kind), _Sum()), row)
        if row.place_id.startswith(_OCHA) and row.location in (row.admin1, row.admin2):
            codes[(row.country, row.admin1 or "", row.admin2 or "")] = _unit(row)
    rows = Rows(target.text(options), COLUMNS, options)
    for key in sorted(sums):
        rows.write(_cells(key, sums[key], _found(key[:3], pcodes, codes)))
        account.row()
    account.lose("has_hrp, in_gho, dataset_hdx_id and resource_hdx_id, which OCHA gives out")
    return account.report()


def _kinds(row: Draft) -> Iterator[str]:
    """The kinds that a row counts under: they overlap."""
    disorder = acled_types()[(row.event_type, row.sub_event_type)].disorder_type
    if row.on_civilians:
        yield CIVILIAN
    if "Demonstrations" in disorder:
        yield DEMONSTRATION
    if "Political violence" in disorder:
        yield VIOLENCE


def _key(row: Draft, kind: str) -> _Key:
    admin1, admin2 = intern(row.admin1 or ""), intern(row.admin2 or "")
    return intern(row.country), admin1, admin2, intern(row.day[:7]), kind


def _add(total: _Sum, row: Draft) -> None:
    total.events += 1
    total.fatalities += row.fatalities
    total.is_vague_day |= row.time_precision == _COARSE_TIME
    total.is_vague_place |= row.geo_precision == _COARSE_PLACE and row.admin2 is not None


def _unit(row: Draft) -> Unit:
    """The district that is the place itself, with the p-code that its id is."""
    code = row.place_id.removeprefix(_OCHA)
    if row.admin2:
        return Unit(admin2_code=code, admin2_name=row.admin2)
    return Unit(admin1_code=code, admin1_name=row.admin1)


def _found(district: _District, pcodes: Pcodes, codes: Mapping[_District, Unit]) -> Unit:
    country, admin1, admin2 = district
    listed = pcodes.find(states()[country].iso3, admin1, admin2)
    return listed if listed != Unit() else codes.get(district, listed)


def _cells(key: _Key, total: _Sum, unit: Unit) -> dict[str, Cell]:
    country, admin1, admin2, month, kind = key
    year, number = int(month[:4]), int(month[5:])
    return {
        "location_code": states()[country].iso3,
        "has_hrp": None,
        "in_gho": None,
        "provider_admin1_name": admin1 or None,
        "provider_admin2_name": admin2 or None,
        **_coded(unit),
        "admin_level": _LEVEL2 if admin2 else 1 if admin1 else 0,
        "event_type": kind,
        "events": total.events,
        "fatalities": None if kind == DEMONSTRATION else total.fatalities,
        "reference_period_start": f"{month}-01",
        "reference_period_end": f"{month}-{monthrange(year, number)[1]:02}",
        "dataset_hdx_id": None,
        "resource_hdx_id": None,
        "warning": total.warning,
        "error": None,
    }


def _coded(unit: Unit) -> dict[str, Cell]:
    return {
        "admin1_code": unit.admin1_code,
        "admin1_name": unit.admin1_name,
        "admin2_code": unit.admin2_code,
        "admin2_name": unit.admin2_name,
    }
