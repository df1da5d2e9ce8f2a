"""ACLED's 31 columns. Beside the file: the rule behind each decided cell, and which events a row holds."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import TextIO

from dateline.export.acled_actors import interaction
from dateline.export.acled_draft import Draft, draft_of, drafts_of
from dateline.export.acled_merge import merged
from dateline.export.cells import csv_line
from dateline.export.field_rows import Cell, Rows, degrees, joined, one_value
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.source_scale import source_scale
from dateline.export.spool import Spool
from dateline.model.dossier import Dossier
from dateline.model.ids import EventId, make_id
from dateline.resources.field_tables import acled_inter_labels, acled_types, states

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_PARTS = ("event_id_cnty", "event_id", "part")
CIVILIAN_TARGETING = "Civilian targeting"  # as the files have it; the codebook prints "Civilians targeted"


def write_acled(dossiers: Iterable[Dossier], target: Target, options: ExportOptions) -> ExportReport:
    """Write the events that ACLED codes, sorted by day and place; the others are named with the reason."""
    account = Account("acled", target)
    rows = Rows(target.text(options), COLUMNS, options)
    parts = target.beside(".rows.csv")
    parts.write(csv_line(_PARTS))
    for row, drafts in acled_rows(dossiers, account):
        cells = cells_of(row, options)
        rows.write(cells)
        account.row()
        _trace(row, drafts, str(cells["event_id_cnty"]), account, parts)
        if cells["source_scale"] is None:
            account.lose("source_scale of outlets that no table holds; give --table outlets=FILE")
    return account.report()


def acled_rows(dossiers: Iterable[Dossier], account: Account) -> Iterator[tuple[Draft, tuple[Draft, ...]]]:
    """Rows with the drafts that went into them, sorted; events without a row go to the account."""
    with Spool() as spool:
        for dossier in dossiers:
            account.take()
            drafts = drafts_of(dossier)
            if isinstance(drafts, str):
                account.leave_out(dossier.event.id, drafts)
                continue
            account.write(0)
            for draft in drafts:
                spool.add(draft.group, f"{draft.event_id} {draft.part:04}", draft.line())
        for _, lines in spool.groups():
            yield from merged([draft_of(line) for line in lines])


def _trace(row: Draft, drafts: tuple[Draft, ...], row_id: str, account: Account, parts: TextIO) -> None:
    for one in row.decided:
        account.decided(EventId(row.event_id), one.column, one.value, one.rule, one.claims)
    for draft in drafts:
        parts.write(csv_line((row_id, draft.event_id, str(draft.part))))


def cells_of(row: Draft, options: ExportOptions) -> dict[str, Cell]:
    """The row's cells by column."""
    state = states()[row.country]
    text, number = interaction(row.inter1, row.inter2)
    return {
        "event_id_cnty": row_id(row),
        "event_date": row.day,
        "year": int(row.day[:4]),
        "time_precision": row.time_precision,
        "disorder_type": acled_types()[(row.event_type, row.sub_event_type)].disorder_type,
        "event_type": row.event_type,
        "sub_event_type": row.sub_event_type,
        "actor1": one_value(row.actor1),
        "assoc_actor_1": joined(row.assoc1) or None,
        "inter1": _inter(row.inter1, options),
        "actor2": one_value(row.actor2) if row.actor2 else None,
        "assoc_actor_2": joined(row.assoc2) or None,
        "inter2": _inter(row.inter2, options),
        "interaction": number if options.inter_numeric else text,
        "civilian_targeting": CIVILIAN_TARGETING if row.on_civilians else None,
        "iso": state.numeric,
        "region": state.region,
        "country": state.acled,
        "admin1": row.admin1,
        "admin2": row.admin2,
        "admin3": row.admin3,
        "location": row.location,
        "latitude": degrees(row.latitude),
        "longitude": degrees(row.longitude),
        "geo_precision": row.geo_precision,
        "source": joined(row.sources) or None,
        "source_scale": source_scale(row.sources, row.country, options.tables.get("outlets")),
        "notes": " ".join(f"{row.lead} {row.dead}".split()),
        "fatalities": row.fatalities,
        "tags": joined(row.tags) or None,
        "timestamp": _timestamp(row, options),
    }


def row_id(row: Draft) -> str:
    """The country's letters and a number made from the event's id: the same event keeps its number."""
    event_id = row.event_id if row.part == 0 else make_id("e", row.event_id, row.part)
    return f"{states()[row.country].iso3}{int(event_id.partition('_')[2], 16)}"


def _inter(code: int | None, options: ExportOptions) -> Cell:
    if options.inter_numeric:
        return code or 0
    return acled_inter_labels()[code] if code else None


def _timestamp(row: Draft, options: ExportOptions) -> int | None:
    """Seconds since 1970: of `stamp`, else of the day of the newest report. No clock is read."""
    if options.stamp is not None:
        return int(options.stamp.timestamp())
    if row.newest is None:
        return None
    return int(datetime.combine(date.fromisoformat(row.newest), time(), UTC).timestamp())
