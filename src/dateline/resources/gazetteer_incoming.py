"""What a line of an imported file brings: a place, a name, an area's code, or a reason to leave it out."""

from dataclasses import dataclass

from dateline.resources.gazetteer_rows import PlaceRow


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place with its names; `areas` are the codes of the wider areas, whose names other lines tell."""

    row: PlaceRow
    areas: tuple[str, ...] = ()
    code: str | None = None  # its own code, where it is an area
    may_match: bool = False  # the same place may be known under another id
    outline: bytes | None = None  # its boundary or course, as WKB in WGS84


@dataclass(frozen=True, slots=True)
class NewName:
    """Another name of a place that has to be known by then."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NewArea:
    """The name that a code stands for."""

    code: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that brings nothing, with the reason."""

    reason: str


Incoming = NewPlace | NewName | NewArea | Refused
