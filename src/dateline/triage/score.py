"""How relevant a report is, with the words that say so."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import BadUsage
from dateline.model.actor import ActorClass
from dateline.model.document import Document
from dateline.model.reason import Reason
from dateline.model.span import Span
from dateline.resources.codebook import Codebook, load_codebook
from dateline.resources.domain_cues import load_domain_cues
from dateline.resources.people_cues import PeopleCues, load_people
from dateline.resources.triage_cues import Signal, TriageCues, load_triage
from dateline.triage.patterns import Forms, Index, Pattern, index_of

_WORD = re.compile(r"[a-z]+|\d[\d,.]*")
_SHOWN = 4  # words shown as the reason of a signal


@dataclass(frozen=True, slots=True)
class Relevance:
    """A score between 0 and 1, its reasons in the order of their weight, and the words behind them."""

    score: float
    reasons: tuple[Reason, ...]
    words: tuple[Span, ...]


@dataclass(slots=True)
class _Hits:
    """What one signal has gathered: the weight of each different word, and where it first stands."""

    weights: dict[str, float]
    places: dict[str, int]

    def add(self, word: str, weight: float, place: int) -> None:
        if weight > self.weights.get(word, 0.0):
            self.weights[word] = weight
        self.places.setdefault(word, place)


@dataclass(frozen=True, slots=True)
class About:
    """What alone is asked for: names of types, families and actor classes, and the words of the latter."""

    names: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Sorter:
    """Scores reports. Built once; holds nothing of what it has seen."""

    index: Index
    cues: TriageCues
    armed: frozenset[str]
    elsewhere: frozenset[str]
    named: Mapping[str, str]  # family -> the signal it counts for
    about: About | None = None  # what alone is asked for

    def score(self, document: Document) -> Relevance:
        """How much in the words of a report speaks for what the codebook codes."""
        found = list(_iter_words(document))
        words = [match[0] for match in found]
        if self.about is not None:
            return self._asked(self.about, words, found)
        hits = {signal.name: _Hits({}, {}) for signal in self.cues.signals}
        self._triggers(words, hits)
        self._plain(words, hits)
        return self._weighed(hits, found)

    def _asked(self, about: About, words: Sequence[str], found: Sequence[re.Match[str]]) -> Relevance:
        """How much of the report's words are words of what is asked for."""
        places = [i for i, word in enumerate(words) if word in about.words]
        places += [
            i
            for i, word in enumerate(words)
            if word in self.index and word not in about.words and self._is_asked(about, words, i)
        ]
        if not places:
            return Relevance(0.0, (), ())
        share = 100 * len(places) / (self.cues.usual_words + len(words))
        names = Counter(words[i] for i in places)
        told = ", ".join(f"{word} ×{number}" for word, number in names.most_common(_SHOWN))
        reason = Reason("about", round(share, 3), f"{', '.join(sorted(about.names))}: {told}")
        spans = tuple(sorted(Span(*found[i].span()) for i in places))
        return Relevance(round(share / (share + self.cues.about_half), 4), (reason,), spans)

    def _is_asked(self, about: About, words: Sequence[str], i: int) -> bool:
        return any(
            (one.family in about.names or one.type in about.names) and self._fits(one, words, i)
            for one in self.index[words[i]]
        )

    def _triggers(self, words: Sequence[str], hits: Mapping[str, _Hits]) -> None:
        index, named = self.index, self.named
        for i, word in enumerate(words):
            if word not in index:
                continue
            pattern = next((one for one in index[word] if self._fits(one, words, i)), None)
            if pattern is None or pattern.family not in named:
                continue
            name = named[pattern.family]
            hits[name].add(pattern.lemma, pattern.weight, i)
            if name == "violence" and i < self.cues.lead_words:
                hits["lead"].add(pattern.lemma, pattern.weight, i)

    def _fits(self, pattern: Pattern, words: Sequence[str], i: int) -> bool:
        after = words[i + 1 : i + 1 + len(pattern.then)]
        if len(after) < len(pattern.then) or any(
            w not in f for w, f in zip(after, pattern.then, strict=True)
        ):
            return False
        if not pattern.needs and not pattern.never:
            return True
        near = words[max(0, i - self.cues.near) : i + 1 + self.cues.near]
        return all(not one.isdisjoint(near) for one in pattern.needs) and pattern.never.isdisjoint(near)

    def _plain(self, words: Sequence[str], hits: Mapping[str, _Hits]) -> None:
        cues, telling = self.cues, self.armed | self.elsewhere | self.cues.harm
        for i, word in enumerate(words):
            if word not in telling:
                continue
            if word in cues.harm:
                near = words[max(0, i - cues.near) : i + cues.near]
                if any(one[0].isdigit() or one in cues.numbers for one in near):
                    hits["toll"].add(word, 1.0, i)
            else:
                hits["armed" if word in self.armed else "elsewhere"].add(word, 1.0, i)

    def _weighed(self, hits: Mapping[str, _Hits], words: Sequence[re.Match[str]]) -> Relevance:
        total, reasons, shown = self.cues.bias, [], []
        usual = 2 * self.cues.usual_words / (self.cues.usual_words + len(words))
        for signal in self.cues.signals:
            found = hits[signal.name]
            amount = sum(found.weights.values()) * (usual if signal.by_length else 1.0)
            if not amount:
                continue
            value = signal.weight * amount / (amount + signal.half)
            total += value
            reasons.append(Reason(signal.name, round(value, 3), _told(signal, found)))
            shown += [Span(*words[i].span()) for i in found.places.values()]
        reasons.sort(key=lambda one: (-abs(one.value), one.name))
        return Relevance(round(1 / (1 + math.exp(-total)), 4), tuple(reasons), tuple(sorted(set(shown))))


def _told(signal: Signal, found: _Hits) -> str:
    words = sorted(found.weights, key=lambda word: (-found.weights[word], word))
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return f"{signal.reason}: {', '.join(words[:_SHOWN])}{more}"


def _iter_words(document: Document) -> Iterator[re.Match[str]]:
    """The words of the report's prose, in lower case, where they stand in its text."""
    lower = document.text.lower()
    if len(lower) != len(document.text):  # a letter whose small form is two: offsets would slip
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in document.text)
    for block in document.paragraphs():
        yield from _WORD.finditer(lower, block.start, block.end)


def build_sorter(about: Iterable[str] = ()) -> Sorter:
    """The sorter of the codebook and the cues of the package.

    `about`: types, families or actor classes that alone are asked for. Raises BadUsage for other names.
    """
    return _build(frozenset(about))


@lru_cache(maxsize=8)
def _build(about: frozenset[str]) -> Sorter:
    cues, people, domains, codebook = load_triage(), load_people(), load_domain_cues(), load_codebook()
    forms = Forms(cues.irregular)
    elsewhere = {
        word
        for domain in domains.domains
        for word in domain.words | domain.near | domain.agents
        if " " not in word
    } - domains.violent
    armed = _heads(people, forms, cues.armed_classes) - cues.not_armed - elsewhere
    return Sorter(
        index=index_of(codebook, forms, cues.least),
        cues=cues,
        armed=armed,
        elsewhere=frozenset(elsewhere),
        named={family: signal.name for signal in cues.signals for family in signal.families},
        about=_asked_for(about, codebook, people, forms) if about else None,
    )


def _heads(people: PeopleCues, forms: Forms, classes: Collection[ActorClass]) -> frozenset[str]:
    """The words for people of some classes, in every form."""
    return forms.of_all(frozenset(n for n, head in people.heads.items() if head.actor_class in classes))


def _asked_for(about: frozenset[str], codebook: Codebook, people: PeopleCues, forms: Forms) -> About:
    classes = {one for one in ActorClass if one.value in about}
    known = (
        {one.value for one in ActorClass} | set(codebook.types) | {t.family for t in codebook.types.values()}
    )
    if unknown := sorted(about - known):
        raise BadUsage(
            f"{unknown[0]!r} is no type, family or actor class; known are {', '.join(sorted(known))}"
        )
    return About(about, _heads(people, forms, classes))
