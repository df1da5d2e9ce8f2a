"""The shape of `cues/en/voices.yaml`: who stands behind a speaker."""

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from dateline.resources.cues import load_cues


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GroupOfSpeakers(_Entry):
    """People of whom any may speak for all. `anywhere`: one of the words in any position is enough."""

    name: str
    words: frozenset[str]
    anywhere: bool = False


class VoiceCues(_Entry):
    """The whole file."""

    version: int
    vague: frozenset[str]
    posts: frozenset[str]
    offices: dict[str, str]
    groups: tuple[GroupOfSpeakers, ...]
    public: frozenset[str]
    speech: frozenset[str]

    @cached_property
    def by_head(self) -> dict[str, str]:
        """The group that a word names; the first that has it counts."""
        found: dict[str, str] = {}
        for group in self.groups:
            for word in sorted(group.words):
                found.setdefault(word, group.name)
        return found

    @cached_property
    def by_any(self) -> dict[str, str]:
        """The group that a word names in any position of a phrase."""
        return {word: group.name for group in self.groups if group.anywhere for word in sorted(group.words)}


def load_voice_cues(language: str = "en") -> VoiceCues:
    """The words of the package, checked."""
    cues: VoiceCues = load_cues("voices", VoiceCues, language)
    return cues
