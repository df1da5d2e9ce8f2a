"""Editing one field: from the words marked, from the gazetteer and the registry, or by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dateline.model.actor import ActorClass
from dateline.model.ids import DocumentId, EventId
from dateline.model.mention import Outcome, Status
from dateline.model.span import Span
from dateline.serve.access import reading, writing
from dateline.serve.acting import act, dossier_of, field_acts, landing, marked_words
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.choice import Choice, Option
from dateline.serve.contexts.edit import ActorRow, EditPage
from dateline.serve.fields import LABELS, event_value
from dateline.serve.filters import filter_part
from dateline.serve.readings import find_actors, find_places, readings
from dateline.serve.text import shown
from dateline.serve.values import canonical

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.dossier import Dossier
    from dateline.model.event import Event
    from dateline.store.base import View

_SPARE = 2  # empty lines for further actors


def routes() -> list[Route]:
    """The routes of this file."""
    return [reading("/review/{event}/edit", show_editor), writing("/review/{event}/edit", save)]


def show_editor(call: Call) -> Response:
    """The editor of one field."""
    field = call.query.get("field", "")
    with call.desk.store.view() as view:
        dossier = dossier_of(view, call.path["event"])
        if EventId(call.path["event"]) in _hidden(call, view):
            raise Refusal(403, "you code this event blind", "use its own form")
        page = _page(call, view, dossier, field)
    return call.page("review", f"Edit {page.label}", page, template="edit.html")


def _hidden(call: Call, view: View) -> frozenset[str]:
    from dateline.serve.blind import hidden_events

    return hidden_events(view, call.user)


def _page(call: Call, view: View, dossier: Dossier, field: str) -> EditPage:
    event, part = dossier.event, filter_part(str(call.request.url.query))
    document = DocumentId(call.query.get("report", "") or dossier.told[0].origin.document_id)
    kept = view.document(document)
    if kept is None:
        raise Refusal(404, f"document {document} is not in the store")
    spans = call.query.get("spans", "")
    span = _span(spans, len(kept.coded.document.text))
    kind = field.partition(".")[0]
    search = call.query.get("search") or (" ".join(span.of(kept.coded.document.text).split()) if span else "")
    known = _known(event, field)
    return EditPage(
        event_id=event.id,
        document_id=document,
        query=part,
        field=field,
        label=LABELS.get(field, field.rpartition(".")[2].capitalize()),
        kind=kind,
        value=None if known is None else canonical(known),
        current=_current(kind, known),
        actors=_actors(known) if kind == "actors" else (),
        spans=spans if span else "",
        words=shown(span.of(kept.coded.document.text)) if span else "",
        readings=readings(kept.coded.linked, span, field) if span else (),
        found=_found(call, event, kind, search),
        search=search,
        options=_options(call, kind, known),
        classes=tuple(one.value for one in ActorClass),
        outcomes=tuple(one.value for one in Outcome),
        back=f"/review/{event.id}?report={document}" + (f"&{part}" if part else ""),
        rule=_rule(call, event, kind),
    )


def _known(event: Event, field: str) -> Any:  # noqa: ANN401  (JSON)
    try:
        return event_value(event, field)
    except KeyError as problem:
        raise Refusal(400, f"there is no field {field!r}") from problem


def _span(spans: str, length: int) -> Span | None:
    start, _, end = spans.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length):
        return None
    return Span(int(start), int(end))


def _current(kind: str, known: Any) -> dict[str, str]:  # noqa: ANN401
    """What the inputs begin with."""
    if isinstance(known, dict) and kind in ("when", "counts"):
        return {name: "" if value is None else str(value) for name, value in known.items()}
    if isinstance(known, dict) and kind == "where":
        return {"relation": known["relation"] or "", "country": known["place"]["country"] or ""}
    return {}


def _actors(known: Any) -> tuple[ActorRow, ...]:  # noqa: ANN401
    rows = [
        ActorRow(
            one["actor_id"] or "",
            one["name"],
            one["class"],
            one["country"] or "",
            one["outcome"] or "",
            one["hedged"],
        )
        for one in known or []
    ]
    return (*rows, *[ActorRow("", "", "unidentified", "", "", hedged=False)] * _SPARE)


def _found(call: Call, event: Event, kind: str, search: str) -> tuple[Choice, ...]:
    country = (call.query.get("in") or "").upper() or None
    if not search:
        return ()
    if kind == "where":
        return find_places(call.desk.gazetteer, search, country)
    if kind == "actors":
        when = event.when.value
        return find_actors(call.desk.registry, search, country, when.first if when else None)
    return ()


def _options(call: Call, kind: str, known: Any) -> tuple[Option, ...]:  # noqa: ANN401
    if kind == "type":
        types = call.desk.codebook.types.items()
        return tuple(Option(name, one.label, name == known, one.family) for name, one in types)
    if kind == "status":
        return tuple(Option(one.value, one.value, one.value == known) for one in Status)
    return ()


def _rule(call: Call, event: Event, kind: str) -> str:
    known = call.desk.codebook.types.get(event.type)
    return known.definition if known and kind == "type" else ""


def save(call: Call) -> Response:
    """Write the value that was chosen or entered."""
    field = call.one("field")
    choice = call.one("choice", "") or f"{field}={canonical(_entered(call, field))}"
    with call.desk.store.view() as view:
        dossier = dossier_of(view, call.path["event"])
        if dossier.event.id in _hidden(call, view):
            raise Refusal(403, "you code this event blind", "use its own form")
        acts = field_acts(dossier, choice, marked_words(call, view), call.one("note", ""))
    act(call, acts)
    with call.desk.store.view() as view:
        event = landing(view, dossier.event.claims)
    part, document = filter_part(call.one("query", "")), call.one("document", "")
    query = "&".join(filter(None, [f"report={document}" if document else "", part]))
    return call.go(f"/review/{event}?{query}" if event else "/queue", "Corrected.")


def _entered(call: Call, field: str) -> Any:  # noqa: ANN401  (JSON; checked before it is written)
    kind = field.partition(".")[0]
    if call.one("unknown", ""):
        return None
    if kind in ("type", "status"):
        return call.one("value")
    if kind == "when":
        return {
            "first": call.one("first", "") or None,
            "last": call.one("last", "") or None,
            "basis": "stated",
        }
    if kind == "counts":
        return {
            **{name: _number(call, name) for name in ("low", "best", "high")},
            "hedge": call.one("hedge", "") or None,
        }
    if kind == "actors":
        return _entered_actors(call) or None
    raise Refusal(400, "choose a place from the list", "search for its name first")


def _number(call: Call, name: str) -> int | None:
    text = call.one(name, "").replace(",", "").replace(" ", "")
    if text and not text.isdecimal():
        raise Refusal(400, f"{name}: {text!r} is no number of people")
    return int(text) if text else None


def _entered_actors(call: Call) -> list[Mapping[str, object]]:
    columns = [call.many(name) for name in ("name", "class", "actor_id", "country", "outcome", "hedged")]
    return [
        {
            "name": name,
            "class": actor_class,
            "actor_id": actor_id or None,
            "country": country.upper() or None,
            "outcome": outcome or None,
            "hedged": hedged == "yes",
        }
        for name, actor_class, actor_id, country, outcome, hedged in zip(*columns, strict=False)
        if name.strip()
    ]
