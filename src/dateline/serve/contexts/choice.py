"""Things to choose from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value that the field may have: its number is its key; `value` goes into the decision."""

    number: int
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of a list to choose from, under a heading."""

    value: str
    label: str
    is_chosen: bool
    group: str = ""
