"""What the rest of a page tells about a name: other places, peoples, offices, the dateline."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.link.features import Area, Around, Case, area_of
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.where import Level, Place
from dateline.resources.gazetteer import Gazetteer, Namesake
from dateline.resources.place_cues import place_cues

Sense = tuple[
    str, Level | None, bool
]  # a name, the level asked for, whether it is where the report was filed
Scores = dict[Sense, list[float]]
_SHARE_FLOOR = 1.0  # so that a single other name does not count as the whole page


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention with its candidates and what is known about it."""

    mention: PlaceMention
    key: str  # mentions of one key are taken for one place
    case: Case
    namesakes: tuple[Namesake, ...]

    @property
    def sense(self) -> Sense:
        """What mentions have in common that are certain to get the same link."""
        return self.key, self.case.asked, self.mention.is_dateline


def peoples_of(page: Page, gazetteer: Gazetteer) -> dict[str, float]:
    """The shares of countries whose peoples the page names, in one word or two: "South Sudanese"."""
    found: dict[str, float] = defaultdict(float)
    before = ""
    for token in page.analysis.tokens:
        if token.text[0].isupper():
            country = gazetteer.country_of_demonym(f"{before} {token.text}")
            country = country or gazetteer.country_of_demonym(token.text)
            if country:
                found[country] += 1.0
        before = token.text
    return _shares(found)


def hints_of(page: Page) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    hint_of = place_cues().hint_of
    for token in page.analysis.tokens:
        for country in hint_of.get(token.lower, ()):
            found[country] += 1.0
    return _shares(found)


def _shares(found: dict[str, float]) -> dict[str, float]:
    total = sum(found.values()) + _SHARE_FLOOR
    return {country: n / total for country, n in found.items()}


@dataclass(frozen=True, slots=True)
class Shares:
    """Per name: how belief spreads over countries and areas; and the sums over all names."""

    own_countries: dict[str, dict[str, float]]
    own_areas: dict[str, dict[Area, float]]
    countries: dict[str, float]
    areas: dict[Area, float]
    points: dict[str, tuple[float, float]]
    filed: Place | None
    names: int

    @staticmethod
    def of(asked: Sequence[Asked], scores: Scores) -> "Shares":
        """Gather what the candidates of each name stand for, each name counted once."""
        shares = Shares({}, {}, defaultdict(float), defaultdict(float), {}, _filed(asked, scores), 0)
        seen = {one.key: one for one in reversed(asked) if one.namesakes}
        for key in sorted(seen):
            shares._add(key, seen[key].namesakes, scores[seen[key].sense])
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

    def without(self, one: Asked, base: Around) -> Around:
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
            agreement=max(self._most_named(own_countries) / total, max(base.peoples.values(), default=0.0)),
        )

    def _most_named(self, own: dict[str, float]) -> float:
        """How many other names lie in the country where most of them lie."""
        return max((n - own.get(country, 0.0) for country, n in self.countries.items()), default=0.0)


_POINT_LIKE = frozenset({Level.SETTLEMENT, Level.POINT, Level.ADMIN2, Level.ADMIN3})


def _filed(asked: Sequence[Asked], scores: Scores) -> Place | None:
    for one in asked:
        found = scores[one.sense]
        if one.mention.is_dateline and found:
            return one.namesakes[found.index(max(found))].place
    return None
