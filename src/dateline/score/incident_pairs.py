"""Which event of one file is which of the other: near in place and time, the same actors, the same deed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor

from dateline.model.distance import kilometres
from dateline.score.incident import Incident
from dateline.score.incident_columns import padded
from dateline.score.incident_names import VAGUE
from dateline.score.pairs import assign

_NEAR_KM = 25.0  # near a town
_KM_PER_DEGREE = 111.0
_POLE = 90
_WIDE_KM = 50.0  # a district or more
_LARGEST = 60  # more events than this at one spot are paired one by one, the best pair first
_DAY, _PLACE, _ACTORS, _TYPE, _DEATHS = 300, 300, 250, 100, 50  # whole numbers: ties are ties anywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far two tellings of one event may lie apart. Imprecise rows may lie farther, by their own codes."""

    km: float = 5.0
    days: int = 2


@dataclass(frozen=True, slots=True)
class IncidentPair:
    """One event in both files, or in one alone."""

    ours: Incident | None
    theirs: Incident | None
    worth: int = 0


def pair_incidents(
    ours: Sequence[Incident], theirs: Sequence[Incident], tolerance: Tolerance
) -> tuple[IncidentPair, ...]:
    """The pairs whose worth adds up to most, then what is left alone; sorted by day and place.

    The same files give the same pairs in whatever order their rows stand.
    """
    left, right = sorted(ours, key=_order), sorted(theirs, key=_order)
    worth = dict(_worths(left, right, tolerance))
    chosen = _chosen(worth)
    taken = {theirs_at for theirs_at, _ in chosen.values()}
    pairs = [IncidentPair(left[i], right[j], value) for i, (j, value) in chosen.items()]
    pairs += [IncidentPair(one, None) for i, one in enumerate(left) if i not in chosen]
    pairs += [IncidentPair(None, one) for j, one in enumerate(right) if j not in taken]
    return tuple(sorted(pairs, key=_pair_order))


def _order(one: Incident) -> tuple[date, str, str, int]:
    return one.first, one.country or "", one.id, one.row


def _pair_order(pair: IncidentPair) -> tuple[date, str, str, str]:
    one = pair.ours or pair.theirs
    if one is None:  # a pair has at least one side
        return date.min, "", "", ""
    return (
        one.first,
        one.country or "",
        pair.ours.id if pair.ours else "~",
        pair.theirs.id if pair.theirs else "",
    )


def _worths(
    left: Sequence[Incident], right: Sequence[Incident], tolerance: Tolerance
) -> Iterator[tuple[tuple[int, int], int]]:
    """Every pair that may be one event, with how much speaks for it."""
    index = _Index(right, tolerance)
    for i, one in enumerate(left):
        for j in index.near(one):
            value = worth_of(one, right[j], tolerance)
            if value:
                yield (i, j), value


class _Index:
    """Rows by country, day and degree of latitude, so that not every pair has to be looked at."""

    def __init__(self, rows: Sequence[Incident], tolerance: Tolerance) -> None:
        self._km = tolerance.km
        self._by_band: dict[tuple[str | None, date, int | None], list[int]] = {}
        for j, one in enumerate(rows):
            first, last = padded(one, tolerance.days)
            for day in _days(first, last):
                self._by_band.setdefault((one.country, day, _band(one)), []).append(j)

    def near(self, one: Incident) -> list[int]:
        """Positions of rows that may be the same event."""
        first, last = padded(one, 0)
        bands = self._bands(one)
        days = _days(first, last)
        found = {j for day in days for band in bands for j in self._by_band.get((one.country, day, band), ())}
        return sorted(found)

    def _bands(self, one: Incident) -> tuple[int | None, ...]:
        if one.lat is None or one.blur > _NEAR_KM:
            return (None, *range(-_POLE, _POLE))
        reach = (self._km + one.blur + _NEAR_KM) / _KM_PER_DEGREE
        return (None, *range(floor(one.lat - reach), floor(one.lat + reach) + 1))


def _band(one: Incident) -> int | None:
    """The degree of latitude; None for a row that is known to an area or has no point."""
    return None if one.lat is None or one.blur > _NEAR_KM else floor(one.lat)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def worth_of(ours: Incident, theirs: Incident, tolerance: Tolerance) -> int:
    """How much speaks for two rows being one event; 0 where day, place or deed rule it out."""
    gap = max(0, days_apart(ours, theirs) - ours.slack - theirs.slack)
    if gap > tolerance.days:
        return 0
    place = _place_worth(ours, theirs, tolerance)
    if not place:
        return 0
    actors = _actor_worth(ours, theirs)
    is_type = bool(ours.families & theirs.families)
    if not (actors or is_type):
        return 0
    if max(ours.blur, theirs.blur) > _WIDE_KM and not (ours.keys & theirs.keys) - VAGUE:
        return 0  # somewhere in a province or country on that day: only a named actor makes it the same
    day = _DAY - round(_DAY * gap / (tolerance.days + 1))
    return day + place + actors + _TYPE * is_type + _DEATHS * _deaths_meet(ours, theirs)


def days_apart(one: Incident, other: Incident) -> int:
    """Days between two intervals; 0 where they share a day."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def kilometres_apart(one: Incident, other: Incident) -> float | None:
    """Great-circle distance; None where a row has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres((one.lat, one.lon), (other.lat, other.lon))


def _place_worth(ours: Incident, theirs: Incident, tolerance: Tolerance) -> int:
    """By distance, and by names of districts where a row is known to a district only."""
    far = kilometres_apart(ours, theirs)
    most = tolerance.km + ours.blur + theirs.blur
    if far is not None and far <= most:
        return _PLACE - round(_PLACE / 2 * far / most)
    is_vague = max(ours.blur, theirs.blur) > _NEAR_KM or far is None
    names = ((ours.place, theirs.place), (ours.admin2, theirs.admin2), (ours.admin1, theirs.admin1))
    same = [bool(a and b and _plain(a) == _plain(b)) for a, b in names]
    if is_vague and same[0]:
        return _PLACE // 2
    if is_vague and (same[1] or (same[2] and not (ours.admin2 and theirs.admin2))):
        return _PLACE // 3
    return 0


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _actor_worth(ours: Incident, theirs: Incident) -> int:
    """The share of actors that both name; civilians and unidentified groups count half."""
    shared, every = ours.keys & theirs.keys, ours.keys | theirs.keys
    total = sum(_weight(key) for key in every)
    return round(_ACTORS * sum(_weight(key) for key in shared) / total) if total else 0


def _weight(key: str) -> int:
    return 1 if key in VAGUE else 2


def _deaths_meet(ours: Incident, theirs: Incident) -> bool:
    if ours.deaths is None or theirs.deaths is None:
        return False
    return ours.deaths[0] <= theirs.deaths[2] and theirs.deaths[0] <= ours.deaths[2]


def _chosen(worth: dict[tuple[int, int], int]) -> dict[int, tuple[int, int]]:
    chosen: dict[int, tuple[int, int]] = {}
    for rows, columns in _components(worth):
        if max(len(rows), len(columns)) <= _LARGEST:
            table = [[worth.get((i, j), 0) for j in columns] for i in rows]
            found = {i: columns[j] for i, j in zip(rows, assign(table), strict=True) if j is not None}
            chosen |= {i: (j, worth[(i, j)]) for i, j in found.items() if (i, j) in worth}
        else:
            chosen |= _greedy(rows, columns, worth)
    return chosen


def _greedy(
    rows: Sequence[int], columns: Sequence[int], worth: dict[tuple[int, int], int]
) -> dict[int, tuple[int, int]]:
    inside_rows, inside_columns = set(rows), set(columns)
    pairs = [(value, i, j) for (i, j), value in worth.items() if i in inside_rows and j in inside_columns]
    chosen: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for value, i, j in sorted(pairs, key=lambda one: (-one[0], one[1], one[2])):
        if i not in chosen and j not in taken:
            chosen[i] = (j, value)
            taken.add(j)
    return chosen


def _components(worth: Iterable[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Groups of events that could be paired among one another only."""
    leads: dict[tuple[str, int], tuple[str, int]] = {}

    def lead(node: tuple[str, int]) -> tuple[str, int]:
        while leads.setdefault(node, node) != node:
            leads[node] = leads[leads[node]]
            node = leads[node]
        return node

    for i, j in worth:
        leads[lead(("row", i))] = lead(("column", j))
    groups: dict[tuple[str, int], tuple[list[int], list[int]]] = {}
    for node in sorted(leads):
        rows, columns = groups.setdefault(lead(node), ([], []))
        (rows if node[0] == "row" else columns).append(node[1])
    yield from groups.values()
