"""The country that a report is plainly about: where its deeds took place if nothing nearer is said."""

from collections import Counter
from dataclasses import dataclass

from dateline.model.claim import Claim, Locus
from dateline.model.mention import PlaceMention, PlaceRole
from dateline.model.page import LinkedPage
from dateline.model.span import Span
from dateline.model.where import Level, Place

_CLEAR = 0.6  # the share of the places named that must lie in one country
_LEAST = 2  # places named


@dataclass(frozen=True, slots=True)
class Story:
    """The mentions that name the country of a report, in text order."""

    named: tuple[tuple[Span, Place], ...]

    def where(self, claim: Claim) -> tuple[Locus, ...]:
        """The country by its mention nearest before the claim, else by its first one."""
        before = [one for one in self.named if one[0].start < claim.trigger.start]
        span, place = (before[-1:] or self.named[:1])[0]
        return (Locus(span=span, relation=None, role=PlaceRole.PLACE, place=place),)


def story_of(linked: LinkedPage) -> Story | None:
    """The country in which most of the places of a report lie, if the report also names it."""
    chosen = []
    for mention in linked.page.of_kind(PlaceMention):
        link = linked.places.get(mention.id)
        if link and link.chosen and link.chosen.value.country:
            chosen.append((mention, link.chosen.value))
    weights = Counter(place.country for _, place in chosen)
    ranked = sorted(weights.items(), key=lambda item: (-item[1], str(item[0])))
    if not ranked or sum(weights.values()) < _LEAST or ranked[0][1] < _CLEAR * sum(weights.values()):
        return None
    named = tuple(
        (mention.span, place)
        for mention, place in chosen
        if place.country == ranked[0][0] and place.level is Level.COUNTRY and not mention.is_dateline
    )
    return Story(named) if named else None
