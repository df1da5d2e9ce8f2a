"""Events from claims and decisions: all of them anew, or at once those that a decision touches.

`settle` is the truth: it reads everything and writes what changed. `settle_near` is for the desk, where a
decision must show at once: it is exact for judgements of whole events, and provisional where claims are
grouped anew or corrected, until the next `settle`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.corroborate import amended_claims, corroborate_claims
from dateline.corroborate.reviewed import reviewed
from dateline.corroborate.rulings import rulings
from dateline.model.account import Assignment, assigned
from dateline.model.claim import Claim
from dateline.model.decision import Decision, Logged, Subject, SubjectKind, Verdict
from dateline.model.event import Event
from dateline.model.ids import ClaimId, DocumentId, EventId
from dateline.model.origin import Told
from dateline.model.worklist import Listed
from dateline.review.decisions import effective, shown
from dateline.review.standing import Judged
from dateline.review.worklist import Folder, best_claim, line

if TYPE_CHECKING:
    from dateline.store.base import Store, View, Writer

_AT_ONCE = 200
_ON_CLAIMS = (SubjectKind.CLAIM, SubjectKind.CLAIMS)
_REGROUPS = (
    Verdict.ADD,
    Verdict.CORRECT,
    Verdict.UNKNOWN,
    Verdict.ADJUDICATE,
    Verdict.REJECT,
    Verdict.ACCEPT,
    Verdict.SAME,
    Verdict.DIFFERENT,
    Verdict.UPDATE,
    Verdict.PART_OF,
    Verdict.CONTRARY,
)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settling came to: how many events there are now, and up to which entry of the log it went."""

    events: int
    number: int


def standing(entries: Iterable[Logged]) -> tuple[Decision, ...]:
    """The decisions that are not taken back, in the order of the log."""
    ordered = [entry.decision for entry in entries]
    gone: set[str] = set()
    for one in reversed(ordered):
        if one.verdict is Verdict.RETRACT and one.retracts and one.id not in gone:
            gone.add(one.retracts)
    return tuple(one for one in ordered if one.id not in gone and one.verdict is not Verdict.RETRACT)


def settle(store: Store) -> Settlement:
    """Settle all events anew. While it works others may read; decisions made meanwhile are not lost."""
    with store.view() as view:
        number, _ = view.head()
        coding = view.last_coding()
        decided = standing(view.decisions())
        holding = effective(decided)
        events = tuple(corroborate_claims(view.told(), _on_claims(holding)))
        lister = _lister(view, decided, holding)
        with store.writer() as writer:
            is_whole = writer.view().last_coding() == coding
            writer.replace_events(lister.listed(events), settled_at=number if is_whole else None)
            later = tuple(writer.view().decisions(after=number))
            if later:
                settle_near(writer, later)
    return Settlement(len(events), number)


def settle_near(writer: Writer, logged: Sequence[Logged]) -> bool:
    """Settle the events that decisions just made are about, in the same transaction.

    True if the events are now what `settle` would make them; else call that when there is time.
    """
    view = writer.view()
    before = logged[0].number - 1 if logged else view.head()[0]
    decisions = _undone(view, [entry.decision for entry in logged])
    touched = _events_touched(view, decisions)
    regroups = any(_regroups(one) for one in decisions)
    submits = any(one.verdict is Verdict.SUBMIT for one in decisions)
    is_exact = view.settled_at() == before and not regroups and not submits
    old = [settled for _, settled in view.with_settled(touched).values()]
    near = _nearby(view, old, decisions)
    lister = _lister(view, near.decided, near.holding, near.assignments)
    events = _regrouped(view, old, near, decisions) if regroups else tuple(old)
    settled_at = before + len(logged) if is_exact else None
    writer.change_events(touched, lister.listed(events), settled_at=settled_at)
    return is_exact


def _on_claims(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that say which claims there are and which of them belong together."""
    return tuple(one for one in decisions if one.subject.kind is not SubjectKind.EVENT)


def _undone(view: View, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions with those that they take back, and those that these had taken back."""
    found: dict[str, Decision] = {}
    waiting = list(decisions)
    while waiting:
        one = waiting.pop()
        found[one.id] = one
        if one.retracts and one.retracts not in found and (entry := view.decision(one.retracts)):
            waiting.append(entry.decision)
    return tuple(found.values())


def _regroups(decision: Decision) -> bool:
    return decision.verdict in _REGROUPS and decision.subject.kind is not SubjectKind.EVENT


def _events_touched(view: View, decisions: Iterable[Decision]) -> tuple[EventId, ...]:
    claims: set[ClaimId] = set()
    documents: set[DocumentId] = set()
    for one in decisions:
        claims.update(one.rests_on)
        if one.subject.kind in _ON_CLAIMS:
            claims.update(ClaimId(id_) for id_ in one.subject.ids)
        if one.subject.kind is SubjectKind.DOCUMENT:
            documents.update(DocumentId(id_) for id_ in one.subject.ids)
    for told in view.told(documents) if documents else ():
        claims.update(claim.id for claim in told.claims)
    return view.events_of(claims)


@dataclass(frozen=True, slots=True)
class _Near:
    """Decisions about a few events."""

    decided: tuple[Decision, ...]
    holding: tuple[Decision, ...]
    assignments: tuple[Assignment, ...]


def _nearby(view: View, events: Iterable[Event], decisions: Iterable[Decision]) -> _Near:
    """Everything that was decided about the events, their claims and their documents, as it stands."""
    claims = {claim for event in events for claim in event.claims}
    entries = {entry.number: entry for entry in view.histories({event.id for event in events})}
    seen = {entry.decision.id for entry in entries.values()}
    for one in decisions:
        if one.id not in seen and (entry := view.decision(one.id)) is not None:
            entries[entry.number] = entry
    documents = {claim.document_id for claim in view.claims(claims)}
    wanted = {*documents, *(event.id for event in events)}
    for verdict in (SubjectKind.DOCUMENT, SubjectKind.EVENT):
        for entry in view.decisions(kind=verdict, subjects=wanted) if wanted else ():
            entries[entry.number] = entry
    decided = standing(_with_retractions(view, entries))
    return _Near(decided, effective(decided), assigned(decided))


def _with_retractions(view: View, entries: dict[int, Logged]) -> list[Logged]:
    waiting = [entry.decision.id for entry in entries.values()]
    while waiting:
        found = list(view.decisions(kind=SubjectKind.DECISION, subjects=waiting))
        waiting = [one.decision.id for one in found if one.number not in entries]
        entries |= {one.number: one for one in found}
    return [entries[number] for number in sorted(entries)]


def _regrouped(
    view: View, old: Sequence[Event], near: _Near, decisions: Iterable[Decision]
) -> tuple[Event, ...]:
    """The claims of some events grouped anew among themselves, with the ties that they had to others."""
    claims = {claim for event in old for claim in event.claims}
    for one in decisions:
        if one.subject.kind in _ON_CLAIMS:
            claims.update(ClaimId(id_) for id_ in one.subject.ids)
    homes = {claim.document_id for claim in view.claims(claims)}
    homes |= {claim.document_id for claim in _added(near.holding)}
    told = tuple(
        replace(one, claims=tuple(claim for claim in one.claims if claim.id in claims))
        for one in view.told(homes)
    )
    gone = {event.id for event in old}
    ties = {event.id: tuple(tie for tie in event.ties if tie.event_id not in gone) for event in old}
    found = corroborate_claims(told, _on_claims(near.holding))
    return tuple(replace(event, ties=event.ties or ties.get(event.id, ())) for event in found)


def _added(decisions: Iterable[Decision]) -> Iterator[Claim]:
    added = [one for one in decisions if one.verdict is Verdict.ADD]
    for claims in rulings(added).claims.values():
        yield from claims


class _Lister:
    """Events with their lines, a few at a time."""

    def __init__(self, view: View, decided: Sequence[Decision], holding: Sequence[Decision]) -> None:
        self._view = view
        self._judged = Judged(shown(decided))
        self._holding = Judged(holding)
        self.amended: Mapping[ClaimId, Claim] = {}
        self.coders: Mapping[str, frozenset[str]] = {}

    def listed(self, events: Iterable[Event]) -> Iterator[Listed]:
        """Each event, judged, with its line."""
        batch: list[Event] = []
        for event in events:
            batch.append(event)
            if len(batch) == _AT_ONCE:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, events: Sequence[Event]) -> Iterator[Listed]:
        found = {
            claim.id: claim for claim in self._view.claims({id_ for one in events for id_ in one.claims})
        }
        claims = {**found, **self.amended}
        by_event = {one.id: [claims[id_] for id_ in one.claims if id_ in claims] for one in events}
        origins = self._view.origins({claim.document_id for some in by_event.values() for claim in some})
        best = [claim for some in by_event.values() if (claim := best_claim(some))]
        texts = self._view.texts({claim.document_id for claim in best})
        for settled in events:
            mine = by_event[settled.id]
            event = self._reviewed(settled)
            folder = Folder(
                event, mine, origins, texts, self._judged.of(settled.claims), self._coders(settled, mine)
            )
            amended = tuple(claim for claim in mine if claim.id in self.amended)
            yield Listed(event=event, row=line(folder), settled=settled, amended=amended)

    def _reviewed(self, settled: Event) -> Event:
        """The event as people judged it, also where it had another id when they did."""
        decisions = self._holding.of(settled.claims)
        mine = Subject(kind=SubjectKind.EVENT, ids=(settled.id,))
        renamed = (
            replace(one, subject=mine) if one.subject.kind is SubjectKind.EVENT else one for one in decisions
        )
        return reviewed(settled, rulings(renamed)) if decisions else settled

    def _coders(self, event: Event, claims: Iterable[Claim]) -> frozenset[str]:
        subjects = {event.id, *(claim.document_id for claim in claims)}
        return frozenset(coder for one in subjects for coder in self.coders.get(one, ()))


def _lister(
    view: View,
    decided: Sequence[Decision],
    holding: Sequence[Decision],
    assignments: Collection[Assignment] | None = None,
) -> _Lister:
    """A lister that knows which claims people amended and who has yet to code what."""
    lister = _Lister(view, decided, holding)
    lister.amended = _amended(view, _on_claims(holding))
    coders: defaultdict[str, set[str]] = defaultdict(set)
    for one in view.assignments() if assignments is None else assignments:
        if one.submitted is None:
            coders[one.subject].add(one.coder)
    lister.coders = {subject: frozenset(names) for subject, names in coders.items()}
    return lister


def _amended(view: View, decisions: Sequence[Decision]) -> Mapping[ClaimId, Claim]:
    """The claims that people added or corrected."""
    named = {ClaimId(id_) for one in decisions if one.subject.kind in _ON_CLAIMS for id_ in one.subject.ids}
    homes = {claim.document_id for claim in (*view.claims(named), *_added(decisions))}
    told: Iterable[Told] = view.told(homes) if homes else ()
    return {claim.id: claim for claim in amended_claims(told, decisions)}
