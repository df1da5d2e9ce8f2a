"""Who printed an event, and how far these outlets reach, in ACLED's words."""

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from dateline.errors import BadUsage
from dateline.model.dossier import Dossier
from dateline.model.origin import Origin
from dateline.resources.field_tables import Outlet, outlets, outlets_of

_SCALES = {
    "international": "International",
    "regional": "Regional",
    "national": "National",
    "subnational": "Subnational",
    "new media": "New media",
    "local partner": "Local partner",
    "other": "Other",
}
# The narrower first, as most pairs in ACLED's files have it; their order is not fully systematic.
_ORDER = ("Local partner", "Other", "New media", "Subnational", "National", "Regional", "International")


def sources_of(dossier: Dossier) -> tuple[str, ...]:
    """The outlets that bring the event as news, each once; an agency where a report names no outlet."""
    news = set(dossier.event.reports)
    names: list[str] = []
    for told in dossier.told:
        if told.origin.name in news:
            names += _names(told.origin)
    return tuple(sorted(dict.fromkeys(names)))


def _names(origin: Origin) -> tuple[str, ...]:
    return (origin.outlet,) if origin.outlet else origin.agencies


@lru_cache(maxsize=4)
def known_outlets(path: Path | None = None) -> Mapping[str, Outlet]:
    """The outlets that dateline brings, with those of the user's table over them.

    Its columns: outlet, aliases (parted by |), reach, country. Raises BadUsage that says what is wrong.
    """
    if path is None:
        return outlets()
    try:
        listed = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        return {**outlets(), **outlets_of(listed)}
    except (OSError, UnicodeDecodeError) as problem:
        raise BadUsage(f"{path}: cannot be read as UTF-8 text: {problem}") from problem
    except KeyError as problem:
        needed = "outlet, aliases, reach, country"
        raise BadUsage(f"{path}: needs the columns {needed}; {problem} is missing") from None
    except ValueError as problem:
        raise BadUsage(f"{path}: {problem}") from problem


def source_scale(sources: Iterable[str], country: str | None, table: Path | None = None) -> str | None:
    """ACLED's source_scale of outlets on an event in a country; None if one of them is not known.

    A national outlet that reports on another country counts as international. `table` is the user's.

    >>> source_scale(["AFP", "Daily Trust"], "NG"), source_scale(["Our Village News"], "NG")
    ('National-International', None)
    """
    found = set()
    for name in sources:
        outlet = known_outlets(table).get(name.casefold())
        if outlet is None:
            return None
        reach = outlet.reach
        if reach == "national" and outlet.country != country:
            reach = "international"
        found.add(_SCALES[reach])
    scales = sorted(found, key=_ORDER.index)
    if len(scales) > 1:
        return f"{scales[0]}-{scales[-1]}"  # ACLED's values hold two scales at most
    return scales[0] if scales else None
