"""Two releases of our events side by side: added, changed and removed events, field by field, and why.

Events are matched by id. An event that has lost its id is followed by its claims: into the event that holds
them now, or out of the release with its reports. Both files pass through little memory.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, cast

from dateline.errors import UnreadableDocument
from dateline.export.event_columns import compact
from dateline.export.event_reading import event_of
from dateline.export.event_records import EventRecord
from dateline.export.event_table import Edited, read_csv
from dateline.export.events import event_record
from dateline.export.spool import Spool
from dateline.model.event import Event

Records = Callable[[], Iterator[EventRecord]]
_OLD, _NEW = "0", "1"
_WHOLE = ("type", "status", "hedged", "review", "maker", "documents", "outlets", "independent")
_LISTS = ("actors", "claims", "reports", "recalled_in", "origins", "voices", "history", "disputed", "ties")
_SETTLED_ANEW = "the same claims settled otherwise: by decisions, or beside other events"
_SHOWN = 5  # reports or events that a reason names


class Kind(Enum):
    """What became of an event."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an event that is not as it was; of an added or removed event, the event itself."""

    kind: Kind
    event_id: str
    field: str
    old: str | None
    new: str | None
    why: str


def read_release(path: Path, edited: Callable[[Edited], None]) -> Iterator[EventRecord]:
    """The events of a file that we wrote, as JSON lines or CSV, as complete records.

    `edited` is told of each cell that somebody changed by hand: the event is read, not the cell.
    Raises UnreadableDocument naming the line.
    """
    return _read_table(path, edited) if path.suffix.lower() == ".csv" else _read_lines(path)


def _read_table(path: Path, edited: Callable[[Edited], None]) -> Iterator[EventRecord]:
    for row in read_csv(path):
        for one in row.edited:
            edited(one)
        yield event_record(row.event)


def _read_lines(path: Path) -> Iterator[EventRecord]:
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            if text.strip():
                yield event_record(_read_line(text, f"{path}, line {number}"))


def _read_line(text: str, place: str) -> Event:
    try:
        return event_of(cast(EventRecord, json.loads(text)))
    except (KeyError, ValueError, TypeError) as problem:
        raise UnreadableDocument(f"{place}: no event as dateline writes it: {problem!r}") from problem


@dataclass
class Counts:
    """How many events there were, and what became of them."""

    old: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0


@dataclass
class _Lone:
    """Events of one release that the other has not under their id, and the reports of each release."""

    removed: dict[str, EventRecord]
    added: dict[str, EventRecord]


def differences(old: Records, new: Records, counts: Counts) -> Iterator[Difference]:
    """All differences, by event id: first those of events in both, then added, then removed events."""
    lone = _Lone({}, {})
    with Spool() as spool:
        for side, records in ((_OLD, old), (_NEW, new)):
            for record in records():
                spool.add(record["id"], side, side + json.dumps(record))
        for _, lines in spool.groups():
            yield from _both(lines, lone, counts)
    yield from _added(lone, old, counts)
    yield from _removed(lone, new, counts)


def _both(lines: list[str], lone: _Lone, counts: Counts) -> Iterator[Difference]:
    sides: dict[str, EventRecord] = {line[0]: json.loads(line[1:]) for line in lines}
    before, after = sides.get(_OLD), sides.get(_NEW)
    if len(sides) < len(lines):
        event_id = json.loads(lines[0][1:])["id"]
        raise UnreadableDocument(f"event {event_id} stands twice in one release")
    counts.old += before is not None
    counts.new += after is not None
    if before and after:
        found = list(_changed(before, after))
        counts.changed += bool(found)
        counts.same += not found
        yield from found
    elif before:
        lone.removed[before["id"]] = before
    elif after:
        lone.added[after["id"]] = after


def _changed(before: EventRecord, after: EventRecord) -> Iterator[Difference]:
    first, second = _fields(before), _fields(after)
    why = why_changed(before, after)
    for field in sorted(first.keys() | second.keys()):
        old, new = first.get(field), second.get(field)
        if old != new:
            yield Difference(Kind.CHANGED, after["id"], field, old, new, why)


def _fields(record: EventRecord) -> Mapping[str, str | None]:
    """The event's fields as text that can be compared and read."""
    plain = cast(Mapping[str, Any], record)
    fields = {name: _text(plain[name]) for name in _WHOLE}
    fields |= {name: compact(plain[name]) for name in _LISTS}
    for name in ("when", "where"):
        fields |= {f"{name}.{key}": _text(value) for key, value in plain[name].items()}
    for toll in record["counts"]:
        fields |= {
            f"counts.{toll['unit']}.{key}": _text(value) for key, value in toll.items() if key != "unit"
        }
    return fields


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return compact(value)


def why_changed(before: EventRecord, after: EventRecord) -> str:
    """What lies behind the changes of an event: reports, claims, decisions, another version of dateline."""
    reasons = [
        _news("new reports", _extra(_told(after), _told(before))),
        _news("reports gone", _extra(_told(before), _told(after))),
        _claims(before, after),
        f"decided by people: {before['review']} to {after['review']}"
        if before["review"] != after["review"]
        else "",
        f"made by {after['maker']} instead of {before['maker']}" if before["maker"] != after["maker"] else "",
    ]
    return "; ".join(one for one in reasons if one) or _SETTLED_ANEW


def _claims(before: EventRecord, after: EventRecord) -> str:
    came, went = _extra(after["claims"], before["claims"]), _extra(before["claims"], after["claims"])
    return f"claims: {len(came)} came, {len(went)} went" if came or went else ""


def _told(record: EventRecord) -> list[str]:
    return [str(one) for one in (*record["reports"], *record["recalled_in"])]


def _extra(these: Iterable[str], those: Collection[str]) -> list[str]:
    known = set(those)
    return [one for one in these if one not in known]


def _news(what: str, names: list[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{what}: {', '.join(names[:_SHOWN])}{more}"


def _added(lone: _Lone, old: Records, counts: Counts) -> Iterator[Difference]:
    homes, reports = _followed(lone.added.values(), old)
    for event_id, record in sorted(lone.added.items()):
        counts.added += 1
        former = homes.get(event_id, ())
        fresh = [one for one in _told(record) if one not in reports]
        why = "; ".join(
            one for one in (_news("its claims were in", list(former)), _news("new reports", fresh)) if one
        )
        why = why or _otherwise(record, "added")
        yield Difference(Kind.ADDED, event_id, "event", None, compact(record), why)


def _removed(lone: _Lone, new: Records, counts: Counts) -> Iterator[Difference]:
    homes, reports = _followed(lone.removed.values(), new)
    for event_id, record in sorted(lone.removed.items()):
        counts.removed += 1
        later = homes.get(event_id, ())
        gone = [one for one in _told(record) if one not in reports]
        why = "; ".join(
            one for one in (_news("its claims are now in", list(later)), _news("reports gone", gone)) if one
        )
        why = why or _otherwise(record, "removed")
        yield Difference(Kind.REMOVED, event_id, "event", compact(record), None, why)


def _otherwise(record: EventRecord, done: str) -> str:
    return f"{done} though its reports are in both releases: they are read otherwise, by {record['maker']}"


def _followed(
    lone: Iterable[EventRecord], other: Records
) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """In which events of the other release the claims are, and which of the lone reports it names at all."""
    homes: dict[str, str] = {claim: record["id"] for record in lone for claim in record["claims"]}
    found: dict[str, dict[str, None]] = {}
    named: set[str] = set()
    for record in other():
        named.update(_told(record))
        for claim in record["claims"]:
            if claim in homes:
                found.setdefault(homes[claim], {})[record["id"]] = None
    return {event_id: tuple(sorted(ids)) for event_id, ids in found.items()}, frozenset(named)
