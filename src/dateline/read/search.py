"""What one pass over a text has found so far."""

import re
from dataclasses import dataclass, field

from dateline.model.document import Furniture, FurnitureKind
from dateline.model.span import Span
from dateline.read.dates import WrittenDate
from dateline.read.filed import Filed


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A publication date that the text itself states."""

    written: WrittenDate
    span: Span
    words: str
    label: str | None  # "published", "updated"


@dataclass(slots=True)
class Search:
    """The state of one pass over a text."""

    text: str
    title: str | None
    parts: list[Furniture] = field(default_factory=list)
    headline: Span | None = None
    byline: Span | None = None
    filed: Filed | None = None
    dates: list[FoundDate] = field(default_factory=list)
    number: tuple[int, int] | None = None

    def put(self, kind: FurnitureKind, span: Span) -> None:
        self.parts.append(Furniture(kind, span))


_NO_KEY = re.compile(r"[\W_]+")


def headline_key(words: str | None) -> str:
    """What makes two headlines the same: their letters and digits.

    >>> headline_key("Raid in Taiz!") == headline_key("RAID IN TAIZ")
    True
    """
    return _NO_KEY.sub("", (words or "").casefold())
