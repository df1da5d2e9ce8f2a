"""The cue file, indexed by the words that the finders meet in the text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.mention import Stance
from dateline.resources.quote_cues import AdjectiveCues, Frame, NounCues, QuoteCues, VerbCues, load_quote_cues


@dataclass(frozen=True, slots=True)
class Cue:
    """What one verb or noun may take, and what it says of its speaker."""

    frames: frozenset[Frame]
    preps: frozenset[str]
    stance: Stance
    attitude: bool
    beside: str | None = None  # a second word that must stand by: "clear" of "make clear"
    speaks: bool = False
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CueIndex:
    """Cues by lemma, phrases by their words."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]  # by first word
    adverbs: dict[str, Stance]
    words: QuoteCues
    roles: frozenset[str]
    ranks: frozenset[str]
    kinds: frozenset[str]
    silent: frozenset[str]
    citing: frozenset[str]
    light: frozenset[str]
    proverbial: frozenset[str]
    declining: frozenset[str]
    silences: frozenset[str]
    headline_speakers: frozenset[str]


@lru_cache
def load_index(language: str = "en") -> CueIndex:
    """The attribution cues of a language, ready for use."""
    return index_cues(load_quote_cues(language))


def index_cues(cues: QuoteCues) -> CueIndex:
    """Index a checked cue file."""
    phrases: dict[str, list[tuple[tuple[str, ...], Stance]]] = defaultdict(list)
    for group in cues.phrases:
        for phrase in group.phrases:
            words = tuple(phrase.split())
            phrases[words[0]].append((words, group.stance))
    return CueIndex(
        verbs=_by_first_word((word, group) for group in cues.verbs for word in group.verbs),
        nouns=_by_first_word((word, group) for group in cues.nouns for word in group.nouns),
        adjectives=_by_first_word((word, group) for group in cues.adjectives for word in group.adjectives),
        phrases={first: tuple(found) for first, found in phrases.items()},
        adverbs={word: group.stance for group in cues.adverbs for word in group.adverbs},
        words=cues,
        roles=frozenset(cues.roles),
        kinds=frozenset(cues.kinds),
        ranks=frozenset(word.lower() for word in cues.ranks),
        silent=frozenset(cues.silent),
        citing=frozenset(cues.citing),
        light=frozenset(cues.light),
        proverbial=frozenset(cues.proverbial),
        declining=frozenset(cues.declining),
        silences=frozenset(cues.silences),
        headline_speakers=frozenset(cues.headline_speakers),
    )


def _by_first_word(
    entries: Iterable[tuple[str, VerbCues | NounCues | AdjectiveCues]],
) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for words, group in entries:
        first, _, rest = words.partition(" ")
        cue = Cue(
            frames=frozenset(Frame(frame) for frame in group.frames),
            preps=frozenset(group.preps),
            stance=group.stance,
            attitude=group.attitude,
            beside=rest or None,
            objects=frozenset(getattr(group, "objects", ())),
            speaks=isinstance(group, NounCues) and group.speaks,
        )
        found[first].append(cue)
    return {first: tuple(cues) for first, cues in found.items()}
