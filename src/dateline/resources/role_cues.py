"""The shape of `cues/en/roles.yaml`: verbs that lend arguments, and prepositions before places."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.model.mention import Role
from dateline.resources.cues import load_cues


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RoleExample(_Entry):
    """A sentence, its trigger and the words that fill a role of it."""

    text: str
    trigger: str
    filler: str


class LightVerbs(_Entry):
    """Verbs whose subject takes part in what their object names."""

    gives: Literal["agent", "target"]
    verbs: frozenset[str]
    example: RoleExample

    @property
    def role(self) -> Role:
        """The role that the verb's subject takes."""
        return Role(self.gives)


class Strikes(_Entry):
    """Verbs whose object is hit by the happening that is their subject."""

    verbs: frozenset[str]
    example: RoleExample


class Purposes(_Entry):
    """Verbs of purpose whose object is the target of the deed that serves it."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    aims: frozenset[str]
    before: frozenset[str] = Field(alias="from")
    types: frozenset[str]
    example: RoleExample


class Earlier(_Entry):
    """Words that set one happening some time before another."""

    marks: frozenset[str]
    adverbs: frozenset[str]
    units: frozenset[str]


class PlaceWords(_Entry):
    """Prepositions before place names, and nouns through which a place name is reached."""

    place: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    path: frozenset[str]
    mobile_types: frozenset[str]
    local_from: frozenset[str]
    spanning: frozenset[str]
    areas: frozenset[str]
    nouns: frozenset[str]
    abstract: frozenset[str]
    sees: frozenset[str]


class NamingWords(_Entry):
    """Words by which some of several are named: "including", "among those held is"."""

    openers: frozenset[str]
    straying: frozenset[str]
    among: frozenset[str]
    parts: frozenset[str]
    example: RoleExample


class Posts(_Entry):
    """Nouns for where a force stands, by which the force itself is meant."""

    nouns: frozenset[str]
    example: RoleExample


class RoleCues(_Entry):
    """The whole file."""

    version: int
    light: tuple[LightVerbs, ...]
    strikes: Strikes
    purposes: Purposes
    partitives: frozenset[str]
    naming: NamingWords
    posts: Posts
    happen: frozenset[str]
    places: PlaceWords
    earlier: Earlier
    violent_links: frozenset[str]

    def light_role(self, lemma: str) -> Role | None:
        """The role that the subject of a light verb takes, None for other verbs."""
        return next((group.role for group in self.light if lemma in group.verbs), None)


def load_role_cues() -> RoleCues:
    """The role cues of the package, checked."""
    cues: RoleCues = load_cues("roles", RoleCues)
    return cues
