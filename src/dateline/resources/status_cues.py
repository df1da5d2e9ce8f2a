"""The shape of `cues/en/status.yaml`: words that decide how a report presents a happening."""

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from dateline.model.mention import Status
from dateline.resources.cues import load_cues


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StatusExample(_Entry):
    """A sentence, and the trigger whose status the group decides in it."""

    text: str
    trigger: str


class GovernorGroup(_Entry):
    """Words that give what they govern a status, or make it history (`effect`)."""

    name: str
    status: Status | None = None
    of_status: Status | None = None  # where the noun is followed by a preposition
    effect: str | None = None
    is_own_act: bool = False  # tells what somebody does or means to do, not what they say
    settles: bool = False  # what stands further out says nothing more
    undone: Status | None = None  # what is left where the word is denied: "failed to prevent the attack"
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()  # verbs that belong here in the passive only
    perfects: frozenset[str] = frozenset()  # verbs that belong here in the perfect only: "has begun"
    example: StatusExample


class Transparent(_Entry):
    """Words that leave the status of what they govern as it is."""

    verbs: frozenset[str]
    nouns: frozenset[str]


class Granted(_Entry):
    """Verbs that take what their object names for a fact, whatever becomes of the verb itself."""

    verbs: frozenset[str]
    owned: frozenset[str]  # what is claimed or not: "no group claimed responsibility for the attack"
    owning: frozenset[str]
    courts: frozenset[str]  # words by which somebody answers for a deed: "convicted of ordering the killing"
    passive: frozenset[str]  # those that do so in the passive: "the murder cannot be considered …"
    example: StatusExample


class Endings(_Entry):
    """Verbs after which a participle names what was going on until then: "stopped shelling"."""

    verbs: frozenset[str]
    example: StatusExample


class Unanswered(_Entry):
    """Words that leave a question open."""

    verbs: frozenset[str]
    adjectives: frozenset[str]
    example: StatusExample


class Modals(_Entry):
    """Modal verbs by the status that they give."""

    planned: frozenset[str]
    possible: frozenset[str]
    reported: frozenset[str]  # a will, told in the past: "said it would attack"


class Hedges(_Entry):
    """Words that make an actor or a deed doubtful."""

    adjectives: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    ascribed: dict[str, str]  # a verb of blame and the word before the one blamed
    example: StatusExample


class StatusCues(_Entry):
    """The whole file."""

    version: int
    governors: tuple[GovernorGroup, ...]
    transparent: Transparent
    granted: Granted
    modals: Modals
    endings: Endings
    conditions: frozenset[str]
    conditional_marks: frozenset[str]
    conditional_pairs: frozenset[str]
    negative_prepositions: frozenset[str]
    negative_pairs: frozenset[str]
    forestalling: frozenset[str]
    nobody: frozenset[str]
    not_only: frozenset[str]
    nearly: frozenset[str]
    questions: frozenset[str]
    unanswered: Unanswered
    negators: frozenset[str]
    hedges: Hedges
    state_types: frozenset[str]

    def group(self, kind: str, lemma: str) -> GovernorGroup | None:
        """The group of a verb, noun, adjective or adverb; None for a word that decides nothing."""
        return self._index[kind].get(lemma)

    @cached_property
    def _index(self) -> dict[str, dict[str, GovernorGroup]]:
        kinds = ("verbs", "nouns", "adjectives", "adverbs", "passives", "perfects")
        return {kind: {w: g for g in reversed(self.governors) for w in getattr(g, kind)} for kind in kinds}


def load_status_cues() -> StatusCues:
    """The status cues of the package, checked."""
    cues: StatusCues = load_cues("status", StatusCues)
    return cues
