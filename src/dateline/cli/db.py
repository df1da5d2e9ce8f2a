"""The verbs that keep a store safe and move it: backup, restore and db."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import dry_run_option, store_option
from dateline.cli.project import address_of

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=_FILE)
@store_option
def backup(file: Path, store: str | None) -> int:
    """Write a complete copy of the store into one new file, while it is open and in use.

    The copy is itself a store, whatever the project's store is; the log-ins of the desk are left out.

    \b
    Example:
      dateline backup dateline-2026-11-22.db
    """
    from dateline.store.copying import back_up

    back_up(address_of(store), file)
    click.echo(f"backup: {file} ({file.stat().st_size / 1e6:.1f} MB)")
    return 0


@click.command()
@click.argument("file", type=_FILE)
@store_option
def restore(file: Path, store: str | None) -> int:
    """Make the store anew from a backup. A store that holds something is never written over.

    \b
    Example:
      dateline restore dateline-2026-11-22.db --store restored.db
    """
    from dateline.store.copying import restore as restore_store

    rows = restore_store(file, address_of(store))
    click.echo(f"restored: {rows} rows; now run: dateline verify")
    return 0


@click.group(short_help="Take the tables of a store to this version; copy a store to another database.")
def db() -> None:
    """Take the tables of a store to this version; copy a store to another database.

    \b
    Example:
      dateline db copy dateline.db postgresql://ann@db.example/desk
    """


@db.command()
@store_option
@dry_run_option
def migrate(store: str | None, dry_run: bool) -> int:
    """Take the tables to this program's version, step by step; make a backup first.

    \b
    Example:
      dateline db migrate
    """
    from dateline.store.addresses import read_address
    from dateline.store.copying import opened
    from dateline.store.migrations import history, pending
    from dateline.store.migrations import migrate as take_steps

    with opened(read_address(address_of(store)), check=False) as found:
        if dry_run:
            for step in pending(found.engine):
                click.echo(f"would take step {step.number}: {step.name}")
            return 0
        taken = take_steps(found.engine)
        for one in taken:
            click.echo(f"step {one.number}: {one.name}: {one.effect}")
        click.echo(f"{found.address}: its tables are of version {history(found.engine)[-1].number}")
    return 0


@db.command()
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="TO")
def copy(old: str, new: str) -> int:
    """Copy a store to a new address: from SQLite to PostgreSQL, back, or to another place.

    \b
    Example:
      dateline db copy dateline.db postgresql://ann@db.example/desk
    """
    from dateline.store.copying import copy_store

    rows = copy_store(old, new)
    click.echo(f"copied: {rows} rows; now run: dateline verify --store {new}")
    return 0
