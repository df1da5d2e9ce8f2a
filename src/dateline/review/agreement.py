"""How far coders agree beyond chance: Krippendorff's α, Cohen's κ and Gwet's AC1, with intervals.

α: Krippendorff, Content Analysis, 4th ed. (2018), ch. 12; interval by resampling units (1,000 times).
κ: Cohen (1960); standard error by Fleiss, Cohen and Everitt (1969).
AC1: Gwet (2008), for two or more coders and with missing values; standard error by his linearisation.
Intervals are of 95 %. What cannot be computed is None with the reason, never 0 or 1.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from statistics import NormalDist

Value = str | float
Units = Sequence[Mapping[str, Value]]  # for each unit the value of each coder who coded it

_SURE = NormalDist().inv_cdf(0.975)
_RESAMPLES = 1000
_SEED = 20_240_305


class Metric(Enum):
    """How far two values are apart."""

    NOMINAL = "nominal"  # equal or not
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its interval, or why there is none. `n`: units that two coders or more coded."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    reason: str | None = None


def _without(n: int, reason: str) -> Coefficient:
    return Coefficient(None, None, None, n, reason)


NO_OVERLAP = "not computable: no unit was coded by two coders"
NO_VARIATION = "not computable: every coder gave every unit the same value"
ONE_UNIT = "not computable: a single unit tells nothing of chance"


def shared(units: Units) -> list[Mapping[str, Value]]:
    """The units that two coders or more coded."""
    return [unit for unit in units if len(unit) > 1]


def _problem(units: Units) -> str | None:
    if not units:
        return NO_OVERLAP
    if len({value for unit in units for value in unit.values()}) == 1:
        return NO_VARIATION
    return None


def percent(units: Units) -> float | None:
    """The share of pairs of coders' values on the same unit that are equal; None without a pair."""
    pairs = [a == b for unit in units for a, b in combinations(unit.values(), 2)]
    return sum(pairs) / len(pairs) if pairs else None


def alpha(units: Units, metric: Metric = Metric.NOMINAL, resamples: int = _RESAMPLES) -> Coefficient:
    """Krippendorff's α over any number of coders, with missing values.

    >>> alpha([{"ann": "attack", "ben": "attack"}, {"ann": "riot", "ben": "protest"}]).n
    2
    """
    known = shared(units)
    if problem := _problem(known):
        return _without(len(known), problem)
    value = _alpha(known, metric)
    order = random.Random(_SEED)  # noqa: S311  (the same interval for the same units, no secret)
    drawn = (_alpha(order.choices(known, k=len(known)), metric) for _ in range(resamples))
    spread = sorted(one for one in drawn if one is not None)
    low, high = (_quantile(spread, share) for share in (0.025, 0.975))
    return Coefficient(value, low, high, len(known))


def _quantile(spread: Sequence[float], share: float) -> float | None:
    if not spread:
        return None
    place = share * (len(spread) - 1)
    below, above = spread[math.floor(place)], spread[math.ceil(place)]
    return below + (above - below) * (place - math.floor(place))


def _alpha(units: Iterable[Mapping[str, Value]], metric: Metric) -> float | None:
    """1 − observed over expected disagreement, from the matrix of coincidences."""
    coincidences = _coincidences(units)
    totals: defaultdict[Value, float] = defaultdict(float)
    for (a, _), weight in coincidences.items():
        totals[a] += weight
    whole = sum(totals.values())
    distance = _distance(metric, totals)
    observed = sum(weight * distance(a, b) for (a, b), weight in coincidences.items())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    return 1 - (whole - 1) * observed / expected if expected else None


def _coincidences(units: Iterable[Mapping[str, Value]]) -> Mapping[tuple[Value, Value], float]:
    found: defaultdict[tuple[Value, Value], float] = defaultdict(float)
    for unit in units:
        counted = Counter(unit.values())
        for a, times in counted.items():
            for b, others in counted.items():
                pairs = times * (others - (a == b))
                if pairs:
                    found[a, b] += pairs / (len(unit) - 1)
    return found


def _distance(metric: Metric, totals: Mapping[Value, float]) -> Callable[[Value, Value], float]:
    """The squared difference between two values."""
    if metric is Metric.NOMINAL:
        return lambda a, b: float(a != b)
    if metric is Metric.ORDINAL:
        return _ordinal(totals)
    return _interval if metric is Metric.INTERVAL else _ratio


def _interval(a: Value, b: Value) -> float:
    return (float(a) - float(b)) ** 2


def _ratio(a: Value, b: Value) -> float:
    total = float(a) + float(b)
    return ((float(a) - float(b)) / total) ** 2 if total else 0.0


def _ordinal(totals: Mapping[Value, float]) -> Callable[[Value, Value], float]:
    """How many values lie between two in their order; the two themselves count half."""
    order = sorted(totals, key=float)
    place = {value: number for number, value in enumerate(order)}

    def distance(a: Value, b: Value) -> float:
        first, last = sorted((place[a], place[b]))
        between = sum(totals[value] for value in order[first : last + 1])
        return (between - (totals[a] + totals[b]) / 2) ** 2

    return distance


def kappa(pairs: Sequence[tuple[Value, Value]]) -> Coefficient:
    """Cohen's κ of two coders over the units that both coded.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]).value
    0.5
    """
    if problem := _problem([{"a": a, "b": b} for a, b in pairs]):
        return _without(len(pairs), problem)
    n = len(pairs)
    cells = {pair: times / n for pair, times in Counter(pairs).items()}
    rows, columns = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    values = sorted(rows.keys() | columns.keys(), key=str)
    first, second = ({v: side[v] / n for v in values} for side in (rows, columns))
    expected = sum(first[v] * second[v] for v in values)
    if expected == 1:
        return _without(n, NO_VARIATION)
    observed = sum(cells.get((v, v), 0.0) for v in values)
    value = (observed - expected) / (1 - expected)
    a = sum(cells.get((v, v), 0.0) * (1 - (first[v] + second[v]) * (1 - value)) ** 2 for v in values)
    b = sum(share * (second[x] + first[y]) ** 2 for (x, y), share in cells.items() if x != y)
    c = (value - expected * (1 - value)) ** 2
    variance = (a + (1 - value) ** 2 * b - c) / (n * (1 - expected) ** 2)
    return _around(value, variance, n)


def _around(value: float, variance: float, n: int) -> Coefficient:
    """An interval of the normal distribution; no coefficient is above 1."""
    margin = _SURE * math.sqrt(max(variance, 0.0))
    return Coefficient(value, max(value - margin, -1.0), min(value + margin, 1.0), n)


def ac1(units: Units) -> Coefficient:
    """Gwet's AC1 over any number of coders; units that one coder coded count for the expectation only.

    >>> round(ac1([{"ann": "x", "ben": "x"}, {"ann": "x", "ben": "y"}, {"ann": "x", "ben": "x"}]).value, 6)
    0.538462
    """
    coded = [unit for unit in units if unit]
    known = shared(coded)
    if problem := _problem(known):
        return _without(len(known), problem)
    if len(coded) == 1:
        return _without(1, ONE_UNIT)
    return _ac1(coded, len(known))


def _ac1(units: Units, n_shared: int) -> Coefficient:
    n = len(units)
    values = sorted({value for unit in units for value in unit.values()}, key=str)
    shares = [{v: times / len(unit) for v, times in Counter(unit.values()).items()} for unit in units]
    mean = {v: sum(one.get(v, 0.0) for one in shares) / n for v in values}
    agreed = [_agreed(unit) for unit in units]
    observed = sum(one for one in agreed if one is not None) / n_shared
    q = len(values)
    expected = sum(p * (1 - p) for p in mean.values()) / (q - 1)
    value = (observed - expected) / (1 - expected)
    by_unit = [0.0 if one is None else n / n_shared * (one - expected) / (1 - expected) for one in agreed]
    chance = [sum(p * (1 - mean[v]) for v, p in one.items()) / (q - 1) for one in shares]
    linear = [
        one - 2 * (1 - value) * (c - expected) / (1 - expected)
        for one, c in zip(by_unit, chance, strict=True)
    ]
    variance = sum((one - value) ** 2 for one in linear) / (n * (n - 1))
    return _around(value, variance, n_shared)


def _agreed(unit: Mapping[str, Value]) -> float | None:
    """The share of pairs of a unit's coders who agree; None for a single coder."""
    m = len(unit)
    if m < 2:  # noqa: PLR2004  (a pair)
        return None
    return sum(times * (times - 1) for times in Counter(unit.values()).values()) / (m * (m - 1))


def confusion(units: Units, a: str, b: str) -> Mapping[tuple[Value, Value], int]:
    """How often coder `a` gave one value where coder `b` gave another or the same, sorted by values."""
    counted = Counter((unit[a], unit[b]) for unit in units if a in unit and b in unit)
    return {pair: counted[pair] for pair in sorted(counted, key=str)}


def pairs_of(units: Units, a: str, b: str) -> list[tuple[Value, Value]]:
    """The values of two coders on the units that both coded."""
    return [(unit[a], unit[b]) for unit in units if a in unit and b in unit]


def coders_of(units: Units) -> tuple[str, ...]:
    """Everybody who coded a unit, sorted."""
    return tuple(sorted({coder for unit in units for coder in unit}))


def coder_pairs(coders: Collection[str]) -> list[tuple[str, str]]:
    """Each two coders, once."""
    return list(combinations(sorted(coders), 2))
