"""Numbers of people, with their bounds."""

from dataclasses import dataclass
from enum import Enum

from dateline.errors import InternalError


class Unit(Enum):
    """What is counted: the closed list of coding rule 7."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    RELEASED = "released"
    SURRENDERED = "surrendered"
    DISPLACED = "displaced"
    FIGHTERS = "fighters"
    SOLDIERS = "soldiers"
    POLICE = "police"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    PEOPLE = "people"
    FAMILIES = "families"


class CountRelation(Enum):
    """How a count stands to the claim's total."""

    TOTAL = "total"
    PART_OF = "part-of"  # "including three children"
    CUMULATIVE = "cumulative"  # a toll over more than this claim
    NEW = "new"  # an increase


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people by coding rule 7; None on an open side."""

    low: int | None
    best: int | None
    high: int | None
    hedge: str | None  # the words that bound it: "more than", "at least", "dozens"

    def __post_init__(self) -> None:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if known != sorted(known):
            raise InternalError(f"count runs backwards: low {self.low}, best {self.best}, high {self.high}")
