"""Records as rows and rows as records; the only file that knows both."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Hashable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_type_hints

from dateline.errors import StoreError
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.decision import Decision, Logged, SubjectKind
from dateline.model.document import Document
from dateline.model.event import Event
from dateline.model.mention import (
    AreaMention,
    CountMention,
    EventMention,
    Mention,
    NameMention,
    PlaceMention,
    Quote,
    TimeMention,
)
from dateline.model.origin import Origin
from dateline.model.page import LinkedPage, Page
from dateline.model.syntax import Analysis
from dateline.model.worklist import Listed, Row

if TYPE_CHECKING:
    import msgspec
    from _typeshed import DataclassInstance

Values = Mapping[Any, Any]  # by column; rows of the database have keys of its own kind
T = TypeVar("T")

RESTS_ON = "rests-on"

_MENTIONS: Mapping[str, type[Mention]] = {
    "place": PlaceMention,
    "time": TimeMention,
    "count": CountMention,
    "name": NameMention,
    "quote": Quote,
    "event": EventMention,
    "area": AreaMention,
}
_KINDS = {kind: name for name, kind in _MENTIONS.items()}


@lru_cache(maxsize=1)
def _encoder() -> msgspec.json.Encoder:
    import msgspec

    return msgspec.json.Encoder(order="sorted")


@lru_cache(maxsize=32)
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    import msgspec

    return msgspec.json.Decoder(cast(type[Any], kind))


def encoded(record: object) -> str:
    """A record as canonical JSON: keys sorted, no white space. Raises StoreError for what has no form."""
    try:
        return _encoder().encode(record).decode()
    except UnicodeEncodeError as problem:
        raise StoreError(f"broken characters cannot be kept: {problem.reason}") from problem


def decoded(text: str | bytes, kind: type[T]) -> T:
    """The record that a row holds. Raises StoreError if it was altered so that it no longer is one."""
    import msgspec

    try:
        record: T = _decoder(cast(Hashable, kind)).decode(text)
    except (msgspec.MsgspecError, ValueError) as problem:
        raise StoreError(f"a row of the store holds no {kind.__name__}: {problem}") from problem
    return record


def digest(*parts: str | int | bytes | None) -> str:
    """SHA-256 over parts, each after its type and length, so that none can run into the next.

    >>> digest("1") == digest(1), digest("a", "b") == digest("ab"), digest(None) == digest("")
    (False, False, False)
    """
    found = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode()
        found.update(b"%b%d:%b" % (type(part).__name__.encode(), len(raw), raw))
    return found.hexdigest()


def moment(at: datetime) -> str:
    """A moment as it is kept. Raises StoreError for a clock without a zone."""
    if at.tzinfo is None:
        raise StoreError(f"{at} has no time zone; give moments in UTC")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_moment(text: str) -> datetime:
    """The moment of a row."""
    return datetime.fromisoformat(text)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


_BROKEN = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Text without halves of characters, as names of files may have them; they become U+FFFD.

    >>> whole("caf\\udce9.txt")
    'caf\ufffd.txt'
    """
    return _BROKEN.sub("\ufffd", text)


def storable(record: T) -> T:
    """A document, origin or rejected report whose texts can be kept."""
    changed = {
        part.name: whole(value)
        for part in fields(cast("DataclassInstance", record))
        if isinstance(value := getattr(record, part.name), str) and _BROKEN.search(value)
    }
    return cast(T, replace(cast("DataclassInstance", record), **changed)) if changed else record


def version_key(document: Document) -> str:
    """What the versions of one report share: its address, or else its id within outlet or file."""
    if document.url:
        return f"url:{json.dumps(document.url)}"
    if document.external_id is None:
        return f"document:{document.id}"
    home = document.outlet or document.location.rpartition("#")[0] or document.location
    return f"id:{json.dumps(home)}:{json.dumps(document.external_id)}"


def document_row(document: Document, values: Values) -> dict[str, Any]:
    """The row of a document. `values`: version_of, version, follows, added and how."""
    record = encoded(replace(document, text=""))
    row = {
        **values,
        "id": document.id,
        "text_sha256": document.text_sha256,
        "text": document.text,
        "record": record,
    }
    return {**row, "sha256": document_digest(row)}


def document_digest(row: Values) -> str:
    """What a document's row must hash to; its text counts through its own hash."""
    names = ("id", "version_of", "version", "follows", "added", "how", "text_sha256", "record")
    return digest(*(row[name] for name in names))


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_document(row: Values) -> Document:
    """The document of a row."""
    return replace(decoded(row["record"], Document), text=row["text"])


def page_blob(linked: LinkedPage) -> bytes:
    """Mentions and what they were linked to, compressed; their order is kept."""
    mentions = [(_KINDS[type(one)], one) for one in linked.page.mentions]
    links = {name: getattr(linked, name) for name in _links()}
    return zlib.compress(encoded({"mentions": mentions, **links}).encode(), 6)


@lru_cache(maxsize=1)
def _links() -> Mapping[str, Any]:
    """The parts of a linked page beside its mentions, with their types."""
    return {name: kind for name, kind in get_type_hints(LinkedPage).items() if name != "page"}


def read_page(blob: bytes, document: Document) -> LinkedPage:
    """The page of a document, without its parse."""
    import msgspec

    try:
        raw = zlib.decompress(blob)
    except zlib.error as problem:
        raise StoreError(f"mentions of {document.id} are damaged: {problem}") from problem
    parts = decoded(raw, dict[str, msgspec.Raw])
    tagged = decoded(bytes(parts.pop("mentions")), list[tuple[str, msgspec.Raw]])
    mentions = tuple(decoded(bytes(one), _MENTIONS[kind]) for kind, one in tagged)
    links = {name: decoded(bytes(parts[name]), kind) for name, kind in _links().items() if name in parts}
    return LinkedPage(Page(document, Analysis(document.text, (), ()), mentions), **links)


def coding_rows(
    coded: CodedPage, origin: Origin, values: Values
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The row of a coding, and those of its claims, which still need its number as `coding`.

    `values`: maker, at and is_current.
    """
    row = {
        **values,
        "document_id": coded.document.id,
        "claims": len(coded.claims),
        "origin": encoded(origin),
        "page": page_blob(coded.linked),
    }
    claims = _claim_rows(coded)
    return {**row, "sha256": coding_digest(row, [one["sha256"] for one in claims])}, claims


def coding_digest(row: Values, claims: list[str]) -> str:
    """What a coding's row must hash to: itself and the hashes of its claims in their order."""
    names = ("document_id", "maker", "at", "claims", "origin", "page")
    return digest(*(row[name] for name in names), *claims)


def _claim_rows(coded: CodedPage) -> list[dict[str, Any]]:
    rows = [_claim_row(claim, position) for position, claim in enumerate(coded.claims)]
    return [{**row, "sha256": claim_digest(row)} for row in rows]


def _claim_row(claim: Claim, position: int) -> dict[str, Any]:
    when = claim.when.when if claim.when else None
    return {
        "position": position,
        "id": claim.id,
        "document_id": claim.document_id,
        "type": claim.type,
        "status": claim.status.value,
        "first": _day(when.first) if when else None,
        "last": _day(when.last) if when else None,
        "record": encoded(claim),
    }


def claim_digest(row: Values) -> str:
    """What a claim's row must hash to."""
    names = ("position", "id", "document_id", "type", "status", "first", "last", "record")
    return digest(*(row[name] for name in names))


def read_claim(row: Values) -> Claim:
    """The claim of a row."""
    return decoded(row["record"], Claim)


def read_origin(row: Values) -> Origin:
    """The origin of a coding's document."""
    return decoded(row["origin"], Origin)


def decision_row(decision: Decision, number: int, previous: str) -> dict[str, Any]:
    """The row of a decision, chained to the one before."""
    row = {
        "number": number,
        "id": decision.id,
        "at": moment(decision.at),
        "reviewer": decision.reviewer,
        "verdict": decision.verdict.value,
        "subject_kind": decision.subject.kind.value,
        "field": decision.field,
        "old": decision.old,
        "new": decision.new,
        "note": decision.note,
        "batch": decision.batch,
        "retracts": decision.retracts,
        "record": encoded(decision),
        "previous": previous,
    }
    return {**row, "hash": decision_hash(row)}


def subject_rows(decision: Decision, number: int) -> list[dict[str, Any]]:
    """What a decision can be found by: its subjects, and the claims that it rests on."""
    found = {(decision.subject.kind.value, subject) for subject in decision.subject.ids}
    found |= {(RESTS_ON, claim) for claim in decision.rests_on}
    found |= {(SubjectKind.DECISION.value, decision.retracts)} if decision.retracts else set()
    return [{"kind": kind, "subject": subject, "number": number} for kind, subject in sorted(found)]


_HASHED = (
    "previous",
    "number",
    "id",
    "at",
    "reviewer",
    "verdict",
    "subject_kind",
    "field",
    "old",
    "new",
    "note",
    "batch",
    "retracts",
    "record",
)


def decision_hash(row: Values) -> str:
    """The link of the chain: the previous hash and everything in the row."""
    return digest(*(row[name] for name in _HASHED))


def read_logged(row: Values) -> Logged:
    """The entry of a row."""
    return Logged(
        number=row["number"],
        decision=decoded(row["record"], Decision),
        previous=row["previous"],
        hash=row["hash"],
    )


def event_row(listed: Listed) -> dict[str, Any]:
    """The row of an event. Its hash covers its line and its amended claims too."""
    record, settled = encoded(listed.event), encoded(listed.settled)
    amended = [one["record"] for one in event_claim_rows(listed) if one["record"]]
    row = {"id": listed.event.id, "record": record, "settled": None if settled == record else settled}
    return {**row, "sha256": event_digest(row, encoded(listed.row), amended)}


def event_digest(row: Values, line: str, amended: list[str]) -> str:
    """What an event's row must hash to; amended claims in the order of their ids."""
    return digest(row["id"], row["record"], row["settled"], line, *amended)


def event_claim_rows(listed: Listed) -> list[dict[str, Any]]:
    """An event's claims by id, with those that people amended in full."""
    amended = {claim.id: encoded(claim) for claim in listed.amended}
    return [
        {"event_id": listed.event.id, "claim_id": claim, "record": amended.get(claim)}
        for claim in sorted(listed.event.claims)
    ]


def read_event(row: Values) -> Event:
    """The event of a row."""
    return decoded(row["record"], Event)


def read_settled(row: Values) -> Event:
    """The event of a row before people judged it as a whole."""
    return decoded(row["settled"] or row["record"], Event)


def worklist_row(line: Row) -> dict[str, Any]:
    """The row of a line of the list."""
    names = [actor.name for actor in line.actors]
    words = " ".join(filter(None, [line.words, line.place, line.admin1, *names])).casefold()
    return {
        "event_id": line.event_id,
        "state": line.state.value,
        "rank": line.rank,
        "type": line.type,
        "status": line.status.value,
        "first": _day(line.first),
        "last": _day(line.last),
        "country": line.country,
        "admin1": line.admin1,
        "is_placed": line.lat is not None,
        "words": words,
    }


def line_row(line: Row) -> dict[str, Any]:
    """The whole line, as a page shows it."""
    return {"event_id": line.event_id, "record": encoded(line)}


def tag_rows(line: Row) -> list[dict[str, Any]]:
    """What a line can be found by that it has more than one of."""
    found = {("why", why.value) for why in line.why}
    found |= {("actor", actor.actor_id) for actor in line.actors if actor.actor_id}
    found |= {("assigned", coder) for coder in line.assigned_to}
    found |= {("decided", reviewer) for reviewer in line.decided_by}
    found |= {("document", document) for document in line.document_ids}
    named = {"event_id": line.event_id, "rank": line.rank, "state": line.state.value}
    return [{**named, "kind": kind, "value": value} for kind, value in sorted(found)]


def read_line(row: Values) -> Row:
    """The line of a row."""
    return decoded(row["record"], Row)
