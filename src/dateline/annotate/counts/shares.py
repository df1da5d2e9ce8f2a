"""Shares of people: `a third of the fighters` names no number."""

from collections.abc import Iterator, Sequence

from dateline.annotate.counts.people import People
from dateline.model.syntax import Analysis
from dateline.resources.count_cues import CountCues

_BEFORE = frozenset(["a", "an", "one", "two", "three", "four", "the", "per"])


class Shares:
    """Finds shares of people."""

    def __init__(self, cues: CountCues, people: People) -> None:
        self._shares = cues.shares
        self._people = people

    def find(self, analysis: Analysis, words: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
        """First and last token of each share, and of the phrase that it is a share of."""
        for i, word in enumerate(words[:-2]):
            if word not in self._shares or words[i + 1] != "of":
                continue
            head = self._people.after(analysis, i + 1)
            if head is None or self._people.unit(analysis.tokens[head]) is None:
                continue
            first = i
            while first and (words[first - 1] in _BEFORE or words[first - 1][:1].isdigit()):
                first -= 1
            yield first, i, i + 2, head
