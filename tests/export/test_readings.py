"""How ACLED and UCDP would read the same reports of deaths."""

import pytest
from tests.export.invented import ARMY, REBELS, VILLAGERS, Report, dossier, toll, who

from dateline.export.readings import acled_fatalities, acled_figure, split_over, ucdp_deaths
from dateline.model.actor import ActorClass
from dateline.model.count import Count, Unit
from dateline.model.mention import Outcome, Role


@pytest.mark.parametrize(
    ("figure", "written", "rule"),
    [
        ((12, 12, 12, None), 12, "as-told"),
        ((12, 12, None, "at least"), 12, "as-told"),
        ((41, 41, None, "more than"), 41, "as-told"),
        ((24, 24, None, "dozens"), 12, "dozens"),
        ((20, 20, None, "tens"), 10, "tens"),
        ((200, 200, None, "hundreds"), 100, "hundreds"),
        ((36, 36, None, "several dozen"), 36, "as-told"),  # more than the bare word says
        ((3, 3, None, "several"), 3, "number-unknown"),
        ((3, 3, None, "many"), 3, "number-unknown"),
        ((None, 50, 50, "up to"), 3, "upper-bound-only"),
        ((None, 2, 2, "up to"), 2, "upper-bound-only"),
        ((None, 40, 40, "nearly"), 40, "nearly"),
        ((10, None, 20, "between"), 10, "lower-bound"),
        ((0, 0, 0, None), 0, "stated-none"),
    ],
)
def test_one_figure_by_acled(
    figure: tuple[int | None, int | None, int | None, str | None], written: int, rule: str
) -> None:
    assert acled_figure(*figure) == (written, rule)


def test_of_rivals_acled_takes_the_lowest() -> None:
    rivals = [("residents", Count(20, 20, None, "at least")), ("the army", Count(12, 12, 12, None))]
    reading = acled_fatalities(dossier(counts=[toll(12, None, 20, rivals=rivals)]).event)
    assert (reading.value, reading.rule) == (12, "lowest-of-rivals, as-told")


def test_vague_words_are_compared_as_acled_reads_them() -> None:
    rivals = [("residents", Count(24, 24, None, "dozens")), ("the army", Count(15, 15, 15, None))]
    assert acled_fatalities(dossier(counts=[toll(15, None, 24, rivals=rivals)]).event).value == 12


def test_a_denial_is_no_lowest_figure() -> None:
    rivals = [("residents", Count(9, 9, 9, None)), ("the army", Count(0, 0, 0, None))]
    reading = acled_fatalities(dossier(counts=[toll(0, None, 9, rivals=rivals)]).event)
    assert (reading.value, reading.rule) == (9, "denials-aside, as-told")


def test_nothing_told_is_zero_and_says_so() -> None:
    reading = acled_fatalities(dossier(type="protest", actors=()).event)
    assert (reading.value, reading.rule) == (0, "not-told")


def test_deaths_without_a_number_are_three_and_named_people_are_counted() -> None:
    assert acled_fatalities(dossier().event).rule == "number-unknown"
    named = who("J. Doe", ActorClass.PERSON, Role.TARGET, outcome=Outcome.KILLED)
    assert acled_fatalities(dossier(actors=(REBELS, named)).event).value == 1


def test_the_injured_are_no_fatalities() -> None:
    hurt = who("villagers", ActorClass.CIVILIANS, Role.TARGET, outcome=Outcome.INJURED)
    counted = dossier(actors=(REBELS, hurt), counts=[toll(30, unit=Unit.INJURED)])
    assert acled_fatalities(counted.event).value == 0


def test_a_total_is_divided_and_the_first_day_takes_the_remainder() -> None:
    assert split_over(12, 5) == (4, 2, 2, 2, 2)
    assert split_over(3, 5) == (3, 0, 0, 0, 0)


def test_ucdp_keeps_the_range_of_rivals() -> None:
    rivals = [("residents", Count(20, 20, None, "at least")), ("the army", Count(12, 12, 12, None))]
    estimate = ucdp_deaths(dossier(counts=[toll(12, 12, 20, rivals=rivals)]).event)
    assert estimate is not None
    assert (estimate.low, estimate.best, estimate.high) == (12, 12, 20)


def test_ucdp_closes_the_open_side_with_the_number() -> None:
    at_least = toll(12, 12, None, rivals=[("residents", Count(12, 12, None, "at least"))])
    estimate = ucdp_deaths(dossier(counts=[at_least]).event)
    assert estimate is not None
    assert (estimate.low, estimate.best, estimate.high) == (12, 12, 12)


def test_without_a_settled_best_ucdp_errs_on_the_low_side() -> None:
    rivals = [("residents", Count(40, 40, 40, None)), ("the army", Count(5, 5, 5, None))]
    estimate = ucdp_deaths(dossier(counts=[toll(5, None, 40, rivals=rivals)]).event)
    assert estimate is not None
    assert (estimate.best, estimate.rule) == (5, "best-is-low")


def test_ucdp_has_no_number_where_none_is_told() -> None:
    assert ucdp_deaths(dossier(actors=(REBELS, ARMY)).event) is None
    assert ucdp_deaths(dossier(actors=(REBELS, VILLAGERS), reports=(Report(),)).event) is None
