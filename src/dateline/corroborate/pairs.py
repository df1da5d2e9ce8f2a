"""How documents stand to each other: copy, same event or related, with the reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dateline.corroborate.copies import Copies, Copy, CopyKind
from dateline.corroborate.story_pairs import Known, StoryPair, pair_stories
from dateline.model.event import Event
from dateline.model.ids import DocumentId, EventId
from dateline.model.origin import Origin
from dateline.model.pair import Pair, PairRelation
from dateline.model.reason import Reason
from dateline.model.story import Story
from dateline.resources.story_weights import load_story_weights

Key = tuple[DocumentId, DocumentId]  # sorted

_WHOLE = 0.5  # share of a text from which passages make a copy
# log-odds of telling of one happening, for two reports
_SHARED_EVENT = 3.0  # that both bring one event of a known day and place as news
_VAGUE_EVENT = 1.0  # the same where the event has no day or no place
_COPIED = 5.0  # one of which prints most of the other
_PASSAGES = 1.5  # with passages in common
_RECALLED = 0.5  # one of which recalls an event of the other
_APART = Reason("other event", -1.5, "each brings an event of its own")


@dataclass(frozen=True, slots=True)
class _Events:
    """The events that two documents share: as news in both, or recalled by one of them."""

    news: tuple[EventId, ...] = ()
    is_placed: bool = False  # one of them has a day and a place
    recalled: tuple[EventId, ...] = ()


def pair_documents(copies: Copies, stories: Iterable[Story], events: Iterable[Event]) -> tuple[Pair, ...]:
    """Every two documents that share text or an event, the closest first."""
    taken = _copied(copies)
    settled = tuple(events)
    shared = _shared(settled, copies.origins.values())
    known = {
        key: tuple(_known(taken.get(key), shared.get(key, _Events()))) for key in sorted({*taken, *shared})
    }
    beside = Known(known, _eventful(settled, copies.origins.values()), _APART)
    told = {_key(one.a, one.b): one for one in pair_stories(stories, beside)}
    found = (
        _pair(key, copies, taken.get(key), told.get(key), shared.get(key, _Events()))
        for key in sorted({*told, *taken, *shared})
    )
    order = list(PairRelation)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.relation), -one.score, str(one.a), str(one.b)))
    )


def _key(one: DocumentId, other: DocumentId) -> Key:
    return (one, other) if one < other else (other, one)


def _copied(copies: Copies) -> dict[Key, Copy]:
    """All pairs with text in common, also the copies of one original among each other."""
    found = {_key(copy.earlier, copy.later): copy for copy in copies.pairs}
    for root in {copies.original(one) for one in copies.origins}:
        for one, other in combinations(copies.group(root), 2):
            if _key(one, other) not in found and (copy := copies.between(one, other)):
                found[_key(one, other)] = copy
    return found


def _shared(events: Iterable[Event], origins: Iterable[Origin]) -> Mapping[Key, _Events]:
    documents: dict[str | int, list[DocumentId]] = defaultdict(list)
    for origin in origins:
        documents[origin.name].append(origin.document_id)
    news: dict[Key, list[Event]] = defaultdict(list)
    recalled: dict[Key, list[EventId]] = defaultdict(list)
    for event in events:
        bringing = [one for name in event.reports for one in documents[name]]
        recalling = [one for name in event.recalled_in for one in documents[name]]
        for one, other in combinations(sorted({*bringing, *recalling}), 2):
            if one in bringing and other in bringing:
                news[_key(one, other)].append(event)
            else:
                recalled[_key(one, other)].append(event.id)
    return {key: _shared_by(news[key], recalled[key]) for key in {*news, *recalled}}


def _eventful(events: Iterable[Event], origins: Iterable[Origin]) -> frozenset[DocumentId]:
    """The documents that bring an event of a known day and place as news."""
    names = {name for event in events if _is_placed(event) for name in event.reports}
    return frozenset(origin.document_id for origin in origins if origin.name in names)


def _is_placed(event: Event) -> bool:
    return event.when.value is not None and event.where.value is not None


def _shared_by(news: list[Event], recalled: list[EventId]) -> _Events:
    return _Events(
        news=tuple(sorted(event.id for event in news)),
        is_placed=any(map(_is_placed, news)),
        recalled=tuple(sorted(recalled)),
    )


def _known(copy: Copy | None, events: _Events) -> Iterator[Reason]:
    """What two documents have in common beside their words, in log-odds."""
    if copy:
        yield Reason("text", _COPIED if is_copy(copy) else _PASSAGES, _text_reason(copy))
        yield Reason("order", 0.0, f"first: {copy.order}")
    if events.news:
        weight = _SHARED_EVENT if events.is_placed else _VAGUE_EVENT
        yield Reason("event", weight, f"both bring {_number(events.news)} as news")
    if events.recalled:
        text = f"{_number(events.recalled)} is told by one and recalled by the other"
        yield Reason("recalled", _RECALLED, text)


def _pair(key: Key, copies: Copies, copy: Copy | None, story: StoryPair | None, events: _Events) -> Pair:
    relation, score = _judged(copy, story)
    first, second = (copy.earlier, copy.later) if copy else key
    names = [copies.origins[one].name for one in (first, second)]
    if not copy:
        names.sort(key=str)
    return Pair(
        a=names[0],
        b=names[1],
        relation=relation,
        score=score,
        events=tuple(sorted({*events.news, *events.recalled})),
        reasons=story.reasons if story else tuple(_known(copy, events)),
    )


def _judged(copy: Copy | None, story: StoryPair | None) -> tuple[PairRelation, float]:
    told = story.score if story else 0.0
    if copy and is_copy(copy):
        return PairRelation.COPY, round(max(copy.share_of_earlier, copy.share_of_later, told), 4)
    is_same = told >= load_story_weights().same
    return PairRelation.SAME_EVENT if is_same else PairRelation.RELATED, told


def is_copy(copy: Copy) -> bool:
    """Whether most of one text stands in the other; a few passages alone do not make a copy."""
    return copy.kind is not CopyKind.PARTIAL or max(copy.share_of_earlier, copy.share_of_later) >= _WHOLE


def _number(events: tuple[EventId, ...]) -> str:
    return "one event" if len(events) == 1 else f"{len(events)} events"


def _text_reason(copy: Copy) -> str:
    if copy.kind is CopyKind.EXACT:
        return "the same text"
    shares = f"{copy.share_of_later:.0%} of the later text stands in the earlier"
    passages = "1 sentence" if len(copy.sentences) == 1 else f"{len(copy.sentences)} sentences"
    return f"{copy.kind.value}: {shares}, {passages}"
