"""Why two reports may tell of one happening: pure functions of two reports and the batch they came in.

How loudly each speaks stands in `resources/stories.yaml`.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.corroborate.story_vectors import Vector, likeness, most_telling
from dateline.model.story import Story

_WEEK = 7  # days
_MONTH = 31
_DOUBT = 50  # pairs of reports, half of them of one week, added to those of the batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A report with its words weighed."""

    story: Story
    words: Vector
    names: Vector
    lead: Vector
    numbers: Vector
    figures: Vector


@dataclass(frozen=True, slots=True)
class Batch:
    """What is usual among the reports that are compared."""

    reports: int
    naming: Counter[date]  # how many reports name a day
    together: float  # the share of dated pairs that came out within a week


def batch_of(stories: Sequence[Story]) -> Batch:
    """What is usual among these reports."""
    dated = sorted(story.published.toordinal() for story in stories if story.published)
    near, first = 0, 0
    for at, day in enumerate(dated):
        while day - dated[first] > _WEEK:
            first += 1
        near += at - first
    pairs = len(dated) * (len(dated) - 1) // 2
    naming = Counter(day for story in stories for day in story.days)
    return Batch(len(stories), naming, (near + _DOUBT / 2) / (pairs + _DOUBT))


Feature = Callable[[Weighed, Weighed, Batch], float]


def shared_words(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Words in common."""
    return likeness(a.words, b.words)


def shared_names(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Names in common."""
    return likeness(a.names, b.names)


def shared_lead(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Words of headline and first sentences in common."""
    return likeness(a.lead, b.lead)


def shared_numbers(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Numbers of the same things in common."""
    return likeness(a.numbers, b.numbers)


def shared_figures(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Figures in common, whatever they count."""
    return likeness(a.figures, b.figures)


def same_day_told(a: Weighed, b: Weighed, batch: Batch) -> float:
    """Both name a day that few reports name."""
    shared = a.story.days & b.story.days
    rarest = min((batch.naming[day] for day in shared), default=None)
    return math.log((batch.reports + 1) / (rarest + 0.5)) if rarest else 0.0


def published_together(a: Weighed, b: Weighed, batch: Batch) -> float:
    """They came out within a week, which few pairs of reports do."""
    gap = _gap(a, b)
    return -math.log(batch.together) if gap is not None and gap <= _WEEK else 0.0


def published_apart(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """They came out more than a month apart."""
    gap = _gap(a, b)
    return 1.0 if gap is not None and gap > _MONTH else 0.0


def other_years(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Both name years, and none in common."""
    return 1.0 if a.story.years and b.story.years and not a.story.years & b.story.years else 0.0


def _gap(a: Weighed, b: Weighed) -> int | None:
    if a.story.published is None or b.story.published is None:
        return None
    return abs((a.story.published - b.story.published).days)


FEATURES: tuple[Feature, ...] = (
    shared_words,
    shared_names,
    shared_lead,
    shared_numbers,
    shared_figures,
    same_day_told,
    published_together,
    published_apart,
    other_years,
)

_SHOWN = 5


def told(feature: str, a: Weighed, b: Weighed) -> str:
    """A feature's reason in words, with what was found."""
    sentence = _SENTENCES[feature]
    if feature in _VECTORS:
        one, other = (getattr(side, _VECTORS[feature]) for side in (a, b))
        return f"{sentence}: {', '.join(most_telling(one, other, _SHOWN))}"
    if feature == "same_day_told":
        return f"{sentence}: {', '.join(sorted(map(str, a.story.days & b.story.days)))}"
    if feature == "other_years":
        years = (", ".join(map(str, sorted(side.story.years))) for side in (a, b))
        return f"{sentence}: {'; '.join(years)}"
    return f"{sentence}: {a.story.published}, {b.story.published}"


_VECTORS = {
    "shared_words": "words",
    "shared_names": "names",
    "shared_lead": "lead",
    "shared_numbers": "numbers",
    "shared_figures": "figures",
}
_SENTENCES = {
    "shared_words": "words in common",
    "shared_names": "names in common",
    "shared_lead": "in headline and lead of both",
    "shared_numbers": "numbers in common",
    "shared_figures": "figures in common",
    "same_day_told": "both name",
    "published_together": "published within a week",
    "published_apart": "published more than a month apart",
    "other_years": "name other years",
}
