"""Values of decisions in words: what the log keeps as JSON."""

import json
from typing import Any

from dateline.export.phrases import count_phrase
from dateline.model.count import Count


def value_phrase(field: str | None, value: str | None) -> str:
    """A value of the log as a person reads it.

    >>> value_phrase("when", '{"basis":"stated","first":"2025-03-13","last":"2025-03-13"}')
    '2025-03-13'
    >>> value_phrase("where", None), value_phrase("type", '"attack"')
    ('not known', 'attack')
    """
    if value is None:
        return "not known"
    try:
        found = json.loads(value)
    except ValueError:
        return value
    name = (field or "").partition(".")[0]
    known = {"when": _when, "where": _where, "counts": _count, "actors": _actors}
    return known[name](found) if name in known and found is not None else _plain(found)


def _plain(found: Any) -> str:  # noqa: ANN401  (JSON)
    if found is None:
        return "not known"
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _when(found: Any) -> str:  # noqa: ANN401
    first, last = (found.get("first"), found.get("last")) if isinstance(found, dict) else (None, None)
    if first and last:
        return str(first) if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else _plain(found)


def _where(found: Any) -> str:  # noqa: ANN401
    if isinstance(found, list):
        return "; ".join(_where(one) for one in found)
    place = found.get("place", found) if isinstance(found, dict) else None
    if not isinstance(place, dict):
        return _plain(found)
    names = dict.fromkeys(str(place[key]) for key in ("name", "admin1", "country") if place.get(key))
    named = f"{', '.join(names)} ({place.get('level')})"
    return f"{found['relation']} {named}" if found.get("relation") else named


def _count(found: Any) -> str:  # noqa: ANN401
    if not isinstance(found, dict):
        return _plain(found)
    return count_phrase(Count(found.get("low"), found.get("best"), found.get("high"), found.get("hedge")))


def _actors(found: Any) -> str:  # noqa: ANN401
    rows = found if isinstance(found, list) else [found]
    return "; ".join(
        str(one["name"]) if isinstance(one, dict) and "name" in one else _plain(one) for one in rows
    )
