"""Any byte that was altered behind the program's back is found and named."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Connection, delete, text, update
from tests.store.conftest import KINDS, address_of
from tests.store.reports import add, report

from dateline.errors import StoreError
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.worklist import EVERYTHING
from dateline.review.acting import act
from dateline.review.decisions import Act, about
from dateline.review.settle import settle
from dateline.store import tables
from dateline.store.base import Store
from dateline.store.check import findings
from dateline.store.sql import open_store

Change = Callable[[Connection], object]


@pytest.fixture(scope="module", params=KINDS)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A store with three reports of two happenings, settled, and two decisions; each test rolls back."""
    address = address_of(request.param, request, tmp_path_factory.mktemp("verify"))
    with open_store(address, create=True) as store:
        add(store, report("Torvik", 4), report("Torvik", 5, outlet="Fjord Radio"), report("Lundby", 2, day=9))
        settle(store)
        with store.view() as view:
            one, two = (about(SubjectKind.EVENT, row.event_id) for row in view.queue(EVERYTHING).rows)
        act(store, [Act(subject=one, verdict=Verdict.ACCEPT)], reviewer="ann")
        act(store, [Act(subject=two, verdict=Verdict.FLAG, note="?")], reviewer="ben")
        yield store


class _RollBack(Exception):
    pass


def found_after(store: Any, change: Change) -> set[str]:
    """The tables in which something is found after rows were changed with the database's own tools."""
    found: set[str] = set()
    with suppress(_RollBack), store.connection(writes=True) as connection:
        assert list(findings(connection)) == []
        for table in ("documents", "claims", "decisions"):
            for verb in ("update", "delete"):
                on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
                connection.execute(text(f"DROP TRIGGER {table}_no_{verb}{on}"))
        change(connection)
        found = {finding.table for finding in findings(connection)}
        raise _RollBack
    return found


def one_letter(column: str, table: str, old: str, new: str) -> Change:
    """Another letter in one column of the first row that has the old one."""

    def change(connection: Connection) -> None:
        some = tables.metadata.tables[table]
        keys = list(some.primary_key.columns)
        rows = connection.execute(some.select().order_by(*keys)).mappings().all()
        row = next(row for row in rows if old in str(row[column]))
        value = str(row[column]).replace(old, new, 1)
        connection.execute(
            update(some).where(*[key == row[key.name] for key in keys]).values({column: value})
        )

    return change


@pytest.mark.parametrize(
    ("table", "column", "old", "new"),
    [
        ("documents", "text", "4 people", "5 people"),
        ("documents", "record", "Valley", "Walley"),
        ("documents", "added", "12:00", "12:01"),
        ("documents", "how", "test", "text"),
        ("documents", "version_of", "valley", "walley"),
        ("codings", "origin", "Valley", "Walley"),
        ("codings", "maker", "rules/1", "rules/2"),
        ("codings", "at", "12:00", "12:01"),
        ("claims", "record", "occurred", "attempted"),
        ("claims", "type", "attack", "riot"),
        ("claims", "first", "2024-03-05", "2024-03-06"),
        ("decisions", "record", "ann", "ben"),
        ("decisions", "reviewer", "ann", "ben"),
        ("decisions", "verdict", "accept", "reject"),
        ("decisions", "note", "?", "!"),
        ("decisions", "hash", "a", "b"),
        ("head", "hash", "a", "b"),
        ("subjects", "subject", "c_", "d_"),
        ("events", "record", "attack", "riot"),
        ("lines", "record", "attack", "riot"),
        ("worklist", "words", "gunmen", "gunman"),
        ("worklist", "country", "NO", "SE"),
        ("event_claims", "claim_id", "c_", "d_"),
        ("tags", "value", "d_", "c_"),
    ],
)
def test_an_altered_letter_is_found_in_its_table(
    filled: Store, table: str, column: str, old: str, new: str
) -> None:
    beside = {"worklist": "events", "lines": "events", "event_claims": "events", "tags": "events"}
    assert beside.get(table, table) in found_after(filled, one_letter(column, table, old, new))


@pytest.mark.parametrize(
    ("table", "named"),
    [("documents", "codings"), ("codings", "claims"), ("claims", "codings"), ("decisions", "head")],
)
def test_a_row_that_was_taken_out_is_missed(filled: Store, table: str, named: str) -> None:
    def take_out(connection: Connection) -> None:
        some = tables.metadata.tables[table]
        keys = list(some.primary_key.columns)
        row = connection.execute(some.select().order_by(*[key.desc() for key in keys])).mappings().first()
        assert row is not None
        connection.execute(delete(some).where(*[key == row[key.name] for key in keys]))

    assert named in found_after(filled, take_out)


def test_mentions_that_were_altered_are_found(filled: Store) -> None:
    def change(connection: Connection) -> None:
        row = connection.execute(tables.codings.select()).mappings().first()
        assert row is not None
        page = bytes(row["page"][:-1]) + bytes([row["page"][-1] ^ 1])
        connection.execute(update(tables.codings).where(tables.codings.c.id == row["id"]).values(page=page))

    assert found_after(filled, change) == {"codings"}


@pytest.mark.parametrize("table", ["documents", "claims", "decisions"])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_the_database_itself_refuses_to_change_what_is_there_for_good(
    filled: Any,
    table: str,
    verb: str,
) -> None:
    sql = f"DELETE FROM {table}" if verb == "DELETE" else f"UPDATE {table} SET record = ''"  # noqa: S608
    refused = pytest.raises(StoreError, match=f"{table} are never changed")
    with refused, filled.connection(writes=True) as connection:
        connection.execute(text(sql))
