"""Tables are taken to this version step by step, and a store of another version is not opened."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text
from tests.store.reports import add, report

from dateline.errors import BadUsage, StoreError
from dateline.store.addresses import read_address
from dateline.store.migrations import MIGRATIONS, Migration, check_version, history, migrate, pending
from dateline.store.sql import open_store


def _note_column(connection: Connection) -> str:
    connection.execute(text("ALTER TABLE refused ADD COLUMN seen_by VARCHAR"))
    return "column seen_by of refused"


LATER = (*MIGRATIONS, Migration(2, "who saw a rejected report", _note_column))


def test_each_step_is_taken_once_and_recorded_with_its_effect(store: Any) -> None:
    add(store, report())
    assert [step.number for step in pending(store.engine, LATER)] == [2]
    assert [(one.number, one.effect) for one in migrate(store.engine, LATER)] == [
        (2, "column seen_by of refused")
    ]
    assert migrate(store.engine, LATER) == ()
    assert [(one.number, one.name) for one in history(store.engine)] == [
        (1, "tables of version 0.1"),
        (2, "who saw a rejected report"),
    ]
    with store.view() as view:
        assert list(view.verify()) == []


def test_an_older_and_a_newer_store_are_refused_with_the_remedy(store: Any) -> None:
    with pytest.raises(StoreError, match="version 1; run: dateline db migrate"):
        check_version(store.engine, "s.db", newest=2)
    migrate(store.engine, LATER)
    with pytest.raises(StoreError, match="version 2, this program knows 1; use a newer dateline"):
        check_version(store.engine, "s.db")


def test_a_step_that_fails_leaves_the_tables_as_they_were(store: Any) -> None:
    def fail(connection: Connection) -> str:
        connection.execute(text("ALTER TABLE refused ADD COLUMN half VARCHAR"))
        raise InterruptedError("the power failed")

    with pytest.raises(InterruptedError):
        migrate(store.engine, (*MIGRATIONS, Migration(2, "fails", fail)))
    assert [one.number for one in history(store.engine)] == [1]
    with pytest.raises(StoreError, match="half"), store.connection(writes=True) as connection:
        connection.execute(text("SELECT half FROM refused"))


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here; make one with: dateline init"):
        open_store(str(tmp_path / "none.db"))
    other = tmp_path / "notes.db"
    other.write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    with pytest.raises(StoreError, match=r"notes\.db"):
        open_store(str(other))
    with pytest.raises(StoreError, match="does not exist; make it first"):
        open_store(str(tmp_path / "no" / "such.db"), create=True)


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    address = "postgresql://ann:secret@127.0.0.1:1/desk"
    with pytest.raises(StoreError, match=r"127\.0\.0\.1") as problem:
        open_store(address)
    assert "secret" not in str(problem.value)


def test_addresses() -> None:
    assert read_address("sqlite:///folder/a.db").path == Path("folder/a.db")
    assert read_address("sqlite:////folder/a.db").path == Path("/folder/a.db")
    assert read_address("postgres://ann:secret@h/desk").shown == "postgresql://ann:***@h/desk"
    with pytest.raises(BadUsage, match="mysql: no store is known"):
        read_address("mysql://h/desk")
