"""What later rooms know of a document without opening its text."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from struct import iter_unpack

from dateline.model.claim import Claim
from dateline.model.ids import DocumentId
from dateline.model.span import Span


class Notice(Enum):
    """What a report says of an earlier one of its own outlet or agency."""

    CORRECTION = "correction"  # "CORRECTION: an earlier version gave the toll as 40"
    UPDATE = "update"  # "UPDATE 2", "adds toll"
    KILL = "kill"  # "KILL NOTICE: this story has been withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What makes two texts recognisable as copies of one another, packed.

    Every field but `words` holds little-endian numbers, so that the prints of 100,000 reports fit in
    memory: `spans` start and end of each sentence of the prose (32 bits each), `hashes` each folded
    sentence (64 bits), `ends` how many shingles there are up to the end of each sentence (32 bits),
    `shingles` the runs of four words outside quotation marks, in text order (32 bits). `words` are the
    distinct content words of headline and first paragraphs, sorted.
    """

    spans: bytes
    hashes: bytes
    ends: bytes
    shingles: bytes
    words: tuple[str, ...]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence of the prose stands, in text order."""
        return tuple(Span(start, end) for start, end in iter_unpack("<II", self.spans))


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
