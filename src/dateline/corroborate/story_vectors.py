"""Words weighed by how rare they are: in the batch, in common English, or among reports on the like."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.model.story import Counts

Vector = Mapping[str, float]

_BACKGROUND = 20  # reports that ordinary English counts for beside those of the batch
_PAIR = 2
_WIDE = 5  # reports that the whole batch counts for beside a group of it


def shares_of(counts: Sequence[Counts], expected: Mapping[str, float]) -> dict[str, float]:
    """In which share of reports each word is found, with so many ordinary ones added to those given.

    Two reports alone would make every word that they share look common.
    """
    total = len(counts) + _BACKGROUND + 1
    held = _held(counts)
    return {word: (held[word] + _BACKGROUND * expected.get(word, 0.0) + 0.5) / total for word in held}


def shares_among(counts: Sequence[Counts], wide: Mapping[str, float]) -> dict[str, float]:
    """The same among the others of a few reports on the like, to which the whole batch adds a few more.

    Two reports that share a word are not counted: in a group of two all that they share would look common.
    """
    total = max(len(counts) - _PAIR, 0) + _WIDE
    held = _held(counts)
    return {word: (max(held[word] - _PAIR, 0) + _WIDE * wide[word]) / total for word in held}


def without_lone_words(counts: Sequence[Counts]) -> list[Counts]:
    """The words that at least two of the reports hold."""
    held = _held(counts)
    return [tuple(one for one in words if held[one[0]] > 1) for words in counts]


def _held(counts: Iterable[Counts]) -> Counter[str]:
    return Counter(word for one in counts for word, _ in one)


def vector(counts: Counts, shares: Mapping[str, float]) -> dict[str, float]:
    """The words with their weights; the squares add up to one."""
    weighed = {word: (1 + math.log(number)) * -math.log(min(shares[word], 1.0)) for word, number in counts}
    length = math.sqrt(sum(value * value for value in weighed.values()))
    return {word: value / length for word, value in weighed.items() if value} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """The root of the cosine, from 0 (no word in common) to 1: a few shared rare words already say much."""
    if len(one) > len(other):
        one, other = other, one
    return math.sqrt(sum(value * other[word] for word, value in one.items() if word in other))


def most_telling(one: Vector, other: Vector, number: int) -> list[str]:
    """The shared words that weigh most."""
    shared = {word: value * other[word] for word, value in one.items() if word in other}
    return sorted(shared, key=lambda word: (-shared[word], word))[:number]
