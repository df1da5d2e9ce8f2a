"""A comparison as records and rows."""

from collections.abc import Iterator

from dateline.score.incident import Incident
from dateline.score.incident_figures import Comparison
from dateline.score.incident_pairs import IncidentPair, days_apart, kilometres_apart

_DIGITS = 4
_SIDE = (
    "id",
    "row",
    "first",
    "last",
    "country",
    "place",
    "actors",
    "type",
    "sub_type",
    "low",
    "best",
    "high",
)
PAIR_COLUMNS = (
    "found", "days_apart", "km_apart", "worth",
    *(f"ours_{name}" for name in _SIDE), *(f"theirs_{name}" for name in _SIDE),
)  # fmt: skip
Cell = str | int | float | None


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """The record that `dateline compare --json` prints; shares have four digits."""
    return {
        "schema": "dateline/comparison/1",
        "matched": comparison.matched,
        "only_ours": comparison.only_ours,
        "only_theirs": comparison.only_theirs,
        "deaths": {"ours": comparison.deaths[0], "theirs": comparison.deaths[1]},
        "fields": {
            one.field: {
                "compared": one.compared,
                "agree": one.agree,
                "share": None if one.share is None else round(one.share, _DIGITS),
                "median": one.middle,
                "unit": one.unit,
            }
            for one in comparison.fields
        },
    }


def pair_rows(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    """One row for each event, matched or not, under PAIR_COLUMNS."""
    for pair in comparison.pairs:
        yield (*_between(pair), *_side(pair.ours), *_side(pair.theirs))


def _between(pair: IncidentPair) -> tuple[Cell, ...]:
    if pair.ours is None:
        return ("only-theirs", None, None, None)
    if pair.theirs is None:
        return ("only-ours", None, None, None)
    far = kilometres_apart(pair.ours, pair.theirs)
    return ("matched", days_apart(pair.ours, pair.theirs), None if far is None else round(far, 2), pair.worth)


def _side(one: Incident | None) -> tuple[Cell, ...]:
    if one is None:
        return (None,) * len(_SIDE)
    days = (one.first.isoformat(), one.last.isoformat())
    what = ("; ".join(one.actors) or None, one.type or None, one.sub_type)
    return (one.id, one.row, *days, one.country, one.place, *what, *(one.deaths or (None, None, None)))
