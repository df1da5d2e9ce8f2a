"""The last place where characters may change. Every change keeps the length of the text."""

import re

_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_LOST = "\ufffd"  # what decoders write for a character that they could not read


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with what no file or database can hold replaced one for one, and notes on what is lost.

    >>> clean_text("a\\x00b")
    ('a\ufffdb', ('1 NUL or broken character replaced by U+FFFD',))
    """
    lost = text.count(_LOST)
    notes = (f"{_counted(lost, 'character')} had been lost (U+FFFD) before it was read",) if lost else ()
    if not _UNUSABLE.search(text):
        return text, notes
    clean, changed = _UNUSABLE.subn(_LOST, text)
    return clean, (*notes, f"{_counted(changed, 'NUL or broken character')} replaced by U+FFFD")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number > 1)}"
