"""What speaks for an entry of the registry as the actor that a name stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.actor import Actor
from dateline.model.link import Candidate
from dateline.model.reason import Reason
from dateline.resources.actor_rows import Entry
from dateline.resources.actors import Registry

NAME, MAIN, NAMED, YEAR, ALONE = 0.5, 0.2, 0.1, 0.1, 0.1
LOOSE = 0.25  # too little to be chosen before the bearer of the name, whatever else speaks for it
TIE = 0.02


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known beside the name: the day, the country of the report, and all that it names."""

    registry: Registry
    name: str
    day: date | None
    country: str | None
    named: frozenset[str]


def reasons_for(asked: Asked, entry: Entry, how_many: int) -> list[Reason]:
    """Each sign that the entry is meant, with what it weighs."""
    reasons = [_by_name(asked, entry)]
    if asked.country in entry.countries:
        reasons.append(Reason("country", MAIN, f"the report is about {asked.country}, where it acts"))
    elif asked.named.intersection(entry.countries):
        reasons.append(Reason("country-named", NAMED, "the report names its country"))
    if asked.day and entry.existed_in(asked.day.year):
        reasons.append(Reason("year", YEAR, f"nothing speaks against {asked.day.year}"))
    if how_many == 1:
        reasons.append(Reason("alone", ALONE, "nobody else is known by this name"))
    return reasons


def _by_name(asked: Asked, entry: Entry) -> Reason:
    loose = {one.entry for one in asked.registry.spellings_of(asked.name) if one.is_loose}
    if entry.id in loose:
        return Reason("loose-name", LOOSE, f"reports also say “{asked.name}” when they mean {entry.name}")
    return Reason("name", NAME, f"a name of {entry.name}")


def told(asked: Asked, entry: Entry) -> tuple[Reason, ...]:
    """What is known of the actor on the day beside the score: its government, its parent, what followed."""
    return tuple(_told(asked, entry))


def _told(asked: Asked, entry: Entry) -> Sequence[Reason]:
    found = []
    if entry.kind == "office" or entry.id.startswith(("gov-", "mil-", "police-")):
        governments = [asked.registry.government_on(iso, asked.day) for iso in entry.countries]
        found += [Reason("government", 0.0, f"on this day {one.name} governed") for one in governments if one]
    if entry.parent:
        parent = asked.registry.entry(entry.parent)
        found.append(Reason("parent", 0.0, f"part of {parent.name if parent else entry.parent}"))
    for one in entry.successors:
        if one.since and asked.day and one.since <= asked.day:
            after = asked.registry.entry(one.id)
            found.append(
                Reason("successor", 0.0, f"followed by {after.name if after else one.id} from {one.since}")
            )
    return found


def ask(asked: Asked) -> tuple[tuple[Candidate[Actor], ...], str | None]:
    """The candidates for a name, the best first, and why none is chosen, if none is.

    >>> from dateline.resources.actors import load_registry
    >>> found, declined = ask(Asked(load_registry(), "Daesh", date(2017, 12, 12), "AF", frozenset({"AF"})))
    >>> [one.value.id for one in found], declined
    (['isis', 'iskp'], None)
    """
    home = frozenset({asked.country}) if asked.country else frozenset()
    entries = asked.registry.lookup(asked.name, on=asked.day, countries=home)
    if not entries:
        states = asked.registry.country_of(asked.name, "name", "capital", "people")
        entries = tuple(filter(None, (asked.registry.office("gov", iso) for iso in states)))
    rated = (_rated(asked, entry, len(entries)) for entry in entries)
    found = tuple(sorted(rated, key=lambda one: (-one.score, one.value.id or "")))
    return found, _why_not(asked, found)


def _rated(asked: Asked, entry: Entry, how_many: int) -> Candidate[Actor]:
    reasons = reasons_for(asked, entry, how_many)
    country = entry.countries[0] if len(entry.countries) == 1 else None
    country = asked.country if asked.country in entry.countries else country
    actor = Actor(entry.id, entry.name, entry.class_on(asked.day), country)
    score = round(sum(reason.value for reason in reasons), 3)
    return Candidate(actor, score, (*reasons, *told(asked, entry)))


def _why_not(asked: Asked, found: Sequence[Candidate[Actor]]) -> str | None:
    if not found:
        kind = asked.registry.office_of(asked.name)
        if kind and not asked.country:
            return f"every state has one; a country says whose “{asked.name}” is meant"
        return f"nobody is known as “{asked.name}”"
    if len(found) > 1 and found[0].score - found[1].score <= TIE:
        return f"“{asked.name}” may be {found[0].value.name} or {found[1].value.name}"
    return None
