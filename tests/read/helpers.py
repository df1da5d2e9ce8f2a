"""Short ways to read a text and to look at what was set aside."""

from dateline.model.document import Document
from dateline.read.build import build_document
from dateline.read.raw import Raw


def read_text(text: str, **fields: str) -> Document:
    document = build_document(Raw(location="test", text=text, **fields))
    assert isinstance(document, Document), document
    return document


def set_aside(document: Document) -> list[tuple[str, str]]:
    return [(part.kind.value, part.span.of(document.text)) for part in document.furniture]


def prose(document: Document) -> list[str]:
    return [block.of(document.text) for block in document.paragraphs()]
