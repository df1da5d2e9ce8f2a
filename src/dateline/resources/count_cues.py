"""The shape of the cue file on numbers of people, checked on load."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from dateline.model.count import Unit

Effect = Literal["above", "from", "upto", "below", "under", "about", "plain"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Numbers(_Strict):
    """Words for numbers."""

    units: dict[str, int]
    scales: dict[str, int]


class Amount(_Strict):
    """Words that stand for a number."""

    words: tuple[str, ...]
    value: int
    example: str


class Phrase(_Strict):
    """Words that mean none."""

    words: tuple[str, ...]
    example: str


class Hedge(_Strict):
    """Words that bound a number."""

    words: tuple[str, ...]
    effect: Effect
    example: str


Words = dict[Unit, tuple[str, ...]]


class CountCues(_Strict):
    """How numbers of people are written, bounded and told apart."""

    numbers: Numbers
    vague: tuple[Amount, ...]
    fixed: tuple[Amount, ...]
    none: tuple[Phrase, ...]
    hedges: tuple[Hedge, ...]
    after: tuple[Hedge, ...]
    shares: frozenset[str]
    part_of: frozenset[str]
    fresh: frozenset[str]
    verbs: Words
    subjects: Words
    states: Words
    nouns: Words
    none_of: Words
    tolls: frozenset[str]
    gatherings: Words
    turnout: frozenset[str]
    estimating: frozenset[str]
    asking: frozenset[str]
    so_far: frozenset[str]
    people: Words
    things: frozenset[str]
    groups: frozenset[str]
    needs_people: frozenset[str]
    takes_lives: frozenset[str]
    only_with_outcome: frozenset[str]
    numbered: frozenset[str]

    @model_validator(mode="after")
    def _each_noun_in_one_list(self) -> "CountCues":
        seen: dict[str, Unit] = {}
        for unit, nouns in self.people.items():
            for noun in nouns:
                if noun in seen:
                    raise ValueError(f"people: {noun!r} is under {seen[noun].value} and under {unit.value}")
                seen[noun] = unit
        return self
