"""The full check of the actor files: what a reviewer would otherwise have to look for by hand."""

import itertools
from collections.abc import Iterable, Iterator

from dateline.resources.actor_rows import KINDS, Entry, Period, read_countries, read_entries, read_offices
from dateline.resources.actor_words import key_of

_ALWAYS = (0, 9999)


def check_actors() -> tuple[str, ...]:
    """Everything that is wrong in the actor files, one sentence each; empty if all is well."""
    entries = [entry for topic in KINDS for entry in read_entries(topic)]
    return check_entries(entries)


def check_entries(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Everything that is wrong with these entries."""
    entries = tuple(entries)
    states = frozenset(country.iso for country in read_countries())
    offices = frozenset(office.id for office in read_offices())
    known = frozenset(entry.id for entry in entries)
    problems = [*_repeated(entries), *_collisions(entries)]
    for entry in entries:
        problems += _countries(entry, states)
        problems += _years(entry)
        problems += _periods(entry)
        if entry.parent and entry.parent not in known and not _is_office(entry.parent, offices, states):
            problems.append(f"{entry.id}: parent {entry.parent!r} is no entry")
    return tuple(problems)


def _repeated(entries: tuple[Entry, ...]) -> Iterator[str]:
    ids = sorted(entry.id for entry in entries)
    for one, other in itertools.pairwise(ids):
        if one == other:
            yield f"{one}: this id is given twice"


def _collisions(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Spellings that two entries share in one country at one time: nothing could tell them apart."""
    owners: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        for key in {key_of(alias.lstrip("@~")) for alias in (entry.name, *entry.aliases)}:
            owners.setdefault(key, []).append(entry)
    for key, several in sorted(owners.items()):
        for one, other in itertools.combinations(several, 2):
            if _share_country(one, other) and _share_years(one, other):
                yield f"{one.id} and {other.id}: both are called {' '.join(key)!r} in one country at one time"


def _share_country(one: Entry, other: Entry) -> bool:
    return bool(set(one.countries) & set(other.countries)) or not (one.countries or other.countries)


def _share_years(one: Entry, other: Entry) -> bool:
    first, last = _years_of(one), _years_of(other)
    return first[0] <= last[1] and last[0] <= first[1]


def _years_of(entry: Entry) -> tuple[int, int]:
    return entry.since or _ALWAYS[0], entry.until or _ALWAYS[1]


def _is_office(parent: str, offices: frozenset[str], states: frozenset[str]) -> bool:
    office, _, iso = parent.rpartition("-")
    return office in offices and iso.upper() in states


def _countries(entry: Entry, states: frozenset[str]) -> Iterator[str]:
    for iso in entry.countries:
        if iso not in states:
            yield f"{entry.id}: {iso!r} is no country of countries.csv"


def _years(entry: Entry) -> Iterator[str]:
    if entry.since and entry.until and entry.since > entry.until:
        yield f"{entry.id}: until {entry.until} is before since {entry.since}"


def _periods(entry: Entry) -> Iterator[str]:
    if entry.kind != "person" and not entry.periods:
        yield f"{entry.id}: has no class"
    for period in entry.periods:
        if period.first and period.last and period.first > period.last:
            yield f"{entry.id}: {period.actor_class.value} ends before it begins"
    for one, other in itertools.pairwise(entry.periods):
        if not _follows(one, other):
            yield f"{entry.id}: {other.actor_class.value} does not follow {one.actor_class.value} in time"


def _follows(one: Period, other: Period) -> bool:
    return one.last is not None and other.first is not None and one.last <= other.first
