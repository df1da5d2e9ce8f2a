"""Is it English? Only a confident no turns a report away."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.read.cues import furniture_cues

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 3_000
_ENGLISH_SHARE = 0.1
_LEAST_WORDS = 12
_LEAST_LETTERS = 25
_CONFIDENT = 0.95
_OTHER_SCRIPT = 0.5
_LATIN_END = "\u0250"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english_code(code: str) -> bool:
    """Whether a language field means English.

    >>> is_english_code("en-GB"), is_english_code("fra")
    (True, False)
    """
    first = re.split(r"[-_ ]", code.strip().lower())[0]
    return first in {"en", "eng", "english"}


def foreign_language(text: str) -> str | None:
    """The code of the language of a text that is clearly not English; None if it is, or may be.

    >>> foreign_language("The army said that it had left the town.") is None
    True
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        return None
    common = furniture_cues().common_words
    if sum(word in common for word in words) >= _ENGLISH_SHARE * len(words):
        return None
    foreign = sum(letter >= _LATIN_END for word in words for letter in word)
    is_other_script = foreign > _OTHER_SCRIPT * letters
    if len(words) < _LEAST_WORDS and not is_other_script:
        return None
    code, confidence = _identifier().classify(" ".join(words))
    if code == "en" or (confidence < _CONFIDENT and not is_other_script):
        return None
    return str(code)


@lru_cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_name(code: str) -> str:
    """The English name of a language code, or the code itself.

    >>> language_name("fr")
    'French'
    """
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_")).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
