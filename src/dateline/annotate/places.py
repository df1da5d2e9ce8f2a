"""Finds the names of places, with the level and the relation that the words beside them tell."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate.places_beside import asked_level, surnames_in
from dateline.annotate.places_lying import with_lying
from dateline.annotate.places_points import points_in
from dateline.annotate.places_runs import Proposal, proposals
from dateline.annotate.places_signs import Surroundings, signs_of
from dateline.annotate.places_unknown import unknown_names
from dateline.annotate.places_weights import THRESHOLD, belief, is_sure, with_certainty
from dateline.annotate.places_words import Word, furniture_words, prose_words
from dateline.model.document import Document
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import PlaceMention
from dateline.model.page import Page
from dateline.model.span import Span
from dateline.model.where import Level
from dateline.resources.gazetteer import Gazetteer
from dateline.resources.gazetteer_rows import NameKind
from dateline.resources.place_cues import PlaceCues, place_cues

MAKER = "dateline.places/1"


class PlaceFinder:
    """Finds place names in prose, headlines and the dateline."""

    name = "places"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"place"})

    def __init__(self, gazetteer: Gazetteer, cues: PlaceCues | None = None) -> None:
        self.gazetteer = gazetteer
        self.cues = cues or place_cues()

    def __call__(self, page: Page) -> tuple[PlaceMention, ...]:
        """The places of a page, sorted by span."""
        document = page.document
        filed = _dateline_span(document)
        stretches = [prose_words(page.analysis), *furniture_words(document)]
        found = {one.span: one for one in self._find(document, stretches)}
        for span in [one for one in found if filed and one.overlaps(filed)]:
            del found[span]
        if filed:
            found[filed] = _mention(document, filed, is_dateline=True)
        given = tuple(_given(document, span, point) for span, point in points_in(document.text))
        named = [one for one in found.values() if not any(one.span.overlaps(other.span) for other in given)]
        return with_lying(document.text, (*named, *given))

    def _find(self, document: Document, stretches: list[tuple[Word, ...]]) -> Iterator[PlaceMention]:
        surroundings = self._with_countries([self._surroundings(document.text, words) for words in stretches])
        judged = [
            (around, number, signs_of(number, around, self.cues))
            for around in surroundings
            for number in range(len(around.proposals))
        ]
        sure = {around.proposals[number].text for around, number, signs in judged if is_sure(signs)}
        taken: list[Span] = []
        for around, number, own in judged:
            proposal = around.proposals[number]
            signs = with_certainty(own) if proposal.text in sure else own
            if belief(signs) >= THRESHOLD:
                taken.append(proposal.span)
                yield self._mention(document, proposal, around)
        for around in surroundings:
            yield from self._unknown(document, around, taken)

    def _unknown(self, document: Document, around: Surroundings, taken: list[Span]) -> Iterator[PlaceMention]:
        for first, last in list(unknown_names(around.words, taken, self.cues)):
            span = Span(around.words[first].start, around.words[last].end)
            if not self.gazetteer.is_demonym(span.of(document.text)) and span not in taken:
                taken.append(span)
                yield self._mention(document, Proposal(first, last, span, span.of(document.text), ()), around)

    def _surroundings(self, text: str, words: tuple[Word, ...]) -> Surroundings:
        found = proposals(text, words, self.gazetteer, self.cues)
        return Surroundings(
            words=words,
            proposals=found,
            starts={one.first: n for n, one in enumerate(found)},
            ends={one.last: n for n, one in enumerate(found)},
            surnames=surnames_in(words, found, self.cues),
            lower=frozenset(word.text for word in words if word.text.islower()),
        )

    def _with_countries(self, surroundings: list[Surroundings]) -> list[Surroundings]:
        """Tell each stretch the countries that the page names, by their names or their peoples."""
        named = {self.gazetteer.country_of_demonym(word.title) for one in surroundings for word in one.words}
        bearers = (one.namesakes[0] for around in surroundings for one in around.proposals)
        named |= {
            one.place.country
            for one in bearers
            if one.place.level is Level.COUNTRY and one.kind is not NameKind.KEY
        }
        countries = frozenset(code for code in named if code)
        return [replace(one, countries=countries) for one in surroundings]

    def _mention(self, document: Document, proposal: Proposal, around: Surroundings) -> PlaceMention:
        asked = asked_level(proposal, around, self.cues)
        return _mention(document, proposal.span, asked=asked)


def _dateline_span(document: Document) -> Span | None:
    return document.dateline.place if document.dateline else None


def _given(document: Document, span: Span, point: tuple[float, float]) -> PlaceMention:
    return replace(_mention(document, span, asked=Level.POINT), point=point)


def _mention(
    document: Document,
    span: Span,
    *,
    asked: Level | None = None,
    is_dateline: bool = False,
) -> PlaceMention:
    id_ = MentionId(make_id("m", document.id, "place", span.start, span.end))
    return PlaceMention(id=id_, span=span, maker=MAKER, asked=asked, is_dateline=is_dateline)
