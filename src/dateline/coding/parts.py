"""The fields of one claim from one event mention: who, where, when, how many."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dateline.coding.posts import holder_of
from dateline.coding.voices import speaking_actor
from dateline.model.actor import ActorClass
from dateline.model.claim import Dated, Locus, Participant, Rule, Tally
from dateline.model.count import Count, CountRelation, Unit
from dateline.model.mention import (
    AreaMention,
    CountMention,
    EventMention,
    Filler,
    NameMention,
    NameType,
    Outcome,
    PlaceMention,
    PlaceRole,
    Quote,
    TimeMention,
)
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.where import Place
from dateline.resources.people_cues import load_people

T = TypeVar("T")


def participants(linked: LinkedPage, event: EventMention) -> tuple[Participant, ...]:
    """The actors of an event; two phrases for one actor in one role are one participant."""
    made: dict[object, Participant] = {}
    for filler in event.fillers:
        one = _participant(linked, filler)
        if not (filler.mention or filler.is_thing or filler.like):  # "we": those for whom the speaker speaks
            one = _of_force(one) or _spoken_for(linked, event, one)
        made.setdefault((one.role, one.actor_id or one.name.casefold()), one)
    return tuple(made.values())


def _participant(linked: LinkedPage, filler: Filler) -> Participant:
    asked = filler.like or filler.mention
    link = linked.actors.get(asked) if asked else None
    actor = link.chosen.value if link and link.chosen else None
    mention = linked.page.by_id.get(filler.mention) if filler.mention else None
    span = mention.span if mention else filler.span  # a description beside a name is no part of the name
    words = " ".join(span.of(linked.page.document.text).split())
    if actor and filler.like:  # "seven others": of one class with those before, but not the same people
        actor = replace(actor, id=None, name=words)
    unknown = (holder_of(words) or ActorClass.THING) if filler.is_thing else ActorClass.UNIDENTIFIED
    return Participant(
        role=filler.role,
        actor_id=actor.id if actor else None,
        name=actor.name if actor else words,
        actor_class=actor.actor_class if actor else unknown,
        span=filler.span,
        outcome=filler.outcome,
        hedged=filler.hedged,
        country=actor.country if actor else None,
    )


def _of_force(one: Participant) -> Participant | None:
    """A bare "police" before a deed: "police firing"."""
    force = load_people().force(one.name)
    return replace(one, actor_class=force) if force else None


def loci(linked: LinkedPage, event: EventMention) -> tuple[Locus, ...]:
    """The places of an event, the finest first; a declined place keeps its words."""
    found = []
    for one in event.places:
        mention = linked.page.by_id[one.mention]
        link = linked.places.get(one.mention)
        place = link.chosen.value if link and link.chosen else None
        if isinstance(mention, PlaceMention):
            found.append(locus_of(linked, mention, one.role, place))
        elif isinstance(mention, AreaMention) and place is not None:
            found.append(Locus(span=mention.span, relation=None, role=one.role, place=place))
    return tuple(sorted(found, key=_coarseness))


def locus_of(linked: LinkedPage, mention: PlaceMention, role: PlaceRole, place: Place | None) -> Locus:
    """A place of a claim, with its relation and its shape."""
    shape = linked.shapes.get(mention.id) if place else None
    return Locus(span=mention.span, relation=mention.relation, role=role, place=place, shape=shape)


def _spoken_for(linked: LinkedPage, event: EventMention, one: Participant) -> Participant:
    """The speaker's body behind "we", the speaker behind "I"; unresolved words stay words."""
    quotes = map(linked.page.by_id.get, reversed(event.quotes))
    quote = next((one for one in quotes if isinstance(one, Quote)), None)
    if quote is None or quote.speaker is None:
        return one
    actor = speaking_actor(linked, quote.speaker, for_body=one.name.casefold() in ("we", "us"))
    if actor is None:
        return one
    return replace(
        one, actor_id=actor.id, name=actor.name, actor_class=actor.actor_class, country=actor.country
    )


_FINENESS = {name: rank for rank, name in enumerate(
    ("point", "settlement", "admin3", "admin2", "natural", "admin1", "region", "country"))}  # fmt: skip


def _coarseness(locus: Locus) -> tuple[int, int]:
    rank = _FINENESS[locus.place.level.value] if locus.place else len(_FINENESS)
    return rank, locus.span.start


def dated(linked: LinkedPage, event: EventMention) -> Dated | None:
    """When the event took place, by its own words; the narrowest of several that could be anchored."""
    found = []
    for one in event.times:
        mention = linked.page.by_id[one]
        if isinstance(mention, TimeMention) and mention.when is not None:
            found.append(Dated(when=mention.when, span=mention.span))
    return min(found, key=_width, default=None)


def _width(one: Dated) -> tuple[bool, int]:
    when = one.when
    if when.first is None or when.last is None:
        return True, 0
    return False, (when.last - when.first).days


def tallies(linked: LinkedPage, event: EventMention) -> tuple[Tally, ...]:
    """The numbers of people in an event; shares and other amounts are left to the annotation."""
    found = []
    for one in event.counts:
        mention = linked.page.by_id[one]
        if isinstance(mention, CountMention) and mention.unit and not mention.share:
            found.append(
                Tally(
                    unit=mention.unit,
                    count=mention.count,
                    span=mention.span,
                    who=mention.who,
                    relation=mention.relation,
                )
            )
    found += _named_singles(linked, event, [span for one in found for span in (one.span, one.who) if span])
    return tuple(sorted(found, key=lambda tally: (tally.relation is not CountRelation.TOTAL, tally.span)))


def _named_singles(linked: LinkedPage, event: EventMention, counted: list[Span]) -> Iterable[Tally]:
    """One person named as killed or taken is one: the name is the words that say so."""
    for filler in event.fillers:
        mention = linked.page.by_id.get(filler.mention) if filler.mention else None
        if not isinstance(mention, NameMention) or filler.outcome not in _COUNTED or mention.plural:
            continue
        if mention.type is not NameType.PERSON or mention.antecedent is not None:
            continue
        if mention.name is None or mention.name.end <= mention.head.start:  # "Taliban" of "a Taliban leader"
            continue
        if not any(span.overlaps(filler.span) for span in counted):
            relation = CountRelation.PART_OF if filler.example else CountRelation.TOTAL
            unit = Unit(filler.outcome.value)
            yield Tally(unit=unit, count=_ONE, span=mention.name, who=filler.span, relation=relation)


_ONE = Count(1, 1, 1, None)
_COUNTED = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED, Outcome.ARRESTED, Outcome.RELEASED})


def rules(linked: LinkedPage, event: EventMention) -> tuple[Rule, ...]:
    """Why the fields have their values, with what lost and what was declined."""
    made = [
        Rule(field=reason.name, span=event.span, rule=reason.text, value=_value(event, reason.name))
        for reason in event.reasons
    ]
    for place in event.places:
        link = linked.places.get(place.mention)
        mention = linked.page.by_id[place.mention]
        if link is not None:
            value = link.chosen.value.name if link.chosen else f"declined: {link.declined}"
            why = "; ".join(reason.text for reason in link.chosen.reasons) if link.chosen else "gazetteer"
            made.append(
                Rule(field="where", span=mention.span, rule=why, value=value, rivals=_names(link.rivals))
            )
    for filler in event.fillers:
        actor = linked.actors.get(filler.mention) if filler.mention else None
        if actor is not None:
            value = actor.chosen.value.name if actor.chosen else f"declined: {actor.declined}"
            why = "; ".join(reason.text for reason in actor.chosen.reasons) if actor.chosen else "registry"
            made.append(
                Rule(field="actors", span=filler.span, rule=why, value=value, rivals=_names(actor.rivals))
            )
    return (*made, *_declined_times(linked, event))


def _declined_times(linked: LinkedPage, event: EventMention) -> Iterable[Rule]:
    for one in event.times:
        mention = linked.page.by_id[one]
        if isinstance(mention, TimeMention):
            when = mention.when
            value = (
                f"{when.first} to {when.last} ({when.basis.value})"
                if when
                else f"declined: {mention.declined}"
            )
            yield Rule(field="when", span=mention.span, rule=mention.maker, value=value)


def _value(event: EventMention, field: str) -> str:
    return event.type if field == "type" else event.status.value


def _names(candidates: Iterable[object]) -> tuple[str, ...]:
    return tuple(f"{one.value.name} ({one.score:.2f})" for one in candidates)  # type: ignore[attr-defined]
