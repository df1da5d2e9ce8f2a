"""An event as a file of the field has it, whichever data set's columns it came in."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.errors import BadInput


class Scheme(Enum):
    """Whose columns a file has."""

    ACLED = "acled"
    UCDP = "ucdp"


class BadRow(BadInput):
    """A row that is no event. The message says what is wrong in which cell."""


# What happened, as coarsely as both data sets tell it.
FIGHTING, REMOTE, ON_CIVILIANS, CROWD, STRATEGIC = "fighting", "remote", "on-civilians", "crowd", "strategic"
FAMILIES = {
    "Battles": frozenset({FIGHTING}),
    "Explosions/Remote violence": frozenset({REMOTE}),
    "Violence against civilians": frozenset({ON_CIVILIANS}),
    "Protests": frozenset({CROWD}),
    "Riots": frozenset({CROWD}),
    "Strategic developments": frozenset({STRATEGIC}),
    "1": frozenset({FIGHTING, REMOTE}),
    "2": frozenset({FIGHTING, REMOTE}),
    "3": frozenset({ON_CIVILIANS, REMOTE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One row. Days are both inclusive; `slack` is by how many days they may be off, `blur` by how many km.

    `deaths` are low, best and high; ACLED has one number for all three.
    """

    id: str
    row: int  # of its file, the header being 1
    first: date
    last: date
    slack: int
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None
    admin2: str | None
    place: str | None
    lat: float | None
    lon: float | None
    blur: float
    actors: tuple[str, ...]  # as printed
    keys: frozenset[str]  # who they are, however they are spelt
    type: str
    sub_type: str | None
    deaths: tuple[int, int, int] | None
    day_precision: int | None
    place_precision: int | None

    @property
    def families(self) -> frozenset[str]:
        """What happened, coarsely; empty for a type that neither data set has."""
        return FAMILIES.get(self.type, frozenset())
