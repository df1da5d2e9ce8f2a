"""Numbers told by themselves: "put the toll at 14", "received 31 bodies", "said 20,000 people took part"."""

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
from dateline.model.syntax import Analysis
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues
from dateline.resources.domain_cues import load_domain_cues
from dateline.resources.status_cues import StatusCues

_HARMED = (Unit.KILLED, Unit.INJURED)
_CROWD = (Unit.PEOPLE, Unit.PROTESTERS, Unit.CIVILIANS)
_FORCE = (Unit.SOLDIERS, Unit.POLICE, Unit.FIGHTERS)
# Until the claim's room knows which deed the number is of.
_TYPES = {**dict.fromkeys(_HARMED, "attack"), **dict.fromkeys(_CROWD, "protest"),
          **dict.fromkeys(_FORCE, "operation")}  # fmt: skip
_WEIGHT = 0.5
_CLIMB = 4


def tolls(
    found: Found, events: Iterable[EventMention], cues: StatusCues, violent: frozenset[str], maker: str
) -> Iterator[EventMention]:
    """An event for each sentence that gives a number of dead, injured or taking part without a deed."""
    a = found.analysis
    domains = load_domain_cues()
    told = list(events)
    taken = {count for event in told for count in event.counts}
    busy = {event.sentence for event in told if event.type in violent}
    for index, counts in sorted(_by_sentence(found, taken).items()):
        first = a.sentences[index].first
        if is_of_domain(a, first, "death", domains):
            continue
        harmed = [one for one in counts if one.unit in _HARMED]
        present = [one for one in counts if one.unit not in _HARMED]
        if harmed and a.sentences[index].span not in busy:
            yield from _event(found, index, harmed, cues, maker)
        elif present:
            yield from _event(found, index, present, cues, maker)


def _by_sentence(found: Found, taken: set[MentionId]) -> dict[int, list[CountMention]]:
    """The numbers that no deed of their sentence has, by sentence."""
    a = found.analysis
    numbers: dict[int, list[CountMention]] = {}
    for head, mention in found.count_heads:
        inside = a.within(mention.span)
        if (
            not inside
            or mention.id in taken
            or mention.share
            or not (mention.count.low or mention.count.high)
        ):
            continue
        if mention.unit in _HARMED or (mention.unit in _TYPES and _is_turnout(a, head)):
            numbers.setdefault(a.tokens[inside[0]].sentence, []).append(mention)
    return numbers


def _is_turnout(a: Analysis, head: int) -> bool:
    """Whether those counted are said to take part, or a speaker gives the number of those there."""
    cues = load_cues("counts", CountCues)
    token = a.tokens[head]
    above = a.tokens[token.head]
    verb = a.tokens[above.head] if token.dep == "pobj" else above
    if not is_verb(verb):
        return False
    joined = {f"{verb.lemma} {a.tokens[c].lemma}" for c in a.each_child(verb.i, "dobj", "prt", "prep")}
    if token.dep in ("nsubj", "nsubjpass"):
        return verb.lemma in cues.turnout or bool(joined & cues.turnout)
    if token.dep == "pobj" and f"{verb.lemma} {above.lemma}" in cues.estimating:
        return True
    nouns = {a.tokens[c].lemma for c in a.each_child(verb.i, "nsubj", "nsubjpass", "dobj")}
    gatherings = {noun for words in cues.gatherings.values() for noun in words}
    return not nouns.isdisjoint(gatherings | cues.tolls)


def _event(
    found: Found, index: int, counts: list[CountMention], cues: StatusCues, maker: str
) -> Iterator[EventMention]:
    a = found.analysis
    first = next((one for one in counts if one.relation is not CountRelation.PART_OF), None)
    head = a.head_of(first.who or first.span) if first else None
    if first is None or head is None or first.unit is None:
        return
    verb = next((i for i in (head, *a.ancestors(head)[:_CLIMB]) if is_verb(a.tokens[i])), head)
    reading = read_status(a, verb, cues)
    happened = reading.status in (None, Status.OCCURRED, Status.ONGOING)
    if not happened and (first.unit in _HARMED or reading.status is not Status.PLANNED):
        return
    yield EventMention(
        id=MentionId(make_id("m", found.page.document.id, "toll", first.span.start, first.span.end)),
        span=first.span,
        maker=maker,
        type=_TYPES[first.unit],
        status=Status.OCCURRED if happened else Status.PLANNED,
        sentence=a.sentences[index].span,
        counts=tuple(one.id for one in counts),
        quotes=tuple(quotes_at(found, first.span, cues, attitudes=True)),
        hedged=reading.hedged,
        background=reading.background,
        is_toll=True,
        reasons=(Reason("type", _WEIGHT, "a number told by itself"), *reading.reasons),
    )
