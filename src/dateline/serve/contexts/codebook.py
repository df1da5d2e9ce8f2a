"""What the codebook's page shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type with its rules and what other codebooks call it."""

    code: str
    label: str
    definition: str
    acled: str
    ucdp: str
    plover: str
    cameo: str
    examples: tuple[str, ...]
    words: tuple[str, ...]
    all_words: int


@dataclass(frozen=True, slots=True)
class Family:
    """Types that belong together."""

    name: str
    types: tuple[TypeEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookPage:
    """The codebook as it is in force."""

    families: tuple[Family, ...]
    types: int
    words: int
