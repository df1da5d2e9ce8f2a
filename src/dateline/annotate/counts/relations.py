"""How numbers stand to each other: parts, increases, and tolls that run over more than one happening."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotate.counts.figure import Figure
from dateline.model.count import CountRelation, Unit
from dateline.model.mention import TimeMention
from dateline.model.page import Page
from dateline.model.syntax import Analysis
from dateline.resources.count_cues import CountCues

# Days from which on a number for a stretch of time is a toll: "since May", "in 2014", but not "in May".
_LONG = {"since": 28, "over": 28, "during": 28, "between": 28, "for": 28, "from": 28, "within": 28, "in": 150}


class Relations:
    """Settles the relation of each number on a page."""

    def __init__(self, cues: CountCues) -> None:
        self._part_of = cues.part_of
        self._fresh = cues.fresh
        self._so_far = cues.so_far

    def settle(self, page: Page, figures: Sequence[Figure], times: Sequence[TimeMention]) -> Iterator[Figure]:
        """The figures with their relations, in text order."""
        analysis = page.analysis
        sentence_of = [analysis.tokens[analysis.within(one.span).start].sentence for one in figures]
        told = _by_sentence(analysis, times)
        before: Figure | None = None
        for figure, sentence, earlier in zip(figures, sentence_of, [-1, *sentence_of], strict=False):
            whole = before if earlier == sentence else None
            settled = self._one(analysis, figure, whole, told.get(sentence, ()))
            yield settled
            if settled.relation is not CountRelation.PART_OF:
                before = settled

    def _one(
        self, analysis: Analysis, figure: Figure, whole: Figure | None, times: Sequence[TimeMention]
    ) -> Figure:
        first = analysis.within(figure.span)
        is_part = figure.outcome.is_part or self._is_part(analysis, first.start, first.stop)
        if is_part and whole and figure.unit not in _KINDS and whole.unit != figure.unit:
            return figure  # "shot five people, two of whom died": all who died
        if is_part:
            unit = figure.unit
            if whole and whole.unit and unit in _KINDS:
                unit = whole.unit
            return replace(
                figure, unit=unit, relation=CountRelation.PART_OF, part_of=whole.span if whole else None
            )
        if figure.outcome.is_toll or self._is_long(analysis, figure, times):
            return replace(figure, relation=CountRelation.CUMULATIVE)
        if self._is_fresh(analysis, first.start, first.stop):
            return replace(figure, relation=CountRelation.NEW)
        return figure

    def _is_part(self, analysis: Analysis, first: int, stop: int) -> bool:
        words = [token.text.lower() for token in analysis.tokens[max(0, first - 2) : first]]
        if words and (words[-1] in ("including", "included") or words == ["among", "them"]):
            return True
        after = [token.text.lower() for token in analysis.tokens[stop : stop + 2]]
        if after == ["of", "them"] and analysis.tokens[stop - 1].dep == "dobj":
            return False  # "engaged the rebels, killing many of them": as many as were killed
        return after in (["of", "whom"], ["of", "them"], ["of", "those"])

    def _is_fresh(self, analysis: Analysis, first: int, stop: int) -> bool:
        before = analysis.tokens[first - 1].text.lower() if first else ""
        if before in self._fresh:
            return True
        after = analysis.tokens[stop].text.lower() if stop < len(analysis.tokens) else ""
        return after in self._fresh

    def _is_long(self, analysis: Analysis, figure: Figure, times: Sequence[TimeMention]) -> bool:
        """`have been killed since 2015`: a number for a stretch of time, not for one happening."""
        governor = figure.outcome.governor
        if governor is None or figure.unit in _KINDS:
            return False
        for time in times:
            inside = analysis.within(time.span)
            if not len(inside) or not inside.start or not analysis.is_under(inside.start, governor):
                continue
            least = _LONG.get(analysis.tokens[inside.start - 1].text.lower())
            when = time.when
            if least and when and when.first and when.last and (when.last - when.first).days >= least:
                return True
        return False


def _by_sentence(analysis: Analysis, times: Sequence[TimeMention]) -> dict[int, list[TimeMention]]:
    found: dict[int, list[TimeMention]] = {}
    for time in times:
        for i in analysis.within(time.span)[:1]:
            found.setdefault(analysis.tokens[i].sentence, []).append(time)
    return found


_KINDS = frozenset(
    {Unit.FIGHTERS, Unit.SOLDIERS, Unit.POLICE, Unit.CIVILIANS, Unit.PROTESTERS, Unit.PEOPLE, Unit.FAMILIES}
)
