"""Days on which something may have happened."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.errors import InternalError


class Basis(Enum):
    """How a day is known."""

    STATED = "stated"  # "on 3 March 2024"
    RELATIVE = "relative"  # "last Tuesday", counted from the publication date
    ASSUMED = "assumed"  # nothing said; a report of the day implies about its own date


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included; an open side is None, never both."""

    first: date | None
    last: date | None
    basis: Basis

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise InternalError("an interval without any day is no interval: use None")
        if self.first and self.last and self.first > self.last:
            raise InternalError(f"interval {self.first} to {self.last} runs backwards")
