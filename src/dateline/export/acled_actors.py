"""Actors as ACLED names and numbers them: by regime, by kind, and without names for private people."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dateline.model.actor import ActorClass
from dateline.model.event import Actor
from dateline.resources.actor_rows import Government, Office, read_governments, read_offices
from dateline.resources.field_tables import State, acled_identities, acled_inter_labels, states

STATE, REBEL, MILITIA, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = range(1, 9)
_CIVILIAN_EXTERNAL = (CIVILIANS, EXTERNAL)

C = ActorClass
ARMED = frozenset({
    C.STATE_FORCES, C.POLICE, C.FOREIGN_FORCES, C.REBEL_GROUP, C.POLITICAL_MILITIA, C.COMMUNAL_MILITIA,
    C.GANG,
})  # fmt: skip
STATE_SIDE = frozenset({C.STATE_FORCES, C.POLICE, C.FOREIGN_FORCES, C.GOVERNMENT})
UNARMED = frozenset({C.CIVILIANS, C.PERSON, C.MEDIA, C.ORGANISATION, C.GOVERNMENT, C.UNIDENTIFIED})
_INTER = {
    C.STATE_FORCES: STATE,
    C.POLICE: STATE,
    C.GOVERNMENT: STATE,
    C.REBEL_GROUP: REBEL,
    C.POLITICAL_MILITIA: MILITIA,
    C.GANG: MILITIA,
    C.UNIDENTIFIED: MILITIA,
    C.COMMUNAL_MILITIA: IDENTITY,
    C.RIOTERS: RIOTERS,
    C.PROTESTERS: PROTESTERS,
    C.FOREIGN_FORCES: EXTERNAL,
    C.ORGANISATION: EXTERNAL,
    C.CIVILIANS: CIVILIANS,
    C.PERSON: CIVILIANS,
    C.MEDIA: CIVILIANS,
}
_GENERIC = {
    C.REBEL_GROUP: "Unidentified Armed Group",
    C.POLITICAL_MILITIA: "Unidentified Armed Group",
    C.UNIDENTIFIED: "Unidentified Armed Group",
    C.COMMUNAL_MILITIA: "Unidentified Communal Militia",
    C.GANG: "Unidentified Gang",
}
_FORCES = {C.STATE_FORCES: "Military Forces", C.FOREIGN_FORCES: "Military Forces", C.POLICE: "Police Forces"}
_UNITS = {
    "air": "Air Force",
    "navy": "Navy",
    "coastguard": "Coast Guard",
    "guard": "National Guard",
    "presguard": "Presidential Guard",
    "intel": "Intelligence Service",
}


@dataclass(frozen=True, slots=True)
class Named:
    """An actor in ACLED's form: name, actor type, associated actors, and the rule that named it."""

    name: str
    inter: int
    associated: tuple[str, ...] = ()
    rule: str = "registry-name"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when an actor acts: ACLED's names depend on the country and on who governed it."""

    state: State
    day: date

    def generic(self, label: str) -> str:
        """A name such as "Civilians (Mali)"."""
        return f"{label} ({self.state.acled})"


def named(actor: Actor, scene: Scene) -> Named:
    """The actor as ACLED names it."""
    kind = actor.actor_class
    if kind in _FORCES and (country := country_of(actor)):
        return _forces(actor, _FORCES[kind], country, scene)
    if kind in (C.STATE_FORCES, C.FOREIGN_FORCES, C.POLICE):
        return _unplaced_forces(actor, scene)
    if kind is C.GOVERNMENT:
        return _government(actor, scene)
    if kind in _GENERIC:
        if actor.actor_id is None:
            inter = IDENTITY if kind is C.COMMUNAL_MILITIA else MILITIA  # also for rebels without a name
            return Named(scene.generic(_GENERIC[kind]), inter, rule="unidentified-group")
        return Named(actor.name, _INTER[kind])
    if kind is C.ORGANISATION:
        return Named(actor.name, EXTERNAL)
    return people(actor, scene, {C.RIOTERS: "Rioters", C.PROTESTERS: "Protesters"}.get(kind, "Civilians"))


def people(actor: Actor, scene: Scene, label: str) -> Named:
    """People without arms: never a private person's name, with the identity that the words give them."""
    inter = {"Rioters": RIOTERS, "Protesters": PROTESTERS}.get(label, CIVILIANS)
    identities = tuple(scene.generic(one) for one in identities_of(actor))
    if actor.actor_class is C.MEDIA:
        identities = (scene.generic("Journalists"),)
    if actor.actor_class is C.ORGANISATION:
        identities = (actor.name,)
    if actor.actor_class is C.GOVERNMENT:
        identities = (_government(actor, scene).name,)
    return Named(scene.generic(label), inter, identities, rule=f"generic-{label.casefold()}")


def identities_of(actor: Actor) -> tuple[str, ...]:
    """What the words say the people are: "teachers" are Teachers."""
    words = actor.name.casefold().replace("-", " ").split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    known = acled_identities()
    return tuple(sorted({known[one] for one in (*words, *pairs) if one in known}))


def country_of(actor: Actor) -> str | None:
    """The state whose actor it is, also where only the id of its office says so."""
    if actor.country:
        return actor.country
    office, _, iso = (actor.actor_id or "").rpartition("-")
    return iso.upper() if office in _offices() and iso.upper() in states() else None


def _forces(actor: Actor, kind: str, country: str, scene: Scene) -> Named:
    state = states().get(country, scene.state)
    office = (actor.actor_id or "").rpartition("-")[0]
    unit = _UNITS.get(office, "")
    name = f"{kind} of {state.of}{regime(country, scene.day)}{f' {unit}' if unit else ''}"
    is_foreign = country != scene.state.iso2 or actor.actor_class is C.FOREIGN_FORCES
    return Named(name, EXTERNAL if is_foreign else STATE, rule="forces-by-regime")


def _unplaced_forces(actor: Actor, scene: Scene) -> Named:
    """Forces whose state is not told: police are those of the country, soldiers stay unidentified."""
    if actor.actor_id is not None:
        return Named(actor.name, _INTER[actor.actor_class])
    if actor.actor_class is C.POLICE:
        name = f"Police Forces of {scene.state.of}{regime(scene.state.iso2, scene.day)}"
        return Named(name, STATE, rule="police-of-the-country")
    return Named("Unidentified Military Forces", _INTER[actor.actor_class], rule="unidentified-forces")


def _government(actor: Actor, scene: Scene) -> Named:
    country = country_of(actor) or scene.state.iso2
    state = states().get(country, scene.state)
    inter = STATE if country == scene.state.iso2 else EXTERNAL
    return Named(f"Government of {state.of}{regime(country, scene.day)}", inter, rule="government-by-regime")


def regime(country: str, day: date) -> str:
    """The years of who governs a state on a day, " (2021-)"; empty where the registry has none.

    >>> regime("AF", date(2024, 1, 1)), regime("SY", date(2015, 1, 1)), regime("FR", date(2015, 1, 1))
    (' (2021-)', ' (1970-2024)', '')
    """
    government = next((one for one in _governments().get(country, ()) if one.holds_on(day)), None)
    if government is None or government.first is None:
        return ""
    last = government.last.year if government.last else ""
    return f" ({government.first.year}-{last})"


def interaction(first: int, second: int | None) -> tuple[str, int]:
    """ACLED's pair of actor types, as text and as number.

    >>> interaction(REBEL, STATE), interaction(RIOTERS, None), interaction(CIVILIANS, EXTERNAL)
    (('State forces-Rebel group', 12), ('Rioters only', 50), ('External/Other forces-Civilians', 78))
    """
    labels = acled_inter_labels()
    if second is None:
        return f"{labels[first]} only", first * 10
    low, high = sorted((first, second))
    if (low, high) == _CIVILIAN_EXTERNAL:  # the one pair that ACLED prints with the larger code first
        return f"{labels[high]}-{labels[low]}", low * 10 + high
    return f"{labels[low]}-{labels[high]}", low * 10 + high


@lru_cache
def _offices() -> dict[str, Office]:
    return {one.id: one for one in read_offices()}


@lru_cache
def _governments() -> dict[str, tuple[Government, ...]]:
    found: dict[str, list[Government]] = {}
    for one in read_governments():
        found.setdefault(one.iso, []).append(one)
    return {iso: tuple(ones) for iso, ones in found.items()}
