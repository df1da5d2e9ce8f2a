"""What earlier annotators found, ready to be asked by token."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dateline.model.mention import AreaMention, CountMention, NameMention, PlaceMention, Quote, TimeMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis

M = TypeVar("M", PlaceMention, TimeMention, AreaMention)


@dataclass(frozen=True)
class Found:
    """The mentions of a page by the token that heads them."""

    page: Page

    @property
    def analysis(self) -> Analysis:
        """The parse of the page."""
        return self.page.analysis

    @cached_property
    def names(self) -> dict[int, NameMention]:
        """Names and descriptions by head token; of two with one head the longer."""
        found: dict[int, NameMention] = {}
        for mention in self.page.of_kind(NameMention):
            head = self.analysis.within(mention.head)
            key = head[-1] if head else self.analysis.head_of(mention.span)
            if key is not None and (key not in found or _size(mention.span) > _size(found[key].span)):
                found[key] = mention
        return found

    @cached_property
    def name_at(self) -> dict[int, NameMention]:
        """For each token inside a name or description the shortest one that covers it."""
        found: dict[int, NameMention] = {}
        for mention in sorted(self.page.of_kind(NameMention), key=lambda m: -_size(m.span)):
            for i in self.analysis.within(mention.span):
                found[i] = mention
        return found

    @cached_property
    def proper(self) -> frozenset[int]:
        """The tokens inside proper names, where a trigger word announces nothing."""
        spans = [m.name for m in self.page.of_kind(NameMention) if m.name]
        return frozenset(i for span in spans for i in self.analysis.within(span))

    @cached_property
    def places(self) -> dict[int, PlaceMention]:
        """For each token inside a place name its mention."""
        return {i: m for m in self.page.of_kind(PlaceMention) for i in self.analysis.within(m.span)}

    @cached_property
    def place_heads(self) -> tuple[tuple[int, PlaceMention | AreaMention], ...]:
        """Places named, datelines aside, and places described, with their head tokens."""
        named = [pair for pair in self._headed(PlaceMention) if not pair[1].is_dateline]
        return (*named, *self._headed(AreaMention))

    @cached_property
    def time_heads(self) -> tuple[tuple[int, TimeMention], ...]:
        """The expressions of time with their head tokens, in text order."""
        return self._headed(TimeMention)

    @cached_property
    def in_times(self) -> frozenset[int]:
        """The tokens inside expressions of time."""
        return frozenset(i for _, m in self.time_heads for i in self.analysis.within(m.span))

    @cached_property
    def count_heads(self) -> tuple[tuple[int, CountMention], ...]:
        """The counts with the head token of whom they count."""
        found = []
        for mention in self.page.of_kind(CountMention):
            head = self.analysis.head_of(mention.who or mention.span)
            if head is not None:
                found.append((head, mention))
        return tuple(found)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in text order."""
        return self.page.of_kind(Quote)

    def quotes_at(self, span: Span) -> list[Quote]:
        """The quotes around words, the shortest content first: the nearest speaker of what it holds."""
        return sorted(self.page.at(Quote, span), key=lambda q: (_size(q.span), q.span))

    def _headed(self, kind: type[M]) -> tuple[tuple[int, M], ...]:
        pairs = ((self.analysis.head_of(m.span), m) for m in self.page.of_kind(kind))
        return tuple((head, mention) for head, mention in pairs if head is not None)


def _size(span: Span) -> int:
    return span.end - span.start
