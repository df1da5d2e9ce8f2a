"""Which reports tell of one happening, by their words alone: every pair with a score and its reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.corroborate.story_features import FEATURES, Batch, Weighed, batch_of, told
from dateline.corroborate.story_links import Edges, average_links, groups_of
from dateline.corroborate.story_vectors import shares_among, shares_of, vector
from dateline.model.ids import DocumentId
from dateline.model.reason import Reason
from dateline.model.story import Counts, Story
from dateline.resources.story_weights import StoryWeights, load_story_weights
from dateline.resources.word_shares import expected_shares

_COMMON = 0.1  # share of reports: more common words propose no pair
_LEAST_LIKENESS = 0.03  # cosine over the rarer words from which a pair is looked at
_TWO = 2
_NOTHING = 0.1  # log-odds: what says less is no reason


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPair:
    """Two reports: how surely they tell of one happening, from 0 to 1, and why."""

    a: DocumentId
    b: DocumentId
    score: float
    reasons: tuple[Reason, ...]


def pair_stories(stories: Iterable[Story], weights: StoryWeights | None = None) -> tuple[StoryPair, ...]:
    """All pairs of reports that may tell of one happening, by document ids.

    First all are compared, and those on the like gathered. Within such a group the words are weighed anew by
    what sets its members apart, so that of two trials of one kind each keeps its own names. A pair's score is
    the mean over all pairs of the two groups that were joined, so that others bring two reports together.
    """
    weights = weights or load_story_weights()
    ordered = sorted(
        {story.document_id: story for story in stories}.values(), key=lambda one: one.document_id
    )
    comparison = _Comparison(ordered, weights)
    first = comparison.edges(comparison.wide, _proposed(comparison.wide, comparison.shares))
    close = comparison.wide[:]
    for group in groups_of(len(ordered), average_links(first, weights.alike)):
        for at, words in zip(group, comparison.narrowed(group), strict=True):
            close[at] = replace(close[at], words=words)
    return tuple(comparison.pairs(close, comparison.edges(close, first)))


class _Comparison:
    """A batch of reports, their words weighed, and what is usual among them."""

    def __init__(self, stories: Sequence[Story], weights: StoryWeights) -> None:
        self.stories, self.weights = stories, weights
        self.batch: Batch = batch_of(stories)
        expected = expected_shares()
        parts = [_vectors([_part(story, name) for story in stories], expected) for name in _PARTS]
        self.shares = shares_of([story.words for story in stories], expected)
        self.wide = [
            Weighed(story=story, **dict(zip(_PARTS, vectors, strict=True)))
            for story, *vectors in zip(stories, *parts, strict=True)
        ]

    def narrowed(self, group: Sequence[int]) -> list[dict[str, float]]:
        """The words of the reports of a group, weighed by how rare they are among its members."""
        counts = [self.stories[at].words for at in group]
        among = shares_among(counts, self.shares)
        return [vector(one, among) for one in counts]

    def odds(self, a: Weighed, b: Weighed) -> float:
        """The log-odds that two reports tell of one happening."""
        return self.weights.bias + sum(value for _, value in self.contributions(a, b))

    def contributions(self, a: Weighed, b: Weighed) -> Iterator[tuple[str, float]]:
        for feature in FEATURES:
            name = feature.__name__
            yield name, self.weights.features[name].weight * feature(a, b, self.batch)

    def edges(
        self, reports: Sequence[Weighed], pairs: Iterable[tuple[int, int]]
    ) -> dict[tuple[int, int], float]:
        """The pairs with the chance that the two tell of one happening, where it is worth a thought."""
        found = {pair: _chance(self.odds(reports[pair[0]], reports[pair[1]])) for pair in sorted(pairs)}
        return {pair: chance for pair, chance in found.items() if chance >= self.weights.alike / 5}

    def pairs(self, reports: Sequence[Weighed], edges: Edges) -> Iterator[StoryPair]:
        for merge in average_links(edges, self.weights.related):
            for one in merge.one:
                for other in merge.other:
                    low, high = sorted((one, other))
                    yield self._pair(
                        reports[low], reports[high], merge.height, len(merge.one) + len(merge.other)
                    )

    def _pair(self, a: Weighed, b: Weighed, height: float, members: int) -> StoryPair:
        weighed = [
            Reason(name, round(value, 2), told(name, a, b))
            for name, value in self.contributions(a, b)
            if abs(value) >= _NOTHING
        ]
        weighed.sort(key=lambda reason: (-abs(reason.value), reason.name))
        if members > _TWO:
            direct = self.odds(a, b)
            text = f"{members - _TWO} more reports are much like the one or the other"
            weighed.append(Reason("group", round(_log_odds(height) - direct, 2), text))
        return StoryPair(
            a=a.story.document_id, b=b.story.document_id, score=round(height, 4), reasons=tuple(weighed)
        )


_PARTS = ("words", "names", "lead", "numbers", "figures")


def _part(story: Story, name: str) -> Counts:
    counts: Counts = getattr(story, name)
    return counts


def _vectors(counts: Sequence[Counts], expected: Mapping[str, float]) -> list[dict[str, float]]:
    shares = shares_of(counts, expected)
    return [vector(one, shares) for one in counts]


def _proposed(reports: Sequence[Weighed], shares: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough rare words, by an index of the words."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, report in enumerate(reports):
        found: dict[int, float] = defaultdict(float)
        for word, value in report.words.items():
            if shares[word] <= _COMMON:
                for other, theirs in holders[word]:
                    found[other] += value * theirs
                holders[word].append((at, value))
        yield from ((other, at) for other, cosine in found.items() if cosine >= _LEAST_LIKENESS)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))
