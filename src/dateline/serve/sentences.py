"""The sentence around marked words, where no parse of the report is kept."""

import re

from dateline.model.document import Document
from dateline.model.layout import strip_span
from dateline.model.span import Span

# A full stop ends a sentence if white space and a capital, a digit or an opening mark follow; initials and
# titles before a name do not.
_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No))(?<!\b(?:Mrs|Col|Gen|Maj|Sgt))[.!?][\"”’)]*\s+(?=[A-Z0-9“\"‘(])"
)


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence of the paragraph in which the words begin, with all of the words.

    >>> from dateline.model.ids import DocumentId
    >>> text = "They left. Gen. Moro said that gunmen came. Nobody stayed."
    >>> report = Document(id=DocumentId("d"), external_id=None, location="a", text=text, text_sha256="")
    >>> sentence_around(report, Span(31, 37)).of(text)
    'Gen. Moro said that gunmen came.'
    """
    block = next((one for one in document.paragraphs() if one.overlaps(span)), span)
    start, end = block.start, block.end
    for found in _END.finditer(document.text, block.start, block.end):
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end - 1:
            end = found.end()
            break
    return (strip_span(document.text, start, end) or span).join(span)
