"""Words of a report as the grammar of time sees them: each is a symbol, and most are the empty symbol."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.model.span import Span
from dateline.resources.time_cues import Holidays, TimeCues

EMPTY = "\uf8ff"  # a word that no form mentions
BREAK = "\n"  # between paragraphs: no expression runs across
_FIRST_SYMBOL = 0xE000

_SHAPES = (
    ("ISO", r"\d{4}-\d{2}(?:-\d{2})?(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-])"),
    ("SLASHED", r"\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\d/.]*\d)"),
    ("DECADE", r"(?:1[5-9]|20)\d0[’']?s\b|[’']?[2-9]0s\b"),
    ("ORD", r"\d{1,2}(?:st|nd|rd|th)\b"),
    ("CLOCK", r"\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s*[ap]\.?m\b)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"),
    ("AMPM", r"(?<![A-Za-z])[ap]\.m\.|(?<![A-Za-z])[ap]m\b"),
    ("OCLOCK", r"o[’']clock\b"),
    ("APOS", r"[’']\d\d\b(?!s)"),
    ("NUMBER", r"(?:[$€£]\s?)?\d+(?:[.,]\d+)*%?"),
    ("ABBREVIATION", r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun)\.(?!\w)"),
    ("WORD", r"[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*"),
    ("DASH", r"[-–—]"),
    ("COMMA", r","),
    ("OTHER", r"[’']s\b|[^\w\s]|\w+"),
)  # fmt: skip
_NUMBERS = ("NUM2", "NUM", "YEAR")
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
        names = sorted((name for one in holidays.holidays for name in one.names), key=len, reverse=True)
        feast = r"\b(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")\b"
        shapes = (("HOLIDAY", feast), *_SHAPES)
        self._pattern = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes), re.IGNORECASE)
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
        for match in self._pattern.finditer(text, block.start, block.end):
            printed = match.group()
            lower, symbol = self._read(match.lastgroup or "OTHER", printed)
            yield Word(match.start(), match.end(), printed, lower, symbol)

    def _read(self, shape: str, printed: str) -> tuple[str, str]:
        lower = printed.lower()
        if shape in ("WORD", "OTHER"):
            return lower, self._alphabet.known(lower)
        if shape == "ABBREVIATION":
            return lower[:-1], self._alphabet.known(lower[:-1])
        if shape == "NUMBER":
            name = _number_class(printed)
            return lower, self._alphabet.known(name) if name else EMPTY
        return lower, self._alphabet.known(shape)

    def _defuse(self, words: list[Word], first: int) -> None:
        """Take the symbol from words like `may` and `sun` where nothing around them speaks of time."""
        for i in range(first, len(words)):
            trap = self._careful.get(words[i].lower)
            if trap is None or words[i].symbol == EMPTY:
                continue
            near = [words[j] for j in (i - 1, i + 1) if first <= j < len(words)]
            if trap.beside and any(word.symbol in self._beside for word in near):
                continue
            before = words[i - 1].lower if i > first else ""
            is_capital = words[i].text[0].isupper() or words[i].lower not in _NAMED
            if not (is_capital and before in trap.after):
                words[i] = words[i]._replace(symbol=EMPTY)


# Names of months and days are printed with a capital; those of seasons and of ordinals are not.
_NAMED = frozenset(
    {"may", "march", "mar", "jun", "jan", "sun", "sat", "mon", "wed", "thu", "thur", "fri", "sep"}
)


def _number_class(printed: str) -> str | None:
    if not printed.isdigit():
        return "NUM" if printed.replace(",", "").replace(".", "", 1).isdigit() else None
    if len(printed) == _YEAR_DIGITS and printed[:2] in ("17", "18", "19", "20"):
        return "YEAR"
    is_day = len(printed) <= len("31") and 0 < int(printed) <= _LAST_DAY_NUMBER
    return "NUM2" if is_day else "NUM"
