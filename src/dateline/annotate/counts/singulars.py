"""Single people with whom something happened: `a policeman was killed` counts one."""

from collections.abc import Iterator, Sequence

from dateline.annotate.counts.outcomes import Outcome, Outcomes
from dateline.annotate.counts.people import People
from dateline.model.count import Unit
from dateline.model.syntax import Analysis
from dateline.resources.count_cues import CountCues

_ARTICLES = frozenset(["a", "an"])
_OWNERS = frozenset(["his", "her", "their", "its", "my", "our"])
_PLURAL = ("NNS", "NNPS")
_HAPPENED = frozenset({
    Unit.KILLED, Unit.INJURED, Unit.MISSING, Unit.ABDUCTED, Unit.ARRESTED, Unit.RELEASED, Unit.SURRENDERED,
    Unit.DISPLACED,
})  # fmt: skip


class Singulars:
    """Finds articles that count one."""

    def __init__(self, cues: CountCues, outcomes: Outcomes, people: People) -> None:
        self._outcomes = outcomes
        self._people = people
        self._groups = cues.groups

    def find(self, analysis: Analysis, words: Sequence[str]) -> Iterator[tuple[int, int, Outcome]]:
        """Article, noun and outcome of each single person."""
        for i, word in enumerate(words):
            if word not in _ARTICLES and word not in _OWNERS and not _is_by_age(words, i):
                continue
            governed = self._past_age(analysis, analysis.tokens[i].head)
            head = _after_hyphen(analysis, governed)
            noun = analysis.tokens[head]
            if head <= i or noun.tag in _PLURAL or self._people.unit(noun) is None:
                continue
            if self._people.unit(noun) is Unit.FAMILIES or noun.lemma in self._groups:
                continue
            if self._outcomes.state(noun):
                continue  # "buried their dead": nobody says how many
            if words[max(0, i - 2) : i] in (["of", "them"], ["of", "whom"]):
                continue  # "two men, one of them a teenager"
            if noun.dep == "appos" and analysis.tokens[noun.head].tag == "CD":
                continue  # "detained one, a smuggler"
            outcome = self._outcomes.of(analysis, governed)
            if outcome.unit in _HAPPENED and not _is_purpose(analysis, outcome):
                yield i, head, outcome

    def _past_age(self, analysis: Analysis, head: int) -> int:
        """From `year` of `a 17 year old girl` to the girl."""
        after = analysis.tokens[head + 1 : head + 2]
        if analysis.tokens[head].lemma == "year" and after and after[0].lemma == "old":
            return self._people.after(analysis, head + 1) or head
        return head


def _after_hyphen(analysis: Analysis, head: int) -> int:
    """`sub-commander`, which the parse takes apart."""
    after = analysis.tokens[head + 1 : head + 3]
    return head + 2 if len(after) > 1 and after[0].text == "-" and after[1].pos in ("NOUN", "PROPN") else head


def _is_by_age(words: Sequence[str], i: int) -> bool:
    """`the 22-year-old soldier`: who is told by age has not been counted before."""
    return words[i] == "the" and i + 2 < len(words) and words[i + 2 : i + 4] == ["-", "year"]


def _is_purpose(analysis: Analysis, outcome: Outcome) -> bool:
    """`an operation to detain a leader`: nobody has been detained yet."""
    if outcome.governor is None or analysis.tokens[outcome.governor].tag != "VB":
        return False
    return any(analysis.tokens[c].text.lower() == "to" for c in analysis.each_child(outcome.governor, "aux"))
