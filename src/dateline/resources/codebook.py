"""The codebook: event types, the words that announce them, and how other codebooks call them.

One YAML file per family of types in `codebook/`, checked on load. `load_codebook` gives frozen records with
an index for each kind of trigger, so that a finder looks a lemma up instead of trying all triggers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import product

from dateline.errors import BadResource
from dateline.model.actor import ActorClass
from dateline.model.mention import Outcome, Role, Status
from dateline.resources.codebook_files import misread_lemmas, read_family
from dateline.resources.codebook_schema import FAMILIES, FamilyEntry, TriggerEntry, TypeEntry, WhenEntry

_PAIR = 2


class TriggerKind(Enum):
    """What part of speech a trigger is; a phrase is a sequence of words used as a noun."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class Slot(Enum):
    """What a grammatical position of a trigger is filled with: a role, the means, the place, or nothing."""

    AGENT = "agent"
    TARGET = "target"
    RECIPIENT = "recipient"
    OTHER = "other"
    INSTRUMENT = "instrument"
    PLACE = "place"
    NONE = "none"

    @property
    def role(self) -> Role | None:
        """The role of an actor in this position, None where it holds no actor."""
        return None if self in (Slot.INSTRUMENT, Slot.PLACE, Slot.NONE) else Role(self.value)


class WordClass(Enum):
    """What the head of an object or subject has to be."""

    HUMAN = "human"
    THING = "thing"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that announces a type under the conditions given. Empty sets and None mean no condition."""

    type: str
    kind: TriggerKind
    lemmas: tuple[str, ...]  # one, except for phrases
    particle: str | None = None
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    object_class: WordClass | None = None
    subject_class: WordClass | None = None
    preps: Mapping[str, frozenset[str]]  # needed: one of these prepositions, with one of these objects if any
    not_preps: frozenset[str] = frozenset()
    subject: Slot | None = None
    object: Slot | None = None
    prep_slots: Mapping[str, Slot]  # preposition -> what its object fills
    poss: Slot | None = None
    compound: Slot | None = None
    outcome: Outcome | None = None  # of the target; of the agent where there is no target position
    needs: str | None = None
    light: bool = False
    effect: bool = False  # the toll of a violent happening rather than one of its own: "died"
    instrument: bool = False  # the trigger itself names the means
    status: Status | None = None
    mode: str | None = None  # PLOVER mode, where the word is more exact than its type
    weight: float = 1.0

    @property
    def lemma(self) -> str:
        """The lemma under which the trigger is indexed."""
        return self.lemmas[0]

    @property
    def strictness(self) -> int:
        """How narrow its conditions are: of two triggers that fit, the stricter one is meant."""
        words = (self.particle, self.objects, self.subjects, self.preps)
        vetoes = (self.not_objects, self.not_subjects, self.not_preps, self.needs)
        classes = (self.object_class, self.subject_class)
        return 20 * len(self.lemmas) + 4 * sum(map(bool, words)) + 2 * sum(map(bool, classes)) + any(vetoes)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Conditions on a claim; all that are given must hold, each by at least one of its values."""

    agent: frozenset[ActorClass] = frozenset()
    target: frozenset[ActorClass] = frozenset()
    any: frozenset[ActorClass] = frozenset()  # agent or target
    all: frozenset[ActorClass] = frozenset()  # every agent and target is one of these
    status: frozenset[Status] = frozenset()
    words: frozenset[str] = frozenset()  # lemmas of the trigger or the instrument


@dataclass(frozen=True, slots=True)
class AcledCode:
    """An event and sub-event type as ACLED spells them."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class PloverCode:
    """A PLOVER event and, where it has one, its mode."""

    event: str
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that shows a type, and what is to be read in it. `status` None: not of this type."""

    type: str
    text: str
    trigger: str | None
    status: Status | None
    agent: str | None = None
    target: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type of happening or state, and its names in other codebooks; the first rule that fits counts."""

    name: str
    family: str
    label: str
    definition: str
    acled: AcledCode
    acled_by: tuple[tuple[When, AcledCode], ...]
    ucdp: str | None
    ucdp_by: tuple[tuple[When, str | None], ...]
    plover: PloverCode | None
    cameo: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """Words in which a trigger of the type announces nothing: "heart attack"."""

    type: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All types and triggers. The indices give the triggers of a lemma, the strictest first."""

    types: Mapping[str, EventType]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    adjectives: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[Trigger, ...]]  # by first lemma
    stops: Mapping[str, tuple[Stop, ...]]  # by first word

    def triggers(self) -> Iterator[Trigger]:
        """Every trigger, sorted by kind and lemma."""
        for index in (self.verbs, self.nouns, self.adjectives, self.phrases):
            for _, found in sorted(index.items()):
                yield from found

    def of_type(self, name: str) -> tuple[Trigger, ...]:
        """The triggers of one type."""
        return tuple(trigger for trigger in self.triggers() if trigger.type == name)


@lru_cache
def load_codebook() -> Codebook:
    """The codebook of the package. Raises BadResource naming the file and the entry."""
    return make_codebook([read_family(family) for family in FAMILIES])


def make_codebook(families: Iterable[FamilyEntry]) -> Codebook:
    """Entries of families as records with indices. Raises BadResource where two entries contradict."""
    named = [(family.family, name, entry) for family in families for name, entry in family.types.items()]
    violent = frozenset(name for family, name, _ in named if family == "violence")
    triggers = _with_outcomes([one for _, name, entry in named for one in _triggers(name, entry)], violent)
    stops = (Stop(name, tuple(words.split())) for _, name, entry in named for words in entry.stop)
    _refuse_twins(triggers)
    by_kind = {kind: _index([one for one in triggers if one.kind is kind]) for kind in TriggerKind}
    return Codebook(
        types={name: _event_type(family, name, entry) for family, name, entry in named},
        verbs=by_kind[TriggerKind.VERB],
        nouns=by_kind[TriggerKind.NOUN],
        adjectives=by_kind[TriggerKind.ADJECTIVE],
        phrases=by_kind[TriggerKind.PHRASE],
        stops=_index_stops(stops),
    )


def _triggers(name: str, entry: TypeEntry) -> Iterator[Trigger]:
    for one in entry.triggers:
        template = _trigger(name, entry, one)
        for words in dict.fromkeys(form for given in one.words() for form in _spellings(given, one.kind())):
            lemmas = tuple(words.split())
            kind = template.kind if len(lemmas) == 1 else TriggerKind.PHRASE
            yield replace(template, lemmas=lemmas, kind=kind)


def _spellings(words: str, kind: str) -> Iterator[str]:
    """The ways in which a tagger may hand over a trigger: a hyphen is a word of its own.

    >>> list(_spellings("car bomb", "phrase"))
    ['car bomb', 'car - bomb']
    """
    parts = words.replace("-", " - ").split()
    yield from (" ".join(form) for form in product(*(_forms(part) for part in parts)))
    if kind == "phrase" and len(parts) == _PAIR:
        yield " - ".join(parts)


def _forms(lemma: str) -> tuple[str, ...]:
    return (lemma, *misread_lemmas().get(lemma, ()))


def _all_forms(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in _forms(lemma))


def _trigger(name: str, entry: TypeEntry, one: TriggerEntry) -> Trigger:
    roles = one.roles if one.roles is not None else entry.roles
    is_verbal = one.verb is not None or one.adjective is not None
    return Trigger(
        type=name,
        kind=TriggerKind(one.kind()),
        lemmas=(),
        particle=one.particle,
        objects=_all_forms(one.object),
        not_objects=_all_forms(one.not_object),
        subjects=_all_forms(one.subject),
        not_subjects=_all_forms(one.not_subject),
        object_class=WordClass(one.object_class) if one.object_class else None,
        subject_class=WordClass(one.subject_class) if one.subject_class else None,
        preps={prep: _all_forms(objects) for prep, objects in one.prep.items()},
        not_preps=frozenset(one.not_prep),
        subject=_slot(roles.subject) if is_verbal else None,
        object=_slot(roles.object) if is_verbal and not one.light else None,
        prep_slots=_prep_slots(one),
        poss=None if is_verbal else _slot(one.poss or "agent"),
        compound=None if is_verbal else _slot(one.compound or one.poss or "agent"),
        outcome=Outcome(one.outcome) if one.outcome else None,
        needs=one.needs,
        light=one.light,
        effect=one.effect,
        instrument=one.instrument,
        status=Status(one.status) if one.status else None,
        mode=one.mode,
        weight=one.weight,
    )


def _slot(value: str | None) -> Slot | None:
    return Slot(value) if value else None


def _prep_slots(one: TriggerEntry) -> Mapping[str, Slot]:
    return {
        prep: slot
        for slot, preps in (
            (Slot.AGENT, one.agent),
            (Slot.TARGET, one.target),
            (Slot.RECIPIENT, one.recipient),
            (Slot.OTHER, one.other),
            (Slot.INSTRUMENT, one.means),
            (Slot.PLACE, one.place),
        )
        for prep in preps
    }


def _with_outcomes(triggers: list[Trigger], violent: frozenset[str]) -> list[Trigger]:
    """A verb that kills with people as its subject kills with a bomb as its subject: one outcome a verb.

    This holds among the types of violence: to find weapons is not to find them dead.
    """
    verbs = [one for one in triggers if one.kind is TriggerKind.VERB and one.type in violent]
    usual = {one.lemmas: one.outcome for one in verbs if one.outcome and not one.particle and not one.preps}

    def lacks(one: Trigger) -> bool:
        is_violence = one.kind is TriggerKind.VERB and one.type in violent
        return is_violence and one.outcome is None and one.object is Slot.TARGET

    return [replace(one, outcome=usual.get(one.lemmas)) if lacks(one) else one for one in triggers]


def _refuse_twins(triggers: Iterable[Trigger]) -> None:
    """Two triggers that fit the same words would make the type a matter of chance."""
    seen: dict[tuple[object, ...], str] = {}
    for one in triggers:
        lists = (one.objects, one.not_objects, one.subjects, one.not_subjects, one.not_preps)
        preps = tuple(sorted((prep, tuple(sorted(lemmas))) for prep, lemmas in one.preps.items()))
        classes = (one.object_class, one.subject_class, one.needs)
        key = (one.kind, one.lemmas, one.particle, preps, *lists, *classes)
        if key in seen:
            words = " ".join(one.lemmas)
            raise BadResource(f"{one.kind.value} {words!r} stands twice: {seen[key]} and {one.type}")
        seen[key] = one.type


def _index(triggers: Iterable[Trigger]) -> Mapping[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for one in triggers:
        found.setdefault(one.lemma, []).append(one)
    return {lemma: tuple(sorted(ones, key=_strictest_first)) for lemma, ones in found.items()}


def _strictest_first(trigger: Trigger) -> tuple[int, float]:
    return -trigger.strictness, -trigger.weight


def _index_stops(stops: Iterable[Stop]) -> Mapping[str, tuple[Stop, ...]]:
    found: dict[str, list[Stop]] = {}
    for stop in stops:
        found.setdefault(stop.words[0], []).append(stop)
    return {word: tuple(ones) for word, ones in found.items()}


def _event_type(family: str, name: str, entry: TypeEntry) -> EventType:
    return EventType(
        name=name,
        family=family,
        label=entry.label,
        definition=entry.definition,
        acled=AcledCode(entry.acled.event_type, entry.acled.sub_event_type),
        acled_by=tuple(
            (_when(rule.when), AcledCode(rule.event_type, rule.sub_event_type)) for rule in entry.acled_by
        ),
        ucdp=entry.ucdp,
        ucdp_by=tuple((_when(rule.when), rule.ucdp) for rule in entry.ucdp_by),
        plover=PloverCode(entry.plover.event, entry.plover.mode) if entry.plover else None,
        cameo=entry.cameo,
        examples=tuple(_examples(name, entry)),
    )


def _when(entry: WhenEntry) -> When:
    return When(
        agent=frozenset(map(ActorClass, entry.agent)),
        target=frozenset(map(ActorClass, entry.target)),
        any=frozenset(map(ActorClass, entry.any)),
        all=frozenset(map(ActorClass, entry.all)),
        status=frozenset(map(Status, entry.status)),
        words=frozenset(entry.words),
    )


def _examples(name: str, entry: TypeEntry) -> Iterator[Example]:
    for one in entry.examples:
        yield Example(
            type=name,
            text=one.text,
            trigger=one.trigger,
            status=Status(one.status),
            agent=one.agent,
            target=one.target,
            outcome=Outcome(one.outcome) if one.outcome else None,
        )
    for text in entry.nonexamples:
        yield Example(type=name, text=text, trigger=None, status=None)
