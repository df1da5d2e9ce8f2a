"""What else a field may be: values of other reports, runners-up, other readings of the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.export.phrases import actor_phrase, count_phrase, place_phrase, when_phrase
from dateline.model.claim import Claim
from dateline.model.count import Unit
from dateline.model.mention import CountMention, PlaceMention, Role, Status, TimeMention
from dateline.serve.contexts.choice import Choice
from dateline.serve.text import shown
from dateline.serve.values import (
    actor_value,
    canonical,
    claim_phrase,
    claim_value,
    count_value,
    when_value,
    where_value,
)

if TYPE_CHECKING:
    from dateline.model.page import LinkedPage
    from dateline.resources.codebook import Codebook
    from dateline.serve.fields import Sheet

MOST = 9  # as many as there are digits
Found = tuple[str, object, str]  # label, value, note


@dataclass(frozen=True)
class Reading:
    """The event's claims and the page on screen: where alternatives come from."""

    sheet: Sheet
    page: LinkedPage
    claims: tuple[Claim, ...]

    @property
    def codebook(self) -> Codebook:
        """Types and their families."""
        return self.sheet.codebook


def choices(reading: Reading, field: str, current: str) -> tuple[Choice, ...]:
    """Up to nine other values, the likeliest first; never the one that stands."""
    found: list[Choice] = []
    seen = {current, canonical(None)}
    for label, value, note in _candidates(reading, field):
        text = canonical(value)
        if text not in seen:
            seen.add(text)
            found.append(Choice(len(found) + 1, shown(label), text, shown(note)))
        if len(found) == MOST:
            break
    return tuple(found)


def _candidates(reading: Reading, field: str) -> Iterator[Found]:
    yield from _of_claims(reading, field)
    name, _, part = field.partition(".")
    if name == "type":
        yield from _types(reading)
    elif name == "status":
        yield from ((one.value, one.value, "") for one in Status)
    elif name == "when":
        yield from _times(reading)
    elif name == "where":
        yield from _places(reading)
    elif name == "counts":
        yield from _counts(reading, part)
    elif name == "actors":
        yield from _actors(reading, Role(part))


def _of_claims(reading: Reading, field: str) -> Iterator[Found]:
    """What the event's claims say themselves."""
    for claim in reading.claims:
        value = claim_value(claim, field)
        if value is not None:
            label = claim_phrase(claim, field)
            if field == "type":
                label = (
                    reading.codebook.types[claim.type].label
                    if claim.type in reading.codebook.types
                    else claim.type
                )
            yield label, value, "in a report"


def _types(reading: Reading) -> Iterator[Found]:
    """The rest of the family: types that are easily taken for one another."""
    types = reading.codebook.types
    own = types.get(reading.sheet.event.type)
    for name, one in types.items():
        if own and one.family == own.family:
            yield one.label, name, one.family


def _near(reading: Reading, start: int) -> int:
    return min((abs(start - claim.trigger.start) for claim in reading.claims), default=0)


def _times(reading: Reading) -> Iterator[Found]:
    """The days that the report names, those next to the deed first."""
    page = reading.page.page
    found = [one for one in page.of_kind(TimeMention) if one.when]
    for time in sorted(found, key=lambda one: (_near(reading, one.span.start), one.span)):
        if time.when:
            yield when_phrase(time.when), when_value(time.when), f"“{time.span.of(page.document.text)}”"


def _places(reading: Reading) -> Iterator[Found]:
    """Namesakes of the place, then the other places of the report, next to the deed first."""
    page, links = reading.page.page, reading.page.places
    mentions = sorted(page.of_kind(PlaceMention), key=lambda one: (_near(reading, one.span.start), one.span))
    spans = {locus.span for claim in reading.claims for locus in claim.where}
    for mention in sorted(mentions, key=lambda one: one.span not in spans):
        link, words = links.get(mention.id), f"“{mention.span.of(page.document.text)}”"
        if link is None:
            continue
        best = (link.chosen, *link.rivals) if mention.span in spans else (link.chosen,)
        for candidate in best:
            if candidate:
                place = candidate.value
                yield (
                    f"{place_phrase(place)} ({place.level.value})",
                    where_value(place, mention.relation),
                    words,
                )


def _counts(reading: Reading, unit: str) -> Iterator[Found]:
    """The numbers that the report gives, those of the same unit first."""
    page = reading.page.page
    found = [one for one in page.of_kind(CountMention) if one.unit is not None]
    order = sorted(
        found, key=lambda one: (one.unit is not Unit(unit), _near(reading, one.span.start), one.span)
    )
    for count in order:
        yield count_phrase(count.count), count_value(count.count), f"“{count.span.of(page.document.text)}”"


def _actors(reading: Reading, role: Role) -> Iterator[Found]:
    """Actors of the event in another role, then those of other claims of the report."""
    for claim in reading.claims:
        for actor in claim.actors:
            if actor.role is not role:
                yield (
                    actor_phrase(actor),
                    [actor_value(actor)],
                    f"{actor.role.value}, {actor.actor_class.value}",
                )
    for link in reading.page.actors.values():
        for candidate in (link.chosen, *link.rivals):
            if candidate:
                known = candidate.value
                value = {
                    "actor_id": known.id,
                    "name": known.name,
                    "class": known.actor_class.value,
                    "country": known.country,
                    "outcome": None,
                    "hedged": False,
                }
                yield known.name, [value], known.actor_class.value
