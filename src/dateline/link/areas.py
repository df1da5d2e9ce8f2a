"""What "the country" or "the town" leads back to: the last place of that level named before it."""

from collections.abc import Iterable, Mapping

from dateline.model.ids import MentionId
from dateline.model.link import Candidate, Link
from dateline.model.mention import AreaMention, PlaceMention
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.where import Level, Place
from dateline.resources.area_cues import load_area_cues

_SURE = 0.8  # a description leads back less surely than a name names


def link_areas(page: Page, places: Mapping[MentionId, Link[Place]]) -> dict[MentionId, Link[Place]]:
    """For each description of an area the place it means, or why none was chosen."""
    named = [(m, link.chosen.value) for m in _in_prose(page) if (link := places.get(m.id)) and link.chosen]
    levels = {one.levels[0]: one.levels for one in load_area_cues().areas}
    return {area.id: _link(area, named, levels[area.asked], page) for area in page.of_kind(AreaMention)}


def _in_prose(page: Page) -> tuple[PlaceMention, ...]:
    """The place mentions of the report's own prose, and where it was filed."""
    mentions = page.of_kind(PlaceMention)
    return tuple(m for m in mentions if m.is_dateline or page.analysis.within(m.span))


def _link(
    area: AreaMention, named: Iterable[tuple[PlaceMention, Place]], levels: tuple[Level, ...], page: Page
) -> Link[Place]:
    before = [(m, place) for m, place in named if m.span.end <= area.span.start and place.level in levels]
    news = [(m, place) for m, place in before if not m.is_dateline] or before
    if not news:
        return Link(area.id, None, (), declined="no place of its level is named before it")
    mention, place = max(news, key=lambda pair: (pair[1].level is not Level.COUNTRY, pair[0].span))
    words = mention.span.of(page.document.text)
    chosen = Candidate(place, _SURE, (Reason("leads back", _SURE, f"leads back to “{words}”"),))
    return Link(area.id, chosen, ())
