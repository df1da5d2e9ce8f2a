"""Which predicted claim is taken for which coded one."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from tests.score.claims import claim

from dateline.score.pairs import agreement, assign, pair_claims

WORTH = st.integers(0, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def best(worth: list[list[int]]) -> int:
    """The largest sum by trying everything."""
    columns = len(worth[0])
    size = max(len(worth), columns)
    square = [[*row, *[0] * (size - columns)] for row in worth] + [[0] * size] * (size - len(worth))
    return max(sum(square[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))


@given(WORTH)
def test_the_assignment_is_the_best_there_is(worth: list[list[int]]) -> None:
    chosen = assign(worth)
    columns = [j for j in chosen if j is not None]
    assert len(set(columns)) == len(columns)
    assert sum(worth[i][j] for i, j in enumerate(chosen) if j is not None) == best(worth)


def test_claims_of_one_sentence_are_paired_by_their_triggers() -> None:
    shot, burnt = claim("attack", 0), claim("destruction", 0, trigger={"span": (20, 25)})
    assert pair_claims([shot, burnt], [burnt, shot]) == ((shot, shot), (burnt, burnt))


def test_another_type_with_the_same_trigger_is_a_pair_with_a_wrong_type() -> None:
    assert pair_claims([claim("attack")], [claim("armed-clash")]) == (
        (claim("attack"), claim("armed-clash")),
    )


def test_the_same_type_elsewhere_is_no_pair() -> None:
    here, there = claim(at=0), claim(at=500)
    assert pair_claims([here], [there]) == ((here, None), (None, there))


def test_two_types_that_only_share_a_sentence_are_no_pair() -> None:
    burnt = claim("destruction", 0, trigger={"span": (20, 25)})
    assert agreement(claim("attack", 0), burnt) == 0


def test_a_retelling_counts_as_the_place_where_a_claim_is_told() -> None:
    assert agreement(claim(at=0), claim(at=500, also=((0, 40),))) > 0


def test_claims_coded_without_offsets_are_paired_by_type() -> None:
    bare = claim(sentence=None, trigger=None)
    assert pair_claims([bare], [claim("riot"), claim()]) == ((bare, claim()), (None, claim("riot")))


def test_one_predicted_claim_serves_one_gold_claim() -> None:
    assert [pair.predicted for pair in pair_claims([claim(), claim()], [claim()])].count(None) == 1
