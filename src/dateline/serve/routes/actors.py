"""Actors and places: who and where the events are, and giving a name its entry in all of them at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dateline.model.account import UserRole
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.worklist import Filter, Row, RowActor
from dateline.review.decisions import Act, about
from dateline.serve.access import reading, writing
from dateline.serve.acting import act
from dateline.serve.blind import hidden_events
from dateline.serve.call import Call, Refusal
from dateline.serve.contexts.actors import ActorLine, ActorPage, ActorsPage, PlaceLine
from dateline.serve.fields import event_value
from dateline.serve.filters import filter_part, read_filter
from dateline.serve.lines import event_line
from dateline.serve.readings import find_actors
from dateline.serve.text import shown
from dateline.serve.wire import checked_value

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from dateline.model.event import Event
    from dateline.resources.actor_rows import Entry
    from dateline.store.base import View

LOOKED_AT = 20_000  # events that are counted: enough for a project, few enough to be waited for
LINES = 100
MOST = 500  # events that one act gives another actor
Key = tuple[str | None, str, str]


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/actors", show_actors),
        reading("/actors/one", show_actor),
        writing("/actors/one", name_actor, role=UserRole.REVIEWER),
    ]


def show_actors(call: Call) -> Response:
    """Everybody and every place in the events of the filter, the most frequent first."""
    query, search = str(call.request.url.query), call.query.get("search", "").casefold()
    filter_ = read_filter(query if "state=" in query else f"{query}&state=all")
    with call.desk.store.view() as view:
        total = sum(view.counts(filter_).values())
        rows = list(islice(_open_rows(call, view, filter_), LOOKED_AT))
    actors = Counter(key for row in rows for key in {_key(one) for one in row.actors})
    lines = [_actor_line(key, times) for key, times in actors.most_common() if search in key[1].casefold()]
    page = ActorsPage(
        known=tuple(one for one in lines if one.id)[:LINES],
        unknown=tuple(one for one in lines if not one.id)[:LINES],
        places=tuple(_places(rows, search))[:LINES],
        looked_at=len(rows),
        total=total,
        search=call.query.get("search", ""),
        query=filter_part(query),
    )
    return call.page("actors", "Actors and places", page)


def _open_rows(call: Call, view: View, filter_: Filter) -> Iterator[Row]:
    """The rows of a filter without those that the visitor codes blind."""
    hidden = hidden_events(view, call.user)
    return (row for row in view.rows(filter_) if row.event_id not in hidden)


def _key(actor: RowActor) -> Key:
    return actor.actor_id, actor.name, actor.actor_class.value


def _actor_line(key: Key, times: int) -> ActorLine:
    id_, name, actor_class = key
    own = urlencode([("id", id_)] if id_ else [("name", name)])
    found = urlencode([("actor", id_)] if id_ else [("words", name)])
    return ActorLine(id_, shown(name), actor_class, times, f"/actors/one?{own}", f"/queue?state=all&{found}")


def _places(rows: list[Row], search: str) -> Iterator[PlaceLine]:
    times = Counter(row.place_id for row in rows if row.place_id)
    seen = {row.place_id: row for row in reversed(rows)}
    for place, count in times.most_common():
        row = seen[place]
        if search not in (row.place or "").casefold():
            continue
        point = f"{row.lat:.3f}, {row.lon:.3f}" if row.lat is not None and row.lon is not None else ""
        area = ", ".join(one for one in (row.admin1, row.country) if one and one != row.place)
        found = urlencode([("state", "all"), ("words", row.place or "")])
        level = row.level.value if row.level else ""
        yield PlaceLine(
            place or "", shown(row.place or ""), level, shown(area), point, count, f"/queue?{found}"
        )


def show_actor(call: Call) -> Response:
    """One actor, or one name that no entry stands behind."""
    id_, name = call.query.get("id"), call.query.get("name", "")
    entry = call.desk.registry.entry(id_) if id_ else None
    if not id_ and not name:
        raise Refusal(400, "the address names no actor")
    with call.desk.store.view() as view:
        rows = list(islice(_named(call, view, id_, name), MOST + 1))
    search = call.query.get("search", "")
    page = ActorPage(
        name=shown(entry.name if entry else id_ or name),
        id=id_,
        facts=tuple(_facts(entry)) if entry else (),
        periods=tuple(_periods(entry)) if entry else (),
        events=len(rows),
        lines=tuple(event_line(row, call.desk.codebook) for row in rows[:LINES]),
        queue="/queue?" + urlencode([("state", "all"), ("actor", id_) if id_ else ("words", name)]),
        search=search,
        found=find_actors(call.desk.registry, search, None, None) if search and not id_ else (),
        is_partial=len(rows) > MOST,
    )
    return call.page("actors", page.name, page, template="actor.html")


def _named(call: Call, view: View, id_: str | None, name: str) -> Iterator[Row]:
    """The events that name an actor."""
    filter_ = Filter(actor_id=id_) if id_ else Filter(words=name)
    for row in _open_rows(call, view, filter_):
        if any(one.actor_id == id_ if id_ else not one.actor_id and one.name == name for one in row.actors):
            yield row


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "Id", entry.id
    yield "Kind", entry.kind
    for label, values in (
        ("Also called", entry.aliases),
        ("Countries", entry.countries),
        ("In registers", entry.ids),
        ("Went over into", tuple(one.id for one in entry.successors)),
    ):
        if values:
            yield label, shown("; ".join(values))
    if entry.parent:
        yield "Part of", entry.parent
    if entry.since or entry.until:
        yield "Years", f"{entry.since or '?'} – {entry.until or ''}"
    if entry.note:
        yield "Note", shown(entry.note)
    yield "Known from", entry.where


def _periods(entry: Entry) -> Iterator[tuple[str, str]]:
    for one in entry.periods:
        yield one.actor_class.value, f"{one.first or '…'} – {one.last or '…'}"


def name_actor(call: Call) -> Response:
    """Give a name an entry of the registry, in all events that have it. One undo takes it back."""
    name, raw = call.one("name"), call.one("choice")
    chosen = checked_value("actors.agent", raw.partition("=")[2] if raw.startswith("actors=") else raw)
    if not chosen or len(chosen) != 1:
        raise Refusal(400, "choose one entry of the registry")
    with call.desk.store.view() as view:
        rows = list(islice(_named(call, view, None, name), MOST))
        events = [event for row in rows if (event := view.event(row.event_id))]
    acts = [one for event in events for one in _renamed(event, name, chosen[0], call.one("note", "") or None)]
    if not acts:
        raise Refusal(409, "no event has this name any more", "reload the list")
    act(call, acts)
    return call.go(
        "/actors", f"{shown(name)}: now {chosen[0]['name']} in {len(events)} events. Undo takes it back."
    )


def _renamed(event: Event, name: str, entry: dict[str, object], note: str | None) -> Iterator[Act]:
    """The event's actors with the entry in the place of the name; what happened to them stays."""
    for role in dict.fromkeys(
        one.role.value for one in event.actors if one.name == name and not one.actor_id
    ):
        field = f"actors.{role}"
        old = json.loads(json.dumps(event_value(event, field)))
        kept = ("actor_id", "name", "class", "country")
        new = [
            {**one, **{key: entry[key] for key in kept}}
            if one["name"] == name and not one["actor_id"]
            else one
            for one in old
        ]
        subject = about(SubjectKind.EVENT, event.id)
        yield Act(subject=subject, verdict=Verdict.CORRECT, field=field, old=old, new=new, note=note)
