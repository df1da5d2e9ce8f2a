"""Tellings grouped into happenings: the surest pairs first, never against a decision.

The result does not depend on the order in which documents come: pairs are taken by their score, and pairs
with equal scores by the tellings' own places in the order of publication.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.corroborate.blocking import Pair, is_sharp, pairs
from dateline.corroborate.compare import Scale
from dateline.corroborate.rulings import Rulings
from dateline.corroborate.telling import Telling, joined
from dateline.model.ids import ClaimId


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two groups that may be one happening: a person is asked."""

    first: int
    second: int
    total: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """Happenings, in the order of their first accounts, and the pairs of them that a person should see."""

    groups: tuple[Telling, ...]
    proposals: tuple[Proposal, ...]


class Clustering:
    """Groups that grow. Positions are those of the tellings given."""

    def __init__(self, tellings: Sequence[Telling], scale: Scale, rulings: Rulings) -> None:
        self._kinds = [kind_of(one, scale) for one in tellings]
        self._tellings: list[Telling | None] = list(tellings)
        self._root = list(range(len(tellings)))
        self._scale = scale
        self._apart = _positions_apart(tellings, rulings)
        self._doubtful: dict[Pair, float] = {}
        self._joined: set[int] = set()  # groups of more than one telling

    def group(self, decided: Iterable[Pair]) -> Grouping:
        """Join what people decided, then the surest pairs, then what is told without clear days."""
        for a, b in decided:
            self._join(self._find(a), self._find(b))
        sharp = [i for i, one in enumerate(self._tellings) if one is not None and is_sharp(one)]
        for total, a, b in self._scored(sharp):
            self._weigh(a, b, total)
        self._place_vague()
        return self._result()

    def _scored(self, chosen: list[int]) -> list[tuple[float, int, int]]:
        """The pairs worth a second look, the surest first."""
        given = [self._at(i) for i in chosen]
        found = []
        for i, j in pairs(given, [self._kinds[i] for i in chosen]):
            total = self._scale.sum(given[i], given[j])
            if total >= self._scale.weights.propose:
                found.append((-round(total, 6), chosen[i], chosen[j]))
        found.sort()
        return found

    def _weigh(self, a: int, b: int, total: float) -> None:
        """Join two groups if they still fit as they are now; else remember that they might."""
        first, second = self._find(a), self._find(b)
        if first == second or self._is_forbidden(first, second):
            return
        if first != a or second != b:
            total = -self._scale.sum(self._at(first), self._at(second))
        if -total >= self._scale.weights.join:
            self._join(first, second)
        elif -total >= self._scale.weights.propose:
            self._doubtful[(a, b)] = -total

    def _place_vague(self) -> None:
        """Each telling without days of its own joins the group that it fits best, if one fits well enough."""
        index = self._by_place()
        for i, one in enumerate(self._tellings):
            if one is None or self._root[i] != i or (is_sharp(one) and (one.days or i in self._joined)):
                continue
            best = self._best(i, index)
            if best is None:
                self._add_to(index, i)
            else:
                self._weigh(min(i, best[1]), max(i, best[1]), -best[0])

    def _best(self, i: int, index: dict[tuple[str, str], list[int]]) -> tuple[float, int] | None:
        """The group that fits a telling best, with its sum; of equals the one that came first."""
        one = self._at(i)
        roots = {self._find(j) for key in self._places(i) for j in index.get(key, ())} - {i}
        near = sorted(roots, key=lambda root: (_apart_in_time(one, self._at(root)), root))[:_MOST_GROUPS]
        fits = [(self._scale.sum(self._at(root), one), -root) for root in near]
        total, root = max(fits, default=(0.0, 0))
        return (total, -root) if total >= self._scale.weights.propose else None

    def _by_place(self) -> dict[tuple[str, str], list[int]]:
        index: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, one in enumerate(self._tellings):
            if one is not None and is_sharp(one):
                self._add_to(index, i)
        return index

    def _add_to(self, index: dict[tuple[str, str], list[int]], i: int) -> None:
        for key in self._places(i):
            index[key].append(i)

    def _places(self, i: int) -> list[tuple[str, str]]:
        one = self._at(i)
        names = [spot.place.id for spot in one.spots] or sorted(one.agents | one.targets)
        return [(self._kinds[i], name) for name in (*names, *sorted(one.texts))]

    def _join(self, a: int, b: int) -> None:
        if a == b:
            return
        first, second = min(a, b), max(a, b)
        whole = joined(self._at(first), self._at(second))
        self._tellings[first], self._tellings[second] = whole, None
        self._root[second] = first
        self._joined.add(first)
        if second in self._apart:
            self._apart[first] = self._apart.get(first, frozenset()) | self._apart.pop(second)

    def _is_forbidden(self, a: int, b: int) -> bool:
        """Whether people said that something in one group is not what something in the other is."""
        if a not in self._apart or b not in self._apart:
            return False
        mine = {one.id for one in self._at(a).accounts}
        return bool(mine & self._apart[b])

    def _find(self, i: int) -> int:
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def _at(self, i: int) -> Telling:
        one = self._tellings[i]
        assert one is not None, "a group that has joined another is asked for"  # noqa: S101
        return one

    def _result(self) -> Grouping:
        """The groups and the doubtful pairs among them, each pair once."""
        roots = [i for i, one in enumerate(self._tellings) if one is not None]
        number = {root: n for n, root in enumerate(roots)}
        best: dict[Pair, float] = {}
        for (a, b), total in self._doubtful.items():
            first, second = sorted((number[self._find(a)], number[self._find(b)]))
            if first != second:
                best[(first, second)] = max(total, best.get((first, second), 0.0))
        proposals = tuple(Proposal(a, b, total) for (a, b), total in sorted(best.items()))
        return Grouping(tuple(self._at(root) for root in roots), proposals)


_MOST_GROUPS = 40


def _apart_in_time(one: Telling, group: Telling) -> int:
    mine, theirs = one.days or one.news, group.days or group.news
    if mine is None or theirs is None:
        return 0
    return max(mine[0] - theirs[1], theirs[0] - mine[1], 0)


def kind_of(one: Telling, scale: Scale) -> str:
    """The group of types within which tellings are compared."""
    return min(scale.weights.groups.get(name, name) for name in one.types)


def _positions_apart(tellings: Sequence[Telling], rulings: Rulings) -> dict[int, frozenset[ClaimId]]:
    """For each telling with a claim that people told from others, those others."""
    if not rulings.different:
        return {}
    others: defaultdict[ClaimId, set[ClaimId]] = defaultdict(set)
    for a, b in rulings.different:
        others[a].add(b)
        others[b].add(a)
    found = {}
    for i, one in enumerate(tellings):
        apart = frozenset(x for account in one.accounts for x in others.get(account.id, ()))
        if apart:
            found[i] = apart
    return found


def decided_pairs(tellings: Sequence[Telling], rulings: Rulings) -> Iterator[Pair]:
    """The tellings that people said are of one happening."""
    where = (
        {account.id: i for i, one in enumerate(tellings) for account in one.accounts} if rulings.same else {}
    )
    for a, b in rulings.same:
        if a in where and b in where and where[a] != where[b]:
            yield where[a], where[b]
