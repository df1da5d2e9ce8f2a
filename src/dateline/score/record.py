"""A score as one record of JSON."""

from collections.abc import Mapping
from dataclasses import asdict

from dateline.score.figures import Figure, Figures, Score

_DIGITS = 4


def score_record(score: Score) -> dict[str, object]:
    """The record that `dateline score --json` prints; shares have four digits, None is what has none."""
    return {
        "schema": "dateline/score/1",
        "documents": score.documents,
        "gold": score.figures["all"].sums.gold,
        "predicted": score.figures["all"].sums.predicted,
        "paired": score.paired,
        "left_out": score.left_out,
        "samples": score.samples,
        "seed": score.seed,
        "fields": _figures(score.figures),
        "by": {
            kind: {name: _figures(figures) for name, figures in groups.items()}
            for kind, groups in score.by.items()
        },
        "gap": {name: _short(value) for name, value in asdict(score.gap).items()},
    }


def _figures(figures: Figures) -> Mapping[str, object]:
    return {name: _figure(one) for name, one in figures.items()}


def _figure(one: Figure) -> Mapping[str, object]:
    shares = {name: _short(getattr(one, name)) for name in ("precision", "recall", "f1", "low", "high")}
    return {**one.sums._asdict(), **shares}


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
