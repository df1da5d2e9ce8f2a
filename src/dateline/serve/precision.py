"""One step coarser or finer: the area around a place, or one in it; the month around days, or days in it."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.export.phrases import place_phrase, when_phrase
from dateline.model.when import When
from dateline.model.where import Level, Place
from dateline.serve.contexts.choice import Choice
from dateline.serve.text import shown
from dateline.serve.values import canonical, when_value, where_value

if TYPE_CHECKING:
    from dateline.model.event import Event
    from dateline.resources.gazetteer import Gazetteer
    from dateline.serve.choices import Reading

COARSER, FINER = -1, 1
_ORDER = (Level.POINT, Level.SETTLEMENT, Level.ADMIN3, Level.ADMIN2, Level.ADMIN1, Level.COUNTRY)


def steps(
    event: Event, field: str, reading: Reading, gazetteer: Gazetteer
) -> tuple[Choice | None, Choice | None]:
    """The coarser and the finer value of a field; None where there is none."""
    if field == "where" and event.where.value:
        setting = event.where.value
        coarser, finer = wider(setting.place, gazetteer), _narrower(setting.place, reading)
        return _place(coarser, COARSER), _place(finer, FINER)
    if field == "when" and event.when.value:
        longer, shorter = longer_days(event.when.value), _shorter_days(event.when.value, reading)
        return _days(longer, COARSER), _days(shorter, FINER)
    return None, None


def _place(place: Place | None, number: int) -> Choice | None:
    if place is None:
        return None
    label = f"{place_phrase(place)} ({place.level.value})"
    return Choice(number, shown(label), canonical(where_value(place, None)))


def _days(when: When | None, number: int) -> Choice | None:
    return Choice(number, when_phrase(when), canonical(when_value(when))) if when else None


def wider(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The district, province or country that a place lies in: the nearest that the gazetteer has."""
    if place.level is Level.COUNTRY or place.country is None:
        return None
    for name, level in ((place.admin2, Level.ADMIN2), (place.admin1, Level.ADMIN1)):
        if name and _rank(level) > _rank(place.level):
            found = gazetteer.variants(name, country=place.country)
            area = next(
                (one.place for one in found if one.place.level is level and one.place.id != place.id), None
            )
            if area:
                return area
    return gazetteer.countries.get(place.country)


def _rank(level: Level) -> int:
    return _ORDER.index(level) if level in _ORDER else 0


def _narrower(place: Place, reading: Reading) -> Place | None:
    """The place inside it that the report on screen names next to the deed."""
    triggers = [claim.trigger.start for claim in reading.claims]
    found: list[tuple[int, Place]] = []
    for mention_id, link in reading.page.places.items():
        if link.chosen and _is_inside(link.chosen.value, place):
            start = reading.page.page.by_id[mention_id].span.start
            found.append((min((abs(start - one) for one in triggers), default=0), link.chosen.value))
    return min(found, key=lambda pair: (pair[0], pair[1].id))[1] if found else None


def _is_inside(place: Place, area: Place) -> bool:
    if place.country != area.country or _rank(place.level) >= _rank(area.level) or place.id == area.id:
        return False
    inside = {
        Level.COUNTRY: True,
        Level.ADMIN1: place.admin1 == area.name,
        Level.ADMIN2: place.admin2 == area.name,
    }
    return inside.get(area.level, False)


def longer_days(when: When) -> When | None:
    """The month around days that lie in one, then the year; None for what is longer.

    >>> from dateline.model.when import Basis
    >>> when_phrase(longer_days(When(date(2024, 2, 3), date(2024, 2, 3), Basis.STATED)))
    '2024-02-01 to 2024-02-29'
    """
    first, last = when.first, when.last
    if first is None or last is None or first.year != last.year:
        return None
    end = calendar.monthrange(first.year, first.month)[1]
    month = date(first.year, first.month, 1), date(first.year, first.month, end)
    if first.month == last.month and (first, last) != month:
        return replace(when, first=month[0], last=month[1])
    year = date(first.year, 1, 1), date(first.year, 12, 31)
    return replace(when, first=year[0], last=year[1]) if (first, last) != year else None


def _shorter_days(when: When, reading: Reading) -> When | None:
    """The narrowest days inside that one of the event's claims gives."""
    found = [claim.when.when for claim in reading.claims if claim.when and _lies_in(claim.when.when, when)]
    return min(found, key=lambda one: (_length(one), one.first or date.min)) if found else None


def _lies_in(inner: When, outer: When) -> bool:
    if inner.first is None or inner.last is None or _length(inner) >= _length(outer):
        return False
    return (outer.first or date.min) <= inner.first and inner.last <= (outer.last or date.max)


def _length(when: When) -> int:
    return ((when.last or date.max) - (when.first or date.min)).days
