"""Ordinary case for words that the parser would misread: reports in capitals, and acronyms like "IS"."""

from collections.abc import Callable, Sequence

_CAPITAL_SHARE = 0.8
_FEW = 4
# Acronyms that read as function words: the parser takes "IS" for the verb. They are parsed as a name.
_READS_AS_WORD = frozenset({"IS", "AM", "ARE", "WAS", "WHO", "IT", "AS", "SO", "IF"})
_STAND_IN = "ISIS"


def is_capitals(words: Sequence[str]) -> bool:
    """Whether a block is printed in capitals throughout.

    >>> is_capitals(["THE", "ARMY", "SAID", "TODAY", "THAT"])
    True
    """
    long = [word for word in words if len(word) > 1 and word.isalpha()]
    return len(long) >= _FEW and sum(word.isupper() for word in long) >= _CAPITAL_SHARE * len(long)


def normal_forms(words: list[str], is_known: Callable[[str], bool]) -> list[str]:
    """The words as they should be parsed; `is_known` tells whether the parser has seen a form."""
    if is_capitals(words):
        return [_lowered(word, i == 0, is_known) for i, word in enumerate(words)]
    return [_STAND_IN if word in _READS_AS_WORD and not _shouted(words, i) else word for i, word in enumerate(words)]


def _shouted(words: list[str], i: int) -> bool:
    """Whether the neighbours are in capitals as well: a headline or a cry rather than an acronym."""
    near = [w for w in words[max(0, i - 1) : i + 2] if w.isalpha() and len(w) > 1]
    return len(near) > 1 and all(word.isupper() for word in near)


def _lowered(word: str, is_first: bool, is_known: Callable[[str], bool]) -> str:
    if not word.isupper() or len(word) == 1:
        return word
    lower, title = word.lower(), word.capitalize()
    if is_first or (is_known(title) and not is_known(lower)):
        return title
    if is_known(lower):
        return lower
    return title if lower.isalpha() else word
