"""Documents: which bytes came when and how, which version they are, and whether they are as they were."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING

from dateline.model.ids import DocumentId
from dateline.serve.access import reading
from dateline.serve.blind import hidden_documents
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.documents import (
    ClaimLine,
    DocumentLine,
    DocumentPage,
    DocumentsPage,
    RefusedLine,
)
from dateline.serve.lines import type_label
from dateline.serve.text import lay_out, private_names, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.custody import Kept, KeptLine
    from dateline.store.base import View

ROWS = 50
_REFUSED = 100


def routes() -> list[Route]:
    """The routes of this file."""
    return [reading("/documents", show_documents), reading("/documents/{document}", show_document)]


def show_documents(call: Call) -> Response:
    """A page of the documents, by id, and the reports that were refused."""
    after = DocumentId(call.query["after"]) if call.query.get("after") else None
    with call.desk.store.view() as view:
        found = list(view.documents(after, ROWS + 1))
        refused = list(view.refused())
        sizes = call.desk.sizes(view)
    lines = tuple(document_line(one) for one in found[:ROWS])
    page = DocumentsPage(
        lines=lines,
        refused=tuple(
            RefusedLine(shown(one.location), shown(one.reason), shown(one.remedy), f"{one.at:%Y-%m-%d %H:%M}")
            for one in islice(refused, _REFUSED)
        ),
        more_refused=max(0, len(refused) - _REFUSED),
        sizes=sizes,
        later=f"/documents?after={lines[-1].id}" if len(found) > ROWS else None,
        is_first=after is None,
    )
    return call.page("documents", "Documents", page)


def document_line(line: KeptLine) -> DocumentLine:
    """A document on one line."""
    origin, custody = line.origin, line.custody
    return DocumentLine(
        id=origin.document_id,
        title=shown(origin.title or origin.location),
        outlet=shown(origin.outlet or ""),
        published=origin.published.isoformat() if origin.published else "not known",
        added=f"{custody.added:%Y-%m-%d %H:%M}",
        version=custody.version,
        is_last=custody.followed_by is None,
        claims=custody.claims,
        notice=origin.notice.value if origin.notice else "",
    )


def show_document(call: Call) -> Response:
    """One document with its custody line; its text is hashed anew for the page."""
    document = DocumentId(call.path["document"])
    with call.desk.store.view() as view:
        kept = view.document(document)
        if kept is None:
            raise Refusal(404, f"there is no document {document}", "the list of documents shows all")
        versions = tuple(document_line(one) for one in view.versions(document))
        is_hidden = document in hidden_documents(view, call.user)
        claims = () if is_hidden else tuple(_claims(call, view, kept))
    return call.page("documents", "Document", _page(call, kept, versions, claims), template="document.html")


def _claims(call: Call, view: View, kept: Kept) -> Iterator[ClaimLine]:
    text = kept.coded.document.text
    for claim in kept.coded.claims:
        events = view.events_of([claim.id])
        words = shown(" ".join(claim.sentence.of(text).split()))
        label = type_label(claim.type, call.desk.codebook)
        event = f"/review/{events[0]}?report={claim.document_id}" if events else None
        yield ClaimLine(label, claim.status.value, words, event, claim.trigger.start)


def _page(
    call: Call, kept: Kept, versions: tuple[DocumentLine, ...], claims: tuple[ClaimLine, ...]
) -> DocumentPage:
    document = kept.coded.document
    coded = kept.coded.claims if claims else ()
    return DocumentPage(
        id=document.id,
        title=shown(document.title or document.location),
        facts=tuple((name, shown(value)) for name, value in _facts(kept) if value),
        custody=tuple(_custody(kept)),
        is_whole=_digest(document.text) == document.text_sha256,
        versions=versions,
        url=document.url if (document.url or "").startswith(("https://", "http://")) else None,
        language=document.language,
        text=lay_out(document, (), coded, private_names(kept.coded.linked)),
        claims=claims,
        notes=tuple(shown(note) for note in document.notes),
        types=tuple((name, one.label) for name, one in call.desk.codebook.types.items()),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(kept: Kept) -> Iterator[tuple[str, str]]:
    document, origin = kept.coded.document, kept.origin
    yield "Outlet", document.outlet or ""
    yield (
        "Published",
        document.published_at or (document.published.isoformat() if document.published else "not known"),
    )
    yield "Author", document.author or ""
    yield "Text of", ", ".join(document.agencies)
    yield "Notice", origin.notice.value if origin.notice else ""
    yield "Own id", str(document.external_id) if document.external_id is not None else ""
    yield "Read from", document.location


def _custody(kept: Kept) -> Iterator[tuple[str, str]]:
    document, custody = kept.coded.document, kept.custody
    yield "Added", f"{custody.added:%Y-%m-%d %H:%M:%S} UTC"
    yield "By", shown(custody.how)
    yield "Coded by", shown(custody.maker)
    yield "Version", str(custody.version)
    yield "SHA-256", document.text_sha256
