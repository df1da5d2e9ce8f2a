"""The verb that settles reports into events."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.event_table import EventTable
from dateline.cli.options import Options, check_outputs, project_options, settings_with
from dateline.cli.progress import progress
from dateline.cli.session import Tally, load_ready, name_rejected, printing, shows_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.export.formats import Format
    from dateline.model.dossier import Dossier

DONE = "settled"
FORMATS = (
    "csv",
    "jsonl",
    "html",
    "xlsx",
    "parquet",
    "geojson",
    "gpkg",
)  # of our own columns; `export` has the field's


@click.command()
@project_options
def events(
    *,
    reports: tuple[str, ...],
    store: str | None,
    as_json: bool,
    outputs: tuple[Path, ...],
    workers: int | None,
    quiet: bool,
    dry_run: bool,
) -> int:
    """Say what the reports together tell: which are of one happening, how many voices, where they differ.

    Without a REPORT it says so of the project's store, as people have decided by now.

    \b
    Example:
      dateline events reports/ -o events.csv
    """
    check_outputs(outputs, reports, _endings() if outputs else {})
    options = Options(
        settings=settings_with(workers), json=as_json, outputs=outputs, quiet=quiet, dry_run=dry_run
    )
    tally = Tally()
    dossiers = list(settled(reports, options, tally) if reports else kept(store, tally))
    _write(dossiers, options)
    if not quiet:
        click.echo(f"{tally.line(DONE)}: {len(dossiers)} events", err=True)
    return tally.status


def kept(store: str | None, tally: Tally) -> Iterator[Dossier]:
    """The events of the project's store, settled anew if anything came in since that was done."""
    from dateline.cli.project import open_project, settle_if_needed

    with open_project(store) as opened:
        settle_if_needed(opened)
        with opened.view() as view:
            tally.used = view.sizes()["documents"]
            yield from view.dossiers()


def settled(reports: tuple[str, ...], options: Options, tally: Tally) -> Iterator[Dossier]:
    """The events of the reports; what cannot be used is named on standard error and counted."""
    from dateline.model.rejected import Rejected
    from dateline.pipeline import events_of

    load_ready(options)
    with progress(enabled=shows_progress(options)) as tick:

        def read() -> None:
            tally.used += 1
            tick(tally.used, tally.rejected)

        for outcome in events_of(reports, settings=options.settings, stdin=sys.stdin.buffer, tell=read):
            if isinstance(outcome, Rejected):
                tally.rejected += 1
                name_rejected(outcome)
            else:
                yield outcome


def _endings() -> Mapping[str, Format]:
    """The format of each ending that a file's name may have."""
    from dateline.export.exporters import EXPORTERS

    return {EXPORTERS[name].ending: EXPORTERS[name] for name in FORMATS}


def _write(dossiers: list[Dossier], options: Options) -> None:
    from dateline.export.formats import ExportOptions
    from dateline.export.target import writing

    for path in () if options.dry_run else options.outputs:
        with writing(path) as target:
            _endings()[path.suffix.lower()].write(dossiers, target, ExportOptions())
    for path in options.outputs if options.dry_run else ():
        click.echo(f"dry run: {path} was not written", err=True)
    if options.json:
        _print_lines(dossiers)
    elif not options.outputs:
        with printing():
            EventTable(sys.stdout).show(dossiers)


def _print_lines(dossiers: list[Dossier]) -> None:
    from dateline.cli.session import print_utf8
    from dateline.export.events import event_record
    from dateline.export.lines import line

    print_utf8()
    with printing():
        for dossier in dossiers:
            sys.stdout.write(line(event_record(dossier.event)))
        sys.stdout.flush()
