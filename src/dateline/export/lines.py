"""JSON lines: everything, one record a line."""

import json
import re
from collections.abc import Mapping
from typing import TextIO

from dateline.export.claims import claim_record
from dateline.export.documents import document_record
from dateline.model.coded import CodedPage

_BREAKS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})
_HALVES = re.compile("[\ud800-\udfff]")


def line(record: Mapping[str, object]) -> str:
    r"""The record as one line of JSON, also for readers that break lines at Unicode's separators.

    >>> line({"text": "one\u2028two\nthree"})
    '{"text": "one\\u2028two\\nthree"}\n'
    """
    written = json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_BREAKS)
    if _HALVES.search(written):
        written = json.dumps(record, allow_nan=False)  # half a surrogate pair has no UTF-8
    return written + "\n"


class ClaimLines:
    """One claim a line."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def add(self, page: CodedPage) -> None:
        """Write the claims of a page, whole lines at once."""
        text = page.document.text
        self._file.write("".join(line(claim_record(claim, text)) for claim in page.claims))
        self._file.flush()

    def close(self) -> None:
        """Nothing: the last line is complete."""


class DocumentLines:
    """One document a line."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def add(self, page: CodedPage) -> None:
        """Write one document."""
        self._file.write(line(document_record(page.linked)))
        self._file.flush()

    def close(self) -> None:
        """Nothing: the last line is complete."""
