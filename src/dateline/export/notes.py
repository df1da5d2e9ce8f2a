"""The short paragraph that ACLED's files carry: who did what to whom, where, when, and how many died."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dateline.export.readings import (
    NAMED_DEAD,
    NOT_TOLD,
    UNKNOWN_NUMBER,
    Reading,
    figure_words,
    rivals_differ,
)
from dateline.model.actor import ActorClass
from dateline.model.event import Actor, Setting, Toll
from dateline.model.when import When
from dateline.model.where import Level
from dateline.resources.codebook import load_codebook
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues
from dateline.resources.field_tables import type_phrases

_LISTED = 4
_ARTICLES = ("the", "a", "an", "its", "their", "his", "her", "other", "others", "all", "armed", "our", "my")
_TOWN = frozenset({Level.POINT, Level.SETTLEMENT})


def long_day(day: date) -> str:
    """A day in words.

    >>> long_day(date(2024, 3, 5))
    '5 March 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def lead(
    event_type: str, actors: tuple[Sequence[Actor], Sequence[Actor]], setting: Setting, when: str
) -> str:
    """The first sentence of the notes."""
    who, whom = names(actors[0]) or _nobody(event_type), names(actors[1])
    with_target, without = type_phrases().get(event_type, (f"{event_type}: {{target}}", event_type))
    deed = with_target.format(target=whom) if whom else without
    return f"{when}, {who} {deed} {place_words(setting)}."


def _nobody(event_type: str) -> str:
    """Who acted, where nobody says it."""
    is_violent = load_codebook().types[event_type].family == "violence"
    return "an unidentified armed group" if is_violent else "an actor that is not named"


def when_words(when: When, day: date, precision: int) -> str:
    """The day, or the interval and the day that was written for it."""
    if precision == 1 or when.first is None or when.last is None:
        return f"On {long_day(day)}"
    if when.first == when.last:
        return f"Around {long_day(day)} (no report says the day)"
    span = f"{long_day(when.first)} and {long_day(when.last)}"
    return f"Between {span} (coded to {long_day(day)})"


def names(actors: Sequence[Actor]) -> str:
    """The actors in a sentence, those whose part is doubted as suspected."""
    told = sorted((one for one in actors if not _is_number(one.name)), key=_things_last)
    every = list(dict.fromkeys(map(_name, told)))
    listed = every if len(every) <= _LISTED else [*every[:_LISTED], "others"]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""


def _things_last(actor: Actor) -> bool:
    return actor.actor_class is ActorClass.THING


def _is_number(name: str) -> bool:
    """Whether a name is a mere number: "four" of "four were killed"."""
    units = load_cues("counts", CountCues).numbers.units
    return all(word.isdigit() or word in units for word in name.casefold().replace("-", " ").split())


def _name(actor: Actor) -> str:
    """The name in a sentence: what begins with a number or an article begins in lower case."""
    first, space, rest = actor.name.partition(" ")
    word = first.lower()
    is_plain = actor.actor_id is None and (word in _openers() or (not rest and _is_people(word)))
    name = f"{word}{space}{rest}" if is_plain else actor.name
    return f"suspected {name}" if actor.hedged else name


def _is_people(word: str) -> bool:
    """Whether a word is an ordinary noun for people: "gunmen", "teachers"."""
    singulars = {word, word.removesuffix("s"), word.removesuffix("men") + "man"}
    return bool(singulars & _people())


@lru_cache
def _people() -> frozenset[str]:
    return frozenset(noun for nouns in load_cues("counts", CountCues).people.values() for noun in nouns)


@lru_cache
def _openers() -> frozenset[str]:
    """Words that begin a description of people, and no name."""
    cues = load_cues("counts", CountCues)
    phrases = (*cues.vague, *cues.fixed, *cues.none, *cues.hedges)
    return frozenset({*cues.numbers.units, *(one.words[0] for one in phrases), *_ARTICLES})


def place_words(setting: Setting) -> str:
    """Where: with its districts, and the relation that makes it less exact.

    >>> from dateline.model.where import Place
    >>> darzab = Place("x:1", "Darzab", 35.9, 65.3, Level.SETTLEMENT, "PPL", "AF", "Jowzjan", "Darzab")
    >>> place_words(Setting(place=darzab)), place_words(Setting(place=darzab, relation="near"))
    ('in Darzab (Darzab, Jowzjan)', 'near Darzab (Darzab, Jowzjan)')
    """
    place = setting.place
    within = ", ".join(dict.fromkeys(one for one in (place.admin2, place.admin1) if one))
    around = within if place.level in _TOWN or within != place.name else ""
    relation = setting.relation.replace("-", " ") if setting.relation else "in"
    return f"{relation} {place.name}{f' ({around})' if around else ''}"


def fatality_words(reading: Reading, toll: Toll | None, days: int = 1) -> str:
    """The sentence on deaths: the number, what it was read from, what rivals say, and how it was split."""
    if reading.rule == NOT_TOLD:
        return "No fatalities were reported."
    sentence = f"{_deaths(reading.value)}{_because(reading, toll)}."
    if toll and rivals_differ(toll):
        figures = "; ".join(f"{one.voice}: {figure_words(one)}" for one in toll.rivals)
        lowest = "the lowest that counts any" if reading.rule.startswith("denials-aside") else "the lowest"
        sentence += f" Reports differ ({figures}); {lowest} is coded."
    if days > 1:
        sentence += f" The total of {reading.value} was divided over {days} days."
    return sentence


def _deaths(number: int) -> str:
    if number == 0:
        return "No fatalities were reported"
    return "1 fatality was reported" if number == 1 else f"{number} fatalities were reported"


def _because(reading: Reading, toll: Toll | None) -> str:
    rule = reading.rule.rpartition(", ")[2]
    if rule == NAMED_DEAD:
        return " (the dead are named)"
    if toll is None:
        return " (deaths told without a number)" if rule == UNKNOWN_NUMBER else ""
    hedges = sorted({one.hedge for one in toll.rivals if one.hedge})
    if rule in (UNKNOWN_NUMBER, "tens", "dozens", "hundreds", "upper-bound-only") and hedges:
        return f" (coded from “{'”, “'.join(hedges)}”)"
    return ""
