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
from dateline.resources.gazetteer import demonyms

SOMEBODY = "a person"
_BODIES = frozenset({ActorClass.GOVERNMENT, ActorClass.ORGANISATION})
_ARMED = frozenset({
    ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.REBEL_GROUP, ActorClass.POLITICAL_MILITIA,
    ActorClass.COMMUNAL_MILITIA, ActorClass.GANG, ActorClass.FOREIGN_FORCES,
})  # fmt: skip
_LABELS = {ActorClass.PERSON: SOMEBODY, ActorClass.THING: "a thing"}  # "the market of Jilib" names the town

Count = Callable[[str], None]


@dataclass(frozen=True)
class Names:
    """What to call people in one dossier. `public` are names that it shows to be of bodies."""

    public: frozenset[str]
    count: Count

    def of_actor(self, actor_id: str | None, name: str, actor_class: ActorClass) -> str:
        """The actor's name, or what kind of people it is."""
        if actor_id is not None or actor_class in _BODIES or name in self.public:
            return name
        if is_description(name) or (actor_class in _ARMED and is_of_nation(name)):
            return name
        self.count("names of persons withheld")
        return _LABELS.get(actor_class, actor_class.value.replace("-", " "))

    def of_speaker(self, name: str) -> str:
        """The speaker's name where it is of a body or a description."""
        if name in self.public or is_description(name):
            return name
        self.count("names of speakers withheld")
        return SOMEBODY


def names_of(dossier: Dossier, count: Count) -> Names:
    """The names of a dossier that are of bodies: its outlets, agencies and whom its speakers speak for."""
    return Names(frozenset(_public(dossier)), count)


def _public(dossier: Dossier) -> Iterator[str]:
    for one in dossier.event.origins:
        yield one.origin
    for actor in dossier.event.actors:
        if actor.actor_id is not None or actor.actor_class in _BODIES:
            yield actor.name
    for voice in dossier.event.voices:
        yield from voice.outlets
    for told in dossier.told:
        yield from (one for one in (told.origin.outlet, *told.origin.agencies) if one)
        for claim in told.claims:
            yield from (one.organisation for one in claim.attribution if one.organisation)
            yield from (one.name for one in claim.actors if one.actor_id is not None)


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
