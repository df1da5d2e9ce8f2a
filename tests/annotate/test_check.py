"""The order of annotators."""

from dataclasses import dataclass, field, replace

import pytest

from dateline.annotate.check import check_order, check_spans
from dateline.errors import BadSpan, InternalError
from dateline.model.document import Document
from dateline.model.ids import DocumentId, MentionId
from dateline.model.mention import AreaMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.model.where import Level
from dateline.pipeline import Kit


@dataclass(frozen=True)
class Finder:
    name: str
    requires: frozenset[str] = field(default_factory=frozenset)
    assigns: frozenset[str] = field(default_factory=frozenset)

    def __call__(self, _: Page) -> tuple[()]:
        return ()


PLACES = Finder("places", assigns=frozenset({"place"}))
AREAS = Finder("areas", requires=frozenset({"place"}), assigns=frozenset({"area"}))


def test_an_order_that_gives_before_it_needs_is_right() -> None:
    check_order([PLACES, AREAS])


def test_an_order_that_needs_before_it_gives_names_both_parties() -> None:
    with pytest.raises(InternalError, match="areas needs place, but places comes later"):
        check_order([AREAS, PLACES])


def test_a_need_that_nobody_meets_is_named() -> None:
    with pytest.raises(InternalError, match="areas needs place, but nobody makes it"):
        check_order([AREAS])


def test_the_annotators_of_the_program_stand_in_a_right_order(kit: Kit) -> None:
    check_order(kit.annotators)


def test_a_mention_beyond_the_text_is_refused() -> None:
    document = Document(id=DocumentId("d"), external_id=None, location="case", text="Short.", text_sha256="")
    page = Page(document, Analysis("Short.", (), ()))
    mention = AreaMention(id=MentionId("m"), span=Span(2, 6), maker="test", asked=Level.COUNTRY)
    check_spans(page.with_mentions([mention]))
    with pytest.raises(BadSpan, match="test gave"):
        check_spans(page.with_mentions([replace(mention, span=Span(2, 7))]))
