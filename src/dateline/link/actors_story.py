"""The country that a report is about: whose "army" and "government" it means."""

from collections import Counter
from collections.abc import Mapping

from dateline.model.ids import MentionId
from dateline.model.link import Link
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.where import Place
from dateline.resources.actor_words import fold
from dateline.resources.actors import Registry

_DATELINE, _NAMED, _WORD = 3.0, 1.0, 0.6
_CLEAR = 0.4  # the share of the signs that the first country needs


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
    weights: Counter[str] = Counter()
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
        key = (fold(token.text),)
        if token.i + 1 < len(tokens) and (*key, fold(tokens[token.i + 1].text)) in registry.terms:
            key = (*key, fold(tokens[token.i + 1].text))
            skip = token.i + 1
        states = {iso for iso, kind in registry.terms.get(key, ()) if kind != "capital"}
        if len(states) == 1:
            found += states
    return found
