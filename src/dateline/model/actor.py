"""Actors: entries of the registry, as they stood on one day."""

from dataclasses import dataclass
from enum import Enum


class ActorClass(Enum):
    """What kind of actor this is; ACLED's actor types derive from it."""

    STATE_FORCES = "state-forces"
    POLICE = "police"
    REBEL_GROUP = "rebel-group"
    POLITICAL_MILITIA = "political-militia"
    COMMUNAL_MILITIA = "communal-militia"
    GANG = "gang"
    PROTESTERS = "protesters"
    RIOTERS = "rioters"
    CIVILIANS = "civilians"
    FOREIGN_FORCES = "foreign-forces"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    PERSON = "person"
    THING = "thing"
    UNIDENTIFIED = "unidentified"


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry with the class it had on the day asked for.

    A phrase that the registry does not know ("armed men") has no id but still a class.
    """

    id: str | None
    name: str
    actor_class: ActorClass
    country: str | None = None  # ISO 3166-1 alpha-2 of the state it belongs to or acts in
