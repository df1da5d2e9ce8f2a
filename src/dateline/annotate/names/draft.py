"""Phrases on their way to mentions: token numbers instead of spans, and what coreference has to know."""

from dataclasses import dataclass
from enum import Enum

from dateline.model.mention import NameType
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.actors import Found


class Kind(Enum):
    """How a phrase refers."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that the registry knows, as tokens `first` to `last` (both included)."""

    first: int
    last: int
    head: int
    found: Found


@dataclass(slots=True, kw_only=True)
class Draft:
    """A phrase for people: tokens `first` to `last` (both included) around `head`."""

    first: int
    last: int
    head: int
    type: NameType
    kind: Kind
    plural: bool = False
    noun: str | None = None
    refers: str | None = None
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    organisation: tuple[int, int] | None = None
    hit: Hit | None = None
    antecedent: "Draft | None" = None

    def span(self, analysis: Analysis) -> Span:
        """The words of the phrase."""
        return analysis.span(self.first, self.last)

    @property
    def root(self) -> "Draft":
        """The first phrase for the same people, as far as is known."""
        one = self
        while one.antecedent is not None:
            one = one.antecedent
        return one
