"""How exactly place and day are known, in the codes of ACLED and UCDP.

Sources: ACLED Codebook, tables of geo_precision and time_precision; UCDP GED Codebook, where_prec and
date_prec. Both number from 1, the most exact. None: the scheme has no code for it.
"""

from dateline.model.when import When
from dateline.model.where import Level, Place

_Codes = tuple[int, int | None]  # UCDP where_prec, ACLED geo_precision

_AT: dict[Level, _Codes] = {
    Level.POINT: (1, 1),
    Level.SETTLEMENT: (1, 1),
    Level.ADMIN3: (2, 2),  # a small area: neither scheme has a code of its own for the third level
    Level.ADMIN2: (3, 2),
    Level.ADMIN1: (4, 3),
    Level.REGION: (5, 3),
    Level.NATURAL: (5, 3),
    Level.COUNTRY: (6, None),  # ACLED refuses events that are placed no better than in a country
}
_SEA: _Codes = (7, 3)
_LINE: _Codes = (5, 3)  # between two places, along a road or river, at a border
_HEIGHT: _Codes = (2, 3)  # a mountain is a small area to UCDP; to ACLED any natural feature is a 3

# Near a place, or in a direction from it, is one step less exact than in it.
_BESIDE: dict[Level, _Codes] = {
    Level.POINT: (2, 2),
    Level.SETTLEMENT: (2, 2),
    Level.ADMIN3: (2, 2),
    Level.ADMIN2: (4, 3),
    Level.ADMIN1: (5, 3),
    Level.REGION: (5, 3),
    Level.NATURAL: (5, 3),
    Level.COUNTRY: (5, 3),  # beside a border
}
# A part of an area ("northern Helmand"). ACLED codes part of a region as 2, with a town for that part.
_PART: dict[Level, _Codes] = _AT | {Level.ADMIN1: (4, 2), Level.COUNTRY: (5, 3)}

_SEAS = frozenset({"SEA", "OCN", "GULF", "STRT", "BAY", "CHN", "CHNM", "SD", "BGHT", "COVE"})
_HEIGHTS = frozenset({"MT", "PK", "HLL", "PASS", "CAVE", "VLC"})
_LINES = frozenset({"between", "border-with", "border-between", "along", "road-to"})


def ucdp_where_prec(place: Place | None, relation: str | None = None) -> int | None:
    """UCDP's where_prec, 1 to 7, of a place and of how the event lies to it. None without a place."""
    codes = _codes(place, relation)
    return codes[0] if codes else None


def acled_geo_precision(place: Place | None, relation: str | None = None) -> int | None:
    """ACLED's geo_precision, 1 to 3; None without a place and for a whole country, which ACLED refuses."""
    codes = _codes(place, relation)
    return codes[1] if codes else None


def _codes(place: Place | None, relation: str | None) -> _Codes | None:
    if place is None or (relation == "outside" and place.level is Level.COUNTRY):
        return None  # outside a country is anywhere in the world
    if relation == "off" or (place.level is Level.NATURAL and place.feature in _SEAS):
        return _SEA
    if relation == "between" and place.level is Level.COUNTRY:
        return _AT[place.level]  # "talks between Russia and Ukraine" are held in no strip of land
    if relation in _LINES:
        return _LINE
    if relation is None and place.level is Level.NATURAL and place.feature in _HEIGHTS:
        return _HEIGHT
    if relation is None:
        return _AT[place.level]
    return (_PART if relation.endswith("-part") else _BESIDE)[place.level]


_DAY, _DAYS, _WEEK, _MONTH, _YEAR = 1, 6, 7, 31, 366


def ucdp_date_prec(when: When | None) -> int | None:
    """UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year, else None."""
    days = _length(when)
    if days is None:
        return None
    bounds = ((_DAY, 1), (_DAYS, 2), (_WEEK, 3), (_MONTH, 4), (_YEAR, 5))
    return next((code for most, code in bounds if days <= most), None)


def acled_time_precision(when: When | None) -> int | None:
    """ACLED's time_precision: 1 a day, 2 within a week, 3 within a month; ACLED codes nothing vaguer."""
    days = _length(when)
    if days is None:
        return None
    return next((code for most, code in ((_DAY, 1), (_WEEK, 2), (_MONTH, 3)) if days <= most), None)


def _length(when: When | None) -> int | None:
    """Days of the interval; None where a side is open."""
    if when is None or when.first is None or when.last is None:
        return None
    return (when.last - when.first).days + 1
