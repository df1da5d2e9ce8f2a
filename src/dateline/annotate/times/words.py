"""Words of a report as the grammar of time sees them: each is a symbol, and most are the empty symbol."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.model.span import Span
from dateline.resources.time_cues import Careful, Holidays, TimeCues

EMPTY = "\uf8ff"  # a word that no form mentions
BREAK = "\n"  # between paragraphs: no expression runs across
_FIRST_SYMBOL = 0xE000

_FIGURES = (
    ("ISO", r"\d{4}-\d{2}-\d{2}(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-])"),
    ("SLASHED", r"\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\d/.]*\d)"),
    ("DECADE", r"(?:1[5-9]|20)\d0[’']?[sS]\b|[’']?[2-9]0[sS]\b"),
    ("ORD", r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\b"),
    ("CLOCK", r"\d{1,2}[:.]\d{2}(?=\s*[aApP]\.?[mM]\b)|(?<![\d:])\d{1,2}:\d{2}(?![\d:])"),
    ("APOS", r"[’']\d\d\b(?!s)"),
    ("NUMBER", r"(?:[$€£]\s?)?\d+(?:[.,]\d+)*%?"),
)
# Words and marks are most of a text: they are tried first, and what is special about some words is looked up
# by their first word, for one pattern with all shapes took five times as long.
_SCAN = re.compile(
    r"(?P<WORD>[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*)"
    r"|(?=[\d$€£’'])(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in _FIGURES) + ")"
    r"|(?P<DASH>[-–—])|(?P<COMMA>,)|(?P<OTHER>[’']s\b|[^\w\s]|\w+)"
)
_HALF_DAY = re.compile(r"[ap]\.?m\b\.?", re.IGNORECASE)
_OCLOCK = re.compile(r"o[’']clock\b", re.IGNORECASE)
_LAST_DAY_NUMBER = 31
_YEAR_DIGITS = 4


class Word(NamedTuple):
    """A word of the text, in lower case, without the dot of an abbreviation."""

    start: int
    end: int
    text: str  # as printed
    lower: str
    symbol: str


@dataclass(frozen=True)
class Alphabet:
    """A symbol for each word and each class of words that a form may mention."""

    symbols: dict[str, str] = field(default_factory=dict)

    def of(self, word: str) -> str:
        """The symbol of a word or of a class recognised by its shape."""
        return self.symbols.setdefault(word, chr(_FIRST_SYMBOL + len(self.symbols)))

    def known(self, word: str) -> str:
        """The symbol of a word, the empty symbol if no form mentions it."""
        return self.symbols.get(word, EMPTY)


class Reader:
    """Cuts text into words and gives each its symbol."""

    def __init__(self, cues: TimeCues, holidays: Holidays, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        names = sorted({name for one in holidays.holidays for name in one.names}, key=len, reverse=True)
        feasts = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
        self._feasts = re.compile(rf"(?:{feasts})\b", re.IGNORECASE)
        self._feast_starts = {_first_word(name) for name in names}
        self._dotted = cues.dotted
        self._careful = {word: trap for trap in cues.careful for word in trap.words}
        self._numbers = {alphabet.of(name) for name in ("NUM2", "ORD", "YEAR", "APOS")}
        self._beside = self._numbers | {alphabet.of(month) for month in cues.words["MONTH"]}

    def words(self, text: str, blocks: Iterable[Span]) -> list[Word]:
        """The words of all blocks, with a break after each block."""
        found: list[Word] = []
        for block in blocks:
            first = len(found)
            found.extend(self._cut(text, block))
            self._defuse(found, first)
            found.append(Word(block.end, block.end, "", "", BREAK))
        return found

    def _cut(self, text: str, block: Span) -> Iterator[Word]:
        known = self._alphabet.symbols.get
        done = block.start
        for match in _SCAN.finditer(text, block.start, block.end):
            start = match.start()
            if start < done:
                continue
            shape = match.lastgroup
            printed = match.group()
            lower = printed.lower()
            if shape != "WORD":
                yield Word(start, match.end(), printed, lower, self._shaped(shape or "OTHER", lower))
                continue
            special = self._special(text, start, match.end(), lower)
            if special is None:
                yield Word(start, match.end(), printed, lower, known(lower, EMPTY))
                continue
            yield special
            done = special.end

    def _special(self, text: str, start: int, end: int, lower: str) -> Word | None:
        """A word that a shape goes beyond: `Dec.`, `p.m.`, `Eid al-Fitr`."""
        if lower in self._dotted and text[end : end + 1] == "." and not text[end + 1 : end + 2].isalnum():
            return Word(start, end + 1, text[start : end + 1], lower, self._alphabet.known(lower))
        for pattern, shape, starts in (
            (self._feasts, "HOLIDAY", self._feast_starts),
            (_HALF_DAY, "AMPM", _HALF_DAY_STARTS),
            (_OCLOCK, "OCLOCK", _OCLOCK_STARTS),
        ):
            if lower in starts and (found := pattern.match(text, start)):
                return Word(
                    start, found.end(), found.group(), found.group().lower(), self._alphabet.known(shape)
                )
        return None

    def _shaped(self, shape: str, lower: str) -> str:
        if shape == "NUMBER":
            name = _number_class(lower)
            return self._alphabet.known(name) if name else EMPTY
        return self._alphabet.known(lower if shape == "OTHER" else shape)

    def _defuse(self, words: list[Word], first: int) -> None:
        """Take the symbol from words like `may` and `sun` where nothing around them speaks of time."""
        for i in range(first, len(words)):
            trap = self._careful.get(words[i].lower)
            if trap is None or words[i].symbol == EMPTY:
                continue
            if self._is_time(words, i, first, trap):
                continue
            words[i] = words[i]._replace(symbol=EMPTY)

    def _is_time(self, words: list[Word], i: int, first: int, trap: Careful) -> bool:
        word = words[i]
        following = words[i + 1].lower if i + 1 < len(words) else ""
        if following in trap.never_before:
            return False
        near = [words[j] for j in (i - 1, i + 1) if first <= j < len(words)]
        is_capital = word.text[0].isupper()
        if trap.beside and any(one.symbol in self._beside for one in near):
            return is_capital or not trap.capital or following[:1].isdigit()
        before = words[i - 1].lower if i > first else ""
        return (is_capital or not trap.capital) and before in trap.after


_HALF_DAY_STARTS = frozenset(["a", "p", "am", "pm"])
_OCLOCK_STARTS = frozenset(["o'clock", "o’clock"])


def _number_class(printed: str) -> str | None:
    if not printed.isdigit():
        return "NUM" if printed.replace(",", "").replace(".", "", 1).isdigit() else None
    if len(printed) == _YEAR_DIGITS and printed[:2] in ("17", "18", "19", "20"):
        return "YEAR"
    if len(printed) == len("90") and int(printed) > _LAST_DAY_NUMBER:
        return "YY"
    is_day = len(printed) <= len("31") and 0 < int(printed) <= _LAST_DAY_NUMBER
    return "NUM2" if is_day else "NUM"


def _first_word(name: str) -> str:
    match = _SCAN.match(name)
    return match.group().lower() if match else ""
