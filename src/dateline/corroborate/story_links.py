"""Average linkage: groups whose members are alike on average, and how alike when they were joined."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Edges = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups that were joined, and the mean likeness between their members."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    height: float


def average_links(edges: Edges, least: float) -> Iterator[Merge]:
    """Join groups, the most alike first, while the mean over all pairs between two is at least `least`.

    Pairs without an edge count as not alike at all. UPGMA (Sokal and Michener 1958) on a sparse graph, with
    ties broken by number, so that the result is the same for any order of edges.
    """
    state = _State()
    for (one, other), value in sorted(edges.items()):
        state.connect(one, other, value)
    while state.heap:
        negative, one, other = heapq.heappop(state.heap)
        if state.is_current(one, other, -negative) and -negative >= least:
            yield Merge(tuple(state.members[one]), tuple(state.members[other]), -negative)
            state.merge(one, other)


@dataclass
class _State:
    """Groups by their lowest member, and the sums of likeness between them."""

    members: dict[int, list[int]] = field(default_factory=dict)
    sums: dict[int, dict[int, float]] = field(default_factory=dict)
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    def connect(self, one: int, other: int, value: float) -> None:
        for node in (one, other):
            self.members.setdefault(node, [node])
            self.sums.setdefault(node, {})
        self.sums[one][other] = self.sums[other][one] = value
        self._push(one, other)

    def mean(self, one: int, other: int) -> float:
        return round(self.sums[one][other] / (len(self.members[one]) * len(self.members[other])), 9)

    def is_current(self, one: int, other: int, value: float) -> bool:
        return one in self.members and other in self.sums.get(one, {}) and self.mean(one, other) == value

    def merge(self, one: int, other: int) -> None:
        gone = self.sums.pop(other)
        del self.sums[one][other]
        self.members[one] += self.members.pop(other)
        for node, value in sorted(gone.items()):
            if node == one:
                continue
            del self.sums[node][other]
            self.sums[one][node] = self.sums[one].get(node, 0.0) + value
            self.sums[node][one] = self.sums[one][node]
        for node in sorted(self.sums[one]):
            self._push(*sorted((one, node)))

    def _push(self, one: int, other: int) -> None:
        heapq.heappush(self.heap, (-self.mean(one, other), one, other))


def groups_of(size: int, merges: Iterator[Merge]) -> list[list[int]]:
    """The groups at the end, singletons among them, each sorted, by their lowest member."""
    home = list(range(size))
    members = {node: [node] for node in home}
    for merge in merges:
        into, gone = home[merge.one[0]], home[merge.other[0]]
        for node in members.pop(gone):
            home[node] = into
            members[into].append(node)
    return [sorted(members[node]) for node in sorted(members)]
