"""The last place where characters may change. Every change keeps the length of the text."""

import re

_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with what no file or database can hold replaced one for one, and a note if any was.

    >>> clean_text("a\\x00b")
    ('a\ufffdb', ('1 NUL or broken character replaced by U+FFFD',))
    """
    if not _UNUSABLE.search(text):
        return text, ()
    clean, changed = _UNUSABLE.subn("\ufffd", text)
    return clean, (f"{changed} NUL or broken character{'s' * (changed > 1)} replaced by U+FFFD",)
