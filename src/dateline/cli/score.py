"""The verb that compares claims with claims that people coded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.errors import BadUsage

if TYPE_CHECKING:
    from dateline.score.figures import Figure, Figures, Score

_FILE = click.Path(path_type=Path)
_KINDS = {"outlet": "outlet", "actor_class": "class of the agent", "year": "year"}


@click.command()
@click.argument("gold", type=_FILE)
@click.argument("predicted", type=_FILE)
@click.option(
    "--documents",
    type=_FILE,
    metavar="FILE",
    help="Reports as JSON lines, for outlets and years; those without gold claims are scored, too.",
)
@click.option("--samples", type=click.IntRange(min=1), default=1000, show_default=True, metavar="N",
              help="How often documents are drawn anew for the intervals.")  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, metavar="N", help="Start of the draws.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record to standard output.")
@click.option("--quiet", is_flag=True, help="No counts.")
def score(
    *,
    gold: Path,
    predicted: Path,
    documents: Path | None,
    samples: int,
    seed: int,
    as_json: bool,
    quiet: bool,
) -> int:
    """Compare PREDICTED claims with GOLD claims that people coded, field by field.

    Both files hold JSON lines in the form that `dateline code --json` prints.
    Claims of one report are paired by their words and types; brackets hold 95 of 100 draws of F1.

    \b
    Example:
      dateline score gold.jsonl claims.jsonl --documents reports.jsonl
    """
    from dateline.score import read_claims, read_documents, score_claims, score_record

    known = read_documents(documents) if documents else None
    coded = read_claims(gold)
    if not coded and known is None:
        raise BadUsage(f"{gold}: holds no claims; with --documents reports without any can be scored")
    found = score_claims(coded, read_claims(predicted), known, samples=samples, seed=seed)
    if as_json:
        click.echo(json.dumps(score_record(found), ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(found)))
    if not quiet:
        click.echo(_counts(found), err=True)
    return 0


def _counts(found: Score) -> str:
    scored = found.figures["all"].sums.predicted
    why = " (of reports that GOLD does not hold)" if found.left_out else ""
    return f"in {scored + found.left_out} predicted = scored {scored} + left out {found.left_out}{why}"


def _lines(found: Score) -> Iterator[str]:
    sums = found.figures["all"].sums
    given = f"{sums.gold} gold claims, {sums.predicted} predicted, {found.paired} paired"
    yield f"{found.documents} reports, {given}"
    yield ""
    yield f"{'field':<14} {'gold':>6} {'given':>6} {'right':>6} {'P':>6} {'R':>6} {'F1':>6}  95 %"
    for name, one in found.figures.items():
        yield f"{_LABELS.get(name, name):<14} {_row(one)}"
    for kind, groups in found.by.items():
        yield from _group(_KINDS[kind], groups)
    yield ""
    yield from _gap(found)


_LABELS = {"fields": "all values", "all": "whole claims"}


def _row(one: Figure) -> str:
    sums = one.sums
    shares = " ".join(f"{_share(value):>6}" for value in (one.precision, one.recall, one.f1))
    return f"{sums.gold:>6} {sums.predicted:>6} {sums.right:>6} {shares}  {_bounds(one.low, one.high)}"


def _group(kind: str, groups: Mapping[str, Figures]) -> Iterator[str]:
    yield ""
    yield f"all values by {kind}"
    for name, figures in groups.items():
        yield f"{name:<22} {_row(figures['fields'])}"


def _gap(found: Score) -> Iterator[str]:
    gap = found.gap
    if gap.difference is None:
        yield "gap between state and non-state agents: not both are in these claims"
        return
    yield (
        f"values wrong or missing (1 - F1): {_share(gap.state)} where the state acts, "
        f"{_share(gap.non_state)} where other armed groups act; "
        f"difference {gap.difference:+.3f} {_bounds(gap.low, gap.high)}"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _bounds(low: float | None, high: float | None) -> str:
    return "" if low is None else f"[{_share(low)}, {_share(high)}]"
