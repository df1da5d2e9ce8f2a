"""Rows a few at a time: databases limit how many values one statement takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

MANY = 500


def batches(things: Iterable[T], size: int = MANY) -> Iterator[list[T]]:
    """The things in lists of a size, the last one perhaps shorter.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(things)
    while found := list(islice(rest, size)):
        yield found
