"""Chooses the place that each name on a page means, or declines to."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.link.features import Area, Around, Case, area_of, kilometres
from dateline.link.weights import LEAST_SCORE, NOTHING, PLACE_FEATURES
from dateline.model.ids import MentionId
from dateline.model.link import Candidate, Link
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.reason import Reason
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import Gazetteer, Namesake
from dateline.resources.place_cues import place_cues

_ROUNDS = 2  # the second round knows what the first one chose
_MOST_RIVALS = 5
_SHARE_FLOOR = 1.0  # so that a single other name does not count as the whole page


@dataclass(frozen=True, slots=True)
class _Asked:
    """A mention with its candidates and what is known about it."""

    mention: PlaceMention
    key: str  # mentions of one key are taken for one place
    case: Case
    namesakes: tuple[Namesake, ...]


def link_places(page: Page, gazetteer: Gazetteer, *, home: str | None = None) -> dict[MentionId, Link[Place]]:
    """For each place mention the place it means, with reasons and runners-up, or why none was chosen.

    `home` is the country of the outlet, where it is known.
    """
    mentions = page.of_kind(PlaceMention)
    asked = _with_parents([_ask(one, page, gazetteer) for one in mentions], page.document.text)
    around = Around(peoples=_peoples(page, gazetteer), hints=_hints(page), home=home)
    scores = {one.mention.id: _score(one, around) for one in asked}
    for _ in range(_ROUNDS):
        shares = _Shares.of(asked, scores)
        scores = {one.mention.id: _score(one, shares.without(one, around)) for one in asked}
    final = _Shares.of(asked, scores)
    return {one.mention.id: _link(one, scores[one.mention.id], final.without(one, around)) for one in asked}


def _ask(mention: PlaceMention, page: Page, gazetteer: Gazetteer) -> _Asked:
    name = mention.span.of(page.document.text)
    namesakes = gazetteer.variants(name)
    asked = Level.SETTLEMENT if mention.is_dateline and mention.asked is None else mention.asked
    return _Asked(mention, name.casefold(), Case(name, asked, len(namesakes)), namesakes)


_GAP = 3  # code points between a place and the wider one after its comma


def _with_parents(asked: list[_Asked], text: str) -> list[_Asked]:
    """Tell each name the wider places named right after it, here or at another mention of the same name."""
    countries: dict[str, set[str]] = defaultdict(set)
    areas: dict[str, set[Area]] = defaultdict(set)
    for one, after in pairwise(asked):
        between = text[one.mention.span.end : after.mention.span.start]
        if (len(between) <= _GAP and between.strip() in {",", "("}) or between.strip() in _WITHIN:
            _note_parents(one, after, countries, areas)
    return [
        replace(
            one,
            case=replace(one.case, countries=frozenset(countries[one.key]), areas=frozenset(areas[one.key])),
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
    narrow: _Asked, wide: _Asked, countries: dict[str, set[str]], areas: dict[str, set[Area]]
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


def _peoples(page: Page, gazetteer: Gazetteer) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for token in page.analysis.tokens:
        if token.text[0].isupper():
            country = gazetteer.country_of_demonym(token.text)
            if country:
                found[country] += 1.0
    return _shares(found)


def _hints(page: Page) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    hint_of = place_cues().hint_of
    for token in page.analysis.tokens:
        for country in hint_of.get(token.lower, ()):
            found[country] += 1.0
    return _shares(found)


def _shares(found: dict[str, float]) -> dict[str, float]:
    total = sum(found.values()) + _SHARE_FLOOR
    return {country: n / total for country, n in found.items()}


def _score(one: _Asked, around: Around) -> list[float]:
    """The share of belief of each candidate; what is missing to 1 is for none of them."""
    raw = [
        sum(part.weight * part.feature(namesake, one.case, around) for part in PLACE_FEATURES)
        for namesake in one.namesakes
    ]
    if not raw:
        return []
    top = max(raw)
    powers = [math.exp(value - top) for value in raw]
    total = sum(powers) + math.exp(NOTHING - top)
    return [power / total for power in powers]


@dataclass(frozen=True, slots=True)
class _Shares:
    """Per name: how belief spreads over countries and areas; and the sums over all names."""

    own_countries: dict[str, dict[str, float]]
    own_areas: dict[str, dict[Area, float]]
    countries: dict[str, float]
    areas: dict[Area, float]
    points: dict[str, tuple[float, float]]
    filed: Place | None
    names: int

    @staticmethod
    def of(asked: Sequence[_Asked], scores: dict[MentionId, list[float]]) -> "_Shares":
        """Gather what the candidates of each name stand for, each name counted once."""
        shares = _Shares({}, {}, defaultdict(float), defaultdict(float), {}, _filed(asked, scores), 0)
        seen = {one.key: one for one in reversed(asked) if one.namesakes}
        for key in sorted(seen):
            shares._add(key, seen[key].namesakes, scores[seen[key].mention.id])
        return replace(shares, names=len(seen))

    def _add(self, key: str, namesakes: Sequence[Namesake], scores: list[float]) -> None:
        countries: dict[str, float] = defaultdict(float)
        areas: dict[Area, float] = defaultdict(float)
        for namesake, score in zip(namesakes, scores, strict=True):
            place = namesake.place
            area = area_of(place)
            if place.country:
                countries[place.country] += score
            if area:
                areas[area] += score
        best = namesakes[scores.index(max(scores))].place
        if best.lat is not None and best.lon is not None and best.level in _POINT_LIKE:
            self.points[key] = (best.lat, best.lon)
        self.own_countries[key], self.own_areas[key] = countries, areas
        for country, share in countries.items():
            self.countries[country] += share
        for area_, share in areas.items():
            self.areas[area_] += share

    def without(self, one: _Asked, base: Around) -> Around:
        """What the other names tell."""
        total = max(self.names - 1, 0) + _SHARE_FLOOR
        own_countries = self.own_countries.get(one.key, {})
        own_areas = self.own_areas.get(one.key, {})
        countries = {c: (self.countries[c] - own_countries.get(c, 0.0)) / total for c in own_countries}
        areas = {a: (self.areas[a] - own_areas.get(a, 0.0)) / total for a in own_areas}
        return Around(
            countries=countries,
            areas=areas,
            peoples=base.peoples,
            hints=base.hints,
            filed_country=self.filed.country if self.filed and not one.mention.is_dateline else None,
            filed_area=area_of(self.filed) if self.filed and not one.mention.is_dateline else None,
            points=tuple(point for key, point in sorted(self.points.items()) if key != one.key),
            home=base.home,
        )


_POINT_LIKE = frozenset({Level.SETTLEMENT, Level.POINT, Level.ADMIN2, Level.ADMIN3})


def _filed(asked: Sequence[_Asked], scores: dict[MentionId, list[float]]) -> Place | None:
    for one in asked:
        found = scores[one.mention.id]
        if one.mention.is_dateline and found:
            return one.namesakes[found.index(max(found))].place
    return None


def _link(one: _Asked, scores: list[float], around: Around) -> Link[Place]:
    if not scores:
        return Link(one.mention.id, None, (), "no place of that name is known")
    spots = _spots(one.namesakes, scores)
    order = sorted(
        range(len(scores)), key=lambda i: (-round(spots[i], 6), -scores[i], one.namesakes[i].place.id)
    )
    kept = [_candidate(one, i, spots[i], around) for i in order[: _MOST_RIVALS + 1]]
    if kept[0].score < LEAST_SCORE:
        return Link(one.mention.id, None, tuple(kept[:_MOST_RIVALS]), "several places fit about as well")
    return Link(one.mention.id, kept[0], tuple(kept[1:]))


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
    near = kilometres(one.lat, one.lon, other.lat, other.lon) < _SAME_SPOT_KM
    return one.country == other.country and (near or (one.admin1 is not None and one.admin1 == other.admin1))


def _candidate(one: _Asked, i: int, score: float, around: Around) -> Candidate[Place]:
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
