"""One transaction that writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from dateline.errors import StoreError
from dateline.model.coded import CodedPage
from dateline.model.decision import Decision, Logged, SubjectKind
from dateline.model.document import Document
from dateline.model.ids import ClaimId, EventId, make_id
from dateline.model.origin import Origin
from dateline.model.rejected import Rejected
from dateline.model.worklist import Listed
from dateline.store import codec
from dateline.store.base import Kind
from dateline.store.batches import batches
from dateline.store.log import Remembered
from dateline.store.reading import SqlView
from dateline.store.tables import (
    DERIVED,
    about,
    claims,
    codings,
    decisions,
    documents,
    event_claims,
    events,
    head,
    lines,
    refused,
    subjects,
    tags,
    worklist,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from dateline.store.base import View

SETTLED = "settled"
_TICK = timedelta(microseconds=1)


class SqlWriter:
    """Writes inside one transaction, which its store begins and ends."""

    def __init__(self, connection: Connection, remembered: Remembered | None = None) -> None:
        self._connection = connection
        self._remembered = {} if remembered is None else remembered

    def view(self) -> View:
        """What the store holds inside this transaction."""
        return SqlView(self._connection, self._remembered)

    def add(self, coded: CodedPage, *, origin: Origin, maker: str, at: datetime, how: str = "") -> Kind:
        """Keep a coded report, unless the maker has coded it already."""
        document = codec.storable(coded.document)
        known = self._makers(document)
        if maker in known:
            return Kind.KNOWN
        kind = Kind.RECODED if known else self._add_document(document, at, how)
        self._retire_codings(document)
        values = {"maker": maker, "at": codec.moment(at), "is_current": True}
        row, told = codec.coding_rows(coded, codec.storable(origin), values)
        made = self._connection.execute(insert(codings).values(**row).returning(codings.c.id)).scalar_one()
        if told:
            self._connection.execute(insert(claims), [{**one, "coding": made} for one in told])
        self._forget_settled()
        return kind

    def _makers(self, document: Document) -> frozenset[str]:
        wanted = select(codings.c.maker).where(codings.c.document_id == document.id)
        return frozenset(self._connection.execute(wanted).scalars())

    def _add_document(self, document: Document, at: datetime, how: str) -> Kind:
        key = codec.version_key(document)
        before = self._last_version(key)
        values = {
            "version_of": key,
            "version": before["version"] + 1 if before else 1,
            "follows": before["id"] if before else None,
            "added": codec.moment(at),
            "how": how,
        }
        self._connection.execute(insert(documents).values(**codec.document_row(document, values)))
        return Kind.VERSION if before else Kind.NEW

    def _last_version(self, key: str) -> RowMapping | None:
        wanted = select(documents.c.id, documents.c.version).where(documents.c.version_of == key)
        return self._connection.execute(wanted.order_by(documents.c.version.desc())).mappings().first()

    def _retire_codings(self, document: Document) -> None:
        """What other makers read in the document is kept and no longer told."""
        mine = (codings.c.document_id == document.id, codings.c.is_current)
        self._connection.execute(update(codings).where(*mine).values(is_current=False))

    def refuse(self, rejected: Rejected, *, maker: str, at: datetime) -> None:
        """Keep a report that could not be used; the same again is kept once."""
        rejected = codec.storable(rejected)
        row = {
            "location": rejected.location,
            "row": rejected.row,
            "reason": rejected.reason,
            "remedy": rejected.remedy,
            "maker": maker,
        }
        id_ = make_id("r", *row.values())
        if self._connection.execute(select(refused.c.id).where(refused.c.id == id_)).first() is None:
            self._connection.execute(insert(refused).values(id=id_, at=codec.moment(at), **row))

    def decide(self, decisions_: Sequence[Decision]) -> tuple[Logged, ...]:
        """Append decisions to the log, each chained to the one before."""
        last = self._connection.execute(select(head).with_for_update()).mappings().one()
        number, previous = last["number"], last["hash"]
        at = codec.read_moment(last["at"]) if last["at"] else None
        rows, found, logged = [], [], []
        for complete in self._resting(decisions_):
            at = max(complete.at, at + _TICK) if at else complete.at
            decision = replace(complete, at=at)
            number += 1
            row = codec.decision_row(decision, number, previous)
            logged.append(Logged(number=number, decision=decision, previous=previous, hash=row["hash"]))
            previous = row["hash"]
            rows.append(row)
            found += codec.subject_rows(decision, number)
        for table, some in ((decisions, rows), (subjects, found)):
            if some:
                self._connection.execute(insert(table), some)
        if at is not None:
            self._connection.execute(update(head).values(number=number, hash=previous, at=codec.moment(at)))
        return tuple(logged)

    def _resting(self, decisions_: Sequence[Decision]) -> Iterator[Decision]:
        """The decisions; those about events with the claims that the events have now."""
        about = [one for one in decisions_ if one.subject.kind is SubjectKind.EVENT and not one.rests_on]
        claims_ = self._claims_of({id_ for one in about for id_ in one.subject.ids})
        for one in decisions_:
            if one.subject.kind is not SubjectKind.EVENT or one.rests_on:
                yield one
                continue
            mine = tuple(sorted(claim for id_ in one.subject.ids for claim in claims_.get(id_, ())))
            if not mine:
                raise StoreError(
                    f"there is no event {', '.join(one.subject.ids)} (any more): "
                    "look at the events as they are now, and decide again"
                )
            yield replace(one, rests_on=mine)

    def _claims_of(self, events_: Collection[str]) -> dict[str, list[ClaimId]]:
        found: dict[str, list[ClaimId]] = {}
        for some in batches(sorted(events_)):
            wanted = select(event_claims).where(event_claims.c.event_id.in_(some))
            for row in self._connection.execute(wanted).mappings():
                found.setdefault(row["event_id"], []).append(ClaimId(row["claim_id"]))
        return found

    def replace_events(self, events_: Iterable[Listed], *, settled_at: int | None) -> None:
        """These are now all events; what stays the same is not written."""
        known = dict(self._connection.execute(select(events.c.id, events.c.sha256)).all())
        for some in batches(events_):
            rows = [(codec.event_row(listed), listed) for listed in some]
            fresh = [(row, listed) for row, listed in rows if known.pop(row["id"], None) != row["sha256"]]
            self._put(fresh)
        self._take_out(known)
        self._settle(settled_at)

    def change_events(
        self, gone: Collection[EventId], events_: Iterable[Listed], *, settled_at: int | None
    ) -> None:
        """Take some events out and put others in, or put them in anew."""
        self._take_out(gone)
        self._put([(codec.event_row(listed), listed) for listed in events_])
        self._settle(settled_at)

    def _take_out(self, ids: Iterable[str]) -> None:
        for some in batches(ids):
            for table in DERIVED:
                key = table.c.id if table is events else table.c.event_id
                self._connection.execute(delete(table).where(key.in_(some)))

    def _put(self, rows: list[tuple[dict[str, object], Listed]]) -> None:
        if not rows:
            return
        self._take_out(str(row["id"]) for row, _ in rows)
        listed = [one for _, one in rows]
        self._connection.execute(insert(events), [row for row, _ in rows])
        self._connection.execute(
            insert(event_claims), [row for one in listed for row in codec.event_claim_rows(one)]
        )
        self._connection.execute(insert(worklist), [codec.worklist_row(one.row) for one in listed])
        self._connection.execute(insert(lines), [codec.line_row(one.row) for one in listed])
        if found := [row for one in listed for row in codec.tag_rows(one.row)]:
            self._connection.execute(insert(tags), found)

    def _settle(self, number: int | None) -> None:
        self._forget_settled()
        if number is not None:
            self._connection.execute(insert(about).values(name=SETTLED, value=str(number)))

    def _forget_settled(self) -> None:
        self._connection.execute(delete(about).where(about.c.name == SETTLED))
