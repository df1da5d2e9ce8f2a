"""The shape of `cues/en/lying.yaml`: words that say how something lies to a place."""

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from dateline.resources.cues import load_cues


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LyingExample(_Part):
    """A sentence, the name in it, and how what happens lies to that place."""

    text: str
    name: str
    relation: str | None
    words: str | None = None
    km: float | None
    other: str | None = None


class LyingCues(_Part):
    """The whole file."""

    units: dict[str, float]
    numbers: dict[str, float | None]
    fillers: tuple[str, ...]
    directions: dict[str, str]
    roads: frozenset[str]
    linking: frozenset[str]
    borders: frozenset[str]
    along: tuple[str, ...]
    examples: tuple[LyingExample, ...]

    @cached_property
    def distance(self) -> re.Pattern[str]:
        """A distance at the end of a text: number, unit, the same in another unit, filling words."""
        words = _either(self.numbers)
        return re.compile(
            rf"(?<![\w.,])(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|(?P<word>{words}))[\s-]*(?P<unit>{_either(self.units)})\b\.?"
            rf"(?:\s*\([^()]{{1,30}}\))?(?:\s+(?:{_either(self.fillers)}))*\s*$",
            re.IGNORECASE,
        )

    @cached_property
    def linked(self) -> re.Pattern[str]:
        """A road and the word that says what it links, at the end of a text: "road linking"."""
        roads, linking = _either(self.roads), _either(self.linking)
        return re.compile(rf"\b(?:{roads})(?:\s+(?:{linking}))(?:\s+the)?\s*$", re.IGNORECASE)

    @cached_property
    def bordering(self) -> re.Pattern[str]:
        """A border and the word after it, at the end of a text: "border between", "border of"."""
        return re.compile(
            rf"\b(?:{_either(self.borders)})\s+(?P<how>between|of|with)(?:\s+the)?\s*$", re.IGNORECASE
        )

    @cached_property
    def river(self) -> re.Pattern[str]:
        """Words at the end of a text that say that something goes along what follows."""
        return re.compile(rf"\b(?:{_either(self.along)})\s*$", re.IGNORECASE)

    @cached_property
    def own_part(self) -> re.Pattern[str]:
        """A direction that the place owns, after its name: "'s restive north"."""
        ways = _either(self.directions)
        return re.compile(rf"[’']s\s+(?:[a-z]+\s+)?(?P<word>{ways})\b(?P<next>\s+[a-z]+)?")


def _either(words: object) -> str:
    """Alternatives, the longest first, any blank between their parts."""
    ordered = sorted(map(str, words), key=lambda one: (-len(one), one))  # type: ignore[call-overload]
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in ordered)


def lying_cues() -> LyingCues:
    """The English words, read once."""
    cues: LyingCues = load_cues("lying", LyingCues)
    return cues
