"""The form of a coder who codes blind, and what it decides: values at the level of the event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dateline.model.actor import ActorClass
from dateline.model.count import Unit
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.mention import Role, Status
from dateline.review.decisions import Act, about
from dateline.review.settle import standing
from dateline.serve.call import Refusal
from dateline.serve.contexts.blind import ActorEntry, BlindForm, CountEntry
from dateline.serve.contexts.choice import Option
from dateline.serve.phrases import value_phrase
from dateline.serve.readings import find_places
from dateline.serve.values import canonical
from dateline.serve.wire import checked_value

if TYPE_CHECKING:
    from dateline.model.account import Assignment
    from dateline.model.event import Event
    from dateline.serve.call import Call
    from dateline.serve.contexts.choice import Choice
    from dateline.store.base import View

_ROLES = ((Role.AGENT, "By whom"), (Role.TARGET, "Against whom"))
_UNITS = (Unit.KILLED, Unit.INJURED, Unit.ABDUCTED, Unit.ARRESTED, Unit.DISPLACED)
_VALUES = (Verdict.CORRECT, Verdict.UNKNOWN)


def own_values(view: View, event: Event, coder: str) -> Mapping[str, Any]:
    """What the coder has given each field of the event, the last word of each."""
    found: dict[str, Any] = {}
    for one in standing(view.history(event.id)):
        if one.reviewer == coder and one.field and one.verdict in _VALUES:
            found[one.field] = json.loads(one.new) if one.new else None
    return found


def blind_form(
    call: Call,
    own: Mapping[str, Any],
    assignment: Assignment,
    places: tuple[Choice, ...] = (),
    problem: str = "",
) -> BlindForm:
    """The form with the coder's own entries."""
    sent = call.sent
    type_, status = own.get("type"), own.get("status")
    when, where = own.get("when") or {}, own.get("where")
    types = call.desk.codebook.types.items()
    return BlindForm(
        types=tuple(
            Option(code, one.label, code == _sent(sent, "type", type_), one.family) for code, one in types
        ),
        statuses=tuple(Option(s.value, s.value, s.value == _sent(sent, "status", status)) for s in Status),
        first=_sent(sent, "first", when.get("first")),
        last=_sent(sent, "last", when.get("last")),
        place=_sent(sent, "place", value_phrase("where", canonical(where)) if where else ""),
        place_value=canonical(where) if where else "",
        places=places,
        actors=tuple(_actor(own, role, label) for role, label in _ROLES),
        counts=tuple(_count(own, unit) for unit in _UNITS),
        classes=tuple(one.value for one in ActorClass),
        subject=assignment.subject,
        kind=assignment.kind,
        is_saved=bool(own),
        problem=problem,
    )


def _sent(sent: Mapping[str, tuple[str, ...]], name: str, fallback: str | None) -> str:
    """What was just sent, so that nothing has to be typed twice; else what was saved."""
    return sent[name][-1] if sent.get(name) else fallback or ""


def _actor(own: Mapping[str, Any], role: Role, label: str) -> ActorEntry:
    given = own.get(f"actors.{role.value}") or [{}]
    names = "; ".join(str(one.get("name", "")) for one in given)
    return ActorEntry(role.value, label, names, str(given[0].get("class", "unidentified")))


def _count(own: Mapping[str, Any], unit: Unit) -> CountEntry:
    given = own.get(f"counts.{unit.value}") or {}
    low, best, high = ("" if given.get(n) is None else str(given[n]) for n in ("low", "best", "high"))
    return CountEntry(unit.value, low, best, high)


def blind_acts(call: Call, event: Event, own: Mapping[str, Any]) -> tuple[Act, ...]:
    """The acts that bring what stands to what was entered; a field that was left empty is not known."""
    return tuple(_acts(event, dict(_entered(call)), own))


def _acts(event: Event, entered: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[Act]:
    for field, value in entered.items():
        new = checked_value(field, canonical(value))
        if field in own and canonical(own[field]) == canonical(new):
            continue
        yield Act(
            subject=about(SubjectKind.EVENT, event.id),
            verdict=Verdict.UNKNOWN if new is None else Verdict.CORRECT,
            field=field,
            new=new,
            saw_machine=False,
        )


def _entered(call: Call) -> Iterable[tuple[str, Any]]:
    yield "type", call.one("type", "") or _missing("type")
    yield "status", call.one("status", "") or _missing("status")
    first, last = call.one("first", "") or None, call.one("last", "") or None
    yield "when", {"first": first, "last": last, "basis": "stated"} if first or last else None
    where = call.one("where", "")
    yield "where", json.loads(where) if where and call.one("place", "").strip() else None
    for role, _ in _ROLES:
        yield f"actors.{role.value}", _actors(call, role)
    for unit in _UNITS:
        yield f"counts.{unit.value}", _entered_count(call, unit)


def _missing(field: str) -> str:
    raise Refusal(400, f"choose a {field}", "or reject the event")


def _actors(call: Call, role: Role) -> list[dict[str, Any]] | None:
    names = [name.strip() for name in call.one(f"{role.value}-name", "").split(";") if name.strip()]
    actor_class = call.one(f"{role.value}-class", "unidentified")
    found = []
    for name in names:
        known = call.desk.registry.lookup(name)
        entry = known[0] if len(known) == 1 else None  # of several, none is chosen in the coder's stead
        found.append(
            {
                "actor_id": entry.id if entry else None,
                "name": entry.name if entry else name,
                "class": actor_class,
            }
        )
    return found or None


def _entered_count(call: Call, unit: Unit) -> dict[str, Any] | None:
    numbers = {}
    for name in ("low", "best", "high"):
        text = call.one(f"{unit.value}-{name}", "").replace(",", "").strip()
        if text and not text.isdecimal():
            raise Refusal(400, f"{unit.value}: {text!r} is no number of people")
        numbers[name] = int(text) if text else None
    return {**numbers, "hedge": None} if any(one is not None for one in numbers.values()) else None


def undecided_place(call: Call) -> tuple[Choice, ...] | None:
    """The places that a typed name may be, where the coder has not chosen one; None if that is settled."""
    name, chosen = call.one("place", "").strip(), call.one("where", "")
    if not name or (chosen and name == value_phrase("where", chosen)) or call.one("picked", ""):
        return None
    name, _, country = name.partition(",")
    return find_places(call.desk.gazetteer, name.strip(), country.strip().upper()[:2] or None)
