"""Which names may be shown to everybody: those of public actors, bodies and outlets, and descriptions.

The registry holds public actors, so whoever is in it keeps the name. A phrase of ordinary words describes
people ("three villagers") and stays; of armed people so does one with the name of a nation ("Malian
soldiers"). Any other phrase may name a private person or a town, and is replaced by what kind of people
they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.model.actor import ActorClass
from dateline.model.dossier import Dossier
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import demonyms

SOMEBODY, SPEAKER = "a person", "a speaker"
_BODIES = frozenset({ActorClass.GOVERNMENT, ActorClass.ORGANISATION})
_ARMED = frozenset({
    ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.REBEL_GROUP, ActorClass.POLITICAL_MILITIA,
    ActorClass.COMMUNAL_MILITIA, ActorClass.GANG, ActorClass.FOREIGN_FORCES,
})  # fmt: skip
FINE = frozenset({Level.POINT, Level.SETTLEMENT, Level.ADMIN3, Level.NATURAL})  # what is withheld of places
_LABELS = {ActorClass.PERSON: SOMEBODY, ActorClass.THING: "a thing"}  # "the market of Jilib" names the town

Count = Callable[[str], None]


@dataclass(frozen=True)
class Names:
    """What to call people in one dossier.

    `cited` are outlets, agencies and registered actors; `bodies` are others that the dossier shows to be
    bodies; `towns` are the places that the profile withholds, in lower case.
    """

    cited: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    count: Count = lambda _what: None

    def of_actor(self, actor_id: str | None, name: str, actor_class: ActorClass) -> str:
        """The actor's name, or what kind of people it is."""
        if actor_id is not None or name in self.cited:
            return name
        is_body = actor_class in _BODIES or name in self.bodies
        is_armed = actor_class in _ARMED and is_of_nation(name)
        if not self.tells_where(name) and (is_body or is_armed or is_description(name)):
            return name
        self.count("names of persons withheld")
        return _LABELS.get(actor_class, actor_class.value.replace("-", " "))

    def of_speaker(self, name: str) -> str:
        """The speaker's name where it is of a body or a description."""
        if name in self.cited:
            return name
        if not self.tells_where(name) and (name in self.bodies or is_description(name)):
            return name
        self.count("names of speakers withheld")
        return SPEAKER

    def tells_where(self, name: str) -> bool:
        """Whether the name holds that of a place which is withheld: "Oicha hospital"."""
        folded = name.casefold()
        return any(town in folded for town in self.towns)


def names_of(dossier: Dossier, count: Count) -> Names:
    """Whose names in a dossier are of bodies, and which places must not show."""
    return Names(
        cited=frozenset(_cited(dossier)),
        bodies=frozenset(_bodies(dossier)),
        towns=frozenset(place.name.casefold() for place in _places(dossier) if place.level in FINE),
        count=count,
    )


def _cited(dossier: Dossier) -> Iterator[str]:
    for one in dossier.event.origins:
        yield one.origin
    yield from (one.name for one in dossier.event.actors if one.actor_id is not None)
    for voice in dossier.event.voices:
        yield from voice.outlets
    for told in dossier.told:
        yield from (one for one in (told.origin.outlet, *told.origin.agencies) if one)
        for claim in told.claims:
            yield from (one.name for one in claim.actors if one.actor_id is not None)


def _bodies(dossier: Dossier) -> Iterator[str]:
    yield from (one.name for one in dossier.event.actors if one.actor_class in _BODIES)
    for told in dossier.told:
        for claim in told.claims:
            yield from (one.organisation for one in claim.attribution if one.organisation)


def _places(dossier: Dossier) -> Iterator[Place]:
    if dossier.event.where.value:
        yield dossier.event.where.value.place
    for told in dossier.told:
        for claim in told.claims:
            yield from (locus.place for locus in claim.where if locus.place)


def is_description(name: str) -> bool:
    """Whether the phrase is of ordinary words throughout.

    >>> is_description("three villagers"), is_description("Jane Roe"), is_description("farmer Jane Roe")
    (True, False, False)
    """
    words = [word for word in name.replace("-", " ").split() if any(c.isalpha() for c in word)]
    return bool(words) and all(word == word.lower() and word != word.upper() for word in words)


def is_of_nation(name: str) -> bool:
    """Whether the phrase is of ordinary words and names of nations, and ends in an ordinary word.

    >>> is_of_nation("Malian soldiers"), is_of_nation("soldiers of Oicha"), is_of_nation("Colonel Roe")
    (True, False, False)
    """
    words = name.replace("-", " ").split()
    known = all(word.casefold() in demonyms() or is_description(word) for word in words)
    return bool(words) and known and is_description(words[-1])
