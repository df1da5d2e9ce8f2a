"""From bytes to text: which encoding, and is it text at all?"""

import codecs
import re

from dateline.read.problem import Unusable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, Office or EPUB file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_SAMPLE = 64_000
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.01
_NUL_SHARE = 0.2  # of a sample: UTF-16 has a NUL beside every Latin letter
_SAVE_AS_TEXT = "save it as plain text in UTF-8"


def decode_bytes(raw: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and a note if its encoding had to be worked out.

    >>> decode_bytes("café".encode("cp1252"))
    ('café', ('read as cp1252: it is not UTF-8',))
    """
    encoding, skip = find_encoding(raw, declared)
    if encoding == "utf-8":
        return raw[skip:].decode(encoding), ()
    try:
        text = raw[skip:].decode(encoding)
    except UnicodeDecodeError:
        text = raw[skip:].decode(encoding, errors="replace")
        return text, (f"read as {encoding}; characters that it does not have became U+FFFD",)
    return text, (() if skip or encoding == declared else (f"read as {encoding}: it is not UTF-8",))


def find_encoding(raw: bytes, declared: str | None = None) -> tuple[str, int]:
    """The encoding of some bytes and how many bytes of mark to skip; Unusable if they are no text."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding, len(mark)
    _refuse_binary(raw)
    if wide := _wide(raw[:_SAMPLE]):
        return wide, 0
    if _is_utf8(raw):
        return "utf-8", 0
    if declared and _decodes(raw, declared):
        return declared, 0
    return _guess(raw), 0


def _refuse_binary(raw: bytes) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise Unusable(f"it is {what}, whatever its name says", _SAVE_AS_TEXT)
    sample = raw[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample) and not _wide(sample):
        raise Unusable("it is binary data, not text", _SAVE_AS_TEXT)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark, told by the NULs beside Latin letters."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    least = _NUL_SHARE * max(len(sample), 1)
    if max(odd, even) < least or min(odd, even) * 10 > max(odd, even):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    letters = sample.decode(encoding, errors="replace")
    printable = sum(letter.isprintable() or letter.isspace() for letter in letters)
    return encoding if printable > (1 - _CONTROL_SHARE) * len(letters) else None


def _is_utf8(raw: bytes) -> bool:
    return _decodes(raw, "utf-8")


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


_WESTERN = re.compile("[’‘“”–—…•·«»£€§°©®½¼¾´`\u00a0\u00adÀ-ÖØ-öø-ÿŠšŽžŸŒœ]")
_FEW, _A_FEW = 0.05, 5


def _guess(raw: bytes) -> str:
    """Windows-1252 where the odd characters are few and Western, as in English; else the likeliest."""
    sample = raw[:_SAMPLE].decode("cp1252", errors="replace")
    odd = [letter for letter in sample if ord(letter) > 127]  # noqa: PLR2004  (not ASCII)
    if len(odd) < _FEW * len(sample) + _A_FEW and all(map(_WESTERN.match, odd)):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], cp_exclusion=["utf_16", "utf_16_be", "utf_16_le", "utf_32"]).best()
    return best.encoding if best and best.encoding not in ("ascii", "utf_8") else "cp1252"
