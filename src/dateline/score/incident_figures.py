"""How far two files agree: field by field over the events that both have."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from dateline.score.incident import Incident
from dateline.score.incident_pairs import IncidentPair, days_apart, kilometres_apart

Both = tuple[Incident, Incident]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field: in how many pairs both have a value, in how many the values agree, and a note in figures."""

    field: str
    compared: int
    agree: int
    middle: float | None = None  # median difference, in `unit`
    unit: str | None = None

    @property
    def share(self) -> float | None:
        """The share that agrees; None where nothing could be compared."""
        return self.agree / self.compared if self.compared else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two files have in common."""

    pairs: tuple[IncidentPair, ...]
    fields: tuple[Agreement, ...]
    deaths: tuple[int, int]  # best numbers over the matched events, ours and theirs

    @property
    def matched(self) -> int:
        """Events in both files."""
        return sum(1 for one in self.pairs if one.ours and one.theirs)

    @property
    def only_ours(self) -> int:
        """Events that only our file has."""
        return sum(1 for one in self.pairs if one.theirs is None)

    @property
    def only_theirs(self) -> int:
        """Events that only their file has."""
        return sum(1 for one in self.pairs if one.ours is None)


def compare_pairs(pairs: Sequence[IncidentPair]) -> Comparison:
    """The comparison of events that were paired."""
    both = [(one.ours, one.theirs) for one in pairs if one.ours and one.theirs]
    return Comparison(tuple(pairs), tuple(_fields(both)), _deaths(both))


def _fields(both: Sequence[Both]) -> Iterable[Agreement]:
    days = [days_apart(a, b) for a, b in both]
    yield Agreement("day", len(days), days.count(0), median(days) if days else None, "days")
    far = [km for a, b in both if (km := kilometres_apart(a, b)) is not None]
    near = sum(1 for km in far if km <= 1)
    yield Agreement("point", len(far), near, round(median(far), 2) if far else None, "km")
    yield _same("admin1", both, lambda one: _plain(one.admin1))
    yield _same("admin2", both, lambda one: _plain(one.admin2))
    yield _same("actors", both, lambda one: one.keys or None)
    shared = [bool(a.keys & b.keys) for a, b in both if a.keys and b.keys]
    yield Agreement("an actor", len(shared), sum(shared))
    kinds = [bool(a.families & b.families) for a, b in both if a.families and b.families]
    yield Agreement("kind of event", len(kinds), sum(kinds))
    same_scheme = [(a, b) for a, b in both if a.type.isdigit() == b.type.isdigit()]
    yield _same("type", same_scheme, lambda one: one.type or None)
    yield _same("sub-type", both, lambda one: one.sub_type)
    yield _same("day precision", same_scheme, lambda one: one.day_precision)
    yield _same("place precision", same_scheme, lambda one: one.place_precision)
    yield from _death_fields(both)


def _death_fields(both: Sequence[Both]) -> Iterable[Agreement]:
    known = [(a.deaths, b.deaths) for a, b in both if a.deaths and b.deaths]
    best = [abs(a[1] - b[1]) for a, b in known]
    middle = median(best) if best else None
    yield Agreement("deaths, best", len(best), best.count(0), middle, "deaths")
    meet = sum(1 for a, b in known if a[0] <= b[2] and b[0] <= a[2])
    yield Agreement("deaths, ranges meet", len(known), meet)


def _same(name: str, both: Sequence[Both], get: Callable[[Incident], object]) -> Agreement:
    values = [(get(a), get(b)) for a, b in both]
    known = [(a, b) for a, b in values if a is not None and b is not None]
    return Agreement(name, len(known), sum(1 for a, b in known if a == b))


def _plain(name: str | None) -> str | None:
    return "".join(letter for letter in name.casefold() if letter.isalnum()) if name else None


def _deaths(both: Sequence[Both]) -> tuple[int, int]:
    known = [(a.deaths[1], b.deaths[1]) for a, b in both if a.deaths and b.deaths]
    return sum(a for a, _ in known), sum(b for _, b in known)
