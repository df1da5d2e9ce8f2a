"""The data files: what speaks for one happening, and who stands behind a speaker."""

import pytest

from dateline.corroborate.compare import scale_of
from dateline.corroborate.features import FEATURES
from dateline.resources.codebook import load_codebook
from dateline.resources.corroboration import load_weights
from dateline.resources.voice_cues import load_voice_cues


def test_every_weight_is_of_a_feature_and_every_feature_has_one() -> None:
    named = [one.name for one in load_weights().features]
    assert sorted(named) == sorted({*FEATURES, "same_type"})
    assert len(named) == len(set(named))


def test_what_speaks_against_weighs_negative() -> None:
    weights = {feature.__name__: weight for feature, weight in scale_of().parts}
    assert {name for name, weight in weights.items() if weight < 0} == {
        name for name in FEATURES if name.startswith("other_")
    }


def test_a_day_or_a_place_that_excludes_another_outweighs_type_day_place_and_actors() -> None:
    weight = {one.name: one.weight for one in load_weights().features}
    usual = sum(weight[name] for name in ("same_type", "same_day", "same_place", "same_actors"))
    assert weight["other_day"] > usual - load_weights().join
    assert weight["other_place"] > usual - load_weights().join


def test_types_named_are_those_of_the_codebook() -> None:
    weights, cues = load_weights(), load_voice_cues()
    known = set(load_codebook().types)
    named = {name for pair in weights.kin for name in pair.types}
    assert (named | weights.about_deeds | weights.beside | weights.deeds | cues.public | cues.speech) <= known


def test_kinship_is_the_same_in_either_order() -> None:
    values = load_weights().values
    assert all(values[(b, a)] == value for (a, b), value in values.items())


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("attack", "explosion", True),
        ("protest", "riot", True),
        ("attack", "protest", False),
        ("arrest", "abduction", False),
    ],
)
def test_types_in_which_one_happening_may_be_told(one: str, other: str, may: bool) -> None:
    groups = load_weights().groups
    assert (groups.get(one, one) == groups.get(other, other)) is may
