"""A store in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.errors import StoreError
from dateline.store.accounts import SqlAccounts
from dateline.store.addresses import Address, Engine, read_address
from dateline.store.base import Store
from dateline.store.log import Remembered
from dateline.store.migrations import check_version, migrate
from dateline.store.reading import SqlView
from dateline.store.writing import SqlWriter

if TYPE_CHECKING:
    import sqlalchemy
    from sqlalchemy import Connection

    from dateline.store.base import Accounts, View, Writer

_PATIENCE = 60  # seconds that a writer waits for another one
_LOCK = 0x64617465  # what writers of one PostgreSQL database queue for
_WRITES = "dateline_writes"


def open_store(address: str, *, create: bool = False, check: bool = True) -> Store:
    """The store at an address: a file, postgresql://…, or "memory:".

    `create` makes it if it is not there. Raises StoreError if it is not there, if it cannot be reached,
    or (unless `check` is off) if its tables are of another version.

    >>> from dateline import open_store
    >>> with open_store("memory:") as store, store.view() as view:
    ...     view.sizes()["documents"]
    0
    """
    found = read_address(address)
    if found.engine is Engine.MEMORY:
        from dateline.store.memory import open_memory

        return open_memory()
    store = SqlStore(make_engine(found, create=create), found.shown)
    try:
        with translated(found.shown):
            if create:
                migrate(store.engine)
            if check:
                check_version(store.engine, found.shown)
    except StoreError:
        store.close()
        raise
    return store


def make_engine(address: Address, *, create: bool) -> sqlalchemy.Engine:
    """The engine for an address. Raises StoreError if the file is not there and may not be made."""
    if address.path is None:
        return _postgres(address)
    if not create and not address.path.is_file():
        raise StoreError(f"{address.path}: there is no store here; make one with: dateline init")
    if not address.path.parent.is_dir():
        raise StoreError(f"{address.path}: the folder {address.path.parent} does not exist; make it first")
    return _sqlite(address)


def _postgres(address: Address) -> sqlalchemy.Engine:
    try:
        return create_engine(address.url, pool_pre_ping=True)
    except ModuleNotFoundError as problem:
        raise StoreError("PostgreSQL needs one more package: pip install 'dateline[postgres]'") from problem


def _sqlite(address: Address) -> sqlalchemy.Engine:
    engine = create_engine(
        f"sqlite:///{address.path}", connect_args={"timeout": _PATIENCE, "check_same_thread": False}
    )
    prepare_sqlite(engine)
    return engine


def prepare_sqlite(engine: sqlalchemy.Engine) -> None:
    """Real transactions, a write-ahead log, and nothing reported as written before the disk has it."""

    def connected(connection: Any, _record: object) -> None:  # noqa: ANN401  (sqlite3's connection)
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


@contextmanager
def translated(address: str) -> Iterator[None]:
    """What the database says, as a StoreError that names the store."""
    try:
        yield
    except DBAPIError as problem:
        raise StoreError(f"{address}: {str(problem.orig).strip()}") from problem
    except SQLAlchemyError as problem:
        raise StoreError(f"{address}: {problem}") from problem


class SqlStore:
    """A store whose tables lie in a database."""

    def __init__(self, engine: sqlalchemy.Engine, address: str) -> None:
        self.engine = engine
        self._address = address
        self._remembered: Remembered = {}

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return self._address

    @contextmanager
    def connection(self, *, writes: bool) -> Iterator[Connection]:
        """A transaction: of the one writer, or a view that does not change under the reader's eyes."""
        with translated(self._address), self.engine.connect() as plain:
            connection = self._prepared(plain, writes)
            with connection.begin():
                if writes and connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                yield connection

    def _prepared(self, connection: Connection, writes: bool) -> Connection:
        if connection.dialect.name == "sqlite":
            return connection.execution_options(**{_WRITES: writes})
        if writes:
            return connection
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def view(self) -> AbstractContextManager[View]:
        """A consistent view."""
        return self._view()

    @contextmanager
    def _view(self) -> Iterator[View]:
        with self.connection(writes=False) as connection:
            yield SqlView(connection, self._remembered)

    def writer(self) -> AbstractContextManager[Writer]:
        """One transaction; writers wait for one another."""
        return self._writer()

    @contextmanager
    def _writer(self) -> Iterator[Writer]:
        with self.connection(writes=True) as connection:
            yield SqlWriter(connection, self._remembered)

    @property
    def accounts(self) -> Accounts:
        """Users and sessions."""
        return SqlAccounts(self.connection)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
