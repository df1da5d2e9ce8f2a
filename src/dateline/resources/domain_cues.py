"""The shape of `cues/en/domains.yaml`: walks of life in which words of violence mean something else."""

from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from dateline.resources.cues import load_cues


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _flat(words: object) -> object:
    """A list of words in which other lists may stand, as one list."""
    if not isinstance(words, list):
        return words
    return [one for word in words for one in (word if isinstance(word, list) else [word])]


Words = Annotated[frozenset[str], BeforeValidator(_flat)]


class DomainExample(_Entry):
    """A sentence and its trigger."""

    text: str
    trigger: str


class Domain(_Entry):
    """One walk of life, the words that show it, and the words of violence that it borrows."""

    name: str
    triggers: Words
    words: Words = frozenset()  # anywhere in the sentence
    near: Words = frozenset()  # bound to the trigger
    agents: Words = frozenset()
    parties: Words = frozenset()
    unless: Words = frozenset()
    example: DomainExample
    counterexample: DomainExample


class DomainCues(_Entry):
    """The whole file."""

    version: int
    violent: Words
    harm: Words
    domains: tuple[Domain, ...]

    def of_trigger(self, lemma: str) -> tuple[Domain, ...]:
        """The domains that borrow a word."""
        return self._index.get(lemma, ())

    @cached_property
    def _index(self) -> dict[str, tuple[Domain, ...]]:
        found: dict[str, tuple[Domain, ...]] = {}
        for domain in self.domains:
            for lemma in domain.triggers:
                found[lemma] = (*found.get(lemma, ()), domain)
        return found


def load_domain_cues() -> DomainCues:
    """The domains of the package, checked."""
    cues: DomainCues = load_cues("domains", DomainCues)
    return cues
