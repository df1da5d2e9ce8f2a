"""A store in memory, for tests and small runs: SQLite without a file, one user at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from dateline.store.addresses import MEMORY
from dateline.store.migrations import migrate
from dateline.store.sql import SqlStore, prepare_sqlite

if TYPE_CHECKING:
    import sqlalchemy
    from sqlalchemy import Connection


class MemoryStore(SqlStore):
    """There is one connection: threads take turns, and a view inside a transaction sees what it wrote."""

    def __init__(self, engine: sqlalchemy.Engine) -> None:
        super().__init__(engine, MEMORY)
        self._turn = threading.RLock()
        self._open: Connection | None = None

    @contextmanager
    def connection(self, *, writes: bool) -> Iterator[Connection]:
        """The one connection."""
        with self._turn:
            if self._open is not None:
                yield self._open
                return
            with super().connection(writes=writes) as connection:
                self._open = connection
                try:
                    yield connection
                finally:
                    self._open = None


def open_memory() -> MemoryStore:
    """An empty store in memory; it is gone when closed."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    prepare_sqlite(engine)
    migrate(engine)
    return MemoryStore(engine)
