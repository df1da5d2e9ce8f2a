"""A report that could not be used, kept so that counts in = counts out."""

from dataclasses import dataclass

from dateline.errors import BadInput, UnreadableDocument


@dataclass(frozen=True, slots=True)
class Rejected:
    """A report that was not read: where it is, why not, and what its owner can do.

    >>> str(Rejected("a.pdf", None, "PDF is not supported by this version", "save it as .txt"))
    'a.pdf: PDF is not supported by this version; save it as .txt'
    """

    location: str
    row: int | None
    reason: str
    remedy: str
    error: type[BadInput] = UnreadableDocument

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}; {self.remedy}"
