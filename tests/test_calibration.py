"""Calibration: what reliability table, error and threshold say of choices whose truth is known."""

from pathlib import Path

import pytest

import calibration
from calibration import Choice


def choice(score: float, *, right: bool) -> Choice:
    return Choice("lgl", "even", score, right, True, 0.0, 0.0)


def test_scores_that_come_true_as_often_as_they_say_have_no_error() -> None:
    found = [choice(0.75, right=number < 3) for number in range(4)]
    assert calibration.expected_error(found) == pytest.approx(0)


def test_certainty_that_is_wrong_is_all_error() -> None:
    assert calibration.expected_error([choice(1.0, right=False)] * 3) == pytest.approx(1)


def test_choices_are_grouped_by_tenths_of_the_score() -> None:
    found = [choice(0.31, right=True), choice(0.39, right=False), choice(1.0, right=True)]
    assert [(one.low, one.number, one.right) for one in calibration.bins(found)] == [
        (0.3, 2, 0.5),
        (0.9, 1, 1.0),
    ]


def test_the_threshold_costs_no_more_than_allowed() -> None:
    sure, unsure = [choice(0.95, right=True)] * 99, [choice(0.35, right=True)]
    assert calibration.threshold(sure + unsure) == 0.9
    assert calibration.threshold(sure + unsure * 10) == 0.3
    assert calibration.threshold([choice(0.95, right=True), choice(0.15, right=False)]) == 0.9


def test_the_plot_has_a_dot_for_each_tenth() -> None:
    assert calibration.plot([choice(0.35, right=False), choice(0.95, right=True)]).count("<circle") == 2


def test_it_says_so_where_there_is_nothing_to_measure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(calibration, "is_here", lambda: False)
    monkeypatch.setattr(calibration, "TABLE", tmp_path / "table.md")
    assert calibration.main() == 0
    assert "nothing is measured" in capsys.readouterr().out
    assert not (tmp_path / "table.md").exists()
