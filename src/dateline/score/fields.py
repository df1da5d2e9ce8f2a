"""What is right in a pair of claims, field by field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dateline.score.pairs import Pair
from dateline.score.rows import Actor, ClaimRow, Span, Tally, Voice, When, Where

T = TypeVar("T")
FIELDS = ("type", "status", "agents", "targets", "where", "when", "counts", "attribution")


class Sums(NamedTuple):
    """How many values people gave, how many were predicted, how many of these are right."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def plus(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)


def sums_of(pair: Pair) -> Mapping[str, Sums]:
    """The values of each field of a pair; `all` counts a claim as right only where every field is."""
    found = {name: count(pair) for name, count in _COUNTED.items()}
    is_right = None not in pair and all(one.gold == one.predicted == one.right for one in found.values())
    found["fields"] = _total(found.values())
    found["all"] = Sums(int(pair.gold is not None), int(pair.predicted is not None), int(is_right))
    return found


def _total(sums: Iterable[Sums]) -> Sums:
    total = Sums()
    for one in sums:
        total = total.plus(one)
    return total


def _counted(
    values: Callable[[ClaimRow], Sequence[T]], same: Callable[[T, T], bool]
) -> Callable[[Pair], Sums]:
    def count(pair: Pair) -> Sums:
        gold = list(values(pair.gold)) if pair.gold else []
        predicted = list(values(pair.predicted)) if pair.predicted else []
        left, right = list(predicted), 0
        for one in gold:
            partner = next((i for i, other in enumerate(left) if same(one, other)), None)
            if partner is not None:
                right += 1
                del left[partner]
        return Sums(len(gold), len(predicted), right)

    return count


def same_actor(one: Actor, other: Actor) -> bool:
    """The same entry of the registry; without one, words that overlap or read the same."""
    if one.actor_id and other.actor_id:
        return one.actor_id == other.actor_id
    return _overlap(one.span, other.span) or _same_words(one.text or one.name, other.text or other.name)


def same_place(one: Where, other: Where) -> bool:
    """The same entry of the gazetteer; where one gives none, words that overlap or read the same."""
    if one.place and other.place and one.place.id and other.place.id:
        return one.place.id == other.place.id
    if (one.place is None) != (other.place is None) and one.span and other.span:
        return False  # a place that was declined is not a place that was found
    names = (
        (one.text or (one.place.name if one.place else None)),
        (other.text or (other.place.name if other.place else None)),
    )
    return _overlap(one.span, other.span) or _same_words(*names)


def same_days(one: When, other: When) -> bool:
    """The same first and last day."""
    return (one.first, one.last) == (other.first, other.last)


def same_count(one: Tally, other: Tally) -> bool:
    """The same bounds of the same unit."""
    return (one.unit, one.low, one.best, one.high) == (other.unit, other.low, other.best, other.high)


def same_voice(one: Voice, other: Voice) -> bool:
    """Words for the speaker that overlap or read the same."""
    return _overlap(one.span, other.span) or _same_words(one.speaker, other.speaker)


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and max(one[0], other[0]) < min(one[1], other[1])


def _same_words(one: str | None, other: str | None) -> bool:
    return bool(one and other) and _plain(one or "") == _plain(other or "")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")


def _days(claim: ClaimRow) -> tuple[When, ...]:
    return (claim.when,) if claim.when and (claim.when.first or claim.when.last) else ()


def _equal(one: object, other: object) -> bool:
    return one == other


_COUNTED: Mapping[str, Callable[[Pair], Sums]] = {
    "type": _counted(lambda claim: (claim.type,), _equal),
    "status": _counted(lambda claim: (claim.status,), _equal),
    "agents": _counted(lambda claim: claim.agents(), same_actor),
    "targets": _counted(lambda claim: claim.targets(), same_actor),
    "where": _counted(lambda claim: claim.where, same_place),
    "when": _counted(_days, same_days),
    "counts": _counted(lambda claim: claim.counts, same_count),
    "attribution": _counted(lambda claim: claim.attribution, same_voice),
}
