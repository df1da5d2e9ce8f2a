"""An event with everything it rests on: what exports and the desk show of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.ids import DocumentId
from dateline.model.origin import Told
from dateline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One event, its documents with those of their claims that are the event's, and their texts.

    Exports take an iterator of dossiers, so that a million events pass through in little memory.
    """

    event: Event
    told: tuple[Told, ...]
    texts: Mapping[DocumentId, str]

    def words(self, document_id: DocumentId, span: Span) -> str:
        """The words of a span of one of the documents."""
        return span.of(self.texts[document_id])
