"""Words of a text as the registry compares them: folded, whatever the hyphens, apostrophes and accents."""

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’‘`][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_JOINTS = frozenset(
    {" ", "\n", "-", "–", "'", "’", "‘", "`", ". ", ".", " (", "(", ")", ") ", "/", " - ", " – ", "\xa0"}
)
_APOSTROPHES = frozenset("'’‘`")
_PARENTHESES = frozenset({" (", "(", ")", ") "})


class Word(NamedTuple):
    """A word with its place in the text; `key` is what is compared, `possessive` says that 's followed."""

    start: int
    end: int
    text: str
    key: str
    possessive: bool


def fold(word: str) -> str:
    """Lower case without accents and apostrophes.

    >>> fold("Séléka"), fold("Da’esh")
    ('seleka', 'daesh')
    """
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    bare = "".join(char for char in plain if not unicodedata.combining(char) and char not in _APOSTROPHES)
    return bare.casefold()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words between two offsets.

    >>> [word.key for word in words_of("Iraq's al-Qa'ida")]
    ['iraq', 'al', 'qaida']
    """
    return [_word(match) for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def _word(match: re.Match[str]) -> Word:
    raw, start = match.group(), match.start()
    if raw.endswith(_POSSESSIVE):
        bare = raw[:-2]
        return Word(start, start + len(bare), bare, fold(bare), True)
    return Word(start, match.end(), raw, raw.lower() if raw.isalnum() and raw.isascii() else fold(raw), False)


def key_of(name: str) -> tuple[str, ...]:
    """The words by which a name is looked up.

    >>> key_of("CPI (Maoist)") == key_of("CPI-Maoist")
    True
    """
    return tuple(word.key for word in words_of(name))


def are_joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a joint such as a blank or a hyphen stands between two words of one name."""
    gap = text[left.end : right.start]
    if left.possessive:
        gap = gap[2:]
    if gap in _PARENTHESES:
        return len(right.text) > 1 or gap.strip() != "("
    return gap in _JOINTS and (gap != ". " or len(left.text) == 1)
