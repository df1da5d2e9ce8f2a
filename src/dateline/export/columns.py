"""Columns: what a table of any format is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from dateline.errors import BadUsage
from dateline.export.cells import Value

T = TypeVar("T")


class Holds(Enum):
    """What the cells of a column are."""

    TEXT = "text"
    WHOLE = "whole number"
    REAL = "number"
    YES = "true or false"
    DAY = "day"
    JSON = "JSON"  # as text in every format: a list or record that needs more than one cell


@dataclass(frozen=True)
class Described:
    """A column: its name, what its cells are, what it says, and its HXL hashtag."""

    name: str
    holds: Holds
    says: str
    hxl: str = ""


@dataclass(frozen=True)  # no slots: they and a generic frozen class do not go together
class Column(Generic[T]):
    """A column that is got from a record by itself."""

    name: str
    holds: Holds
    says: str
    get: Callable[[T], Value]
    hxl: str = ""

    @property
    def described(self) -> Described:
        """The column without how it is got."""
        return Described(self.name, self.holds, self.says, self.hxl)


def needs_tables(what: str) -> BadUsage:
    """What to say where the libraries of tables are not installed."""
    return BadUsage(f"{what} needs one more package: pip install 'dateline[tables]'")
