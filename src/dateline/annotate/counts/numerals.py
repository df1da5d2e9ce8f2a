"""Numbers in figures and words, with what bounds them, read from a row of words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.model.count import Count
from dateline.resources.count_cues import CountCues, Effect, Hedge

T = TypeVar("T")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = frozenset(["to", "-", "–", "or"])
_HUNDRED = 100
_LONGEST = 10**12


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `first` to `last` (both included); `words` is set where the number is vague."""

    first: int
    last: int
    value: int
    words: str | None = None
    is_none: bool = False
    is_rounded: bool = False  # ends in "thousand" or more: one more or less means nothing


@dataclass(frozen=True, slots=True)
class Bounded:
    """A numeral, or a range of two, with the words that bound it."""

    first: int  # with the hedge
    last: int
    numeral: Numeral
    count: Count


class Numerals:
    """Finds numerals in a row of lower-case words.

    >>> from dateline.resources.cues import load_cues
    >>> [(one.count.low, one.count.high) for one in Numerals(load_cues("counts", CountCues)).find(
    ...     "more than forty - two men and between 8 and 10 women".split())]
    [(43, None), (8, 10)]
    """

    def __init__(self, cues: CountCues) -> None:
        self._units = cues.numbers.units
        self._scales = cues.numbers.scales
        self._amounts = _by_first(
            [(one.words, (one.value, True)) for one in cues.vague]
            + [(one.words, (one.value, False)) for one in cues.fixed]
        )
        self._none = _by_first([(one.words, True) for one in cues.none])
        self._before = _by_last([(one.words, one) for one in cues.hedges])
        self._after = _by_first([(one.words, one) for one in cues.after])
        self._starters = {*self._units, *self._amounts, *self._none}

    def find(self, words: Sequence[str]) -> Iterator[Bounded]:
        """The numerals with their bounds, in text order."""
        i = 0
        while i < len(words):
            word = words[i]
            found = self._at(words, i) if word in self._starters or word[:1].isdigit() else None
            if found is None:
                i += 1
                continue
            bounded = self._bounded(words, found)
            yield bounded
            i = bounded.last + 1

    def _at(self, words: Sequence[str], i: int) -> Numeral | None:
        none = _longest(self._none, words, i)
        if none:
            return Numeral(i, i + none[0] - 1, 0, is_none=True)
        amount = _longest(self._amounts, words, i)
        if amount:
            size, (value, is_vague) = amount
            text = " ".join(words[i : i + size])
            is_rounded = self._is_magnitude(words[i + size - 1])
            return Numeral(i, i + size - 1, value, text if is_vague else None, is_rounded=is_rounded)
        return self._figure(words, i) or self._spelt(words, i)

    def _figure(self, words: Sequence[str], i: int) -> Numeral | None:
        word = words[i].removesuffix("+")
        if not _DIGITS.fullmatch(word):
            return None
        value = float(word.replace(",", ""))
        last = i
        while last + 1 < len(words) and words[last + 1] in self._scales:
            value *= self._scales[words[last + 1]]
            last += 1
        if value != int(value) or value > _LONGEST:
            return None
        return Numeral(i, last, int(value), is_rounded=self._is_magnitude(words[last]))

    def _spelt(self, words: Sequence[str], i: int) -> Numeral | None:
        if words[i] not in self._units:
            return None
        total, part, last, position = 0, self._units[words[i]], i, i + 1
        while position < len(words):
            word = words[position]
            if word in self._scales:
                scale = self._scales[word]
                total, part = (total, part * scale) if scale <= _HUNDRED else (total + part * scale, 0)
            elif word in self._units and self._continues(words, last, part, self._units[word]):
                part += self._units[word]
            elif word not in ("-", "and") or not self._links(words, position, part):
                break
            else:
                position += 1
                continue
            last, position = position, position + 1
        return Numeral(i, last, total + part, is_rounded=self._is_magnitude(words[last]))

    def _is_magnitude(self, word: str) -> bool:
        return self._scales.get(word, 0) > _HUNDRED

    def _continues(self, words: Sequence[str], last: int, part: int, value: int) -> bool:
        """`twenty-three`, `two hundred and six`: a smaller number after a round one."""
        tens_and_ones = part % _HUNDRED in range(20, 100, 10) and value < 10  # noqa: PLR2004
        return tens_and_ones or (words[last] in self._scales and value < _HUNDRED)

    def _links(self, words: Sequence[str], position: int, part: int) -> bool:
        following = self._units.get(words[position + 1] if position + 1 < len(words) else "")
        if following is None:
            return False
        if words[position] == "-":
            return part % _HUNDRED in range(20, 100, 10) and following < 10  # noqa: PLR2004
        return words[position - 1] in ("hundred", "thousand")

    def _bounded(self, words: Sequence[str], numeral: Numeral) -> Bounded:
        second = self._second(words, numeral)
        first = numeral.first
        hedge = _longest(self._before, words, first, step=-1)
        if second is not None:
            is_between = first > 0 and words[first - 1] in ("between", "from")
            size = int(is_between) or (hedge[0] if hedge else 0)
            text = " ".join(hedge[1].words) if hedge and not is_between else None
            return Bounded(first - size, second.last, numeral, Count(numeral.value, None, second.value, text))
        after = _longest(self._after, words, numeral.last + 1)
        if after:
            effect, size = after[1].effect, after[0]
            text = " ".join(after[1].words)
            return Bounded(first, numeral.last + size, numeral, _count(numeral, effect, text))
        if words[numeral.first].endswith("+"):
            return Bounded(first, numeral.last, numeral, _count(numeral, "from", "+"))
        if hedge is None:
            return Bounded(first, numeral.last, numeral, _plain(numeral))
        size, found = hedge
        return Bounded(first - size, numeral.last, numeral, _hedged(numeral, found))

    def _second(self, words: Sequence[str], numeral: Numeral) -> Numeral | None:
        """The upper end of a range: `20 to 25`, `8-10`, `two or three`, `between 20 and 25`."""
        middle = numeral.last + 1
        if numeral.words or middle + 1 >= len(words):
            return None
        is_between = numeral.first > 0 and words[numeral.first - 1] == "between"
        if words[middle] not in _RANGE and not (is_between and words[middle] == "and"):
            return None
        second = self._figure(words, middle + 1) or self._spelt(words, middle + 1)
        return second if second and second.value > numeral.value else None


def _plain(numeral: Numeral) -> Count:
    if numeral.words:
        return Count(numeral.value, numeral.value, None, numeral.words)
    return Count(numeral.value, numeral.value, numeral.value, None)


def _hedged(numeral: Numeral, hedge: Hedge) -> Count:
    text = " ".join(hedge.words)
    if hedge.effect == "plain":
        return _plain(numeral)
    if numeral.words:
        lower = hedge.effect in ("above", "from", "about")
        low = numeral.value if lower else None
        return Count(low, numeral.value, None, f"{text} {numeral.words}")
    return _count(numeral, hedge.effect, text)


def _count(numeral: Numeral, effect: Effect, text: str) -> Count:
    """The bounds of coding rule 7; "more than two million" has no next number that would mean anything."""
    value, step = numeral.value, 0 if numeral.is_rounded else 1
    if effect == "above":
        return Count(value + step, value + step, None, text)
    if effect == "from":
        return Count(value, value, None, text)
    if effect in ("upto", "below"):
        return Count(None, value, value, text)
    if effect == "under":
        return Count(None, None, value - step, text)
    return Count(value, value, value, text)


Table = Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]


def _by_first(entries: Sequence[tuple[tuple[str, ...], T]]) -> "Table[T]":
    return _table(entries, 0)


def _by_last(entries: Sequence[tuple[tuple[str, ...], T]]) -> "Table[T]":
    return _table(entries, -1)


def _table(entries: Sequence[tuple[tuple[str, ...], T]], key: int) -> "Table[T]":
    table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for words, value in sorted(entries, key=lambda entry: -len(entry[0])):
        table.setdefault(words[key], []).append((words, value))
    return {word: tuple(rows) for word, rows in table.items()}


def _longest(table: "Table[T]", words: Sequence[str], i: int, *, step: int = 1) -> tuple[int, T] | None:
    """The longest entry that begins at `i`, or with a step of -1 ends before `i`, and its length."""
    at = i if step > 0 else i - 1
    if not 0 <= at < len(words):
        return None
    for entry, value in table.get(words[at], ()):
        start = i if step > 0 else i - len(entry)
        if start >= 0 and tuple(words[start : start + len(entry)]) == entry:
            return len(entry), value
    return None
