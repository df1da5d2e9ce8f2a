"""Finds numbers of people on a page: how many, of whom, and what happened to them."""

from dataclasses import replace

from dateline.annotate.counts.figure import Figure
from dateline.annotate.counts.numerals import Bounded, Numerals
from dateline.annotate.counts.outcomes import Outcome, Outcomes
from dateline.annotate.counts.people import Counted, People, counted, phrase_span
from dateline.annotate.counts.relations import Relations
from dateline.annotate.counts.shares import Shares
from dateline.annotate.counts.singulars import Singulars
from dateline.annotate.counts.traps import is_other_number
from dateline.model.count import Count, Unit
from dateline.model.ids import MentionId, make_id
from dateline.model.mention import CountMention, TimeMention
from dateline.model.page import Page
from dateline.model.syntax import Analysis, Token
from dateline.resources.count_cues import CountCues
from dateline.resources.cues import load_cues

MAKER = "dateline.counts/1"


class CountFinder:
    """Finds numbers of people with their bounds, units and relations."""

    name = "counts"
    requires = frozenset({"time"})
    assigns = frozenset({"count"})

    def __init__(self, cues: CountCues | None = None) -> None:
        cues = cues or load_cues("counts", CountCues)
        self._cues = cues
        self._numerals = Numerals(cues)
        self._outcomes = Outcomes(cues)
        self._people = People(cues)
        self._relations = Relations(cues)
        self._shares = Shares(cues, self._people)
        self._singulars = Singulars(cues, self._outcomes, self._people)

    def __call__(self, page: Page) -> tuple[CountMention, ...]:
        """The numbers of people in the report's own prose, in text order."""
        analysis = page.analysis
        words = [token.text.lower() for token in analysis.tokens]
        times = page.of_kind(TimeMention)
        taken = {i for time in times for i in analysis.within(time.span)}
        figures = [
            figure
            for bounded in self._numerals.find(words)
            if not taken.intersection(range(bounded.numeral.first, bounded.last + 1))
            and (figure := self._figure(analysis, bounded, words))
        ]
        figures += [self._one(analysis, *found) for found in self._singulars.find(analysis, words)]
        figures += [self._share(analysis, *found) for found in self._shares.find(analysis, words)]
        figures.sort(key=lambda figure: (figure.span.start, -figure.span.end))
        related = self._relations.settle(page, _without_overlaps(figures), times)
        return tuple(_mention(page, figure) for figure in related)

    def _figure(self, analysis: Analysis, bounded: Bounded, words: list[str]) -> Figure | None:
        if is_other_number(analysis, bounded, words, self._cues):
            return None
        phrase = counted(analysis, bounded.numeral.first, bounded.last)
        outcome = self._outcome(analysis, bounded, phrase)
        unit = self._unit(analysis, bounded, phrase, outcome)
        if unit is None:
            return None
        span = analysis.span(bounded.first, bounded.last)
        return Figure(span, bounded.count, unit, phrase_span(analysis, phrase), outcome)

    def _outcome(self, analysis: Analysis, bounded: Bounded, phrase: Counted) -> Outcome:
        last = bounded.last if phrase.head is None else phrase.head
        beside = self._outcomes.beside(analysis, bounded.first, last, has_noun=phrase.head is not None)
        outcome = beside or self._outcomes.of(analysis, phrase.governed)
        if outcome.unit is None and phrase.head is not None:  # "hundreds of injured migrants"
            return replace(outcome, unit=self._outcomes.attached(analysis, phrase.head))
        return outcome

    def _unit(self, analysis: Analysis, bounded: Bounded, phrase: Counted, outcome: Outcome) -> Unit | None:
        if phrase.head is None:
            return outcome.unit or (Unit.PEOPLE if phrase.is_part else None)
        noun = analysis.tokens[phrase.head]
        if self._people.is_thing(noun):
            return None
        by_itself = self._outcomes.noun(analysis, noun, is_none=bounded.numeral.is_none)
        if by_itself is not None:
            return by_itself
        kind = self._people.unit(noun)
        if kind is Unit.FAMILIES and self._is_inside(analysis, bounded, noun):
            return None
        if outcome.unit is not None and kind is None and self._may_act_on_things(analysis, outcome):
            return None
        if bounded.numeral.is_none or outcome.unit is not None or self._is_idle(analysis, bounded):
            return outcome.unit
        return kind

    def _is_inside(self, analysis: Analysis, bounded: Bounded, noun: Token) -> bool:
        """`five members of one family`: the family is not what is counted."""
        preposition = analysis.tokens[noun.head]
        return preposition.text.lower() == "of" and preposition.i < bounded.first

    def _may_act_on_things(self, analysis: Analysis, outcome: Outcome) -> bool:
        return (
            outcome.governor is not None
            and analysis.tokens[outcome.governor].lemma in self._cues.needs_people
        )

    def _is_idle(self, analysis: Analysis, bounded: Bounded) -> bool:
        return analysis.tokens[bounded.numeral.last].text.lower() in self._cues.only_with_outcome

    def _one(self, analysis: Analysis, token: int, head: int, outcome: Outcome) -> Figure:
        span = analysis.span(token, token)
        who = analysis.span(token + 1, head) if head > token else None
        return Figure(span, Count(1, 1, 1, None), outcome.unit, who, outcome)

    def _share(self, analysis: Analysis, first: int, last: int, start: int, head: int) -> Figure:
        span, who = analysis.span(first, last), analysis.span(start, head)
        return Figure(span, Count(None, None, None, None), None, who, Outcome(None, None), share=True)


def _without_overlaps(figures: list[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        if not kept or not kept[-1].span.overlaps(figure.span):
            kept.append(figure)
    return kept


def _mention(page: Page, figure: Figure) -> CountMention:
    span = figure.span
    return CountMention(
        id=MentionId(make_id("m", page.document.id, "count", span.start, span.end)),
        span=span,
        maker=MAKER,
        count=figure.count,
        unit=figure.unit,
        who=figure.who,
        relation=figure.relation,
        share=figure.share,
        part_of=figure.part_of,
    )
