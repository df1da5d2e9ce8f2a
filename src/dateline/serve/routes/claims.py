"""Hand-work on claims: add one from marked words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.model.decision import SubjectKind, Verdict
from dateline.model.ids import ClaimId, make_id
from dateline.review.decisions import Act, about
from dateline.serve.access import writing
from dateline.serve.acting import act, landing, marked_words
from dateline.serve.call import Call, Refusal
from dateline.serve.sentences import sentence_around

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.custody import Kept
    from dateline.model.decision import Evidence


def routes() -> list[Route]:
    """The routes of this file."""
    return [writing("/claims", add)]


def add(call: Call) -> Response:
    """A claim that the machine did not find: its type, and the word that says it.

    The days, places and people that its sentence names are left for the form: adding a claim decides
    nothing about them.
    """
    type_ = call.one("type")
    if type_ not in call.desk.codebook.types:
        raise Refusal(400, f"the codebook has no type {type_!r}")
    with call.desk.store.view() as view:
        marked = marked_words(call, view)
        if marked is None:
            raise Refusal(400, "no words are marked", "mark the word that says what happened, then add")
        kept = view.document(marked.document_id)
    if kept is None:
        raise Refusal(404, f"document {marked.document_id} is not in the store")
    record = _record(call, kept, marked, type_)
    subject = about(SubjectKind.CLAIM, record["id"])
    act(call, [Act(subject=subject, verdict=Verdict.ADD, new=record, evidence=(marked,))])
    with call.desk.store.view() as view:
        event = landing(view, [ClaimId(record["id"])])
    path = f"/review/{event}?report={marked.document_id}" if event else f"/documents/{marked.document_id}"
    return call.go(path, "Added. Now fill in its fields.")


def _record(call: Call, kept: Kept, marked: Evidence, type_: str) -> dict[str, Any]:
    """The record of a claim, as `dateline code --json` prints claims."""
    document = kept.coded.document
    span = marked.span
    sentence = sentence_around(document, span)
    return {
        "id": make_id("c", document.id, "added", type_, span.start, span.end, call.user),
        "document_id": document.id,
        "external_id": document.external_id,
        "type": type_,
        "status": "occurred",
        "sentence": [sentence.start, sentence.end],
        "trigger": {"span": [span.start, span.end], "text": span.of(document.text)},
        "score": 1.0,
        "maker": f"reviewer {call.user}",
    }
