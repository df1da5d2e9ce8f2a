"""The country that a report is about: whose "army" and "government" it means."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.model.ids import MentionId
from dateline.model.link import Link
from dateline.model.mention import NameMention, PlaceMention, TimeMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.when import Basis
from dateline.model.where import Place
from dateline.resources.actor_words import fold
from dateline.resources.actors import Registry
from dateline.resources.people_cues import PeopleCues, load_people

_DATELINE, _NAMED, _WORD = 3.0, 1.0, 0.6
_CLEAR = 0.4  # the share of the signs that the first country needs


@dataclass(frozen=True)
class Story:
    """What the whole page tells about its actors: its day, its country, and the places of each sentence."""

    page: Page
    registry: Registry
    cues: PeopleCues
    day: date | None
    country: str | None
    named: frozenset[str]
    here: Mapping[int, str]  # by token: the country of the place named there

    @staticmethod
    def of(page: Page, places: Mapping[MentionId, Link[Place]], registry: Registry) -> "Story":
        """Read a page once for all its actors."""
        ranked = story_countries(page, places, registry)
        named = frozenset(iso for iso, _ in ranked)
        here = _countries_by_token(page, places)
        return Story(page, registry, load_people(), _day(page), clear_first(ranked), named, here)

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.page.document.text).split())

    def is_abroad(self, mention: NameMention, countries: tuple[str, ...]) -> bool:
        """Whether forces of these countries act in another: by the sentence's places, else the page's."""
        sentence = self.page.analysis.sentence_of(mention.span)
        inside = range(sentence.first, sentence.last) if sentence else range(0)
        near = {country for i, country in self.here.items() if i in inside}
        if near:
            return not near.intersection(countries)
        return self.country is not None and self.country not in countries


def _day(page: Page) -> date | None:
    """The day of publication, else the latest day that the text states."""
    if page.document.published:
        return page.document.published
    whens = [mention.when for mention in page.of_kind(TimeMention) if mention.when]
    stated = [when.last or when.first for when in whens if when.basis is Basis.STATED]
    return max((day for day in stated if day), default=None)


def _countries_by_token(page: Page, places: Mapping[MentionId, Link[Place]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for mention in page.of_kind(PlaceMention):
        link = places.get(mention.id)
        country = link.chosen.value.country if link and link.chosen else None
        if country and not mention.is_dateline:
            found.update(dict.fromkeys(page.analysis.within(mention.span), country))
    return found


def story_country(
    page: Page, places: Mapping[MentionId, Link[Place]], registry: Registry | None = None
) -> str | None:
    """The country of the report as an ISO code; None where no country stands out."""
    return clear_first(story_countries(page, places, registry))


def clear_first(ranked: tuple[tuple[str, float], ...]) -> str | None:
    """The first country, if it has enough of the weight.

    >>> clear_first((("ML", 4.0), ("FR", 1.0)))
    'ML'
    """
    total = sum(weight for _, weight in ranked)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] if ranked[0][1] >= _CLEAR * total else None


def story_countries(
    page: Page, places: Mapping[MentionId, Link[Place]], registry: Registry | None = None
) -> tuple[tuple[str, float], ...]:
    """The countries that a report names, with their weight, the weightiest first."""
    weights: defaultdict[str, float] = defaultdict(float)
    for mention in page.of_kind(PlaceMention):
        link = places.get(mention.id)
        country = link.chosen.value.country if link and link.chosen else None
        if country:
            weights[country] += _DATELINE if mention.is_dateline else _NAMED
    if registry:
        for country in _by_words(page, registry):
            weights[country] += _WORD
    return tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _by_words(page: Page, registry: Registry) -> list[str]:
    """The countries whose names, adjectives or people stand in the text."""
    tokens = page.analysis.tokens
    found: list[str] = []
    skip = -1
    for token in tokens:
        if token.i <= skip or not token.norm[:1].isupper() or token.pos not in ("PROPN", "ADJ", "NOUN"):
            continue
        key: tuple[str, ...] = (fold(token.text),)
        if token.i + 1 < len(tokens) and (*key, fold(tokens[token.i + 1].text)) in registry.terms:
            key = (*key, fold(tokens[token.i + 1].text))
            skip = token.i + 1
        states = {iso for iso, kind in registry.terms.get(key, ()) if kind != "capital"}
        if len(states) == 1:
            found += states
    return found
