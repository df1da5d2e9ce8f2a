"""A report with its mentions as the record that is printed."""

from collections.abc import Mapping
from typing import assert_never

from dateline.export.claims import DIGITS, day, pair_or_none, words
from dateline.export.records import (
    ActorRecord,
    CandidateRecord,
    CountMentionRecord,
    DatelineRecord,
    DocumentRecord,
    EventMentionRecord,
    FullPlaceRecord,
    MentionRecord,
    NameMentionRecord,
    PlaceMentionRecord,
    QuoteRecord,
    SpeakerRecord,
    TimeMentionRecord,
)
from dateline.export.shapes import shape_record
from dateline.model.actor import Actor
from dateline.model.link import Candidate
from dateline.model.mention import (
    AreaMention,
    CountMention,
    EventMention,
    NameMention,
    PlaceMention,
    Printed,
    Quote,
    Speaker,
    TimeMention,
)
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.where import Place

RUNNERS_UP = 5
_Actors = Mapping[Span, ActorRecord]


def document_record(linked: LinkedPage) -> DocumentRecord:
    """The report with its keys in the published order, its mentions sorted by span, then kind."""
    document = linked.page.document
    return {
        "schema": "dateline/document/1",
        "id": document.id,
        "external_id": document.external_id,
        "location": document.location,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "published": day(document.published),
        "language": document.language,
        "dateline": _dateline(linked),
        "text_sha256": document.text_sha256,
        "text": document.text,
        "mentions": mention_records(linked),
    }


def mention_records(linked: LinkedPage) -> list[MentionRecord]:
    """Every mention as a record, sorted by span, then kind."""
    printed = (one for one in linked.page.mentions if not isinstance(one, AreaMention))
    actors = _actors_by_words(linked)
    records = [_record(mention, linked, actors) for mention in printed]
    return sorted(records, key=lambda one: (one["span"], one["kind"], one["id"]))


def _record(mention: Printed, linked: LinkedPage, actors: _Actors) -> MentionRecord:
    text = linked.page.document.text
    match mention:
        case PlaceMention():
            return _place(mention, linked)
        case TimeMention():
            return _time(mention, text)
        case CountMention():
            return _count(mention, text)
        case NameMention():
            return _name(mention, linked)
        case Quote():
            return _quote(mention, text, actors)
        case EventMention():
            return _event(mention, text)
        case _:
            assert_never(mention)


def full_place(place: Place) -> FullPlaceRecord:
    """The place as a mention names it."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "level": place.level.value,
        "feature": place.feature,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
    }


def _dateline(linked: LinkedPage) -> DatelineRecord | None:
    document = linked.page.document
    if document.dateline is None:
        return None
    mention = next((one for one in linked.page.of_kind(PlaceMention) if one.is_dateline), None)
    link = linked.places.get(mention.id) if mention else None
    return {
        **words(document.dateline.span, document.text),
        "place": full_place(link.chosen.value) if link and link.chosen else None,
        "agency": document.dateline.agency,
    }


def _place(mention: PlaceMention, linked: LinkedPage) -> PlaceMentionRecord:
    link, shape = linked.places.get(mention.id), linked.shapes.get(mention.id)
    return {
        "id": mention.id,
        "kind": "place",
        **words(mention.span, linked.page.document.text),
        "maker": mention.maker,
        "relation": mention.relation,
        "place": full_place(link.chosen.value) if link and link.chosen else None,
        "shape": shape_record(shape, linked.page.document.text) if shape else None,
        "candidates": [_candidate(one) for one in link.rivals[:RUNNERS_UP]] if link else [],
    }


def _candidate(one: Candidate[Place]) -> CandidateRecord:
    reasons = [reason.text for reason in one.reasons]
    return {**full_place(one.value), "score": round(one.score, DIGITS), "reasons": reasons}


def _time(mention: TimeMention, text: str) -> TimeMentionRecord:
    when = mention.when
    return {
        "id": mention.id,
        "kind": "time",
        **words(mention.span, text),
        "maker": mention.maker,
        "timex": mention.timex,
        "timex_type": mention.timex_type.value,
        "first": day(when.first) if when else None,
        "last": day(when.last) if when else None,
        "basis": when.basis.value if when else None,
    }


def _count(mention: CountMention, text: str) -> CountMentionRecord:
    return {
        "id": mention.id,
        "kind": "count",
        **words(mention.span, text),
        "maker": mention.maker,
        "low": mention.count.low,
        "best": mention.count.best,
        "high": mention.count.high,
        "hedge": mention.count.hedge,
        "unit": mention.unit.value if mention.unit else None,
        "share": mention.share,
    }


def _name(mention: NameMention, linked: LinkedPage) -> NameMentionRecord:
    return {
        "id": mention.id,
        "kind": "name",
        **words(mention.span, linked.page.document.text),
        "maker": mention.maker,
        "type": mention.type.value,
        "actor": _actor_of(mention, linked),
        "antecedent": pair_or_none(mention.antecedent),
    }


def _quote(mention: Quote, text: str, actors: _Actors) -> QuoteRecord:
    return {
        "id": mention.id,
        "kind": "quote",
        **words(mention.span, text),
        "maker": mention.maker,
        "direct": mention.direct,
        "speaker": _speaker(mention.speaker, text, actors) if mention.speaker else None,
        "cue": words(mention.cue, text) if mention.cue else None,
        "stance": mention.stance.value,
    }


def _event(mention: EventMention, text: str) -> EventMentionRecord:
    return {
        "id": mention.id,
        "kind": "event",
        **words(mention.span, text),
        "maker": mention.maker,
        "type": mention.type,
        "status": mention.status.value,
    }


def _speaker(speaker: Speaker, text: str, actors: _Actors) -> SpeakerRecord:
    named = actors.get(speaker.name) if speaker.name else None
    return {**words(speaker.span, text), "actor": named or actors.get(speaker.span)}


def _actors_by_words(linked: LinkedPage) -> _Actors:
    """The actor behind each phrase, and behind the proper name in it."""
    found: dict[Span, ActorRecord] = {}
    for mention in linked.page.of_kind(NameMention):
        actor = _actor_of(mention, linked)
        for span in (mention.span, mention.name):
            if actor and span:
                found.setdefault(span, actor)
    return found


def _actor_of(mention: NameMention, linked: LinkedPage) -> ActorRecord | None:
    link = linked.actors.get(mention.id)
    return _actor(link.chosen.value) if link and link.chosen else None


def _actor(actor: Actor) -> ActorRecord:
    return {"id": actor.id, "name": actor.name, "class": actor.actor_class.value}
