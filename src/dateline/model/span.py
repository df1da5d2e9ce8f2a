"""Half-open spans of code points in one text."""

from dataclasses import dataclass

from dateline.errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text: `start` is included, `end` is not.

    >>> Span(0, 5).of("KABUL, Dec 12")
    'KABUL'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"span {self.start}:{self.end} is empty or runs backwards")

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: "Span") -> "Span":
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
