"""How many happenings of a set with answers are settled right: `python eval/demo.py [FOLDER]`.

A folder holds `reports.jsonl` and `expected.yaml` in the form of the demo set that comes with dateline.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dateline.model.dossier import Dossier
from dateline.model.event import Event
from dateline.pipeline import events_of
from dateline.resources.corroboration import load_weights
from dateline.settings import Settings

Happening = Mapping[str, Any]  # as the file of answers gives it


@dataclass(frozen=True, slots=True)
class Check:
    """One field of one happening: what is expected, what was settled, and whether that is right."""

    happening: str
    field: str
    expected: object
    settled: object
    is_right: bool


def checks(happenings: Sequence[Happening], events: Sequence[Event]) -> Iterator[Check]:
    """Every field of every happening."""
    for one in happenings:
        event = match(one, events)
        if event is None:
            yield Check(one["id"], "event", "an event", None, is_right=False)
        else:
            yield from fields(one, event, events)


def match(one: Happening, events: Sequence[Event]) -> Event | None:
    """The event of a happening: of its kind, with most of its reports and fewest others."""
    wanted = set(one["reports"])
    kin = [event for event in events if _is_kin(event.type, one["type"]) and wanted & _all(event)]
    return max(kin, key=lambda event: (_likeness(wanted, event), event.type == one["type"]), default=None)


def _likeness(wanted: set[object], event: Event) -> float:
    return len(wanted & _all(event)) / len(wanted | set(event.reports))


def _all(event: Event) -> set[object]:
    return {*event.reports, *event.recalled_in}


def _is_kin(mine: str, theirs: str) -> bool:
    groups = load_weights().groups
    return groups.get(mine, mine) == groups.get(theirs, theirs)


def fields(one: Happening, event: Event, events: Sequence[Event]) -> Iterator[Check]:
    """The fields of a happening that was found."""
    name = one["id"]
    yield _same(name, "reports", sorted(one["reports"]), sorted(map(str, event.reports)))
    yield _same(name, "recalled_in", sorted(one["recalled_in"]), sorted(map(str, event.recalled_in)))
    yield _same(name, "type", one["type"], event.type)
    right = {one["status"], *one.get("status_right_too", ())}
    yield Check(name, "status", one["status"], event.status.value, event.status.value in right)
    yield _when(one, event)
    yield _where(one, event)
    yield _same(name, "outlets", one["outlets"], event.outlets)
    independent = {one["independent"], *one.get("independent_right_too", ())}
    voices = [voice.name for voice in event.voices]
    yield Check(name, "voices", (one["independent"], _names(one)), voices, event.independent in independent)
    yield from _counts(one, event)
    yield _disputed(one, event)
    yield from _whole(one, event, events)


def _names(one: Happening) -> list[str]:
    return [voice["voice"] for voice in one["voices"]]


def _same(name: str, field: str, expected: object, settled: object) -> Check:
    return Check(name, field, expected, settled, expected == settled)


def _when(one: Happening, event: Event) -> Check:
    right = [one["when"], *one.get("when_right_too", ())]
    value = event.when.value
    settled = {"first": value.first, "last": value.last} if value else None
    return Check(one["id"], "when", one["when"], settled, settled in right)


def _where(one: Happening, event: Event) -> Check:
    right = {place["name"] for place in (one["where"], *one.get("where_right_too", ()))}
    settled = event.where.value.place.name if event.where.value else None
    return Check(one["id"], "where", one["where"]["name"], settled, settled in right)


def _counts(one: Happening, event: Event) -> Iterator[Check]:
    settled = {toll.unit.value: (toll.low, toll.best, toll.high) for toll in event.counts}
    for unit, count in one["counts"].items():
        expected = (count["low"], count["best"], count["high"])
        units = [unit, *count.get("units_right_too", ())]
        found = next((settled[x] for x in units if x in settled), None)
        is_right = found == expected or (found is None and bool(count.get("none_is_right_too")))
        yield Check(one["id"], f"counts.{unit}", expected, found, is_right)


def _disputed(one: Happening, event: Event) -> Check:
    optional = set(one.get("disputed_or_not", ()))
    expected, settled = set(one["disputed"]), set(event.disputed)
    is_right = expected <= settled <= expected | optional
    return Check(one["id"], "disputed", sorted(expected), sorted(settled), is_right)


def _whole(one: Happening, event: Event, events: Sequence[Event]) -> Iterator[Check]:
    """Whether other events of the kind, day and place are parts that should have joined."""
    wanted = set(one["reports"])
    strays = [
        other.id
        for other in events
        if other is not event and _is_kin(other.type, one["type"]) and set(other.reports) <= wanted
        and other.reports and _is_near(one, other)
    ]  # fmt: skip
    yield Check(one["id"], "whole", [], strays, not strays)


def _is_near(one: Happening, other: Event) -> bool:
    place = other.where.value.place.name if other.where.value else None
    return place in (None, one["where"]["name"])


def main(folder: Path) -> int:
    """Print what is wrong and how many are right."""
    answers = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    outcomes = list(events_of([str(folder / "reports.jsonl")], settings=Settings()))
    events = [one.event for one in outcomes if isinstance(one, Dossier)]
    found = list(checks(answers["happenings"], events))
    for one in found:
        if not one.is_right:
            print(f"{one.happening}: {one.field}: expected {one.expected}, settled {one.settled}")
    for field, of_field in figures(found).items():
        print(f"{field:<10} {of_field[0]} of {of_field[1]}")
    return 0


_GROUPS = {
    "events": ("event", "reports", "recalled_in", "type", "status", "when", "where", "whole"),
    "voices": ("event", "voices"),
    "disputes": ("event", "disputed"),
    "counts": ("event", "counts"),
}


def figures(found: Sequence[Check]) -> dict[str, tuple[int, int]]:
    """How many happenings are right in all of a group of fields, and of how many."""
    names = list(dict.fromkeys(one.happening for one in found))
    result = {}
    for group, fields_ in _GROUPS.items():
        wrong = {
            one.happening for one in found if not one.is_right and one.field.partition(".")[0] in fields_
        }
        result[group] = (len(names) - len(wrong), len(names))
    result["fields"] = (sum(one.is_right for one in found), len(found))
    return result


if __name__ == "__main__":
    ours = Path(str(files("dateline.resources").joinpath("samples/demo")))
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ours))
