"""The log of decisions, read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from dateline.model.account import Assignment, assigned
from dateline.model.decision import Logged, SubjectKind, Verdict
from dateline.model.ids import DecisionId, EventId
from dateline.store.batches import batches
from dateline.store.codec import RESTS_ON, read_logged
from dateline.store.tables import decisions, event_claims, head, subjects

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

_AT_ONCE = 1000


def entries(connection: Connection, wanted: Select[Any], after: int, limit: int | None) -> Iterator[Logged]:
    """Entries in order, those after a number, a few in memory at a time."""
    while limit is None or limit > 0:
        some = _AT_ONCE if limit is None else min(limit, _AT_ONCE)
        rows = connection.execute(
            wanted.where(decisions.c.number > after).order_by(decisions.c.number).limit(some)
        ).mappings()
        found = [read_logged(row) for row in rows]
        yield from found
        if len(found) < some:
            return
        after = found[-1].number
        limit = None if limit is None else limit - some


def select_entries(
    kind: SubjectKind | None, about: Collection[str] | None, reviewer: str | None, batch: str | None
) -> Select[Any]:
    """The entries about subjects, by a reviewer, of an act."""
    wanted = select(decisions)
    if kind is not None and about is None:
        wanted = wanted.where(decisions.c.subject_kind == kind.value)
    if about is not None:
        of_kind = [subjects.c.kind == kind.value] if kind else [subjects.c.kind != RESTS_ON]
        wanted = wanted.where(_is_about(and_(*of_kind, subjects.c.subject.in_(sorted(about)))))
    if reviewer is not None:
        wanted = wanted.where(decisions.c.reviewer == reviewer)
    if batch is not None:
        wanted = wanted.where(decisions.c.batch == batch)
    return wanted


def _is_about(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return decisions.c.number.in_(select(subjects.c.number).where(which))


def history(connection: Connection, events: Collection[EventId]) -> tuple[Logged, ...]:
    """Every entry about the events, their claims, or what they were before, with the retractions."""
    found: dict[int, Logged] = {}
    for some in batches(sorted(events)):
        for which in _about_events(some):
            wanted = select(decisions).where(_is_about(which))
            found |= {one.number: one for one in entries(connection, wanted, 0, None)}
    fresh = [one.decision.id for one in found.values()]
    while fresh:
        later = [one for one in _retractions(connection, fresh) if one.number not in found]
        found |= {one.number: one for one in later}
        fresh = [one.decision.id for one in later]
    return tuple(found[number] for number in sorted(found))


def _about_events(events: list[EventId]) -> Iterator[ColumnElement[bool]]:
    """One question each: joined by "or" they would be answered by passing over all subjects."""
    mine = select(event_claims.c.claim_id).where(event_claims.c.event_id.in_(events))
    by_claim = (SubjectKind.CLAIM.value, SubjectKind.CLAIMS.value, RESTS_ON)
    yield and_(subjects.c.kind.in_(by_claim), subjects.c.subject.in_(mine))
    yield and_(subjects.c.kind == SubjectKind.EVENT.value, subjects.c.subject.in_(events))


def _retractions(connection: Connection, ids: Collection[DecisionId]) -> Iterator[Logged]:
    for some in batches(ids):
        yield from entries(connection, select(decisions).where(decisions.c.retracts.in_(some)), 0, None)


def last(connection: Connection, limit: int, reviewer: str | None) -> tuple[Logged, ...]:
    """The latest entries, the newest first."""
    wanted = select_entries(None, None, reviewer, None).order_by(decisions.c.number.desc()).limit(limit)
    return tuple(read_logged(row) for row in connection.execute(wanted).mappings())


def one(connection: Connection, decision_id: DecisionId) -> Logged | None:
    """An entry."""
    wanted = select(decisions).where(decisions.c.id == decision_id)
    row = connection.execute(wanted).mappings().first()
    return read_logged(row) if row else None


def last_link(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry."""
    row = connection.execute(select(head)).mappings().one()
    return row["number"], row["hash"]


Remembered = dict[str, tuple[Assignment, ...]]  # by the hash of the last entry that bears on them


def assignments(connection: Connection, coder: str | None, known: Remembered) -> tuple[Assignment, ...]:
    """Who is to code what, in the order of assigning: replayed from the log when it has changed."""
    bears = decisions.c.verdict.in_([one.value for one in (Verdict.ASSIGN, Verdict.SUBMIT, Verdict.RETRACT)])
    newest = select(decisions.c.hash).where(bears).order_by(decisions.c.number.desc()).limit(1)
    hash_ = connection.execute(newest).scalar_one_or_none()
    if hash_ is None:
        return ()
    tasks = known.get(hash_)
    if tasks is None:
        found = standing_entries(entries(connection, select(decisions).where(bears), 0, None))
        tasks = assigned(entry.decision for entry in found)
        known.clear()
        known[hash_] = tasks
    return tuple(one for one in tasks if coder is None or one.coder == coder)


def standing_entries(found: Iterable[Logged]) -> list[Logged]:
    """Entries without retractions and what they take back; a retraction can itself be taken back."""
    ordered = list(found)
    gone: set[str] = set()
    for entry in reversed(ordered):
        decision = entry.decision
        if decision.verdict is Verdict.RETRACT and decision.id not in gone and decision.retracts:
            gone.add(decision.retracts)
    return [
        one for one in ordered if one.decision.id not in gone and one.decision.verdict is not Verdict.RETRACT
    ]
