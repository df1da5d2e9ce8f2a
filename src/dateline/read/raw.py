"""What a reader found, before it is a document."""

from dataclasses import dataclass

from dateline.model.document import Furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """The text of one report and what stood beside it; nothing in it has been interpreted."""

    location: str
    text: str
    row: int | None = None
    external_id: str | int | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    furniture: tuple[Furniture, ...] = ()  # what the markup itself says: headings, captions
    notes: tuple[str, ...] = ()
