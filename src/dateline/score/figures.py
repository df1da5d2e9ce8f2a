"""Precision, recall and F1 of each field, with intervals from documents drawn anew, and for which actors."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.model.actor import ActorClass
from dateline.score.fields import FIELDS, Sums, sums_of
from dateline.score.pairs import Pair, pair_claims
from dateline.score.rows import ClaimRow, Documents

SHOWN = (*FIELDS, "fields", "all")
STATE = frozenset(
    one.value
    for one in (ActorClass.STATE_FORCES, ActorClass.POLICE, ActorClass.GOVERNMENT, ActorClass.FOREIGN_FORCES)
)
ARMED = frozenset(
    one.value
    for one in (
        ActorClass.REBEL_GROUP, ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA, ActorClass.GANG,
    )
)  # fmt: skip
NOT_SAID = "not said"
_TAILS = (0.025, 0.975)
_YEAR = 4


class Figure(NamedTuple):
    """The figures of one field; None where there is nothing to divide by. `low` and `high` bound F1."""

    sums: Sums
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None = None
    high: float | None = None


Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Gap:
    """How much more often values go wrong in claims on one side than on the other: errors are 1 - F1."""

    state: float | None
    non_state: float | None
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """All that is measured."""

    documents: int
    paired: int
    left_out: int  # predicted claims of documents that the gold file does not hold
    samples: int
    seed: int
    figures: Figures
    by: Mapping[str, Mapping[str, Figures]]
    gap: Gap


class _Scored(NamedTuple):
    """A pair with its document and what it is counted under."""

    document: str
    sums: Mapping[str, Sums]
    groups: Mapping[str, frozenset[str]]


def score_claims(
    gold: Sequence[ClaimRow],
    predicted: Sequence[ClaimRow],
    documents: Documents | None = None,
    *,
    samples: int = 1000,
    seed: int = 0,
) -> Score:
    """Compare predicted claims with gold claims of the same documents.

    A predicted claim counts as wrong only in a document that the gold claims or `documents` hold.
    """
    known = documents or Documents({})
    names = {one.document_id: one.external_id for one in predicted if one.document_id and one.external_id}
    wanted = _by_document(gold, names)
    given = _by_document(predicted, names)
    held = sorted({*wanted, *(key for key in given if known.of(key))})
    pairs = {key: pair_claims(wanted.get(key, ()), given.get(key, ())) for key in held}
    scored = [_scored(key, pair, known) for key in held for pair in pairs[key]]
    draws = _draws(held, samples, seed)
    by = {
        kind: {name: _figures(_within(scored, kind, name), draws) for name in _names(scored, kind)}
        for kind in ("outlet", "actor_class", "year")
    }
    return Score(
        documents=len(held),
        paired=sum(None not in pair for some in pairs.values() for pair in some),
        left_out=sum(len(claims) for key, claims in given.items() if key not in pairs),
        samples=samples,
        seed=seed,
        figures=_figures(scored, draws),
        by=by,
        gap=_gap(scored, draws),
    )


def _by_document(claims: Iterable[ClaimRow], names: Mapping[str, str]) -> dict[str, list[ClaimRow]]:
    found: dict[str, list[ClaimRow]] = {}
    for claim in claims:
        own = claim.document_id or ""
        found.setdefault(claim.external_id or names.get(own, own), []).append(claim)
    return found


def _scored(key: str, pair: Pair, documents: Documents) -> _Scored:
    """Groups are those of the gold claim, and of the predicted claim only where it has no partner."""
    claim = pair.gold or pair.predicted
    document = documents.of(key)
    told = claim.when.first or claim.when.last if claim and claim.when else None
    year = (document.published if document else None) or told or ""
    classes = {one.actor_class for one in claim.agents() if one.actor_class} if claim else set()
    groups = {
        "outlet": frozenset([(document.outlet if document else None) or NOT_SAID]),
        "actor_class": frozenset(classes) or frozenset([NOT_SAID]),
        "year": frozenset([year[:_YEAR] or NOT_SAID]),
    }
    return _Scored(key, sums_of(pair), groups)


def _names(scored: Iterable[_Scored], kind: str) -> list[str]:
    return sorted({name for one in scored for name in one.groups[kind]})


def _within(scored: Iterable[_Scored], kind: str, *names: str) -> list[_Scored]:
    return [one for one in scored if one.groups[kind] & set(names)]


def _draws(documents: Sequence[str], samples: int, seed: int) -> list[list[str]]:
    """Documents drawn with replacement, the same for every figure, so that differences can be taken."""
    source = random.Random(seed)  # noqa: S311  # a sample, no secret
    return [source.choices(documents, k=len(documents)) for _ in range(samples)] if documents else []


_Row = tuple[int, ...]


def _rows(scored: Iterable[_Scored], names: Sequence[str]) -> dict[str, _Row]:
    """For each document the sums of the named fields, one after the other."""
    found: dict[str, _Row] = {}
    for one in scored:
        row = tuple(value for name in names for value in one.sums[name])
        before = found.get(one.document)
        found[one.document] = tuple(map(sum, zip(before, row, strict=True))) if before else row
    return found


def _totals(rows: Mapping[str, _Row], drawn: Sequence[str], width: int) -> list[Sums]:
    chosen = [rows[key] for key in drawn if key in rows]
    columns = [sum(column) for column in zip(*chosen, strict=True)] or [0] * (3 * width)
    return [Sums(*columns[3 * at : 3 * at + 3]) for at in range(width)]


def _figures(scored: Sequence[_Scored], draws: Sequence[Sequence[str]]) -> Figures:
    rows = _rows(scored, SHOWN)
    drawn = [[f1(sums) for sums in _totals(rows, one, len(SHOWN))] for one in draws]
    found = {}
    for at, (name, sums) in enumerate(zip(SHOWN, _totals(rows, list(rows), len(SHOWN)), strict=True)):
        low, high = _interval([one[at] for one in drawn])
        found[name] = Figure(
            sums, _ratio(sums.right, sums.predicted), _ratio(sums.right, sums.gold), f1(sums), low, high
        )
    return found


def _gap(scored: Sequence[_Scored], draws: Sequence[Sequence[str]]) -> Gap:
    """Errors in claims with an agent of the state against those with an armed agent that is not."""
    state = _rows(_within(scored, "actor_class", *STATE), ("fields",))
    other = _rows(_within(scored, "actor_class", *ARMED), ("fields",))
    drawn = [_difference(state, other, one) for one in draws]
    keys = [*state, *(key for key in other if key not in state)]
    low, high = _interval([difference for _, _, difference in drawn])
    return Gap(*_difference(state, other, keys), low, high)


def _difference(
    state: Mapping[str, _Row], other: Mapping[str, _Row], drawn: Sequence[str]
) -> tuple[float | None, float | None, float | None]:
    errors = [_error(_totals(rows, drawn, 1)[0]) for rows in (state, other)]
    one, two = errors
    return one, two, None if one is None or two is None else one - two


def _error(sums: Sums) -> float | None:
    value = f1(sums)
    return None if value is None else 1 - value


def f1(sums: Sums) -> float | None:
    """The harmonic mean of precision and recall.

    >>> f1(Sums(gold=4, predicted=4, right=3))
    0.75
    """
    return _ratio(2 * sums.right, sums.gold + sums.predicted)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _interval(values: Iterable[float | None]) -> tuple[float | None, float | None]:
    """The bounds between which 95 of 100 draws lie; None where too few draws hold anything."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None, None
    low, high = (known[round(tail * (len(known) - 1))] for tail in _TAILS)
    return low, high
