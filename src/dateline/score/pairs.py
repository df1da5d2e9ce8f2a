"""Pairs claims of one document, one to one, so that the pairs together agree as much as they can."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.score.rows import ClaimRow, Span

_TRIGGER, _TYPE, _SENTENCE, _STATUS = 400, 300, 200, 10  # whole numbers: ties are ties on any machine
_INFINITE = 10**12


class Pair(NamedTuple):
    """A claim coded by people with the claim taken for it; either may have no partner."""

    gold: ClaimRow | None
    predicted: ClaimRow | None


def pair_claims(gold: Sequence[ClaimRow], predicted: Sequence[ClaimRow]) -> tuple[Pair, ...]:
    """The pairs, and each claim without a partner by itself, in the order of the gold claims."""
    worth = [[agreement(one, other) for other in predicted] for one in gold]
    chosen = {i: j for i, j in enumerate(assign(worth)) if j is not None and worth[i][j] > 0}
    pairs = [Pair(one, predicted[chosen[i]] if i in chosen else None) for i, one in enumerate(gold)]
    taken = set(chosen.values())
    return (*pairs, *(Pair(None, one) for j, one in enumerate(predicted) if j not in taken))


def agreement(gold: ClaimRow, predicted: ClaimRow) -> int:
    """How much speaks for two claims being about the same words; 0 where they may not be paired."""
    is_type = gold.type == predicted.type
    is_placed = bool(_where(gold)) and bool(_where(predicted))
    if not is_placed:  # coded without offsets: the type is all there is
        return _TYPE * is_type
    trigger = _share(_trigger(gold), _trigger(predicted))
    sentence = max((_share(a, b) for a in gold.spans() for b in predicted.spans()), default=0.0)
    if trigger == 0 and (sentence == 0 or not (is_type or _lacks_trigger(gold, predicted))):
        return 0
    parts = _TRIGGER * (trigger > 0) + _TYPE * is_type + _STATUS * (gold.status == predicted.status)
    return parts + round(_SENTENCE * sentence)


def _lacks_trigger(*claims: ClaimRow) -> bool:
    return any(_trigger(one) is None for one in claims)


def _trigger(claim: ClaimRow) -> Span | None:
    return claim.trigger.span if claim.trigger else None


def _where(claim: ClaimRow) -> tuple[Span, ...]:
    trigger = _trigger(claim)
    return claim.spans() or ((trigger,) if trigger else ())


def _share(one: Span | None, other: Span | None) -> float:
    """The share of their words that two stretches have in common."""
    if one is None or other is None:
        return 0.0
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def assign(worth: Sequence[Sequence[int]]) -> list[int | None]:
    """The column for each row such that the sum is largest (the Hungarian method with potentials).

    >>> assign([[5, 4], [4, 0]])
    [1, 0]
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    size = max(rows, columns)
    top = max((value for row in worth for value in row), default=0)
    cost = [
        [top - (worth[i][j] if i < rows and j < columns else 0) for j in range(size)] for i in range(size)
    ]
    owner = _owners(cost)
    found: list[int | None] = [None] * rows
    for column in range(columns):
        if owner[column + 1] - 1 < rows:
            found[owner[column + 1] - 1] = column
    return found


def _owners(cost: list[list[int]]) -> list[int]:
    """For each column, from 1, the row that owns it in the cheapest assignment."""
    size = len(cost)
    row_price, column_price = [0] * (size + 1), [0] * (size + 1)
    owner = [0] * (size + 1)
    for row in range(1, size + 1):
        owner[0] = row
        column, before = 0, [0] * (size + 1)
        least, done = [_INFINITE] * (size + 1), [False] * (size + 1)
        while owner[column] != 0:
            done[column] = True
            step, nearest = _INFINITE, 0
            for j in range(1, size + 1):
                if done[j]:
                    continue
                here = cost[owner[column] - 1][j - 1] - row_price[owner[column]] - column_price[j]
                if here < least[j]:
                    least[j], before[j] = here, column
                if least[j] < step:
                    step, nearest = least[j], j
            for j in range(size + 1):
                if done[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            column = nearest
        while column:
            owner[column], column = owner[before[column]], before[column]
    return owner
