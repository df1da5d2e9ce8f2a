"""Every row against its hash: any byte that was altered since it was written is found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from dateline.errors import StoreError
from dateline.model.claim import Claim
from dateline.model.custody import Finding
from dateline.model.decision import Decision
from dateline.model.document import Document
from dateline.model.ids import make_id
from dateline.model.worklist import Listed, Row
from dateline.store import codec
from dateline.store.tables import (
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
    from sqlalchemy import Connection, RowMapping, Select, Table

_AT_ONCE = 500


def findings(connection: Connection) -> Iterator[Finding]:
    """What is wrong, table by table."""
    yield from _documents(connection)
    yield from _codings(connection)
    yield from _strays(connection)
    yield from _decisions(connection)
    yield from _refused(connection)
    yield from _events(connection)


def _rows(connection: Connection, wanted: Select[Any]) -> Iterator[RowMapping]:
    """All rows, a few in memory at a time."""
    streamed = connection.execute(wanted, execution_options={"yield_per": _AT_ONCE})
    yield from streamed.mappings()


def _documents(connection: Connection) -> Iterator[Finding]:
    for row in _rows(connection, select(documents).order_by(documents.c.id)):
        for problem in _document_problems(row):
            yield Finding(table="documents", key=row["id"], problem=problem)


def _document_problems(row: RowMapping) -> Iterator[str]:
    if codec.text_digest(row["text"]) != row["text_sha256"]:
        yield "the text was altered: it is not what its hash says"
    if codec.document_digest(row) != row["sha256"]:
        yield "the row was altered: it is not what its hash says"
        return
    document = codec.decoded(row["record"], Document)
    if (document.id, document.text_sha256) != (row["id"], row["text_sha256"]):
        yield "its record is another document's"


def _codings(connection: Connection) -> Iterator[Finding]:
    """Each coding with its claims: they are read side by side in the same order."""
    told = groupby(
        _side(connection, select(claims).order_by(claims.c.coding, claims.c.position)),
        key=lambda row: row["coding"],
    )
    waiting = next(told, None)
    for coding in _rows(connection, select(codings).order_by(codings.c.id)):
        while waiting and waiting[0] < coding["id"]:
            yield Finding(table="claims", key=f"of coding {waiting[0]}", problem="there is no such coding")
            waiting = next(told, None)
        mine: list[RowMapping] = []
        if waiting and waiting[0] == coding["id"]:
            mine = list(waiting[1])
            waiting = next(told, None)
        yield from _coding_problems(coding, mine)
    if waiting:
        yield Finding(table="claims", key=f"of coding {waiting[0]}", problem="there is no such coding")


def _side(connection: Connection, wanted: Select[Any]) -> Iterator[RowMapping]:
    """Rows read in pages by their key, so that another query may run between them."""
    coding, position = -1, -1
    while True:
        page = wanted.where(
            (claims.c.coding > coding) | ((claims.c.coding == coding) & (claims.c.position > position))
        ).limit(_AT_ONCE)
        found = connection.execute(page).mappings().all()
        if not found:
            return
        yield from found
        coding, position = found[-1]["coding"], found[-1]["position"]


def _coding_problems(coding: RowMapping, mine: list[RowMapping]) -> Iterator[Finding]:
    for row in mine:
        for problem in _claim_problems(row):
            yield Finding(table="claims", key=f"{row['id']} of {coding['document_id']}", problem=problem)
    if codec.coding_digest(coding, [row["sha256"] for row in mine]) != coding["sha256"]:
        problem = "mentions, origin or the list of claims were altered: they are not what their hash says"
        yield Finding(table="codings", key=f"{coding['id']} of {coding['document_id']}", problem=problem)


def _claim_problems(row: RowMapping) -> Iterator[str]:
    if codec.claim_digest(row) != row["sha256"]:
        yield "the row was altered: it is not what its hash says"
        return
    claim = codec.decoded(row["record"], Claim)
    if (claim.id, claim.document_id, claim.type) != (row["id"], row["document_id"], row["type"]):
        yield "its record is another claim's"


def _strays(connection: Connection) -> Iterator[Finding]:
    """Documents without codings, codings without documents, and which coding is told."""
    coded = select(codings.c.document_id)
    for id_ in connection.execute(select(documents.c.id).where(documents.c.id.not_in(coded))).scalars():
        yield Finding(table="documents", key=id_, problem="its coding is gone")
    there = select(documents.c.id)
    for id_ in connection.execute(coded.where(codings.c.document_id.not_in(there))).scalars():
        yield Finding(table="codings", key=f"of {id_}", problem="the document is gone")
    told = func.sum(case((codings.c.is_current, 1), else_=0))
    wanted = select(codings.c.document_id, told).group_by(codings.c.document_id).having(told != 1)
    for id_, number in connection.execute(wanted):
        problem = f"{number} codings of this document are told, and it must be one"
        yield Finding(table="codings", key=f"of {id_}", problem=problem)


def _decisions(connection: Connection) -> Iterator[Finding]:
    """The chain from its first link to its head."""
    number, previous, at = 0, "", ""
    for row in _rows(connection, select(decisions).order_by(decisions.c.number)):
        for problem in _decision_problems(row, number, previous):
            yield Finding(table="decisions", key=f"{row['number']} ({row['id']})", problem=problem)
        number, previous, at = row["number"], row["hash"], row["at"]
    top = connection.execute(select(head)).mappings().first()
    if top is None or (top["number"], top["hash"], top["at"]) != (number, previous, at):
        held = f"{top['number']}" if top else "none"
        problem = (
            f"the log ends with entry {number}, but its head says {held}: entries are missing or altered"
        )
        yield Finding(table="head", key="1", problem=problem)
    yield from _subjects(connection)


def _decision_problems(row: RowMapping, number: int, previous: str) -> Iterator[str]:
    if row["number"] != number + 1:
        yield f"entry {number + 1} is missing before it"
    if row["previous"] != previous:
        yield "it is not chained to the entry before it"
    if codec.decision_hash(row) != row["hash"]:
        yield "the entry was altered: it is not what its hash says"
        return
    decision = codec.decoded(row["record"], Decision)
    if codec.decision_row(decision, row["number"], row["previous"])["hash"] != row["hash"]:
        yield "its columns are not what its record says"


def _subjects(connection: Connection) -> Iterator[Finding]:
    """What decisions are found by: as many rows as the records say, and those."""
    for row in _rows(connection, select(decisions.c.number, decisions.c.record).order_by(decisions.c.number)):
        wanted = select(subjects.c.kind, subjects.c.subject).where(subjects.c.number == row["number"])
        found = sorted(connection.execute(wanted))
        try:
            decision = codec.decoded(row["record"], Decision)
        except StoreError:
            continue  # named above
        if found != [(one["kind"], one["subject"]) for one in codec.subject_rows(decision, row["number"])]:
            problem = "they are not what the decision says"
            yield Finding(table="subjects", key=f"of decision {row['number']}", problem=problem)


def _refused(connection: Connection) -> Iterator[Finding]:
    for row in _rows(connection, select(refused).order_by(refused.c.id)):
        names = ("location", "row", "reason", "remedy", "maker")
        if make_id("r", *(row[name] for name in names)) != row["id"]:
            yield Finding(table="refused", key=row["id"], problem="the row was altered")


_BESIDE = (event_claims, worklist, lines, tags)


def _events(connection: Connection) -> Iterator[Finding]:
    last = ""
    while rows := _event_page(connection, last):
        ids = [row["id"] for row in rows]
        beside = [_grouped(connection, table, ids) for table in _BESIDE]
        for row in rows:
            claims_, listed, whole, tags_ = (found.get(row["id"], []) for found in beside)
            for problem in _event_problems(row, claims_, (*listed, *whole), tags_):
                yield Finding(table="events", key=row["id"], problem=problem)
        last = ids[-1]
    for table in _BESIDE:
        wanted = select(table.c.event_id).where(table.c.event_id.not_in(select(events.c.id))).distinct()
        for id_ in connection.execute(wanted).scalars():
            yield Finding(table=table.name, key=id_, problem="there is no such event")


def _event_page(connection: Connection, last: str) -> list[RowMapping]:
    wanted = select(events).where(events.c.id > last).order_by(events.c.id).limit(_AT_ONCE)
    return list(connection.execute(wanted).mappings())


def _grouped(connection: Connection, table: Table, ids: list[str]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in connection.execute(select(table).where(table.c.event_id.in_(ids))).mappings():
        found.setdefault(row["event_id"], []).append(row)
    return found


def _event_problems(
    row: RowMapping, claims_: list[RowMapping], listed_: tuple[RowMapping, ...], tags_: list[RowMapping]
) -> Iterator[str]:
    ordered = sorted(claims_, key=lambda one: str(one["claim_id"]))
    amended = [one["record"] for one in ordered if one["record"]]
    line = listed_[-1]["record"] if len(listed_) == 2 else ""  # noqa: PLR2004  (its line, short and whole)
    if codec.event_digest(row, line, amended) != row["sha256"]:
        yield "the event, its line or its amended claims were altered: settle the events anew"
        return
    event = codec.read_event(row)
    listed = Listed(
        event=event,
        settled=codec.read_settled(row),
        row=codec.decoded(line, Row),
        amended=tuple(codec.decoded(one, Claim) for one in amended),
    )
    if [dict(one) for one in ordered] != codec.event_claim_rows(listed):
        yield "its claims are not what the event says"
    if dict(listed_[0]) != codec.worklist_row(listed.row):
        yield "its line in the list is not what its record says"
    found = sorted((dict(one) for one in tags_), key=lambda one: (one["kind"], one["value"]))
    if found != codec.tag_rows(listed.row):
        yield "what it is found by is not what its line says"
