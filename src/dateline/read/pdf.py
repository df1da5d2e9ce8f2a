"""PDF: bulletins and releases with a text layer; scanned pages hold no text and are refused."""

import io
import re
from collections.abc import Iterator

from dateline.errors import BadUsage
from dateline.read.problem import Unusable
from dateline.read.raw import Raw

_REMEDY = "save its text as .txt"


def read_pdf(raw: bytes, location: str) -> Iterator[Raw]:
    """The report of a PDF file. Lines that were broken by the page are joined; the file's own dates are
    those of the file, not of the report, and are not used."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ModuleNotFoundError as problem:
        raise BadUsage("PDF needs an extra: pip install 'dateline[pdf]'") from problem

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unusable("it is locked with a password", f"unlock it, or {_REMEDY}")
        pages = [page.extract_text() or "" for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, RecursionError) as problem:
        raise Unusable(f"it cannot be read as PDF: {problem}", _REMEDY) from problem
    text = "\n\n".join(filter(None, (_joined(page) for page in pages)))
    if not text:
        raise Unusable("it holds no text, only pictures of pages", f"recognise the characters, or {_REMEDY}")
    title = reader.metadata.title if reader.metadata else None
    yield Raw(location=location, text=text, title=title or None)


_HYPHENED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BROKEN = re.compile(r"(?<=[^\s.!?:”\"])[ \t]*\n(?=[^\s•*\-–])")


def _joined(page: str) -> str:
    """The words of a page with lines joined that go on.

    >>> _joined("Two men were de-\\ntained in\\nGaru.\\nPolice said so.")
    'Two men were detained in Garu.\\nPolice said so.'
    """
    return _BROKEN.sub(" ", _HYPHENED.sub("", page)).strip()
