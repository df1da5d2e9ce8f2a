"""The list of what to look at: filters and pages as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from dateline.model.ids import EventId
from dateline.model.worklist import Cursor, Filter, QueuePage, Row, State
from dateline.store.batches import batches
from dateline.store.codec import read_line
from dateline.store.tables import lines, tags, worklist

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, FromClause, Select, Subquery


_PAGE = 1000
_NEAR = 2000  # lines that are looked at first for words


def page(connection: Connection, filter: Filter, after: Cursor | None, limit: int) -> QueuePage:
    """A page of the list, the most urgent first."""
    found: list[str] = []
    if filter.words and after is None:
        found = _page(connection, _Source(filter, _nearest()), None, limit)
    if len(found) <= limit:
        found = _page(connection, _Source(filter), after, limit)
    rows = _lines(connection, found[:limit])
    more = Cursor(rank=rows[-1].rank, event_id=rows[-1].event_id) if len(found) > limit else None
    return QueuePage(rows=rows, after=more)


def _nearest() -> Subquery:
    """The lines at the head of the list: a word that many lines have fills its first page from them."""
    in_order = select(worklist).order_by(worklist.c.rank.desc(), worklist.c.event_id)
    return in_order.limit(_NEAR).subquery("nearest")


def _page(connection: Connection, source: _Source, after: Cursor | None, limit: int) -> list[str]:
    """The ids of a page, and of one line more if there is one."""
    wanted = source.select(source.event_id).order_by(source.rank.desc(), source.event_id).limit(limit + 1)
    if after:
        wanted = wanted.where(
            source.rank <= after.rank,
            or_(source.rank < after.rank, source.event_id > after.event_id),
        )
    return [str(one) for one in connection.execute(wanted).scalars()]


def _lines(connection: Connection, wanted: list[str]) -> tuple[Row, ...]:
    """Lines in the order asked for."""
    found = {}
    for some in batches(wanted):
        for row in connection.execute(select(lines).where(lines.c.event_id.in_(some))).mappings():
            found[row["event_id"]] = read_line(row)
    return tuple(found[id_] for id_ in wanted)


def all_lines(connection: Connection, filter: Filter) -> Iterator[Row]:
    """All lines that pass the filter, in the order of the queue."""
    after = None
    while True:
        found = page(connection, filter, after, _PAGE)
        yield from found.rows
        after = found.after
        if after is None:
            return


def ids(connection: Connection, filter: Filter, after: str, limit: int) -> list[EventId]:
    """Ids of the events that pass the filter, in order of id, those after one of them."""
    source = _Source(filter)
    wanted = source.select(source.event_id).where(source.event_id > after)
    found = connection.execute(wanted.order_by(source.event_id).limit(limit)).scalars()
    return [EventId(one) for one in found]


def counts(connection: Connection, filter: Filter) -> Mapping[State, int]:
    """How many events are in each state; states without events are 0."""
    source = _Source(replace(filter, states=frozenset()))
    wanted = source.select(source.state, func.count()).group_by(source.state)
    found: dict[str, int] = {state: number for state, number in connection.execute(wanted)}
    return {state: found.get(state.value, 0) for state in State}


class _Source:
    """Where lines come from: the list, or the tag that narrows it most and is kept in its order."""

    def __init__(self, filter: Filter, listing: FromClause = worklist) -> None:
        wanted = list(_tags(filter))
        rest = list(_conditions(filter, listing))
        self._from: FromClause = tags if wanted else listing
        columns = self._from.c
        self.event_id: ColumnElement[str] = columns.event_id
        # A computed value is in no index. Otherwise SQLite reads the rows one by one in the index's order,
        # where it is ten times as fast to pass over all of them (measured with 300,000 lines).
        self.rank: ColumnElement[float] = columns.rank + 0.0 if filter.words else columns.rank
        self.state: ColumnElement[str] = columns.state + "" if rest else columns.state
        self._conditions: list[ColumnElement[bool]] = []
        if wanted:
            kind, value = wanted.pop(0)
            self._conditions += [tags.c.kind == kind, tags.c.value == value]
        if self._from is tags and (rest or wanted):
            self._from = tags.join(listing, listing.c.event_id == tags.c.event_id)
        if filter.states:
            self._conditions.append(self.state.in_(sorted(one.value for one in filter.states)))
        self._conditions += rest
        self._conditions += [_has_tag(listing, kind, value) for kind, value in wanted]

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """These columns of the lines that pass."""
        return select(*columns).select_from(self._from).where(and_(True, *self._conditions))


def _has_tag(listing: FromClause, kind: str, value: str) -> ColumnElement[bool]:
    other = tags.alias()
    wanted = select(other.c.event_id).where(
        other.c.event_id == listing.c.event_id, other.c.kind == kind, other.c.value == value
    )
    return wanted.exists()


def _tags(filter: Filter) -> Iterator[tuple[str, str]]:
    """The tags asked for, those that few events have first."""
    for kind, value in (
        ("document", filter.document_id),
        ("actor", filter.actor_id),
        ("assigned", filter.assigned_to),
        ("decided", filter.decided_by),
        ("why", filter.why.value if filter.why else None),
    ):
        if value is not None:
            yield kind, value


def _conditions(filter: Filter, listing: FromClause) -> Iterator[ColumnElement[bool]]:
    """What must hold of the line itself, beside its state."""
    columns = listing.c
    for column, values in (
        (columns.type, sorted(filter.types)),
        (columns.status, sorted(one.value for one in filter.statuses)),
        (columns.country, sorted(filter.countries)),
        (columns.event_id, sorted(filter.ids)),
    ):
        if values:
            yield column.in_(values) if len(values) > 1 else column == values[0]
    if filter.admin1 is not None:
        yield columns.admin1 == filter.admin1
    for word in (filter.words or "").casefold().split():
        yield columns.words.contains(word, autoescape=True)
    yield from _days(filter, listing)
    if filter.placed is not None:
        yield columns.is_placed == filter.placed
    if filter.dated is not None:
        is_dated = or_(columns.first.is_not(None), columns.last.is_not(None))
        yield is_dated if filter.dated else ~is_dated


def _days(filter: Filter, listing: FromClause) -> Iterator[ColumnElement[bool]]:
    """Events that may lie between two days: an open side may lie anywhere, no day at all is not asked for."""
    columns = listing.c
    if filter.first is not None:
        day = filter.first.isoformat()
        yield or_(columns.last >= day, and_(columns.last.is_(None), columns.first.is_not(None)))
    if filter.last is not None:
        day = filter.last.isoformat()
        yield or_(columns.first <= day, and_(columns.first.is_(None), columns.last.is_not(None)))
