"""How a document came into the store, and what became of it there."""

from dataclasses import dataclass
from datetime import datetime

from dateline.model.coded import CodedPage
from dateline.model.ids import DocumentId
from dateline.model.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Which bytes came when and how, and which version of the report they are."""

    document_id: DocumentId
    added: datetime  # UTC
    how: str  # the program and version that added it
    version: int  # 1 for the first text under this address or id
    follows: DocumentId | None  # the version before
    followed_by: DocumentId | None
    maker: str  # who coded it last
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document of the store with its mentions, links and claims, and its custody."""

    coded: CodedPage
    origin: Origin
    custody: Custody


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """A document on one line of a list."""

    origin: Origin
    custody: Custody


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A report that could not be used, as the store remembers it."""

    location: str
    row: int | None
    reason: str
    remedy: str
    at: datetime
    maker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in the store that is not as it was written: the table, the row, and what is wrong."""

    table: str
    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.problem}"
