"""Ordinary case for words that the parser would misread: reports in one case, and acronyms like "IS"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_CAPITAL_SHARE = 0.8
_FEW = 4
_STRAY_SHARE = 0.03  # marks of a broken encoding: "farÂ"
_MANY = 8  # a short line without capitals may be a caption, a byline or a cut
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


def is_small(words: Sequence[str]) -> bool:
    """Whether a block is printed without any capitals, as some archives keep their reports.

    >>> is_small("police in surat said on tuesday that over 50 persons were arrested".split())
    True
    """
    long = [word for word in words if word.isalpha()]
    return len(long) >= _MANY and sum(not word.islower() for word in long) <= _STRAY_SHARE * len(long)


@dataclass(frozen=True)
class Lexicon:
    """What tells names from other words where all is printed in one case. All words in lower case."""

    words: frozenset[str]  # words of the language, base forms and irregular ones
    active: frozenset[str]  # those that are verbs, adjectives or adverbs, whatever else they are
    names: frozenset[str]  # words of prominent places, peoples, months and days

    def is_name(self, word: str) -> bool:
        """Whether a word, in lower case, is rather a name than a word of the language."""
        if word in self.names:
            return word not in self.active
        return not any(base in self.words for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """The word and what it may be an inflection of."""
    yield word
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield from (stem + other for other in others)
            if len(stem) > _SHORT and stem[-1] == stem[-2]:
                yield stem[:-1]  # "planned"


_SHORT = 2
_ENDINGS = (
    ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")),
    ("ing", ("", "e")), ("er", ("", "e")), ("est", ("", "e")), ("ly", ("", "le")),
)  # fmt: skip


def normal_forms(words: list[str], lexicon: Callable[[], Lexicon]) -> list[str]:
    """The words as they should be parsed: capitals for names and openings alone, "IS" as a name.

    The lexicon is asked for only where a block is printed in one case.
    """
    if is_capitals(words) or is_small(words):
        known = lexicon()
        opening = _after_brackets(words)
        return [_lowered(words, i, known, is_first=i in (0, opening)) for i in range(len(words))]
    return [
        _STAND_IN if word in _READS_AS_WORD and not _shouted(words, i) else word
        for i, word in enumerate(words)
    ]


def _shouted(words: list[str], i: int) -> bool:
    """Whether the neighbours are in capitals as well: a headline or a cry rather than an acronym."""
    near = [w for w in words[max(0, i - 1) : i + 2] if w.isalpha() and len(w) > 1]
    return len(near) > 1 and all(word.isupper() for word in near)


def _after_brackets(words: list[str]) -> int:
    """Where the first sentence begins after tags such as "[TEXT]"."""
    i = 0
    while i < len(words) and words[i] == "[" and "]" in words[i:]:
        i = words.index("]", i) + 1
    return i


def _lowered(words: list[str], i: int, lexicon: Lexicon, *, is_first: bool) -> str:
    word = words[i]
    lower = word.lower()
    if not any(c.isalpha() for c in word) or any(c.isdigit() for c in word) or "." in word:
        return word
    if lower in _ALWAYS:
        return word.upper()
    is_first = is_first or words[i - 1] in _ENDS
    near_number = any(w.isdigit() for w in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2]))
    if is_first or (lower in _MONTHS_AND_WORDS and near_number):
        return word.capitalize()
    if len(word) > 1 and lower not in _MONTHS_AND_WORDS and lexicon.is_name(lower):
        return word.capitalize()
    return lower


_ALWAYS = frozenset("bcdefghijklmnopqrstuvwxyz")  # "I", and the initials of names: "v k gupta"
_ENDS = frozenset({".", "?", "!"})
_MONTHS_AND_WORDS = frozenset({"may", "march"})
