"""The words that attribute: which verbs, nouns and phrases say that somebody else says so."""

from enum import Enum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.model.mention import Stance
from dateline.resources.cues import load_cues

Words = Annotated[list[str], Field(min_length=1)]


class Frame(Enum):
    """What a cue takes as its content."""

    THAT = "that"  # a finite clause, with or without "that"
    QUOTE = "quote"  # words in quotation marks
    TO = "to"  # an infinitive: "vowed to fight"
    ORDER = "order"  # somebody and an infinitive: "urged residents to leave"
    ING = "ing"  # a gerund: "denied shelling the town"
    NP = "np"  # a noun phrase: "condemned the attack"
    SMALL = "small"  # a thing and what it is called: "called the raid a massacre"
    AS = "as"  # the same with "as": "described the raid as a massacre"
    RAISED = "raised"  # passive with an infinitive: "is expected to resign"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VerbCues(_Entry):
    """Verbs that take the same kinds of content and show the same stance.

    `preps` are prepositions before the content ("spoke of the raid"); `attitude` marks what a speaker
    thinks of something, feels or wants, without vouching for it.
    """

    name: str
    verbs: Words
    frames: list[Frame] = []
    preps: list[str] = []
    objects: list[str] = []  # the only nouns that may be meant: "put the toll at 45"
    stance: Stance = Stance.ASSERTS
    attitude: bool = False
    examples: Words


class NounCues(_Entry):
    """Nouns with content of their own: "the army's claim that …", "fears of …"."""

    name: str
    nouns: Words
    frames: list[Literal["that", "to"]] = []
    preps: list[str] = []
    stance: Stance = Stance.ASSERTS
    attitude: bool = False
    speaks: bool = False  # stands for its own speaker where none is named: "reports that …"
    examples: Words


class AdjectiveCues(_Entry):
    """Adjectives that say what somebody thinks or wants: "willing to talk"."""

    name: str
    adjectives: Words
    frames: list[Literal["that", "to"]] = []
    preps: list[str] = []
    stance: Stance = Stance.ASSERTS
    attitude: bool = True
    examples: Words


class PhraseCues(_Entry):
    """Fixed phrases before the speaker: "according to", "in the words of"."""

    name: str
    phrases: Words
    stance: Stance = Stance.ASSERTS
    examples: Words


class AdverbCues(_Entry):
    """Adverbs that report without a speaker: "reportedly"."""

    name: str
    adverbs: Words
    stance: Stance = Stance.ASSERTS
    examples: Words


class QuoteCues(_Entry):
    """The whole cue file."""

    verbs: list[VerbCues]
    nouns: list[NounCues]
    adjectives: list[AdjectiveCues]
    phrases: list[PhraseCues]
    adverbs: list[AdverbCues] = []
    citing: Words  # verbs that name a farther speaker: "citing witnesses"
    proverbial: Words  # verbs of "it is said" and "that said", which report nobody's words
    declining: Words  # "declined" of "declined to comment"
    silences: Words  # "comment" of "declined to comment"
    light: Words  # verbs that only carry a noun: "made the claim that"
    roles: Words  # nouns for the work of a person, which end a title: "spokesman"
    kinds: Words  # words before a role that name no body: "security official"
    ranks: Words  # titles that stand before a name: "Colonel", "Mr."
    silent: Words  # things that carry words but speak for nobody: "the sign said"
    headline_speakers: Words  # words that mark the tail of a headline as its speaker: "…: police"


def load_quote_cues(language: str = "en") -> QuoteCues:
    """The attribution cues of a language."""
    cues: QuoteCues = load_cues("quotes", QuoteCues, language)
    return cues
