"""Words beside place names: which level they ask for, how a happening lies to a place, what is no place."""

import re
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


class Hints(_Part):
    """Words that tell in which country a report is at home."""

    country: str
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
    place_verbs: Words
    motion: Words
    common: Words
    given_names: Words
    relations: tuple[RelationWords, ...]
    not_places: Words
    hints: tuple[Hints, ...]

    @cached_property
    def hint_of(self) -> dict[str, tuple[str, ...]]:
        """The countries of which a word speaks."""
        words = {word for row in self.hints for word in row.words}
        return {word: tuple(row.country for row in self.hints if word in row.words) for word in sorted(words)}

    @cached_property
    def level_of(self) -> dict[str, Level]:
        """The level that a word asks for."""
        return {word: row.level for row in self.levels for word in row.words}

    @cached_property
    def small_area_words(self) -> frozenset[str]:
        """Words for a town or a province that nearly always stand beside the name of one."""
        wanted = {Level.ADMIN1, Level.ADMIN2, Level.SETTLEMENT}
        words = {word for row in self.levels if row.level in wanted for word in row.words}
        return frozenset(words) & _NAMED_AREAS

    @cached_property
    def misleading(self) -> frozenset[tuple[str, ...]]:
        """The runs that mean no place, cut into words at blanks and hyphens, in lower case."""
        return frozenset(tuple(re.findall(r"\w+", run.casefold())) for run in self.not_places)

    @cached_property
    def relation_of(self) -> dict[tuple[str, ...], str]:
        """The relation that a run of words before a name tells."""
        return {tuple(words.split()): row.relation for row in self.relations for words in row.words}


_NAMED_AREAS = frozenset(
    {
        "province",
        "governorate",
        "oblast",
        "prefecture",
        "district",
        "county",
        "subdistrict",
        "woreda",
        "tehsil",
    }
    | {"upazila", "town", "village", "hamlet"}
)


def place_cues() -> PlaceCues:
    """The English words, read once."""
    cues: PlaceCues = load_cues("places", PlaceCues)
    return cues
