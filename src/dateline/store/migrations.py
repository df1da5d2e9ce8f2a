"""The tables' versions: numbered functions, each recorded with what it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, inspect, select

from dateline.errors import StoreError
from dateline.store.codec import moment
from dateline.store.tables import head, metadata, migrations

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from one version of the tables to the next. `run` says in a sentence what it did."""

    number: int
    name: str
    run: Callable[[Connection], str]


@dataclass(frozen=True, slots=True)
class Migrated:
    """A migration that a store went through."""

    number: int
    name: str
    at: str
    effect: str


def _first_tables(connection: Connection) -> str:
    """The tables of version 0.1."""
    present = set(inspect(connection).get_table_names())
    metadata.create_all(connection)
    if not present & {head.name}:
        connection.execute(insert(head).values(id=1, number=0, hash="", at=""))
    return f"{len(metadata.tables)} tables"


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "tables of version 0.1", _first_tables),)


def migrate(engine: Engine, steps: Sequence[Migration] = MIGRATIONS) -> tuple[Migrated, ...]:
    """Take a store to the newest version; each step is one transaction. Returns the steps taken."""
    taken = []
    for step in steps:
        with engine.connect().execution_options(dateline_writes=True) as connection, connection.begin():
            migrations.create(connection, checkfirst=True)
            if step.number <= _version(connection):
                continue
            done = Migrated(step.number, step.name, moment(datetime.now(UTC)), step.run(connection))
            connection.execute(
                insert(migrations).values(number=done.number, name=done.name, at=done.at, effect=done.effect)
            )
            taken.append(done)
    return tuple(taken)


def pending(engine: Engine, steps: Sequence[Migration] = MIGRATIONS) -> tuple[Migration, ...]:
    """The steps that a store has yet to take."""
    with engine.connect() as connection:
        is_store = inspect(connection).has_table(migrations.name)
        found = _version(connection) if is_store else 0
    return tuple(step for step in steps if step.number > found)


def history(engine: Engine) -> tuple[Migrated, ...]:
    """The migrations that a store went through."""
    with engine.connect() as connection:
        rows = connection.execute(select(migrations).order_by(migrations.c.number))
        return tuple(Migrated(row.number, row.name, row.at, row.effect) for row in rows)


def check_version(engine: Engine, address: str, newest: int = MIGRATIONS[-1].number) -> None:
    """Raises StoreError if the tables are older or newer than this program."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(migrations.name):
            raise StoreError(f"{address}: there is no store here; make one with: dateline init")
        found = _version(connection)
    if found < newest:
        raise StoreError(f"{address}: its tables are of version {found}; run: dateline db migrate")
    if found > newest:
        raise StoreError(
            f"{address}: its tables are of version {found}, this program knows {newest}; use a newer dateline"
        )


def _version(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(migrations.c.number), 0))).scalar_one())
