"""Documents of the store, read: texts, custody, mentions, and what each tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from dateline.errors import StoreError
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.custody import Custody, Kept, KeptLine
from dateline.model.ids import ClaimId, DocumentId
from dateline.model.origin import Origin, Told
from dateline.store import codec
from dateline.store.batches import batches
from dateline.store.tables import claims, codings, documents

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Select

_PAGE = 200

_later = documents.alias("later")
# The coding that counts: the last one made.
_last = codings.alias("last")


def _custody_rows() -> Select[Any]:
    """A row for each document with the coding made last."""
    newest = (
        select(_last.c.id).where(_last.c.document_id == documents.c.id).order_by(_last.c.id.desc()).limit(1)
    ).scalar_subquery()
    return (
        select(
            documents.c.id,
            documents.c.added,
            documents.c.how,
            documents.c.version,
            documents.c.follows,
            _later.c.id.label("followed_by"),
            codings.c.maker,
            codings.c.claims,
            codings.c.origin,
        )
        .select_from(documents)
        .join(codings, codings.c.id == newest)
        .outerjoin(_later, _later.c.follows == documents.c.id)
    )


def _line(row: RowMapping) -> KeptLine:
    custody = Custody(
        document_id=row["id"],
        added=codec.read_moment(row["added"]),
        how=row["how"],
        version=row["version"],
        follows=row["follows"],
        followed_by=row["followed_by"],
        maker=row["maker"],
        claims=row["claims"],
    )
    return KeptLine(origin=codec.read_origin(row), custody=custody)


def lines(connection: Connection, after: DocumentId | None, limit: int | None) -> Iterator[KeptLine]:
    """Documents by id, without their texts."""
    last = after or ""
    while limit is None or limit > 0:
        some = _PAGE if limit is None else min(limit, _PAGE)
        wanted = _custody_rows().where(documents.c.id > last).order_by(documents.c.id).limit(some)
        found = [_line(row) for row in connection.execute(wanted).mappings()]
        yield from found
        if len(found) < some:
            return
        last = found[-1].origin.document_id
        limit = None if limit is None else limit - some


def versions(connection: Connection, document_id: DocumentId) -> tuple[KeptLine, ...]:
    """All texts under the document's address or id."""
    key = select(documents.c.version_of).where(documents.c.id == document_id).scalar_subquery()
    wanted = _custody_rows().where(documents.c.version_of == key).order_by(documents.c.version)
    return tuple(_line(row) for row in connection.execute(wanted).mappings())


def kept(connection: Connection, document_id: DocumentId) -> Kept | None:
    """A document with text, mentions, links and claims of the coding made last."""
    custody = connection.execute(_custody_rows().where(documents.c.id == document_id)).mappings().first()
    if custody is None:
        return None
    line = _line(custody)
    wanted = select(documents.c.record, documents.c.text).where(documents.c.id == document_id)
    document = codec.read_document(connection.execute(wanted).mappings().one())
    coding = select(codings.c.id, codings.c.page).where(codings.c.document_id == document_id)
    row = connection.execute(coding.order_by(codings.c.id.desc())).mappings().first()
    if row is None:
        raise StoreError(f"document {document_id} has no coding: run dateline verify")
    told = tuple(_claims_of(connection, [row["id"]]).get(row["id"], ()))
    coded = CodedPage(codec.read_page(row["page"], document), told)
    return Kept(coded=coded, origin=line.origin, custody=line.custody)


def texts(connection: Connection, ids: Collection[DocumentId]) -> Mapping[DocumentId, str]:
    """The texts of documents."""
    found: dict[DocumentId, str] = {}
    for some in batches(sorted(ids)):
        wanted = select(documents.c.id, documents.c.text).where(documents.c.id.in_(some))
        found |= {DocumentId(id_): text for id_, text in connection.execute(wanted)}
    return found


def coded_by(connection: Connection, ids: Collection[DocumentId], maker: str) -> frozenset[DocumentId]:
    """Those of the documents that the maker has coded."""
    found: set[DocumentId] = set()
    for some in batches(sorted(ids)):
        wanted = select(codings.c.document_id).where(
            codings.c.document_id.in_(some), codings.c.maker == maker
        )
        found |= {DocumentId(one) for one in connection.execute(wanted).scalars()}
    return frozenset(found)


def told(connection: Connection, ids: Collection[DocumentId] | None) -> Iterator[Told]:
    """What each document tells, by document id, as its last maker read it."""
    if ids is None:
        last = ""
        while found := _told_after(connection, last):
            yield from found
            last = found[-1].origin.document_id
    else:
        for some in batches(sorted(ids), _PAGE):
            yield from _told(connection, _current().where(codings.c.document_id.in_(some)))


def _told_after(connection: Connection, last: str) -> list[Told]:
    return _told(connection, _current().where(codings.c.document_id > last).limit(_PAGE))


def _current() -> Select[Any]:
    wanted = select(codings.c.id, codings.c.document_id, codings.c.origin).where(codings.c.is_current)
    return wanted.order_by(codings.c.document_id)


def _told(connection: Connection, wanted: Select[Any]) -> list[Told]:
    rows = connection.execute(wanted).mappings().all()
    found = _claims_of(connection, [row["id"] for row in rows])
    return [Told(origin=codec.read_origin(row), claims=tuple(found.get(row["id"], ()))) for row in rows]


def _claims_of(connection: Connection, ids: list[int]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = {}
    wanted = select(claims.c.coding, claims.c.record).where(claims.c.coding.in_(ids))
    for row in connection.execute(wanted.order_by(claims.c.coding, claims.c.position)).mappings():
        found.setdefault(row["coding"], []).append(codec.read_claim(row))
    return found


def claims_by_id(connection: Connection, ids: Iterable[str]) -> Mapping[ClaimId, Claim]:
    """Claims as the machine wrote them: of the current coding, or where there is none the last one."""
    found: dict[ClaimId, Claim] = {}
    for some in batches(sorted(set(ids))):
        wanted = (
            select(claims.c.record)
            .join(codings, codings.c.id == claims.c.coding)
            .where(claims.c.id.in_(some))
            .order_by(codings.c.is_current, codings.c.id)
        )
        for row in connection.execute(wanted).mappings():
            claim = codec.read_claim(row)
            found[claim.id] = claim
    return found


def origins(connection: Connection, ids: Collection[DocumentId]) -> Mapping[DocumentId, Origin]:
    """The origins of documents, as their last coding has them."""
    found: dict[DocumentId, Origin] = {}
    for some in batches(sorted(ids)):
        wanted = select(codings.c.origin).where(and_(codings.c.document_id.in_(some)))
        for row in connection.execute(wanted.order_by(codings.c.id)).mappings():
            origin = codec.read_origin(row)
            found[origin.document_id] = origin
    return found
