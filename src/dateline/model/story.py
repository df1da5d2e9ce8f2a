"""What a report is about, by its words, for comparing it with others without its text."""

from dataclasses import dataclass
from datetime import date

from dateline.model.ids import DocumentId

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The words of one report, counted and sorted; `days` are those that its lead tells of."""

    document_id: DocumentId
    published: date | None
    words: Counts
    names: Counts
    lead: Counts
    numbers: Counts  # "23 pirate"
    figures: Counts  # "23"
    days: frozenset[date]
    places: frozenset[str]  # ids of the towns and areas that the lead names, and of the provinces they lie in
    years: frozenset[int]
