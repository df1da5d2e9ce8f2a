"""A document with what has been found in it so far."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from dateline.model.actor import Actor
from dateline.model.document import Document
from dateline.model.ids import MentionId
from dateline.model.link import Link
from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.model.where import Place, Shape

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True)
class Page:
    """A document, its parse and its mentions. Rooms hand on new pages; none is changed."""

    document: Document
    analysis: Analysis
    mentions: tuple[Mention, ...] = ()

    def with_mentions(self, new: Iterable[Mention]) -> "Page":
        """Another page with these mentions added."""
        return replace(self, mentions=(*self.mentions, *new))

    def of_kind(self, kind: type[M]) -> tuple[M, ...]:
        """The mentions of one kind, in text order."""
        if kind not in self._by_kind:
            found = (mention for mention in self.mentions if isinstance(mention, kind))
            self._by_kind[kind] = tuple(sorted(found, key=lambda mention: mention.span))
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> dict[type, tuple[Any, ...]]:
        """What `of_kind` has sorted already: the rooms ask for the same kinds again and again."""
        return {}

    def at(self, kind: type[M], span: Span) -> tuple[M, ...]:
        """The mentions of one kind that share words with a span, in text order."""
        found = self.of_kind(kind)
        if kind not in self._starts:
            longest = max((one.span.end - one.span.start for one in found), default=0)
            self._starts[kind] = [one.span.start for one in found], longest
        starts, longest = self._starts[kind]
        low, high = bisect_left(starts, span.start - longest), bisect_left(starts, span.end)
        return tuple(one for one in found[low:high] if one.span.overlaps(span))

    @cached_property
    def _starts(self) -> dict[type, tuple[list[int], int]]:
        """Where the mentions of a kind start, and the length of the longest: long reports ask often."""
        return {}

    @cached_property
    def by_id(self) -> Mapping[MentionId, Mention]:
        """Each mention by its id."""
        return {mention.id: mention for mention in self.mentions}


@dataclass(frozen=True)
class LinkedPage:
    """A page whose places and actors were looked up: chosen, or declined with reasons."""

    page: Page
    places: Mapping[MentionId, Link[Place]] = field(default_factory=dict)
    actors: Mapping[MentionId, Link[Actor]] = field(default_factory=dict)
    shapes: Mapping[MentionId, Shape] = field(default_factory=dict)  # of places with a relation
