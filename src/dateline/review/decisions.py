"""Record what people decide, take it back, and tell what holds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from dateline.errors import BadUsage
from dateline.model.decision import Decision, Evidence, Logged, Subject, SubjectKind, Verdict
from dateline.model.ids import DecisionId

if TYPE_CHECKING:
    from dateline.store.base import View, Writer

_REMEMBERED = 2000  # entries of a reviewer that undo and redo look back on


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that a person decides, before it has an id and a place in the log.

    `old` and `new` are plain values (text, numbers, lists, dicts by name) and are kept as JSON.
    """

    subject: Subject
    verdict: Verdict
    field: str | None = None
    old: Any = None
    new: Any = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    saw_machine: bool = True


def about(kind: SubjectKind, *ids: str) -> Subject:
    """The subject with these ids, in their one order.

    >>> about(SubjectKind.CLAIMS, "c_2", "c_1").ids
    ('c_1', 'c_2')
    """
    if not ids:
        raise BadUsage(f"a decision needs the {kind.value} that it is about")
    return Subject(kind=kind, ids=tuple(sorted(set(ids))))


def canonical(value: Any) -> str | None:  # noqa: ANN401  (a plain value)
    """A value as it is kept in the log: JSON with sorted keys; None stays None.

    >>> canonical({"last": None, "first": "2024-03-03"})
    '{"first":"2024-03-03","last":null}'
    """
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def made(acts: Iterable[Act], *, reviewer: str, at: datetime | None = None) -> tuple[Decision, ...]:
    """The acts as decisions of one batch: undone together."""
    if not reviewer.strip():
        raise BadUsage("a decision needs the name of who makes it")
    batch = f"b_{uuid4().hex[:16]}"
    moment = at or datetime.now(UTC)
    return tuple(
        Decision(
            id=DecisionId(f"j_{uuid4().hex[:16]}"),
            subject=act.subject,
            verdict=act.verdict,
            reviewer=reviewer,
            at=moment,
            field=act.field,
            old=canonical(act.old),
            new=canonical(act.new),
            evidence=act.evidence,
            note=act.note,
            batch=batch,
            saw_machine=act.saw_machine,
        )
        for act in acts
    )


def retracting(
    ids: Collection[DecisionId], *, reviewer: str, note: str | None = None, at: datetime | None = None
) -> tuple[Decision, ...]:
    """Decisions that take others back; to take back a retraction brings back what it had taken."""
    batch = f"b_{uuid4().hex[:16]}"
    return tuple(
        Decision(
            id=DecisionId(f"j_{uuid4().hex[:16]}"),
            subject=about(SubjectKind.DECISION, id_),
            verdict=Verdict.RETRACT,
            reviewer=reviewer,
            at=at or datetime.now(UTC),
            note=note,
            batch=batch,
            retracts=id_,
        )
        for id_ in ids
    )


def retract_in(
    writer: Writer,
    ids: Collection[DecisionId],
    *,
    reviewer: str,
    note: str | None = None,
    at: datetime | None = None,
) -> tuple[Logged, ...]:
    """Take decisions back. Raises BadUsage if one of them does not exist or is taken back already."""
    view = writer.view()
    for id_ in ids:
        if view.decision(id_) is None:
            raise BadUsage(f"there is no decision {id_}")
        if is_retracted(view, id_):
            raise BadUsage(f"decision {id_} is taken back already")
    return writer.decide(retracting(ids, reviewer=reviewer, note=note, at=at))


def is_retracted(view: View, id_: DecisionId) -> bool:
    """Whether a decision is taken back, and that has not itself been taken back."""
    about_it = view.decisions(kind=SubjectKind.DECISION, subjects=[id_])
    return any(
        not is_retracted(view, entry.decision.id) for entry in about_it if entry.decision.retracts == id_
    )


@dataclass
class _Stacks:
    """A reviewer's acts that can be undone, and undone ones that can be done again; the last one on top."""

    undo: list[tuple[DecisionId, ...]] = field(default_factory=list)
    redo: list[tuple[DecisionId, ...]] = field(default_factory=list)


def undo_in(writer: Writer, *, reviewer: str, at: datetime | None = None) -> tuple[Logged, ...]:
    """Take back the reviewer's last act, with everything that was decided by it; () if there is none."""
    stacks = _stacks(writer.view(), reviewer)
    if not stacks.undo:
        return ()
    return writer.decide(retracting(stacks.undo[-1], reviewer=reviewer, note="undo", at=at))


def redo_in(writer: Writer, *, reviewer: str, at: datetime | None = None) -> tuple[Logged, ...]:
    """Bring back what the reviewer undid last, unless something was decided since; () if there is none."""
    stacks = _stacks(writer.view(), reviewer)
    if not stacks.redo:
        return ()
    return writer.decide(retracting(stacks.redo[-1], reviewer=reviewer, note="redo", at=at))


def _stacks(view: View, reviewer: str) -> _Stacks:
    """The reviewer's acts replayed. An undone act lies on the redo stack as its retractions."""
    stacks = _Stacks()
    undone: dict[DecisionId, tuple[DecisionId, ...]] = {}  # by retraction: the act that it took back
    for batch in _batches(reversed(view.last_decisions(_REMEMBERED, reviewer))):
        ids = tuple(one.id for one in batch)
        back = tuple(one.retracts for one in batch if one.retracts)
        if not back:
            stacks.undo.append(ids)
            stacks.redo.clear()
        elif stacks.undo and set(back) == set(stacks.undo[-1]):
            undone[ids[0]] = stacks.undo.pop()
            stacks.redo.append(ids)
        elif stacks.redo and set(back) == set(stacks.redo[-1]):
            stacks.undo.append(undone[stacks.redo.pop()[0]])
        else:
            _taken_back(stacks, set(back))
    return stacks


def _taken_back(stacks: _Stacks, back: set[DecisionId]) -> None:
    """Single decisions were retracted from the history: what is left of their acts can still be undone."""
    left = (tuple(id_ for id_ in act if id_ not in back) for act in stacks.undo)
    stacks.undo = [act for act in left if act]


def _batches(entries: Iterable[Logged]) -> list[list[Decision]]:
    """Decisions by act, in the order in which the acts began."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for entry in entries:
        found[entry.decision.batch or entry.decision.id].append(entry.decision)
    return list(found.values())


_WORK = (Verdict.CORRECT, Verdict.UNKNOWN, Verdict.ADD, Verdict.ACCEPT, Verdict.REJECT)


def shown(standing: Sequence[Decision]) -> tuple[Decision, ...]:
    """Of the decisions that stand, those that others may know of: not what is coded blind and not yet
    submitted by every coder of the subject."""
    submitted = _submitted(standing)
    return tuple(one for one in standing if not _is_blind(one) or _is_submitted(one, submitted))


def effective(standing: Sequence[Decision]) -> tuple[Decision, ...]:
    """Of the decisions that stand, those that change events.

    What coders decide blind holds once every coder of the subject has submitted and all of them gave the
    field the same value; before that, and where they differ, it waits for somebody to adjudicate.
    """
    submitted = _submitted(standing)
    values: defaultdict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
    for one in standing:
        if _is_blind(one):
            values[_key(one)][one.reviewer] = f"{one.verdict.value} {one.new}"
    return tuple(
        one for one in standing if not _is_blind(one) or _is_agreed(one, values[_key(one)], submitted)
    )


def _is_blind(decision: Decision) -> bool:
    return not decision.saw_machine and decision.verdict in _WORK


def _key(decision: Decision) -> tuple[object, ...]:
    return decision.subject, decision.field, decision.new if decision.verdict is Verdict.ADD else None


_Work = dict[str, tuple[frozenset[str], frozenset[str]]]  # by subject: coders asked, coders done


def _coders(decision: Decision, submitted: _Work) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Who was asked for each subject, and who has submitted it; work without being asked counts as done."""
    alone = frozenset({decision.reviewer})
    for subject in decision.subject.ids:
        yield submitted.get(subject, (alone, alone))


def _is_submitted(decision: Decision, submitted: _Work) -> bool:
    return all(asked <= done for asked, done in _coders(decision, submitted))


def _is_agreed(decision: Decision, values: dict[str, str], submitted: _Work) -> bool:
    """Whether all coders who were asked have submitted and say the same."""
    is_said_by_all = all(asked <= values.keys() for asked, _ in _coders(decision, submitted))
    return _is_submitted(decision, submitted) and is_said_by_all and len(set(values.values())) == 1


def _submitted(standing: Sequence[Decision]) -> _Work:
    """For each subject of blind work: the coders who were asked, and those who have submitted."""
    asked: defaultdict[str, set[str]] = defaultdict(set)
    done: defaultdict[str, set[str]] = defaultdict(set)
    for one in standing:
        if one.verdict is Verdict.ASSIGN and one.new:
            for subject in one.subject.ids:
                asked[subject].add(str(json.loads(one.new)["coder"]))
        elif one.verdict is Verdict.SUBMIT:
            for subject in one.subject.ids:
                done[subject].add(one.reviewer)
    return {subject: (frozenset(coders), frozenset(done[subject])) for subject, coders in asked.items()}
