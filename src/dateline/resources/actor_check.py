"""The full check of the actor files: what a reviewer would otherwise have to look for by hand."""

import itertools
import re
from collections.abc import Iterable, Iterator

from dateline.resources.actor_rows import KINDS, Entry, Period, read_countries, read_entries, read_offices
from dateline.resources.actor_words import key_of

_ALWAYS = (0, 9999)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


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
        found = [*_countries(entry, states), *_years(entry), *_periods(entry), *_ids(entry)]
        for role, one in _relatives(entry):
            if one not in known and not _is_office(one, offices, states):
                found.append(f"{entry.id}: {role} {one!r} is no entry")
        problems += [_placed(entry, problem) for problem in found]
    return tuple(problems)


def _relatives(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.parent:
        yield "parent", entry.parent
    for successor in entry.successors:
        yield "successor", successor.id


def _placed(entry: Entry, problem: str) -> str:
    """The problem with file and line before it, where they are known."""
    return f"{entry.where}: {problem}" if entry.where else problem


def _repeated(entries: tuple[Entry, ...]) -> Iterator[str]:
    for one, other in itertools.pairwise(sorted(entries, key=lambda entry: entry.id)):
        if one.id == other.id:
            yield _placed(other, f"{one.id}: this id is given twice")


def _collisions(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Spellings that two entries share in one country at one time: nothing could tell them apart."""
    owners: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        names = (name for name in (entry.name, *entry.aliases) if not name.startswith("?"))
        for key in {key_of(name.lstrip("@~")) for name in names}:
            owners.setdefault(key, []).append(entry)
    for key, several in sorted(owners.items()):
        for one, other in itertools.combinations(several, 2):
            if _share_country(one, other) and _share_years(one, other):
                said = (
                    f"{one.id} and {other.id}: both are called {' '.join(key)!r} in one country at one time"
                )
                yield _placed(other, said)


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
    for year in (entry.since, entry.until):
        if year and not _FIRST_YEAR <= year <= _LAST_YEAR:
            yield f"{entry.id}: {year} is no year of {_FIRST_YEAR} to {_LAST_YEAR}"


def _ids(entry: Entry) -> Iterator[str]:
    for one in entry.ids:
        if not re.fullmatch(r"[a-z]+:\S+", one):
            yield f"{entry.id}: {one!r} is no id of another register, such as wikidata:Q1065"


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
