"""Which reports tell of one happening, by their words alone: every pair with a score and its reasons."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.corroborate.story_features import FEATURES, Batch, Weighed, batch_of, told, units_of
from dateline.corroborate.story_links import Edges, average_links, groups_of
from dateline.corroborate.story_vectors import shares_among, shares_of, vector, without_lone_words
from dateline.model.ids import DocumentId
from dateline.model.reason import Reason
from dateline.model.story import Counts, Story
from dateline.resources.story_weights import StoryWeights, load_story_weights
from dateline.resources.word_shares import expected_shares

_COMMON = 0.1  # share of reports: words that more of them hold propose no pair
_FEW = 20  # unless so few hold them
_LEAST_LIKENESS = 0.03  # cosine over the rarer words from which a pair is looked at
_MANY = 6  # reports on the like: among so many a word that only one holds sets nobody apart from the others
_TWO = 2
_NOTHING = 0.1  # log-odds: what says less is no reason


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of documents beside their words.

    `shared`: reasons, in log-odds, for pairs of documents (ids in order). `eventful`: documents that bring an
    event of a known day and place: for two of them that share none, `apart` is added.
    """

    shared: Mapping[tuple[DocumentId, DocumentId], Sequence[Reason]] = field(default_factory=dict)
    eventful: frozenset[DocumentId] = frozenset()
    apart: Reason | None = None


@dataclass(frozen=True, slots=True)
class StoryPair:
    """Two reports: how surely they tell of one happening, from 0 to 1, and why."""

    a: DocumentId
    b: DocumentId
    score: float
    reasons: tuple[Reason, ...]


def pair_stories(
    stories: Iterable[Story], known: Known | None = None, weights: StoryWeights | None = None
) -> tuple[StoryPair, ...]:
    """All pairs of reports that may tell of one happening, by document ids.

    First all are compared, and those on the like gathered. Within such a group the words are weighed anew by
    what sets its members apart, so that of two trials of one kind each keeps its own names. A pair's score is
    the mean over all pairs of the two groups that were joined, so that others bring two reports together.
    What is `known` otherwise of two documents (ids in order), such as an event that both tell of, is added.
    """
    weights = weights or load_story_weights()
    ordered = sorted(
        {story.document_id: story for story in stories}.values(), key=lambda one: one.document_id
    )
    comparison = _Comparison(ordered, weights, known or Known())
    first = comparison.edges(comparison.wide, _proposed(comparison.wide))
    close = comparison.wide[:]
    for group in groups_of(len(ordered), average_links(first, weights.alike)):
        for at, words, names in zip(group, *comparison.narrowed(group), strict=True):
            close[at] = replace(close[at], words=words, names=names)
    return tuple(comparison.pairs(close, comparison.edges(close, {*first, *comparison.shared})))


class _Comparison:
    """A batch of reports, their words weighed, and what is usual among them."""

    def __init__(self, stories: Sequence[Story], weights: StoryWeights, known: Known) -> None:
        self.stories, self.weights = stories, weights
        place = {story.document_id: at for at, story in enumerate(stories)}
        self.apart = known.apart
        self.eventful = {place[one] for one in known.eventful if one in place}
        self.shared = {
            (place[one], place[other]): reasons
            for (one, other), reasons in known.shared.items()
            if one in place and other in place
        }
        self.batch: Batch = batch_of(stories, weights.gaps)
        expected = expected_shares()
        parts = [_vectors([_part(story, name) for story in stories], expected) for name in _PARTS]
        self.shares = shares_of([story.words for story in stories], expected)
        self.name_shares = shares_of([story.names for story in stories], expected)
        self.wide = [
            Weighed(story=story, units=units_of(story), **dict(zip(_PARTS, vectors, strict=True)))
            for story, *vectors in zip(stories, *parts, strict=True)
        ]

    def narrowed(self, group: Sequence[int]) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
        """Words and names of the reports of a group, weighed by how rare they are among its members."""
        words = [self.stories[at].words for at in group]
        names = [self.stories[at].names for at in group]
        among, named = shares_among(words, self.shares), shares_among(names, self.name_shares)
        if len(group) >= _MANY:
            words = without_lone_words(words)
        return [vector(one, among) for one in words], [vector(one, named) for one in names]

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
        found = {
            (one, other): chance(self.odds(reports[one], reports[other]) + self.otherwise(one, other))
            for one, other in sorted(pairs)
        }
        return {pair: value for pair, value in found.items() if value >= self.weights.alike / 5}

    def otherwise(self, one: int, other: int) -> float:
        """The log-odds of what is known of two reports beside their words."""
        return sum(reason.value for reason in self.known(one, other))

    def known(self, one: int, other: int) -> Sequence[Reason]:
        """What is known of two reports beside their words."""
        if found := self.shared.get((one, other)):
            return found
        if self.apart and one in self.eventful and other in self.eventful:
            return (self.apart,)
        return ()

    def pairs(self, reports: Sequence[Weighed], edges: Edges) -> Iterator[StoryPair]:
        for merge in average_links(edges, self.weights.related):
            for one in merge.one:
                for other in merge.other:
                    low, high = sorted((one, other))
                    direct = self.odds(reports[low], reports[high]) + self.otherwise(low, high)
                    reasons = [*self.known(low, high), *self._reasons(reports[low], reports[high])]
                    if (others := len(merge.one) + len(merge.other) - _TWO) > 0:
                        text = f"{others} more reports are much like the one or the other"
                        reasons.append(Reason("group", round(log_odds(merge.height) - direct, 2), text))
                    a, b = (self.stories[at].document_id for at in (low, high))
                    yield StoryPair(a=a, b=b, score=round(merge.height, 4), reasons=tuple(reasons))

    def _reasons(self, a: Weighed, b: Weighed) -> list[Reason]:
        weighed = [
            Reason(name, round(value, 2), told(name, a, b))
            for name, value in self.contributions(a, b)
            if abs(value) >= _NOTHING
        ]
        return sorted(weighed, key=lambda reason: (-abs(reason.value), reason.name))


_PARTS = ("words", "names", "lead", "numbers", "figures")


def _part(story: Story, name: str) -> Counts:
    counts: Counts = getattr(story, name)
    return counts


def _vectors(counts: Sequence[Counts], expected: Mapping[str, float]) -> list[dict[str, float]]:
    shares = shares_of(counts, expected)
    return [vector(one, shares) for one in counts]


def _proposed(reports: Sequence[Weighed]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough rare words, by an index of the words."""
    held = Counter(word for report in reports for word in report.words)
    most = max(_FEW, _COMMON * len(reports))
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, report in enumerate(reports):
        found: dict[int, float] = defaultdict(float)
        for word, value in report.words.items():
            if held[word] <= most:
                for other, theirs in holders[word]:
                    found[other] += value * theirs
                holders[word].append((at, value))
        yield from ((other, at) for other, cosine in found.items() if cosine >= _LEAST_LIKENESS)


def chance(odds: float) -> float:
    """The chance that stands behind log-odds."""
    return 1 / (1 + math.exp(-odds))


def log_odds(chance: float) -> float:
    """The log-odds of a chance, which is never quite 0 or 1."""
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))
