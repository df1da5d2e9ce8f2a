"""Words for people and for bodies of people."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dateline.model.actor import ActorClass
from dateline.model.mention import NameType
from dateline.resources.cues import load_cues

Refers = Literal["fighters", "group", "body", "person", "same"]


_FORCES = frozenset(
    {
        ActorClass.STATE_FORCES,
        ActorClass.POLICE,
        ActorClass.FOREIGN_FORCES,
        ActorClass.REBEL_GROUP,
        ActorClass.POLITICAL_MILITIA,
        ActorClass.COMMUNAL_MILITIA,
        ActorClass.GANG,
    }
)


class HeadsModel(BaseModel):
    """Nouns of one class, with a sentence in which the phrase to be found stands in brackets."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    class_: ActorClass
    type: NameType
    refers: Refers
    nouns: list[str]
    example: str

    def __init__(self, **data: object) -> None:
        data["class_"] = data.pop("class", None)
        super().__init__(**data)


class PronounsModel(BaseModel):
    """Pronouns by what they may stand for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: frozenset[str]
    body: frozenset[str]
    many: frozenset[str]
    own: frozenset[str]


class PeopleModel(BaseModel):
    """The file cues/en/people.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: list[HeadsModel]
    plural: frozenset[str]
    collective: frozenset[str]
    stands_for_group: frozenset[str]
    speaks_for: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    not_names: frozenset[str]
    acts: frozenset[str]
    acted_on: frozenset[str]
    binds: frozenset[str]
    quantities: frozenset[str]
    read_as_words: frozenset[str]
    pronouns: PronounsModel
    modifiers: dict[ActorClass, frozenset[str]]
    policing: frozenset[str]
    no_longer: frozenset[str]
    other_forces: frozenset[str]
    posts: frozenset[str]
    one_of_many: frozenset[str]
    called_they: frozenset[str]
    singled_out: frozenset[str]
    saying: frozenset[str]
    not_national: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """What a noun for people says about them."""

    noun: str
    actor_class: ActorClass
    type: NameType
    refers: Refers


@dataclass(frozen=True)
class PeopleCues:
    """The words, ready to be asked."""

    model: PeopleModel

    @cached_property
    def heads(self) -> dict[str, Head]:
        """Each noun; where two groups list one, the first counts."""
        found: dict[str, Head] = {}
        for group in self.model.heads:
            for noun in group.nouns:
                found.setdefault(noun, Head(noun, group.class_, group.type, group.refers))
        return found

    def head(self, word: str, lemma: str) -> Head | None:
        """What a noun says about people: by the word in lower case, else by its dictionary form."""
        heads = self.heads
        return heads.get(word) or heads.get(lemma) or heads.get(word.removesuffix("s"))

    def force(self, word: str) -> ActorClass | None:
        """The class of the armed body that a word names: "police" of "police firing"."""
        bare = word.lower().removesuffix("'s").removesuffix("'")
        head = self.head(bare, bare)
        return head.actor_class if head and head.actor_class in _FORCES else None

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Each pronoun with the name of its list."""
        lists = self.model.pronouns
        return {word: kind for kind in ("one", "body", "many", "own") for word in getattr(lists, kind)}

    @cached_property
    def modifiers(self) -> dict[str, ActorClass]:
        """What a word beside the noun makes of its people; the first list that has it counts."""
        found: dict[str, ActorClass] = {}
        for actor_class, words in self.model.modifiers.items():
            for word in sorted(words):
                found.setdefault(word, actor_class)
        return found

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case may stand before a person's name to say what they are."""
        bare = word.rstrip(".")
        head = self.heads.get(bare)
        return bare in self.model.titles or (head is not None and self._is_somebody(head))

    def _is_somebody(self, head: Head) -> bool:
        """Whether a noun in the singular is one person: "bodyguard", but not "battalion"."""
        return head.type is not NameType.ORGANISATION and head.noun not in self.model.collective


@lru_cache
def load_people(language: str = "en") -> PeopleCues:
    """The words for people of a language."""
    return PeopleCues(load_cues("people", PeopleModel, language))
