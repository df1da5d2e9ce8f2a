"""Why two reports may tell of one happening: pure functions of two reports and the batch they came in.

How loudly each speaks stands in `resources/stories.yaml`.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.corroborate.story_vectors import Vector, likeness, most_telling
from dateline.model.story import Story
from dateline.resources.story_weights import Gap

_DOUBT = 10  # ordinary pairs of reports that are added to those of the batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A report with its words weighed."""

    story: Story
    words: Vector
    names: Vector
    lead: Vector
    numbers: Vector
    figures: Vector
    units: Mapping[str, frozenset[str]]  # the figures given of each thing


@dataclass(frozen=True, slots=True)
class Batch:
    """What is usual among the reports that are compared: how far apart they come out, and their news."""

    gaps: tuple[Gap, ...]
    published: tuple[float, ...]  # how telling each gap is, in log-odds
    days: tuple[float, ...]


def batch_of(stories: Sequence[Story], gaps: tuple[Gap, ...]) -> Batch:
    """What is usual among these reports. `gaps` come in order, the last without end."""
    published = [story.published.toordinal() for story in stories if story.published]
    days = [max(story.days).toordinal() for story in stories if story.days]
    return Batch(gaps, tuple(_telling(published, gaps)), tuple(_telling(days, gaps)))


def _telling(days: list[int], gaps: tuple[Gap, ...]) -> Iterator[float]:
    """For each gap the logarithm of how usual it is in news of one happening over how usual it is here."""
    days.sort()
    pairs = len(days) * (len(days) - 1) // 2
    within = [_within(days, gap.days) for gap in gaps[:-1]]
    for gap, below, here in zip(gaps, [0, *within], [*within, pairs], strict=True):
        yield math.log(gap.same * (pairs + _DOUBT) / (here - below + _DOUBT * gap.any))


def _within(days: Sequence[int], most: int) -> int:
    """How many pairs of sorted days are at most so many days apart."""
    found, first = 0, 0
    for at, day in enumerate(days):
        while day - days[first] > most:
            first += 1
        found += at - first
    return found


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


def published_near(a: Weighed, b: Weighed, batch: Batch) -> float:
    """They came out close together, or far apart, held against the other reports of the batch."""
    if a.story.published is None or b.story.published is None:
        return 0.0
    return batch.published[_gap(batch.gaps, abs((a.story.published - b.story.published).days))]


def told_near(a: Weighed, b: Weighed, batch: Batch) -> float:
    """The days that their leads tell of are close together, or far apart, held against the others."""
    if not a.story.days or not b.story.days:
        return 0.0
    return batch.days[_gap(batch.gaps, _days_apart(a, b))]


def _days_apart(a: Weighed, b: Weighed) -> int:
    return min(abs((one - other).days) for one in a.story.days for other in b.story.days)


def _gap(gaps: Sequence[Gap], days: int) -> int:
    """Which of the gaps so many days are."""
    return next((at for at, gap in enumerate(gaps) if days <= gap.days), len(gaps) - 1)


def other_numbers(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Both give numbers of the same things, and none is the same."""
    ours, theirs = a.units, b.units
    shared = ours.keys() & theirs.keys()
    return 1.0 if shared and not any(ours[unit] & theirs[unit] for unit in shared) else 0.0


def units_of(story: Story) -> dict[str, frozenset[str]]:
    """The figures that a report gives of each thing."""
    found: dict[str, set[str]] = {}
    for number, _ in story.numbers:
        figure, _, unit = number.partition(" ")
        if unit:
            found.setdefault(unit, set()).add(figure)
    return {unit: frozenset(figures) for unit, figures in found.items()}


def other_places(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """The leads name towns or areas, and neither one in common nor one of the same province."""
    return 1.0 if a.story.places and b.story.places and not a.story.places & b.story.places else 0.0


def other_years(a: Weighed, b: Weighed, _batch: Batch) -> float:
    """Both name years, and none in common."""
    return 1.0 if a.story.years and b.story.years and not a.story.years & b.story.years else 0.0


FEATURES: tuple[Feature, ...] = (
    shared_words,
    shared_names,
    shared_lead,
    shared_numbers,
    shared_figures,
    published_near,
    told_near,
    other_numbers,
    other_places,
    other_years,
)

_SHOWN = 5


def told(feature: str, a: Weighed, b: Weighed) -> str:
    """A feature's reason in words, with what was found."""
    sentence = _SENTENCES[feature]
    if feature in _VECTORS:
        one, other = (getattr(side, _VECTORS[feature]) for side in (a, b))
        return f"{sentence}: {', '.join(most_telling(one, other, _SHOWN))}"
    if feature == "other_years":
        years = (", ".join(map(str, sorted(side.story.years))) for side in (a, b))
        return f"{sentence}: {'; '.join(years)}"
    if feature == "other_numbers":
        return f"{sentence}: {', '.join(_disputed(a.units, b.units))}"
    if feature == "other_places":
        return sentence
    if feature == "told_near":
        return f"{sentence} {_apart(_days_apart(a, b))}"
    one, other = a.story.published, b.story.published
    return f"{sentence} {_apart(abs((one - other).days) if one and other else 0)}"


def _disputed(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> list[str]:
    return [
        f"{'/'.join(sorted(ours[unit]))} or {'/'.join(sorted(theirs[unit]))} {unit}"
        for unit in sorted(ours.keys() & theirs.keys())
    ]


def _apart(days: int) -> str:
    return {0: "on one day", 1: "one day apart"}.get(days, f"{days} days apart")


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
    "published_near": "published",
    "told_near": "their news is",
    "other_numbers": "give other numbers",
    "other_places": "their leads name other towns and areas",
    "other_years": "name other years",
}
