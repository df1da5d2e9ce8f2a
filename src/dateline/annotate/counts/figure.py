"""A number of people with what the clause makes of it."""

from dataclasses import dataclass

from dateline.annotate.counts.outcomes import Outcome
from dateline.model.count import Count, CountRelation, Unit
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, the phrase that is counted, and how it stands to other numbers."""

    span: Span
    count: Count
    unit: Unit | None
    who: Span | None
    outcome: Outcome
    relation: CountRelation = CountRelation.TOTAL
    part_of: Span | None = None
    share: bool = False
