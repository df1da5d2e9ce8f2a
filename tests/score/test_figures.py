"""What is counted as right, for which fields, for whom, and how sure that is."""

import pytest
from tests.score.claims import actor, claim

from dateline.score.fields import Sums, sums_of
from dateline.score.figures import score_claims
from dateline.score.pairs import Pair
from dateline.score.rows import ClaimRow, DocumentRow, Documents

FULL = {
    "actors": [
        actor("rebels", 0, actor_id="m7", actor_class="rebel-group"),
        actor("two men", 20, "target", actor_class="civilians"),
    ],
    "when": {"first": "2024-03-12", "last": "2024-03-12"},
    "where": [{"span": (30, 34), "text": "Goma", "place": {"id": "geonames:216281"}}],
    "counts": [{"unit": "killed", "low": 2, "best": 2, "high": 2}],
    "attribution": [{"speaker": "the police", "span": (36, 40)}],
}


def sums(field: str, gold: dict[str, object], predicted: dict[str, object]) -> Sums:
    return sums_of(Pair(claim(**gold), claim(**predicted)))[field]


def test_a_claim_like_the_gold_is_right_in_every_field() -> None:
    found = sums_of(Pair(claim(**FULL), claim(**FULL)))
    assert {name for name, one in found.items() if not one.gold == one.predicted == one.right > 0} == set()
    assert found["all"] == Sums(1, 1, 1)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("status", {"status": "possible"}),
        ("agents", {"actors": FULL["actors"][1:]}),  # type: ignore[index]
        ("targets", {"actors": FULL["actors"][:1]}),  # type: ignore[index]
        ("where", {"where": []}),
        ("when", {"when": {"first": "2024-03-11", "last": "2024-03-12"}}),
        ("counts", {"counts": [{"unit": "killed", "low": 2, "best": 2, "high": None}]}),
        ("attribution", {"attribution": [{"speaker": "residents", "span": (60, 69)}]}),
    ],
)
def test_one_wrong_value_spoils_its_field_and_the_whole_claim_only(
    field: str, changed: dict[str, object]
) -> None:
    found = sums_of(Pair(claim(**FULL), claim(**{**FULL, **changed})))
    wrong = {name for name, one in found.items() if not one.gold == one.predicted == one.right}
    assert wrong == {field, "fields", "all"}


def test_an_actor_is_known_by_the_registry_before_the_words() -> None:
    one = {"actors": [actor("the group", 0, actor_id="m7")]}
    assert sums("agents", one, {"actors": [actor("M7", 90, actor_id="m7")]}).right == 1
    assert sums("agents", one, {"actors": [actor("the group", 0, actor_id="m8")]}).right == 0
    assert sums("agents", one, {"actors": [actor("The Group", 90)]}).right == 1


def test_a_place_that_was_declined_is_not_the_place_that_was_found() -> None:
    found = {"where": [{"span": (30, 34), "text": "Goma", "place": {"id": "geonames:1"}}]}
    declined = {"where": [{"span": (30, 34), "text": "Goma", "place": None}]}
    assert sums("where", found, declined).right == 0
    assert sums("where", declined, declined).right == 1


def test_what_nobody_gave_is_neither_missing_nor_wrong() -> None:
    assert sums("when", {"when": None}, {"when": {"first": None, "last": None}}) == Sums(0, 0, 0)


def test_missing_and_made_up_claims_lower_recall_and_precision() -> None:
    gold = [claim(), claim(at=100), claim(at=200)]
    found = score_claims(gold, [claim(), claim(at=500)], samples=10).figures["type"]
    assert (found.precision, found.recall, found.f1) == (0.5, pytest.approx(1 / 3), 0.4)


def test_claims_of_reports_outside_the_gold_are_left_out_unless_the_reports_are_named() -> None:
    other = claim(external_id="s")
    alone = score_claims([claim()], [claim(), other], samples=10)
    assert (alone.left_out, alone.figures["type"].precision) == (1, 1.0)
    named = score_claims([claim()], [claim(), other], Documents({"s": DocumentRow(id="s")}), samples=10)
    assert (named.left_out, named.figures["type"].precision) == (0, 0.5)


def test_a_gold_claim_may_name_its_report_by_the_id_that_dateline_gave() -> None:
    gold = ClaimRow.model_validate({**claim().model_dump(), "external_id": None, "document_id": "d_1"})
    predicted = ClaimRow.model_validate({**claim().model_dump(), "document_id": "d_1"})
    assert score_claims([gold], [predicted], samples=10).figures["all"].f1 == 1.0


def many(wrong: set[int]) -> tuple[list[ClaimRow], list[ClaimRow]]:
    """Twelve reports, six on soldiers and six on rebels; in some the status predicted is wrong."""
    classes = ["state-forces"] * 6 + ["rebel-group"] * 6
    gold = [
        claim(external_id=str(i), actors=[actor("men", 0, actor_class=one)]) for i, one in enumerate(classes)
    ]
    predicted = [
        one.model_copy(update={"status": "denied"}) if i in wrong else one for i, one in enumerate(gold)
    ]
    return gold, predicted


def test_the_gap_says_for_whom_more_goes_wrong() -> None:
    gap = score_claims(*many({6, 7, 8}), samples=200).gap
    assert gap.state == 0
    assert gap.non_state == pytest.approx(1 / 6)
    assert gap.difference == pytest.approx(-1 / 6)
    assert gap.low is not None
    assert gap.high is not None
    assert gap.low < -1 / 6 < gap.high <= 0


def test_intervals_hold_the_figure_and_depend_on_the_seed_alone() -> None:
    first = score_claims(*many({1, 6, 7}), samples=200, seed=3)
    status = first.figures["status"]
    assert status.low is not None
    assert status.high is not None
    assert status.low < (status.f1 or 0) < status.high
    assert score_claims(*many({1, 6, 7}), samples=200, seed=3) == first
    assert score_claims(*many({1, 6, 7}), samples=200, seed=4) != first


def test_figures_are_given_for_each_outlet_class_and_year() -> None:
    gold, predicted = many({0})
    rows = {
        str(i): DocumentRow(id=str(i), outlet="Wire" if i else "Post", published="2024-03-13")
        for i in range(12)
    }
    by = score_claims(gold, predicted, Documents(rows), samples=10).by
    assert {name: one["status"].f1 for name, one in by["outlet"].items()} == {"Post": 0.0, "Wire": 1.0}
    assert list(by["actor_class"]) == ["rebel-group", "state-forces"]
    assert list(by["year"]) == ["2024"]


def test_the_year_of_a_claim_stands_in_where_the_day_of_publication_is_not_known() -> None:
    dated = claim(when={"first": "2019-05-01", "last": "2019-05-02"})
    assert list(score_claims([dated], [claim()], samples=10).by["year"]) == ["2019"]
    assert list(score_claims([claim()], [claim()], samples=10).by["year"]) == ["not said"]
