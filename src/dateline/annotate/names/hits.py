"""Where the registry's names stand among the tokens of a page."""

from dateline.annotate.names.draft import Hit
from dateline.model.mention import PlaceMention, TimeMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.syntax import Analysis
from dateline.resources.actor_words import Word, words_of
from dateline.resources.actors import Found, Registry
from dateline.resources.people_cues import PeopleCues


def find_hits(page: Page, registry: Registry, cues: PeopleCues) -> list[Hit]:
    """Every name that the registry knows, in order."""
    analysis = page.analysis
    found: list[Hit] = []
    for sentence in analysis.sentences:
        blocked = (
            cues.model.read_as_words if _in_capitals(analysis, sentence.first, sentence.last) else frozenset()
        )
        words = words_of(analysis.text, sentence.span.start, sentence.span.end)
        for one in registry.scan(analysis.text, words, blocked=blocked):
            hit = _hit(analysis, one, Span(words[one.first].start, _end(analysis.text, words[one.last])))
            if hit:
                found.append(hit)
    return _plausible(page, found, registry)


def _end(text: str, last: Word) -> int:
    """Where a name ends: the full stop of "U.K." belongs to it."""
    return last.end + 1 if len(last.text) == 1 and text[last.end : last.end + 1] == "." else last.end


def _hit(analysis: Analysis, found: Found, span: Span) -> Hit | None:
    inside = analysis.within(span)
    if (
        not inside
        or analysis.tokens[inside[0]].start != span.start
        or analysis.tokens[inside[-1]].end != span.end
    ):
        inside = _around(analysis, span)
    if not inside:
        return None
    head = next(
        (i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].head == i),
        inside[-1],
    )
    return Hit(inside[0], inside[-1], head, found)


def _around(analysis: Analysis, span: Span) -> range:
    """The tokens of a name that shares its first one with other signs, such as a bracket."""
    inside = analysis.within(span)
    return inside if inside and analysis.tokens[inside[-1]].end == span.end else range(0)


def _in_capitals(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a sentence is printed in capitals throughout."""
    words = [t for t in analysis.tokens[first:last] if len(t.text) > 1 and t.text.isalpha()]
    return bool(words) and all(t.text.isupper() for t in words)


def _plausible(page: Page, hits: list[Hit], registry: Registry) -> list[Hit]:
    """Without the common words and names whose country the page does not name."""
    named = {iso for hit in hits for iso in hit.found.countries}
    for mention in page.of_kind(PlaceMention):
        named.update(registry.country_of(mention.span.of(page.document.text)))
    return [hit for hit in hits if hit.found.kind != "entry" or _has_country(hit.found, registry, named)]


def _has_country(found: Found, registry: Registry, named: set[str]) -> bool:
    known = registry.spellings[found.key]
    return any(not one.is_weak or named.intersection(registry.entries[one.entry].countries) for one in known)


def place_at(page: Page) -> dict[int, PlaceMention]:
    """For each token the place mention in which it stands."""
    return {i: mention for mention in page.of_kind(PlaceMention) for i in page.analysis.within(mention.span)}


def timed(page: Page) -> frozenset[int]:
    """The tokens that belong to expressions of time."""
    return frozenset(i for mention in page.of_kind(TimeMention) for i in page.analysis.within(mention.span))
