"""The filter of the queue in the address: what is on screen can be sent on, and exported as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from dateline.model.ids import DocumentId, EventId
from dateline.model.mention import Status
from dateline.model.worklist import Cursor, Filter, State, Why
from dateline.serve.call import Refusal

E = TypeVar("E", bound=Enum)
ALL = "all"
OPEN_STATES = frozenset(
    {State.MACHINE, State.SKIPPED, State.FLAGGED, State.CODED, State.CONFLICT, State.REOPENED}
)
_NAMES = (
    "state",
    "why",
    "type",
    "status",
    "country",
    "admin1",
    "actor",
    "first",
    "last",
    "placed",
    "dated",
    "document",
    "assigned",
    "decided",
    "words",
    "id",
)


def read_filter(query: str) -> Filter:
    """The filter of an address. Without a state it means all that is still open; `state=all` means all.

    >>> read_filter("why=disputed&type=attack&type=shelling").why
    <Why.DISPUTED: 'disputed'>
    >>> read_filter("state=all").states
    frozenset()
    """
    given = _given(query)
    return Filter(
        states=_states(given.get("state", [])),
        why=_one(Why, given, "why"),
        types=frozenset(given.get("type", [])),
        statuses=frozenset(_member(Status, one, "status") for one in given.get("status", [])),
        countries=frozenset(one.upper() for one in given.get("country", [])),
        admin1=_last(given, "admin1"),
        actor_id=_last(given, "actor"),
        first=_day(given, "first"),
        last=_day(given, "last"),
        placed=_flag(given, "placed"),
        dated=_flag(given, "dated"),
        document_id=DocumentId(document) if (document := _last(given, "document")) else None,
        assigned_to=_last(given, "assigned"),
        decided_by=_last(given, "decided"),
        words=_last(given, "words"),
        ids=frozenset(EventId(one) for one in given.get("id", [])),
    )


def filter_part(query: str) -> str:
    """The part of a query that is filter, in a fixed order: what pages hand on to one another.

    >>> filter_part("after=0.5:e_1&why=disputed&state=all&words=")
    'state=all&why=disputed'
    """
    given = _given(query)
    return urlencode([(name, value) for name in _NAMES for value in given.get(name, [])])


def is_filtered(filter_: Filter) -> bool:
    """Whether anything beside the state is asked for."""
    return any(
        getattr(filter_, one.name) not in (None, frozenset())
        for one in fields(filter_)
        if one.name != "states"
    )


_VALUES = (
    "why",
    "types",
    "statuses",
    "countries",
    "admin1",
    "actor_id",
    "first",
    "last",
    "placed",
    "dated",
    "words",
)


def asks_for_values(filter_: Filter) -> bool:
    """Whether what is asked for depends on values of events, not only on who has to do with them."""
    return any(getattr(filter_, name) not in (None, frozenset()) for name in _VALUES)


def read_cursor(text: str | None) -> Cursor | None:
    """Where a page of the queue begins, from its address.

    >>> read_cursor(write_cursor(Cursor(rank=0.1, event_id=EventId("e_1"))))
    Cursor(rank=0.1, event_id='e_1')
    """
    if not text:
        return None
    rank, _, event_id = text.partition(":")
    try:
        return Cursor(rank=float(rank), event_id=EventId(event_id))
    except ValueError as problem:
        raise Refusal(400, f"{text!r} is no place in the queue", "start from its first page") from problem


def write_cursor(cursor: Cursor) -> str:
    """A place in the queue for an address."""
    return f"{cursor.rank!r}:{cursor.event_id}"


def _given(query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(query):
        if value.strip():
            found.setdefault(name, []).append(value.strip())
    return found


def _states(given: Iterable[str]) -> frozenset[State]:
    names = list(given)
    if not names:
        return OPEN_STATES
    return frozenset() if ALL in names else frozenset(_member(State, one, "state") for one in names)


def _member(kind: type[E], value: str, name: str) -> E:
    try:
        return kind(value)
    except ValueError as problem:
        known = ", ".join(_values(kind))
        raise Refusal(400, f"{name}={value} is unknown", f"known are {known}") from problem


def _values(kind: type[Enum]) -> Iterator[str]:
    return (str(one.value) for one in kind)


def _one(kind: type[E], given: Mapping[str, list[str]], name: str) -> E | None:
    value = _last(given, name)
    return _member(kind, value, name) if value else None


def _last(given: Mapping[str, list[str]], name: str) -> str | None:
    values = given.get(name)
    return values[-1] if values else None


def _day(given: Mapping[str, list[str]], name: str) -> date | None:
    value = _last(given, name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as problem:
        raise Refusal(400, f"{name}={value} is no day", "write it as 2017-12-10") from problem


def _flag(given: Mapping[str, list[str]], name: str) -> bool | None:
    value = _last(given, name)
    return None if value is None else value == "yes"
