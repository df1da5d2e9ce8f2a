"""Tokens and sentences of a page, in dateline's own shape, whatever engine parsed them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.model.span import Span


class Token(NamedTuple):
    """A word as parsed. `head` is the index of its governor; a root governs itself.

    `text` is the word as printed, `norm` the form that was parsed: the same but for capitals
    (a report in capitals is parsed in ordinary case).
    Labels: universal part of speech in `pos`, Penn tag in `tag`, ClearNLP dependency in `dep`.
    """

    i: int
    start: int
    end: int
    text: str
    norm: str
    lemma: str  # lower case
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` (included) to `last` (excluded) and their span; `paragraph` counts blocks of prose."""

    index: int
    first: int
    last: int
    span: Span
    paragraph: int


@dataclass(frozen=True)
class Analysis:
    """The parse of one document's prose."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of the tokens it governs, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(one) for one in found)

    @cached_property
    def _edges(self) -> tuple[tuple[int, int], ...]:
        """For each token the first and last token of its subtree (both included)."""
        edges = [[token.i, token.i] for token in self.tokens]
        for order in sorted(self.tokens, key=self._depth, reverse=True):
            if order.head != order.i:
                mine, above = edges[order.i], edges[order.head]
                above[0], above[1] = min(above[0], mine[0]), max(above[1], mine[1])
        return tuple((first, last) for first, last in edges)

    def _depth(self, token: Token) -> int:
        return self._depths[token.i]

    @cached_property
    def _depths(self) -> tuple[int, ...]:
        depths = [-1] * len(self.tokens)
        for token in self.tokens:
            path = []
            current = token
            while depths[current.i] < 0 and current.head != current.i:
                path.append(current.i)
                current = self.tokens[current.head]
            base = max(depths[current.i], 0)
            depths[current.i] = base
            for step, index in enumerate(reversed(path), 1):
                depths[index] = base + step
        return tuple(depths)

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token (both included) of what token `i` governs, itself among them."""
        return self._edges[i]

    def subtree(self, i: int) -> range:
        """The tokens from the left to the right edge of what token `i` governs."""
        first, last = self._edges[i]
        return range(first, last + 1)

    def is_under(self, i: int, top: int) -> bool:
        """Whether `top` governs token `i`, directly or through others; a token is under itself."""
        while i != top:
            head = self.tokens[i].head
            if head == i:
                return False
            i = head
        return True

    def ancestors(self, i: int) -> tuple[int, ...]:
        """The governors of token `i`, nearest first, the root last."""
        found = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            found.append(i)
        return tuple(found)

    def child(self, i: int, *labels: str) -> int | None:
        """The first token that hangs on `i` with one of these labels."""
        return next((c for c in self.children[i] if self.tokens[c].dep in labels), None)

    def each_child(self, i: int, *labels: str) -> tuple[int, ...]:
        """All tokens that hang on `i` with one of these labels."""
        return tuple(c for c in self.children[i] if self.tokens[c].dep in labels)

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Token `i` and what is joined to it: `A, B and C` gives three, from any of the first links."""
        found = [i]
        for c in self.children[i]:
            if self.tokens[c].dep == "conj":
                found += self.conjuncts(c)
        return tuple(found)

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def within(self, span: Span) -> range:
        """The tokens that lie inside a span."""
        low = bisect_left(self._starts, span.start)
        return range(low, max(low, bisect_right(self._ends, span.end)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(token.end for token in self.tokens)

    @cached_property
    def _openings(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)

    def head_of(self, span: Span) -> int | None:
        """The token inside the span whose governor lies outside it: the head of the phrase."""
        inside = self.within(span)
        return next(
            (i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), None
        )

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which the span begins."""
        index = bisect_right(self._openings, span.start) - 1
        if index < 0 or self.sentences[index].span.end <= span.start:
            return None
        return self.sentences[index]
