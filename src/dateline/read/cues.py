"""The words and patterns of news furniture, compiled once."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from dateline.model.document import FurnitureKind
from dateline.resources.cues import load_cues


class PatternEntry(BaseModel):
    """One way in which furniture shows itself, with an example that a test runs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: FurnitureKind
    pattern: str
    example: str
    counter: str | None = None
    at: Literal["line", "end"] = "line"
    cased: bool = False
    words: int = 60  # longer lines are prose whatever they look like

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern.replace("(?-i:", "(?:"))
        return pattern


class FurnitureCues(BaseModel):
    """What furniture.yaml holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    patterns: tuple[PatternEntry, ...]
    agencies: tuple[tuple[str, ...], ...]
    not_places: frozenset[str]
    months: dict[str, int]
    weekdays: tuple[str, ...]
    date_words: frozenset[str]
    common_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A compiled pattern and what a line that matches it is."""

    kind: FurnitureKind
    regex: re.Pattern[str]
    words: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of whole lines and of the ends of paragraphs."""

    lines: tuple[LinePattern, ...]
    ends: tuple[LinePattern, ...]


def furniture_cues() -> FurnitureCues:
    """The furniture cues of English."""
    cues: FurnitureCues = load_cues("furniture", FurnitureCues)
    return cues


CLOCK = (
    r"(?:\d{1,2} ?[:.] ?\d\d(?: ?: ?\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
    r"|\d{4} ?(?:hrs|hours|gmt|utc))"
    r"(?: ?\(?(?:Z|[A-Z]{2,5}(?:[+-]\d{1,2})?|[+-]\d\d:?\d\d)\)?)?"
)


@lru_cache
def date_shape() -> str:
    """A regular expression, without groups, for a written date; `read_date` says what it means."""
    cues = furniture_cues()
    month = "(?:" + "|".join(sorted(cues.months, key=len, reverse=True)) + r")\b\.?"
    weekday = "(?:(?:" + "|".join(cues.weekdays) + r")\b\.? ?,? *)?"
    ordinal = r"\d{1,2}(?: ?(?:st|nd|rd|th))?\b"
    year = r"(?:\d{4}|['’]?\d\d)\b"
    forms = (
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",
        rf"{weekday}{ordinal}[ -](?:of )?{month}(?:(?: ?, *| +|-)(?:of )?{year}(?! ?:))?",
        rf"{weekday}{month} ?{ordinal}(?:(?: ?, *| +){year}(?! ?:))?",
        rf"{weekday}\d{{1,2}} ?[/.] ?\d{{1,2}} ?[/.] ?(?:\d{{4}}|\d\d)\b",
    )
    return "(?:" + "|".join(forms) + ")"


@lru_cache
def agency_names() -> dict[str, str]:
    """The name to show for each written form of an agency, in lower case."""
    return {form.casefold(): names[0] for names in furniture_cues().agencies for form in names}


@lru_cache
def agency_shape() -> str:
    """A regular expression, without groups, for the name of an agency."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(agency_names(), key=len, reverse=True)) + ")"


def _filled(entry: PatternEntry) -> str:
    pattern = entry.pattern.replace("AGENCY", agency_shape()).replace("DATE", f"(?i:{date_shape()})")
    return pattern.replace("CLOCK", f"(?i:{CLOCK})")


def _compiled(entry: PatternEntry) -> LinePattern:
    flags = re.NOFLAG if entry.cased else re.IGNORECASE
    tail = r"\Z" if entry.at == "end" else ""
    return LinePattern(entry.kind, re.compile(_filled(entry) + tail, flags), entry.words)


@lru_cache
def compiled_patterns() -> Patterns:
    """All patterns of furniture.yaml, ready for use."""
    entries = furniture_cues().patterns
    return Patterns(
        lines=tuple(_compiled(entry) for entry in entries if entry.at == "line"),
        ends=tuple(_compiled(entry) for entry in entries if entry.at == "end"),
    )


_BUCKETS = (12, 25, 60, 200)  # words


def may_match(line: str, words: int) -> bool:
    """Whether one of the line patterns can match a line of so many words, told in one pass.

    >>> may_match("3 min read", 3)
    True
    """
    bucket = next((limit for limit in _BUCKETS if words <= limit), None)
    gate = _gate(bucket) if bucket else None
    return bool(gate and gate.fullmatch(line))


@lru_cache
def _gate(limit: int) -> re.Pattern[str] | None:
    """All patterns that a line in this bucket may match, in one; None if there are none."""
    above = max((bucket for bucket in _BUCKETS if bucket < limit), default=0)
    entries = [one for one in furniture_cues().patterns if one.at == "line" and one.words > above]
    bare = (re.sub(r"\(\?P<\w+>", "(?:", _filled(entry)) for entry in entries)
    return re.compile("|".join(f"(?:{one})" for one in bare), re.IGNORECASE) if entries else None
