"""What later rooms know of a document without opening its text."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dateline.model.claim import Claim
from dateline.model.ids import DocumentId


class Notice(Enum):
    """What a report says of an earlier one of its own outlet or agency."""

    CORRECTION = "correction"  # "CORRECTION: an earlier version gave the toll as 40"
    UPDATE = "update"  # "UPDATE 2", "adds toll"
    KILL = "kill"  # "KILL NOTICE: this story has been withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What makes two texts recognisable as copies of one another.

    `signature` is a MinHash over word shingles, `sentences` are 64-bit hashes of the folded sentences
    in text order, `words` the content words with their counts, sorted.
    """

    signature: tuple[int, ...]
    sentences: tuple[int, ...]
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The part of a document that its claims carry along."""

    document_id: DocumentId
    external_id: str | int | None
    location: str
    text_sha256: str
    length: int  # code points of the text
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_at: str | None = None  # as given, with its zone
    language: str = "en"
    agencies: tuple[str, ...] = ()  # agencies whose text it prints
    notice: Notice | None = None
    fingerprint: Fingerprint | None = None

    @property
    def name(self) -> str | int:
        """How people and files refer to the document: its own id where it has one."""
        return self.document_id if self.external_id is None else self.external_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one document tells: its origin and its claims, in text order."""

    origin: Origin
    claims: tuple[Claim, ...]
