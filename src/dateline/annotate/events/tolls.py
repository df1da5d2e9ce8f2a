"""Tolls told by themselves: "put the toll at 14", "the hospital received 31 bodies"."""

from collections.abc import Iterable, Iterator

from dateline.annotate.events.clause import is_verb
from dateline.annotate.events.context import quotes_at
from dateline.annotate.events.domains import is_of_domain
from dateline.annotate.events.found import Found
from dateline.annotate.events.status import read_status
from dateline.model.count import CountRelation, Unit
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import CountMention, EventMention, Status
from dateline.model.reason import Reason
from dateline.resources.domain_cues import load_domain_cues
from dateline.resources.status_cues import StatusCues

_UNITS = (Unit.KILLED, Unit.INJURED)
_TYPE = "attack"  # until the claim's room knows which deed the toll is of
_WEIGHT = 0.5
_CLIMB = 4


def tolls(
    found: Found, events: Iterable[EventMention], cues: StatusCues, violent: frozenset[str], maker: str
) -> Iterator[EventMention]:
    """An event for each sentence that gives a number of dead or injured without a word of violence."""
    a = found.analysis
    domains = load_domain_cues()
    told = list(events)
    taken = {count for event in told for count in event.counts}
    busy = {event.sentence for event in told if event.type in violent}
    by_sentence: dict[int, list[CountMention]] = {}
    for _, mention in found.count_heads:
        inside = a.within(mention.span)
        if inside and _is_toll(mention) and mention.id not in taken:
            by_sentence.setdefault(a.tokens[inside[0]].sentence, []).append(mention)
    for index, counts in sorted(by_sentence.items()):
        first = a.sentences[index].first
        if a.sentences[index].span not in busy and not is_of_domain(a, first, "death", domains):
            yield from _event(found, index, counts, cues, maker)


def _is_toll(mention: CountMention) -> bool:
    return mention.unit in _UNITS and not mention.share and bool(mention.count.low or mention.count.high)


def _event(
    found: Found, index: int, counts: list[CountMention], cues: StatusCues, maker: str
) -> Iterator[EventMention]:
    a = found.analysis
    first = next((one for one in counts if one.relation is not CountRelation.PART_OF), None)
    head = a.head_of(first.span) if first else None
    if first is None or head is None:
        return
    verb = next((i for i in (head, *a.ancestors(head)[:_CLIMB]) if is_verb(a.tokens[i])), head)
    reading = read_status(a, verb, cues)
    if reading.status not in (None, Status.OCCURRED, Status.ONGOING):
        return
    yield EventMention(
        id=MentionId(make_id("m", found.page.document.id, "toll", first.span.start, first.span.end)),
        span=first.span,
        maker=maker,
        type=_TYPE,
        status=Status.OCCURRED,
        sentence=a.sentences[index].span,
        counts=tuple(one.id for one in counts),
        quotes=tuple(quotes_at(found, first.span, cues)),
        hedged=reading.hedged,
        background=reading.background,
        is_toll=True,
        reasons=(Reason("type", _WEIGHT, "a toll told by itself"), *reading.reasons),
    )
