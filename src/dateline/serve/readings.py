"""What marked words say, and what a name that somebody types may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.export.documents import full_place
from dateline.export.phrases import count_phrase, place_phrase, when_phrase
from dateline.model.mention import CountMention, EventMention, NameMention, PlaceMention, TimeMention
from dateline.serve.contexts.choice import Choice
from dateline.serve.text import shown
from dateline.serve.values import canonical, count_value, when_value, where_value

if TYPE_CHECKING:
    from dateline.model.page import LinkedPage
    from dateline.model.span import Span
    from dateline.model.where import Place
    from dateline.resources.actors import Registry
    from dateline.resources.gazetteer import Gazetteer

MOST = 9
_MOST_FOUND = 20
Found = tuple[str, object, str]


def readings(page: LinkedPage, span: Span, field: str) -> tuple[Choice, ...]:
    """What the machine reads in marked words, for one field: their day, place, number or actor."""
    return numbered(_readings(page, span, field.partition(".")[0]), MOST)


def _readings(page: LinkedPage, span: Span, name: str) -> Iterator[Found]:
    inner, text = page.page, page.page.document.text
    if name in ("type", "status"):
        for event in inner.at(EventMention, span):
            code = event.type if name == "type" else event.status.value
            yield code, code, f"“{event.span.of(text)}”"
    elif name == "when":
        for time in inner.at(TimeMention, span):
            if time.when:
                yield when_phrase(time.when), when_value(time.when), f"“{time.span.of(text)}”"
    elif name == "counts":
        for count in inner.at(CountMention, span):
            yield count_phrase(count.count), count_value(count.count), f"“{count.span.of(text)}”"
    elif name == "where":
        yield from _places(page, span)
    elif name == "actors":
        yield from _actors(page, span)


def _places(page: LinkedPage, span: Span) -> Iterator[Found]:
    for mention in page.page.at(PlaceMention, span):
        link = page.places.get(mention.id)
        for candidate in (link.chosen, *link.rivals) if link else ():
            if candidate:
                place = candidate.value
                yield _place_label(place), where_value(place, mention.relation), f"{candidate.score:.2f}"


def _actors(page: LinkedPage, span: Span) -> Iterator[Found]:
    for mention in page.page.at(NameMention, span):
        link = page.actors.get(mention.id)
        for candidate in (link.chosen, *link.rivals) if link else ():
            if candidate:
                actor = candidate.value
                yield (
                    actor.name,
                    [_actor(actor.id, actor.name, actor.actor_class.value, actor.country)],
                    "registry",
                )


def _actor(actor_id: str | None, name: str, actor_class: str, country: str | None) -> dict[str, Any]:
    return {
        "actor_id": actor_id,
        "name": name,
        "class": actor_class,
        "country": country,
        "outcome": None,
        "hedged": False,
    }


def find_places(gazetteer: Gazetteer, name: str, country: str | None) -> tuple[Choice, ...]:
    """Places of a name, the most prominent first."""
    found = gazetteer.variants(name, country=country)
    return numbered(
        (
            (_place_label(one.place), {"place": full_place(one.place), "relation": None}, one.place.id)
            for one in found
        ),
        _MOST_FOUND,
    )


def _place_label(place: Place) -> str:
    return f"{place_phrase(place)} ({place.level.value})"


def find_actors(registry: Registry, name: str, country: str | None, on: date | None) -> tuple[Choice, ...]:
    """Entries of the registry for a name, the likeliest first."""
    countries = frozenset({country}) if country else frozenset()
    found = registry.lookup(name, on=on, countries=countries)
    return numbered(
        (
            (
                one.name,
                [_actor(one.id, one.name, one.class_on(on).value, next(iter(one.countries), None))],
                one.id,
            )
            for one in found
        ),
        _MOST_FOUND,
    )


def numbered(found: Iterator[Found], most: int) -> tuple[Choice, ...]:
    """Different values with the numbers that choose them."""
    seen: set[str] = set()
    choices: list[Choice] = []
    for label, value, note in found:
        text = canonical(value)
        if text not in seen and len(choices) < most:
            seen.add(text)
            choices.append(Choice(len(choices) + 1, shown(label), text, shown(note)))
    return tuple(choices)
