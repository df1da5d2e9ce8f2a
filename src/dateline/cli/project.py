"""The verbs that make a project and fill it: init and add."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import (
    Options,
    actors_option,
    dry_run_option,
    quiet_option,
    settings_with,
    store_option,
    workers_option,
)
from dateline.cli.progress import progress
from dateline.cli.session import load_ready, name_rejected, shows_progress
from dateline.errors import BadUsage
from dateline.settings import FILE, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.rejected import Rejected
    from dateline.store.base import Kind, Store

_FIRST_STORE = "dateline.db"


def address_of(store: str | None) -> str:
    """The address given on the command line, else that of the settings."""
    return store or load_settings().store


def open_project(store: str | None) -> Store:
    """The project's store. Raises StoreError that says how to make one where there is none."""
    from dateline.store.sql import open_store

    return open_store(address_of(store))


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@store_option
@dry_run_option
def init(folder: Path, store: str | None, dry_run: bool) -> int:
    """Make a project: a store, and a dateline.toml that names it.

    What is there already stays as it is.

    \b
    Example:
      dateline init my-project
    """
    from dateline.store.sql import open_store

    address = store or _FIRST_STORE
    settings = folder / FILE
    place = str(folder / address) if "://" not in address else address
    if dry_run:
        click.echo(f"dry run: {settings} and {place} were not made", err=True)
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(place, create=True) as made, made.view() as view:
        click.echo(f"store: {made.address} ({view.sizes()['documents']} documents)")
    _write_settings(settings, address)
    return 0


def _write_settings(path: Path, address: str) -> None:
    """A settings file that names the store, unless there is one: then the user's own words stay."""
    if not path.exists():
        path.write_text(f'store = "{address}"\n', encoding="utf-8")
        click.echo(f"settings: {path}")
    elif load_settings(path, environ={}).store != address:
        raise BadUsage(f'{path} is there already and names another store; write in it: store = "{address}"')


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@store_option
@workers_option
@actors_option
@quiet_option
@dry_run_option
def add(reports: tuple[str, ...], store: str | None, workers: int | None, quiet: bool, dry_run: bool) -> int:
    """Code reports into the project's store, and settle its events.

    What this version has coded already is skipped, so that a run that was stopped, however, is taken up
    again by giving the same command. Reports that cannot be used are kept with the reason.

    \b
    Example:
      dateline add reports/
    """
    options = Options(settings=settings_with(workers), quiet=quiet, dry_run=dry_run)
    options = replace(options, settings=replace(options.settings, store=address_of(store)))
    with open_project(store) as opened:
        found = Counter(_counted(_outcomes(reports, opened, options), options))
        if not quiet:
            click.echo(_line(found, "would add" if dry_run else "added"), err=True)
        if not dry_run:
            settled = settle_if_needed(opened)
            if not quiet:
                click.echo(f"events: {settled}", err=True)
    return 1 if found["rejected"] else 0


def _outcomes(reports: tuple[str, ...], store: Store, options: Options) -> Iterator[Kind | Rejected]:
    from dateline.pipeline import add_reports, foresee_reports

    load_ready(options)
    if options.dry_run:
        return foresee_reports(reports, store, settings=options.settings, stdin=sys.stdin.buffer)
    return add_reports(reports, store, settings=options.settings, stdin=sys.stdin.buffer)


def _counted(outcomes: Iterator[Kind | Rejected], options: Options) -> Iterator[str]:
    """What became of each report, by name; rejected ones are named on standard error."""
    from dateline.model.rejected import Rejected

    done = rejected = 0
    with progress(enabled=shows_progress(options)) as tick:
        for one in outcomes:
            if isinstance(one, Rejected):
                name_rejected(one)
                rejected += 1
                yield "rejected"
            else:
                done += 1
                yield one.value
            tick(done, rejected)


def _line(found: Counter[str], added: str) -> str:
    parts = [
        f"{added} {found['new']}",
        f"new versions {found['version']}",
        f"coded anew {found['recoded']}",
        f"known {found['known']}",
        f"rejected {found['rejected']}",
    ]
    return f"in {sum(found.values())} = {' + '.join(parts)}"


def settle_if_needed(store: Store) -> int:
    """Settle the events, unless nothing has changed since that was last done. How many there are."""
    with store.view() as view:
        if view.settled_at() == view.head()[0]:
            return view.sizes()["events"]
    from dateline.review.settle import settle

    return settle(store).events
