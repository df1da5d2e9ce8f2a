"""Words beside place names: which level they ask for, how a happening lies to a place, what is no place."""

from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from dateline.model.where import Level
from dateline.resources.cues import load_cues

Words = Annotated[frozenset[str], BeforeValidator(lambda words: frozenset(map(str, words)))]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LevelWords(_Part):
    """Words that ask for a level, with a sentence in which they do."""

    level: Level
    words: tuple[str, ...]
    example: str
    names: tuple[str, ...]


class RelationWords(_Part):
    """Words before a name that say how a happening lies to the place."""

    relation: str
    words: tuple[str, ...]
    example: str
    names: tuple[str, ...]


class PlaceCues(_Part):
    """The words beside place names in one language."""

    levels: tuple[LevelWords, ...]
    part_of_name: Words
    before_name: Words
    after_place: Words
    after_other: Words
    of_other: Words
    titles: Words
    locative: Words
    strong_locative: Words
    modifiers: Words
    person_verbs: Words
    common: Words
    relations: tuple[RelationWords, ...]

    @cached_property
    def level_of(self) -> dict[str, Level]:
        """The level that a word asks for."""
        return {word: row.level for row in self.levels for word in row.words}

    @cached_property
    def relation_of(self) -> dict[tuple[str, ...], str]:
        """The relation that a run of words before a name tells."""
        return {tuple(words.split()): row.relation for row in self.relations for words in row.words}


def place_cues() -> PlaceCues:
    """The English words, read once."""
    return load_cues("places", PlaceCues)
