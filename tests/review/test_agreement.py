"""Coefficients of agreement are those of reference implementations, and say when they cannot be had.

tests/cases/agreement.json holds invented codings with α, AC1 and its standard error as irrCAC 0.4.4
computes them, and κ and its standard error as statsmodels 0.15.0 does.
"""

import json
import math
import random
from pathlib import Path
from statistics import NormalDist

import krippendorff
import numpy as np
import pytest
from tests.review.conftest import event_at

from dateline.model.decision import SubjectKind, Verdict
from dateline.review.acting import act
from dateline.review.agreement import (
    NO_OVERLAP,
    NO_VARIATION,
    Coefficient,
    Metric,
    ac1,
    alpha,
    confusion,
    kappa,
    pairs_of,
    percent,
)
from dateline.review.decisions import Act, about
from dateline.review.ratings import MACHINE, agreement, by_week, ratings
from dateline.store.base import Store

CASES = json.loads((Path(__file__).parents[1] / "cases" / "agreement.json").read_text(encoding="utf-8"))
NAMES = [case["name"] for case in CASES]
SURE = NormalDist().inv_cdf(0.975)
CLOSE = 1e-6


def error(found: Coefficient) -> float:
    """The standard error behind an interval that was not cut off at 1."""
    assert found.value is not None
    assert found.low is not None
    return (found.value - found.low) / SURE


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_alpha_and_ac1_are_those_of_the_reference(case: dict) -> None:
    assert alpha(case["units"], resamples=10).value == pytest.approx(case["alpha"], abs=CLOSE)
    found = ac1(case["units"])
    assert found.value == pytest.approx(case["ac1"], abs=CLOSE)
    assert error(found) == pytest.approx(case["ac1_se"], abs=CLOSE)


@pytest.mark.parametrize("case", [case for case in CASES if "kappa" in case], ids=lambda case: case["name"])
def test_kappa_is_that_of_the_reference(case: dict) -> None:
    found = kappa(pairs_of(case["units"], "ann", "ben"))
    assert found.value == pytest.approx(case["kappa"], abs=CLOSE)
    assert error(found) == pytest.approx(case["kappa_se"], abs=CLOSE)


@pytest.mark.parametrize("metric", list(Metric))
@pytest.mark.parametrize("seed", range(5))
def test_alpha_of_numbers_is_that_of_the_reference_at_every_level(metric: Metric, seed: int) -> None:
    order = random.Random(seed)  # noqa: S311
    rows = [[order.choice([None, 0.0, 1.0, 2.0, 5.0, 40.0]) for _ in range(25)] for _ in range(4)]
    data = np.array([[math.nan if value is None else value for value in row] for row in rows])
    wanted = krippendorff.alpha(reliability_data=data, level_of_measurement=metric.value)
    units = [{str(n): row[i] for n, row in enumerate(rows) if row[i] is not None} for i in range(25)]
    assert alpha(units, metric, resamples=5).value == pytest.approx(wanted, abs=CLOSE)


def test_an_interval_holds_its_coefficient_and_narrows_with_more_units() -> None:
    case = CASES[0]["units"]
    few, many = alpha(case), alpha(case * 4)
    for one in (few, many):
        assert one.low is not None
        assert one.high is not None
        assert one.value is not None
        assert one.low < one.value < one.high <= 1
    assert few.high is not None
    assert few.low is not None
    assert many.high is not None
    assert many.low is not None
    assert many.high - many.low < few.high - few.low
    assert alpha(case) == few


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], NO_OVERLAP),
        ([{"ann": "attack"}, {"ben": "riot"}], NO_OVERLAP),
        ([{"ann": "attack", "ben": "attack"}] * 5, NO_VARIATION),
    ],
)
def test_what_cannot_be_computed_is_said(units: list[dict[str, str]], reason: str) -> None:
    for found in (alpha(units), ac1(units), kappa(pairs_of(units, "ann", "ben"))):
        assert (found.value, found.low, found.high) == (None, None, None)
        assert found.reason == reason


def test_the_share_and_the_table_of_pairs() -> None:
    units = [{"ann": "attack", "ben": "attack"}, {"ann": "attack", "ben": "riot"}, {"ann": "riot"}]
    assert percent(units) == 0.5
    assert confusion(units, "ann", "ben") == {("attack", "attack"): 1, ("attack", "riot"): 1}


def test_ratings_are_each_coder_s_last_values_and_the_machine_s(store: Store) -> None:
    event = event_at(store, "Lundby")
    subject = about(SubjectKind.EVENT, event)

    def say(coder: str, field: str, new: object) -> None:
        act(store, [Act(subject=subject, verdict=Verdict.CORRECT, field=field, new=new)], reviewer=coder)

    say("ann", "type", "riot")
    say("ann", "type", "armed-clash")
    say("ben", "type", "armed-clash")
    say("ben", "counts.killed", {"low": 2, "best": 2, "high": None})
    found = ratings_of(store)
    assert found["type", "ann"] == found["type", "ben"] == "armed-clash"
    assert found["type", MACHINE] == "attack"
    assert found["counts.killed", "ben"] == found["counts.killed", MACHINE] == 2.0
    with store.view() as view:
        on = {one.field: one for one in agreement(ratings(view))}
        (week,) = by_week(ratings(view))
    assert on["type"].percent == 1.0
    assert on["type"].alpha.reason == NO_VARIATION
    assert on["counts.killed"].alpha.reason == NO_OVERLAP
    assert "-W" in week


def ratings_of(store: Store) -> dict[tuple[str, str], object]:
    with store.view() as view:
        return {(one.field, one.coder): one.value for one in ratings(view, machine=True)}
