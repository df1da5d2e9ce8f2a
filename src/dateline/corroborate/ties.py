"""How events stand to one another: perhaps the same, told together, one recalled, or as people decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.corroborate.account import Report
from dateline.corroborate.build import event_id
from dateline.corroborate.cluster import Grouping
from dateline.corroborate.compare import Scale
from dateline.corroborate.features import other_day, other_place
from dateline.corroborate.rulings import Rulings
from dateline.corroborate.telling import Telling
from dateline.model.decision import Decision, Verdict
from dateline.model.event import Relation, Tie
from dateline.model.ids import ClaimId, EventId
from dateline.model.reason import Reason

_DECIDED = {
    Verdict.UPDATE: Relation.UPDATE,
    Verdict.PART_OF: Relation.PART_OF,
    Verdict.CONTRARY: Relation.CONTRARY,
}
_TOGETHER = 0.5  # told in one report of one day and place: most likely of one raid, but nobody says so
_RECALLED = 0.3


def ties_of(grouping: Grouping, scale: Scale, force: Rulings) -> Mapping[int, tuple[Tie, ...]]:
    """For each group that has any, its ties to others, the strongest first."""
    names = [event_id(group) for group in grouping.groups]
    found: defaultdict[int, dict[EventId, Tie]] = defaultdict(dict)
    beside = scale.weights.beside
    for mine, theirs, tie in (*_told_together(grouping, names, beside), *_proposed(grouping, names, scale)):
        found[mine][names[theirs]] = tie
    for mine, theirs, tie in _decided(grouping, names, force.ties):
        found[mine][names[theirs]] = tie
    return {
        number: tuple(sorted(ties.values(), key=lambda one: (-one.score, one.event_id)))
        for number, ties in found.items()
    }


def _proposed(grouping: Grouping, names: Sequence[EventId], scale: Scale) -> Iterator[tuple[int, int, Tie]]:
    """Groups that may be one happening, as far as the machine can say."""
    for one in grouping.proposals:
        score = scale.belief(one.total)
        reasons = scale.reasons(grouping.groups[one.first], grouping.groups[one.second])
        for mine, theirs in ((one.first, one.second), (one.second, one.first)):
            yield mine, theirs, _tie(Relation.SAME, names[theirs], score, reasons, proposed=True)


def _told_together(
    grouping: Grouping, names: Sequence[EventId], beside: frozenset[str]
) -> Iterator[tuple[int, int, Tie]]:
    """What a report tells beside its main happening."""
    seen: set[tuple[int, int]] = set()
    for report, numbers in _by_report(grouping.groups):
        main = max(numbers, key=lambda n: (_weight(grouping.groups[n], report, beside), -n))
        for other in numbers:
            pair = (min(main, other), max(main, other))
            if other != main and pair not in seen:
                seen.add(pair)
                yield from _together(grouping, names, (main, other), beside)


def _by_report(groups: Sequence[Telling]) -> Iterator[tuple[Report, list[int]]]:
    """Each report with the groups that it tells of, where there are several."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    reports: dict[str, Report] = {}
    for n, group in enumerate(groups):
        for report in {id(one.report): one.report for one in group.accounts}.values():
            numbers[report.document_id].append(n)
            reports[report.document_id] = report
    for document_id in sorted(numbers):
        if len(numbers[document_id]) > 1:
            yield reports[document_id], numbers[document_id]


def _weight(group: Telling, report: Report, beside: frozenset[str]) -> tuple[bool, bool, int]:
    """What a report is about: news, not speech, and most of its claims."""
    own = [one for one in group.accounts if one.report is report]
    return (not all(one.recalls for one in own), not group.types <= beside, len(own))


def _together(
    grouping: Grouping, names: Sequence[EventId], pair: tuple[int, int], beside: frozenset[str]
) -> Iterator[tuple[int, int, Tie]]:
    main, other = pair
    first, second = grouping.groups[main], grouping.groups[other]
    if first.is_recalled != second.is_recalled:
        reasons = (Reason("recalled", _RECALLED, "a report of one recalls the other"),)
        yield main, other, _tie(Relation.RELATED, names[other], _RECALLED, reasons)
        yield other, main, _tie(Relation.RELATED, names[main], _RECALLED, reasons)
    elif not other_day(first, second) and not other_place(first, second):
        reasons = (Reason("one_report", _TOGETHER, "one report tells both, of one day and place"),)
        part = not (first.types | second.types) & beside
        relation = Relation.PART_OF if part else Relation.RELATED
        yield other, main, _tie(relation, names[main], _TOGETHER, reasons)
        yield main, other, _tie(Relation.RELATED, names[other], _TOGETHER, reasons)


def _decided(
    grouping: Grouping, names: Sequence[EventId], decisions: Iterable[Decision]
) -> Iterator[tuple[int, int, Tie]]:
    """What people said of two claims: the first is an update or part of, or contrary to, the second."""
    given = list(decisions)
    where = _groups_of(grouping.groups) if given else {}
    for one in given:
        numbers = [where[ClaimId(i)] for i in one.subject.ids if ClaimId(i) in where]
        if len(numbers) > 1 and numbers[0] != numbers[1]:
            relation, reason = _DECIDED[one.verdict], Reason("decided", 1.0, f"decided by {one.reviewer}")
            yield numbers[0], numbers[1], _tie(relation, names[numbers[1]], 1.0, (reason,))
            back = relation if relation is Relation.CONTRARY else Relation.RELATED
            yield numbers[1], numbers[0], _tie(back, names[numbers[0]], 1.0, (reason,))


def _groups_of(groups: Sequence[Telling]) -> dict[ClaimId, int]:
    return {one.id: n for n, group in enumerate(groups) for one in group.accounts}


def _tie(
    relation: Relation, event: EventId, score: float, reasons: tuple[Reason, ...], *, proposed: bool = False
) -> Tie:
    return Tie(relation=relation, event_id=event, score=score, reasons=reasons, proposed=proposed)
