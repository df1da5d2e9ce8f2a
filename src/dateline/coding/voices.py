"""The chain of speakers of a claim, from the nearest to the farthest."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.model.actor import Actor, ActorClass
from dateline.model.claim import Voice
from dateline.model.ids import MentionId
from dateline.model.mention import NameMention, Quote, Speaker, TimeMention
from dateline.model.page import LinkedPage
from dateline.model.span import Span

_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


def voices(linked: LinkedPage, quotes: Iterable[MentionId]) -> tuple[Voice, ...]:
    """Who says it, nearest first. The agency whose text the document prints is not repeated."""
    chain: list[Voice] = []
    for quote_id in quotes:
        quote = linked.page.by_id[quote_id]
        if isinstance(quote, Quote):
            chain += _links(linked, quote)
    kept: list[Voice] = []
    for voice in chain:
        if not _is_printed(linked, voice) and all(voice.speaker != other.speaker for other in kept):
            kept.append(voice)
    return tuple(kept)


def _links(linked: LinkedPage, quote: Quote) -> Iterator[Voice]:
    for speaker in (quote.speaker, *quote.via):
        if speaker is not None:
            yield _voice(linked, quote, speaker, is_nearest=speaker is quote.speaker)


def _voice(linked: LinkedPage, quote: Quote, speaker: Speaker, is_nearest: bool) -> Voice:
    text = linked.page.document.text
    name, title, organisation = _parts(linked, speaker)
    return Voice(
        speaker=name,
        title=title,
        organisation=organisation,
        to=quote.to.of(text) if quote.to and is_nearest else None,
        stance=quote.stance,
        said_on=_day(linked, quote.said_on),
        span=speaker.span,
        cue=quote.cue,
    )


def _parts(linked: LinkedPage, speaker: Speaker) -> tuple[str, str | None, str | None]:
    """Name, title and organisation; a pronoun or "the spokesman" takes them from its antecedent."""
    text = linked.page.document.text
    mention = _mention_at(linked, speaker.span)
    source = _antecedent(linked, mention) if mention and mention.antecedent else None
    if source is not None:
        whole, name = source.span, source.name
        title, organisation = source.title, source.organisation
    else:
        whole, name = speaker.span, speaker.name
        title, organisation = speaker.title, speaker.organisation
        if mention is not None:
            title, organisation = title or mention.title, organisation or mention.organisation
    called = _bare(name.of(text) if name else _without_clause(whole.of(text)))
    entitled = _flat(title.of(text)) if title else None
    return (
        called,
        entitled if entitled != called else None,
        _body(linked, organisation) if organisation else None,
    )


def actor_key(linked: LinkedPage, voice: Voice) -> str:
    """The registry's id of a speaker where there is one, else the words."""
    actor = speaking_actor(linked, Speaker(span=voice.span), for_body=False)
    return (actor.id or actor.name) if actor else voice.speaker


def speaking_actor(linked: LinkedPage, speaker: Speaker, *, for_body: bool) -> Actor | None:
    """The actor who speaks; `for_body` asks for the body that the person speaks for, where one is named."""
    mention = _mention_at(linked, speaker.span)
    if mention is not None and mention.antecedent and not speaker.name:
        mention = _antecedent(linked, mention)
    organisation = speaker.organisation or (mention.organisation if mention else None)
    if for_body and organisation is not None:
        body = _mention_at(linked, organisation)
        link = linked.actors.get(body.id) if body else None
        if link and link.chosen:
            return link.chosen.value
        words = _bare(organisation.of(linked.page.document.text))
        known = _named_alike(linked, words)
        if known is not None:
            return known
        return Actor(None, words, ActorClass.ORGANISATION)
    link = linked.actors.get(mention.id) if mention else None
    return link.chosen.value if link and link.chosen else None


def _named_alike(linked: LinkedPage, words: str) -> Actor | None:
    """The actor that the report names by the same words elsewhere."""
    text = linked.page.document.text
    for mention in linked.page.of_kind(NameMention):
        if mention.name and mention.name.of(text) == words:
            link = linked.actors.get(mention.id)
            if link and link.chosen and link.chosen.value.id:
                return link.chosen.value
    return None


def _body(linked: LinkedPage, span: Span) -> str:
    """The registry's name of the body that somebody speaks for, else its words."""
    mention = _mention_at(linked, span)
    link = linked.actors.get(mention.id) if mention else None
    if link and link.chosen and link.chosen.value.id:
        return link.chosen.value.name
    return _bare(span.of(linked.page.document.text))


def _mention_at(linked: LinkedPage, span: Span) -> NameMention | None:
    inside = linked.page.at(NameMention, span)
    exact = [m for m in inside if m.span == span]
    covering = [m for m in inside if span.covers(m.head) and span.start <= m.span.start]
    a = linked.page.analysis
    head = a.head_of(span)
    heading = [m for m in covering if head is not None and m.head.covers(a.span(head, head))]
    others = [m for m in covering if not _owns(linked, m)]  # "the traders" of "the traders' association"
    return next(iter(exact or heading or others), None)


def _owns(linked: LinkedPage, mention: NameMention) -> bool:
    a = linked.page.analysis
    head = a.head_of(mention.head)
    return head is not None and a.tokens[head].dep == "poss"


def _antecedent(linked: LinkedPage, mention: NameMention) -> NameMention | None:
    """The first full name that the chain of antecedents leads to."""
    seen = set()
    while mention.antecedent and mention.id not in seen:
        seen.add(mention.id)
        before = _mention_at(linked, mention.antecedent)
        if before is None or before.id == mention.id:
            break
        mention = before
    return mention


def _day(linked: LinkedPage, span: Span | None) -> date | None:
    if span is None:
        return None
    for mention in linked.page.at(TimeMention, span):
        if mention.when and mention.when.first == mention.when.last:
            return mention.when.first
    return None


def _is_printed(linked: LinkedPage, voice: Voice) -> bool:
    printed = (*linked.page.document.agencies, linked.page.document.outlet)
    return voice.speaker in [name for name in printed if name]


def _without_clause(words: str) -> str:
    """A description without its relative clause: "a doctor" of "a doctor, who asked not to be named"."""
    return _CLAUSE.split(words, maxsplit=1)[0] or words


_CLAUSE = re.compile(r",?\s+(?:who|which|whose|whom)\b")


def _bare(words: str) -> str:
    flat = _flat(words)
    for article in _ARTICLES:
        flat = flat.removeprefix(article)
    return flat


def _flat(words: str) -> str:
    return " ".join(words.split())
