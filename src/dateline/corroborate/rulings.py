"""The decisions in force: what was retracted is gone, and of two that contradict the later one holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dateline.corroborate.entered import added, corrected
from dateline.model.claim import Claim
from dateline.model.decision import Decision, SubjectKind, Verdict
from dateline.model.ids import ClaimId, DocumentId, EventId

Pair = tuple[ClaimId, ClaimId]

_ON_CLAIMS = (SubjectKind.CLAIM, SubjectKind.CLAIMS)
_VALUES = (Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ADJUDICATE)
_TIES = (Verdict.UPDATE, Verdict.PART_OF, Verdict.CONTRARY)


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided about claims and events, as far as it holds today."""

    rejected: frozenset[str]
    values: Mapping[str, tuple[Decision, ...]]  # by claim: corrections, in the order in which they count
    claims: Mapping[DocumentId, tuple[Claim, ...]]  # added by people
    same: tuple[Pair, ...]
    different: frozenset[Pair]
    ties: tuple[Decision, ...]
    events: Mapping[EventId, tuple[Decision, ...]]
    judged: frozenset[str]  # claims that people looked at

    def apply(self, document_id: DocumentId, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims of a document as people left them."""
        known = {claim.id for claim in claims}
        more = (claim for claim in self.claims.get(document_id, ()) if claim.id not in known)
        for claim in (*claims, *more):
            if claim.id not in self.rejected:
                yield self._with_values(claim)

    def _with_values(self, claim: Claim) -> Claim:
        for decision in self.values.get(claim.id, ()):
            if decision.field is not None:
                claim = corrected(claim, decision)
        return claim


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Replay decisions, in whatever order they arrive."""
    force = in_force(decisions)
    same, different = _pairs(force)
    return Rulings(
        rejected=_rejected(force),
        values=_values(force),
        claims=_added(force),
        same=same,
        different=different,
        ties=tuple(one for one in force if one.verdict in _TIES and one.subject.kind in _ON_CLAIMS),
        events=_about_events(force),
        judged=frozenset(i for one in force if one.subject.kind in _ON_CLAIMS for i in one.subject.ids),
    )


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions by the time they were made, without what was retracted; a retraction can be retracted."""
    ordered = sorted({one.id: one for one in decisions}.values(), key=lambda one: (one.at, one.id))
    gone: set[str] = set()
    for one in reversed(ordered):
        if one.verdict is Verdict.RETRACT and one.id not in gone:
            gone |= {one.retracts} if one.retracts else set(one.subject.ids)
    return tuple(one for one in ordered if one.id not in gone and one.verdict is not Verdict.RETRACT)


def _rejected(force: tuple[Decision, ...]) -> frozenset[str]:
    """Claims that the last word on them calls none."""
    last: dict[str, Verdict] = {}
    for one in force:
        is_whole = one.subject.kind in _ON_CLAIMS and one.field is None
        if is_whole and one.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            last.update(dict.fromkeys(one.subject.ids, one.verdict))
    return frozenset(claim for claim, verdict in last.items() if verdict is Verdict.REJECT)


def _values(force: tuple[Decision, ...]) -> Mapping[str, tuple[Decision, ...]]:
    """Corrections by claim: the later one wins, and what was adjudicated wins over both."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for one in sorted(force, key=lambda one: one.verdict is Verdict.ADJUDICATE):
        if one.subject.kind in _ON_CLAIMS and one.verdict in _VALUES and one.field is not None:
            for claim in one.subject.ids:
                found[claim].append(one)
    return {claim: tuple(ones) for claim, ones in found.items()}


def _added(force: tuple[Decision, ...]) -> Mapping[DocumentId, tuple[Claim, ...]]:
    found: defaultdict[DocumentId, list[Claim]] = defaultdict(list)
    for one in force:
        if one.verdict is Verdict.ADD and one.new is not None:
            claim = added(one)
            found[claim.document_id].append(claim)
    return {document: tuple(claims) for document, claims in found.items()}


def _pairs(force: tuple[Decision, ...]) -> tuple[tuple[Pair, ...], frozenset[Pair]]:
    """Claims that must and that must not be one event. The last word on a pair holds; and where pairs
    contradict one another through a third claim, the later ones hold."""
    last: dict[Pair, Verdict] = {}
    for one in force:
        if one.subject.kind in _ON_CLAIMS and one.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            ids = [ClaimId(i) for i in sorted(set(one.subject.ids))]
            for pair in combinations(ids, 2):
                last.pop(pair, None)
                last[pair] = one.verdict
    return _consistent(last)


def _consistent(last: Mapping[Pair, Verdict]) -> tuple[tuple[Pair, ...], frozenset[Pair]]:
    groups: dict[ClaimId, set[ClaimId]] = {}
    same: list[Pair] = []
    apart: set[Pair] = set()
    for (a, b), verdict in reversed(list(last.items())):
        mine, theirs = groups.setdefault(a, {a}), groups.setdefault(b, {b})
        if verdict is Verdict.DIFFERENT:
            if mine is not theirs:
                apart.add((a, b))
        elif mine is theirs or not any(sorted_pair(x, y) in apart for x in mine for y in theirs):
            same.append((a, b))
            mine |= theirs
            groups.update(dict.fromkeys(theirs, mine))
    return tuple(sorted(same)), frozenset(apart)


def sorted_pair(a: ClaimId, b: ClaimId) -> Pair:
    """The pair in the order in which it is kept."""
    return (a, b) if a <= b else (b, a)


def _about_events(force: tuple[Decision, ...]) -> Mapping[EventId, tuple[Decision, ...]]:
    found: defaultdict[EventId, list[Decision]] = defaultdict(list)
    for one in force:
        if one.subject.kind is SubjectKind.EVENT:
            for event in one.subject.ids:
                found[EventId(event)].append(one)
    return {event: tuple(ones) for event, ones in found.items()}
