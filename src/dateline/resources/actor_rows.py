"""Reading the files of actors: groups, organisations, people, countries and the offices of every state."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from dateline.errors import BadResource
from dateline.model.actor import ActorClass

_LAST_DAYS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
_OPEN_START, _OPEN_END = date(1980, 1, 1), date(2030, 1, 1)
_CLASSES = {one.value: one for one in ActorClass}
COLUMNS = (
    "id",
    "name",
    "aliases",
    "classes",
    "countries",
    "parent",
    "since",
    "until",
    "note",
    "successor",
    "ids",
)
_GOVERNMENT = "gov"  # the office that stands for the state as a whole, and bears its ISO code
KINDS = {"groups": "group", "organisations": "organisation", "people": "person"}


@dataclass(frozen=True, slots=True)
class Period:
    """A class of an actor and the days on which it held; an open side is None."""

    actor_class: ActorClass
    first: date | None
    last: date | None

    @property
    def days(self) -> int:
        """How long it lasted; an open side is taken for a few years."""
        return ((self.last or _OPEN_END) - (self.first or _OPEN_START)).days

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Successor:
    """The actor that another went over into, and from which day on; None where the day is not known."""

    id: str
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor of the registry. `periods` are in order; `since` and `until` are years, None if unknown."""

    id: str
    name: str
    kind: str  # group, organisation, person, office
    aliases: tuple[str, ...]
    periods: tuple[Period, ...]
    countries: tuple[str, ...]
    parent: str | None = None
    since: int | None = None
    until: int | None = None
    note: str | None = None
    successors: tuple[Successor, ...] = ()
    ids: tuple[str, ...] = ()  # in other registers, as "wikidata:Q1065"
    where: str = ""  # file and line

    def class_on(self, day: date | None) -> ActorClass:
        """The class on a day; without a day, the one that it had longest."""
        if day is not None:
            holding = next((p.actor_class for p in self.periods if p.holds_on(day)), None)
            if holding:
                return holding
        if self.kind == "person" and (day is not None or not self.periods):
            return ActorClass.PERSON
        return self._longest() if day is None else self._nearest(day).actor_class

    def _longest(self) -> ActorClass:
        years: dict[ActorClass, int] = {}
        for period in self.periods:
            years[period.actor_class] = years.get(period.actor_class, 0) + period.days
        return max(years, key=lambda one: years[one])

    def _nearest(self, day: date) -> Period:
        """The last period that began by the day, else the first of all."""
        begun = [p for p in self.periods if p.first is None or p.first <= day]
        return begun[-1] if begun else self.periods[0]

    def existed_in(self, year: int) -> bool:
        """Whether the actor is known to have been there in a year, as far as its years are known."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Country:
    """A state with the words that point to it."""

    iso: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A body or post that every state has: "army", "interior ministry"."""

    id: str
    name: str  # with {country}
    actor_class: ActorClass
    words: tuple[str, ...]

    def of(self, country: Country) -> Entry:
        """The office of one state as an entry."""
        return Entry(
            id=f"{self.id}-{country.iso.lower()}",
            name=self.name.format(country=country.name),
            kind="office",
            aliases=(),
            periods=(Period(self.actor_class, None, None),),
            countries=(country.iso,),
            ids=(f"iso:{country.iso}",) if self.id == _GOVERNMENT else (),
        )


def read_entries(topic: str) -> list[Entry]:
    """The entries of one file: groups, organisations or people."""
    name = f"actors/{topic}.csv"
    return [entry_of(row, KINDS[topic], f"{name}:{line}") for line, row in enumerate(_rows(name), 2)]


def read_countries() -> list[Country]:
    """Every state with its adjectives, its people and its capital."""
    return [
        Country(
            row["iso"],
            row["name"],
            (row["name"], *_many(row["aliases"])),
            _many(row["adjectives"]),
            _many(row["people"]),
            _many(row["capital"]),
        )
        for row in _rows("actors/countries.csv")
    ]


def read_offices() -> list[Office]:
    """The bodies and posts that every state has."""
    name = "actors/offices.csv"
    return [
        Office(row["office"], row["name"], _class(row["class"], f"{name}:{line}"), _many(row["words"]))
        for line, row in enumerate(_rows(name), 2)
    ]


@dataclass(frozen=True, slots=True)
class Government:
    """Who governs a state in fact, from one day to another."""

    iso: str
    name: str
    first: date | None
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it governs on the day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def read_governments() -> list[Government]:
    """The changes of government that a report's date decides on."""
    name = "actors/governments.csv"
    return [
        Government(
            row["iso"],
            row["name"],
            _day(row["first"], f"{name}:{line}", is_last=False),
            _day(row["last"], f"{name}:{line}", is_last=True),
        )
        for line, row in enumerate(_rows(name), 2)
    ]


def _rows(name: str) -> list[dict[str, str]]:
    try:
        text = files("dateline.resources").joinpath(name).read_text(encoding="utf-8")
    except OSError as problem:
        raise BadResource(f"{name}: {problem}") from problem
    rows = list(csv.DictReader(text.splitlines()))
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise BadResource(
                f"{name}:{line}: wrong number of columns in the row of {next(iter(row.values()))!r}"
            )
    return rows


def entry_of(row: Mapping[str, str], kind: str, where: str) -> Entry:
    """The entry of a row. Raises BadResource that names file, line and cell."""
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=kind,
        aliases=_many(row["aliases"]),
        periods=_periods(row["classes"], where),
        countries=_many(row["countries"]),
        parent=row["parent"] or None,
        since=_year(row["since"], where),
        until=_year(row["until"], where),
        note=row["note"] or None,
        successors=tuple(_successor(part, where) for part in _many(row.get("successor", ""))),
        ids=_many(row.get("ids", "")),
        where=where,
    )


def row_of(entry: Entry) -> dict[str, str]:
    """The cells of an entry, as `entry_of` reads them."""
    return {
        "id": entry.id,
        "name": entry.name,
        "aliases": "|".join(entry.aliases),
        "classes": ";".join(map(_period_cell, entry.periods)),
        "countries": "|".join(entry.countries),
        "parent": entry.parent or "",
        "since": str(entry.since or ""),
        "until": str(entry.until or ""),
        "note": entry.note or "",
        "successor": "|".join(map(_successor_cell, entry.successors)),
        "ids": "|".join(entry.ids),
    }


def _period_cell(period: Period) -> str:
    if period.first is None and period.last is None:
        return period.actor_class.value
    return f"{period.actor_class.value}:{period.first or ''}/{period.last or ''}"


def _successor_cell(one: Successor) -> str:
    return f"{one.id}:{one.since}" if one.since else one.id


def _successor(cell: str, where: str) -> Successor:
    name, _, day = cell.partition(":")
    return Successor(name, _day(day, where, is_last=False))


def _many(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|"))) if cell else ()


def _year(cell: str, where: str) -> int | None:
    if cell and not cell.isdigit():
        raise BadResource(f"{where}: {cell!r} is no year")
    return int(cell) if cell else None


def _class(cell: str, where: str) -> ActorClass:
    if cell not in _CLASSES:
        raise BadResource(f"{where}: {cell!r} is no class of actor; one of {', '.join(_CLASSES)}")
    return _CLASSES[cell]


def _periods(cell: str, where: str) -> tuple[Period, ...]:
    return tuple(_period(part, where) for part in cell.split(";") if part)


def _period(part: str, where: str) -> Period:
    label, _, days = part.partition(":")
    first, _, last = days.partition("/")
    return Period(_class(label, where), _day(first, where, is_last=False), _day(last, where, is_last=True))


def _day(cell: str, where: str, *, is_last: bool) -> date | None:
    """A day, or the first or last day of a month or year that is given alone."""
    if not cell:
        return None
    try:
        parts = [int(part) for part in cell.split("-")]
        month = parts[1] if len(parts) > 1 else 12 if is_last else 1
        day = parts[2] if len(parts) > 2 else _LAST_DAYS.get(month, 31) if is_last else 1  # noqa: PLR2004
        return date(parts[0], month, day)
    except ValueError as problem:
        raise BadResource(f"{where}: {cell!r} is no day, month or year") from problem
