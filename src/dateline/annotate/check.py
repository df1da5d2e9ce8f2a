"""Refuses an order of annotators in which a need comes before its gift, and spans outside the text."""

from collections.abc import Iterable

from dateline.annotate.base import Annotator
from dateline.errors import BadSpan, InternalError
from dateline.model.page import Page


def check_order(annotators: Iterable[Annotator]) -> None:
    """Refuse an order in which something is needed before it is made, naming both parties."""
    chosen = tuple(annotators)
    made: set[str] = set()
    for annotator in chosen:
        for kind in sorted(annotator.requires - made):
            makers = [one.name for one in chosen if kind in one.assigns]
            giver = f"{makers[0]} comes later" if makers else "nobody makes it"
            raise InternalError(f"{annotator.name} needs {kind}, but {giver}")
        made |= annotator.assigns


def check_spans(page: Page) -> None:
    """Refuse a page with a mention that leaves the text."""
    for mention in page.mentions:
        if mention.span.end > len(page.document.text):
            raise BadSpan(f"{mention.maker} gave {mention.span} in a text of {len(page.document.text)}")
