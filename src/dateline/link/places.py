"""Chooses the place that each name on a page means, or declines to."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.link.features import Area, Around, Case, area_of, elsewhere, inside_named_parent, kilometres
from dateline.link.places_context import Asked, Shares, hints_of, peoples_of
from dateline.link.weights import (
    LEAST_ELSEWHERE,
    LEAST_SCORE,
    LEAST_SUPPORT,
    MOST_ABROAD,
    MUCH_ELSEWHERE,
    NOTHING,
    NOTHING_HERE,
    OWN_FEATURES,
    PAGE_FEATURES,
    PLACE_FEATURES,
)
from dateline.model.ids import MentionId
from dateline.model.link import Candidate, Link
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import Gazetteer, Namesake

_ROUNDS = 2  # the second round knows what the first one chose
_MOST_RIVALS = 5


def link_places(page: Page, gazetteer: Gazetteer, *, home: str | None = None) -> dict[MentionId, Link[Place]]:
    """For each place mention the place it means, with reasons and runners-up, or why none was chosen.

    `home` is the country of the outlet, where it is known.
    """
    mentions = page.of_kind(PlaceMention)
    asked = _with_parents([_ask(one, page, gazetteer) for one in mentions], page.document.text)
    base = Around(peoples=peoples_of(page, gazetteer), hints=hints_of(page), home=home)
    senses = {one.sense: one for one in asked}
    own = {sense: _own(one) for sense, one in senses.items()}
    scores = {sense: _score(one, own[sense], base) for sense, one in senses.items()}
    for _ in range(_ROUNDS):
        shares = Shares.of(asked, scores)
        scores = {sense: _score(one, own[sense], shares.without(one, base)) for sense, one in senses.items()}
    final = Shares.of(asked, scores)
    links = {sense: _link(one, scores[sense], final.without(one, base)) for sense, one in senses.items()}
    return {one.mention.id: replace(links[one.sense], mention_id=one.mention.id) for one in asked}


def _ask(mention: PlaceMention, page: Page, gazetteer: Gazetteer) -> Asked:
    name = mention.span.of(page.document.text)
    namesakes = gazetteer.variants(name)
    asked = Level.SETTLEMENT if mention.is_dateline and mention.asked is None else mention.asked
    return Asked(mention, name.casefold(), Case(name, asked, len(namesakes)), namesakes)


_GAP = 3  # code points between a place and the wider one after its comma


def _with_parents(asked: list[Asked], text: str) -> list[Asked]:
    """Tell each name the wider places named right after it, here or at another mention of the same name."""
    countries: dict[str, set[str]] = defaultdict(set)
    areas: dict[str, set[Area]] = defaultdict(set)
    only: dict[str, set[Area]] = defaultdict(set)
    for one, after in pairwise(asked):
        between = text[one.mention.span.end : after.mention.span.start]
        if (len(between) <= _GAP and between.strip() in {",", "("}) or between.strip() in _WITHIN:
            _note_parents(one, after, countries, areas)
            only[one.key] |= _held_by_province(one, after)
    return [
        replace(
            one,
            case=replace(
                one.case,
                countries=frozenset(countries[one.key]),
                areas=frozenset(areas[one.key]),
                only=frozenset(only[one.key]),
            ),
        )
        for one in asked
    ]


_WITHIN = frozenset(
    {
        "district of", "district in", "district, in", "district,", "in", "county,", "province,",
        "province of", "city,", "village in", "town in", "city in", "in the province of", "province in",
        "district in the province of",
    }
)  # fmt: skip


def _note_parents(
    narrow: Asked, wide: Asked, countries: dict[str, set[str]], areas: dict[str, set[Area]]
) -> None:
    inside_areas = {area_of(one.place) for one in narrow.namesakes if one.place.level is not Level.ADMIN1}
    inside_countries = {one.place.country for one in narrow.namesakes}
    held = {
        area for one in wide.namesakes if one.place.level is Level.ADMIN1 and (area := area_of(one.place))
    }
    named = {one.place.country for one in wide.namesakes if one.place.level is Level.COUNTRY}
    areas[narrow.key] |= held & inside_areas
    if not held & inside_areas and wide.mention.asked is Level.ADMIN1:
        named |= {country for country, _ in held}  # the district is not known, its country is
    countries[narrow.key] |= {country for country in named & inside_countries if country}


def _held_by_province(narrow: Asked, wide: Asked) -> set[Area]:
    """The first-level areas that "X district, Y province" may mean by Y."""
    if narrow.case.asked is not Level.ADMIN2 or wide.mention.asked is not Level.ADMIN1:
        return set()
    return {
        area for one in wide.namesakes if one.place.level is Level.ADMIN1 and (area := area_of(one.place))
    }


def _own(one: Asked) -> list[float]:
    """What name and place alone say for each candidate."""
    return [
        sum(part.weight * part.feature(namesake, one.case, _NOWHERE) for part in OWN_FEATURES)
        for namesake in one.namesakes
    ]


_NOWHERE = Around()


def _score(one: Asked, own: list[float], around: Around) -> list[float]:
    """The share of belief of each candidate; what is missing to 1 is for none of them."""
    if not own:
        return []
    raw = [
        value + sum(part.weight * part.feature(namesake, one.case, around) for part in PAGE_FEATURES)
        for value, namesake in zip(own, one.namesakes, strict=True)
    ]
    top = max(raw)
    powers = [math.exp(value - top) for value in raw]
    total = sum(powers) + math.exp(NOTHING + NOTHING_HERE * around.agreement - top)
    return [power / total for power in powers]


def _link(one: Asked, scores: list[float], around: Around) -> Link[Place]:
    if not scores:
        return Link(one.mention.id, None, (), "no place of that name is known")
    spots = _spots(one.namesakes, scores)
    order = _order(one.namesakes, scores, spots)
    kept = [_candidate(one, i, spots[i], around) for i in order[: _MOST_RIVALS + 1]]
    doubt = _doubt(one, order[0], scores, around) if kept[0].score >= LEAST_SCORE else _NONE_STANDS_OUT
    if doubt:
        return Link(one.mention.id, None, tuple(kept[:_MOST_RIVALS]), doubt)
    return Link(one.mention.id, kept[0], tuple(kept[1:]))


_NONE_STANDS_OUT = "several places fit about as well"


def _doubt(one: Asked, chosen: int, scores: Sequence[float], around: Around) -> str | None:
    """Why the best candidate is not good enough, None where it is."""
    namesake = one.namesakes[chosen]
    if scores[chosen] < LEAST_ELSEWHERE and elsewhere(namesake, one.case, around) > MUCH_ELSEWHERE:
        return "the page speaks of other countries than the one where a place of that name is known"
    if _abroad(one.namesakes, chosen, scores) > MOST_ABROAD and not _is_supported(one, chosen, around):
        return "places of that name lie in several countries, and nothing on the page speaks for one of them"
    return None


def _abroad(namesakes: Sequence[Namesake], chosen: int, scores: Sequence[float]) -> float:
    """The belief in candidates that lie in other countries than the chosen one."""
    home = namesakes[chosen].place.country
    return sum(score for one, score in zip(namesakes, scores, strict=True) if one.place.country != home)


def _is_supported(one: Asked, chosen: int, around: Around) -> bool:
    """Whether a wider place in the same breath, or the rest of the page, speaks for the candidate."""
    namesake = one.namesakes[chosen]
    if inside_named_parent(namesake, one.case, around):
        return True
    said = sum(part.weight * part.feature(namesake, one.case, around) for part in PAGE_FEATURES)
    return said >= LEAST_SUPPORT


def _order(namesakes: Sequence[Namesake], scores: Sequence[float], spots: Sequence[float]) -> list[int]:
    """The candidates, best first: the best of the best spot leads, the others follow by their spots."""
    order = sorted(range(len(scores)), key=lambda i: (-spots[i], -scores[i], namesakes[i].place.id))
    top = namesakes[order[0]].place
    there = [i for i in order if i == order[0] or _same_spot(top, namesakes[i].place)]
    best = max(there, key=lambda i: (scores[i], -order.index(i)))
    return [best, *(i for i in order if i != best)]


_SAME_SPOT_KM = 60.0


_LIKELY = 12  # candidates that are compared with each other


def _spots(namesakes: Sequence[Namesake], scores: Sequence[float]) -> list[float]:
    """The belief in each candidate together with those about the same spot: a town and its district."""
    spots = list(scores)
    likely = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:_LIKELY]
    for i in likely:
        spots[i] = sum(
            scores[j] for j in likely if i == j or _same_spot(namesakes[i].place, namesakes[j].place)
        )
    return spots


def _same_spot(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    if Level.COUNTRY in {one.level, other.level}:
        return False  # "El Salvador" is not its capital, however near their points
    if one.country != other.country:
        return False
    if one.level is not other.level and one.admin1 is not None and one.admin1 == other.admin1:
        return True  # a town and the district or province around it
    return kilometres(one.lat, one.lon, other.lat, other.lon) < _SAME_SPOT_KM


def _candidate(one: Asked, i: int, score: float, around: Around) -> Candidate[Place]:
    namesake = one.namesakes[i]
    return Candidate(namesake.place, round(score, 4), tuple(_reasons(namesake, one.case, around)))


def _reasons(namesake: Namesake, case: Case, around: Around) -> Iterable[Reason]:
    for part in PLACE_FEATURES:
        value = part.feature(namesake, case, around)
        if value:
            yield Reason(part.name, round(part.weight * value, 3), part.sentence)
    if namesake.borrowed:
        yield Reason(
            "borrowed point", 0.0, f"Its own point is not known: that of {namesake.place.admin1} is given."
        )
