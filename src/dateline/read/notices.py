"""What a report says of an earlier one: "CORRECTION:", "UPDATE 2", "KILL NOTICE", "Eds: adds toll"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from dateline.model.document import Document
from dateline.model.layout import iter_blocks
from dateline.model.origin import Notice
from dateline.resources.cues import load_cues

_HEAD, _TAIL = 4, 3  # lines: headline, byline and dateline may stand before what the notice says
_LONGEST = 400  # characters of a line that are looked at


class NoticeEntry(BaseModel):
    """One way in which a notice is worded, with an example that a test runs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Notice
    at: Literal["head", "both"]
    pattern: str
    example: str
    counter: str | None = None

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


class NoticeCues(BaseModel):
    """What notices.yaml holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notices: tuple[NoticeEntry, ...]


def notice_of(document: Document) -> Notice | None:
    """What the report says it does to an earlier one; None for an ordinary report."""
    lines = [block.of(document.text)[:_LONGEST] for block in iter_blocks(document.text)]
    head = [*([document.title] if document.title else []), *lines[:_HEAD]]
    tail = lines[_HEAD:][-_TAIL:]
    return next((kind for kind, in_head, shape in _shapes() if _any(shape, head, tail, in_head)), None)


def _any(shape: re.Pattern[str], head: Iterable[str], tail: Iterable[str], in_head: bool) -> bool:
    """Whether a line of the head, or of the tail where the wording may stand there, begins so."""
    lines = head if in_head else (*head, *tail)
    return any(shape.match(line) for line in lines)


@lru_cache
def _shapes() -> tuple[tuple[Notice, bool, re.Pattern[str]], ...]:
    cues: NoticeCues = load_cues("notices", NoticeCues)
    return tuple((one.kind, one.at == "head", re.compile(one.pattern, re.IGNORECASE)) for one in cues.notices)
