"""A store's rows into another store: backup, restore, and moving between SQLite and PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from dateline.errors import StoreError
from dateline.store.addresses import Address, Engine, read_address
from dateline.store.migrations import check_version, migrate
from dateline.store.sql import SqlStore, make_engine, translated
from dateline.store.tables import DERIVED, KEPT, codings, decisions, documents, head

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Table

_AT_ONCE = 500


def copy_store(old: str, new: str) -> int:
    """Copy everything but sessions into a store that is empty or not there yet. Returns the rows copied.

    The old store is read as it is at one moment, while others may go on writing to it. Raises StoreError
    if the new one holds documents or decisions already.
    """
    source, target = read_address(old), read_address(new)
    with opened(source) as reading, opened(target, create=True) as writing:
        with translated(target.shown):
            migrate(writing.engine)
        with reading.connection(writes=False) as rows, writing.connection(writes=True) as copies:
            _check_empty(copies, target.shown)
            copied = sum(_copy_table(rows, copies, table) for table in (*KEPT, *DERIVED))
            _continue_numbers(copies)
            return copied


def opened(address: Address, *, create: bool = False, check: bool = True) -> SqlStore:
    """A store that lies at an address, not in memory; `check` that its tables are of this version."""
    if address.engine is Engine.MEMORY:
        raise StoreError("a store in memory ends with its program; name a file or a server")
    store = SqlStore(make_engine(address, create=create), address.shown)
    if check and not create:
        with translated(address.shown):
            check_version(store.engine, address.shown)
    return store


def _check_empty(connection: Connection, address: str) -> None:
    for table in (documents, decisions):
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise StoreError(f"{address}: it holds {table.name} already; copy into a new store")


def _copy_table(rows: Connection, copies: Connection, table: Table) -> int:
    if table is head:
        copies.execute(delete(head))
    copied = 0
    for some in _pages(rows, table):
        copies.execute(insert(table), some)
        copied += len(some)
    return copied


def _pages(rows: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """All rows in order of their key, as they were at the moment of opening."""
    streamed = rows.execute(
        select(table).order_by(*table.primary_key.columns), execution_options={"yield_per": _AT_ONCE}
    )
    for some in streamed.mappings().partitions(_AT_ONCE):
        yield [_plain(row) for row in some]


def _plain(row: RowMapping) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}


def _continue_numbers(connection: Connection) -> None:
    """The next coding gets a number after the last one that was copied; the planner learns the sizes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE"))
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence('codings', 'id'), :last)"),
            {"last": connection.execute(select(func.coalesce(func.max(codings.c.id), 1))).scalar_one()},
        )


def back_up(address: str, file: Path) -> None:
    """A complete copy of a store in one SQLite file, made while the store is open and in use.

    The file appears under its name when it is complete. It is itself a store.
    """
    if file.exists():
        raise StoreError(f"{file}: it exists already; name a new file")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    found = read_address(address)
    try:
        if found.path is not None:
            _copy_file(found.path, part)
        else:
            copy_store(address, str(part))
            _fold_journal(part)
        _flush(part)
        part.rename(file)
    except OSError as problem:
        raise StoreError(f"{file}: it cannot be written: {problem.strerror or problem}") from problem
    finally:
        for name in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm"))):
            name.unlink(missing_ok=True)


def _copy_file(path: Path, part: Path) -> None:
    """SQLite's own online copy: consistent, also while another process writes."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no store here")
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
            target.execute("DELETE FROM sessions")
            target.commit()
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as problem:
        raise StoreError(f"{path}: {problem}") from problem


def _fold_journal(part: Path) -> None:
    with closing(sqlite3.connect(part)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file.execute("PRAGMA journal_mode=DELETE")


def _flush(part: Path) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())


def restore(file: Path, address: str) -> int:
    """Fill a store that is not there yet, or empty, from a backup. Returns the rows restored."""
    if not file.is_file():
        raise StoreError(f"{file}: there is no such backup")
    return copy_store(str(file), address)
