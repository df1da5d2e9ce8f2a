"""How two places stand to one another: the same, one in the other, near, or apart."""

import math
from collections.abc import Iterable
from functools import lru_cache

from dateline.corroborate.account import Spot
from dateline.model.mention import PlaceRole
from dateline.model.where import Level, Place

# How much it says that two tellings share a place of this level: a town says more than a country.
WORTH = {
    Level.POINT: 1.0,
    Level.SETTLEMENT: 1.0,
    Level.ADMIN3: 0.9,
    Level.ADMIN2: 0.8,
    Level.ADMIN1: 0.5,
    Level.REGION: 0.4,
    Level.NATURAL: 0.4,
    Level.COUNTRY: 0.15,
}
FINENESS = {level: rank for rank, level in enumerate(WORTH)}  # 0 is the finest
_VAGUE = (Level.REGION, Level.NATURAL)  # areas whose borders the gazetteer does not know

_EARTH_KM = 6371.0
_ONE_SPOT_KM = 6.0  # two entries closer than this may be one town under two names
_BESIDE_KM = 30.0  # how far "near" and "outside" reach
_AREA_KM = 350.0  # how far from its point a region or a river may reach


def finest_first(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The places where something happened, without those that only contain another one."""
    found = [one for one in spots if one.role is PlaceRole.PLACE] or list(spots)
    ordered = sorted(dict.fromkeys(found), key=_fineness)
    kept: list[Spot] = []
    for spot in ordered:
        if not any(holds(spot.place, finer.place) for finer in kept):
            kept.append(spot)
    return tuple(kept)


def _fineness(spot: Spot) -> tuple[int, str, str]:
    return FINENESS[spot.place.level], spot.place.id, spot.relation or ""


@lru_cache(maxsize=1 << 16)
def holds(coarse: Place, fine: Place) -> bool:
    """Whether one place is, or contains, the other."""
    if coarse.id == fine.id:
        return True
    if FINENESS[coarse.level] < FINENESS[fine.level] or coarse.level in (Level.POINT, Level.SETTLEMENT):
        return False
    if coarse.level in _VAGUE:
        return _may_reach(coarse, fine)
    if coarse.country is None or coarse.country != fine.country:
        return False
    if coarse.level is Level.COUNTRY:
        return True
    if coarse.level is Level.ADMIN1:
        return fine.admin1 in (coarse.name, coarse.admin1) and fine.admin1 is not None
    return (
        fine.admin2 is not None and fine.admin2 in (coarse.name, coarse.admin2) and _one_parent(coarse, fine)
    )


def _one_parent(coarse: Place, fine: Place) -> bool:
    return coarse.admin1 is None or fine.admin1 is None or coarse.admin1 == fine.admin1


def _may_reach(area: Place, fine: Place) -> bool:
    """A region or a river may hold what is not too far from its point; its borders are not known."""
    if area.country and fine.country and area.country != fine.country:
        return False
    distance = kilometres(area, fine)
    return distance is None or distance <= _AREA_KM


def agreement(mine: Spot, theirs: Spot) -> float:
    """From 1 (one and the same town) through 0 (nothing known) to -1 (two towns far apart)."""
    key = (mine.place.id, mine.relation, theirs.place.id, theirs.relation)
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        found = _KNOWN[key] = _agreement(mine.place, mine.relation, theirs.place, theirs.relation)
    return found


# By ids, which are hashed once, and not by places, which are hashed anew each time.
_KNOWN: dict[tuple[str, str | None, str, str | None], float] = {}
_MOST_KNOWN = 1 << 18


def _agreement(a: Place, near: str | None, b: Place, by: str | None) -> float:
    if a.id == b.id:
        return WORTH[a.level]
    coarse, fine = (a, b) if FINENESS[a.level] >= FINENESS[b.level] else (b, a)
    if holds(coarse, fine):
        return WORTH[coarse.level]
    distance = kilometres(a, b)
    if Level.NATURAL in (a.level, b.level) or Level.REGION in (a.level, b.level):
        return 0.0 if distance is not None and distance <= 2 * _AREA_KM else -0.5
    if distance is not None and WORTH[coarse.level] >= WORTH[Level.ADMIN2]:
        if distance <= _ONE_SPOT_KM:
            return 0.5
        if distance <= _BESIDE_KM and (near or by):
            return 0.2
        return -1.0 if distance > _BESIDE_KM else -0.6
    return -1.0


def kilometres(a: Place, b: Place) -> float | None:
    """The distance along the great circle; None where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    first, second = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
