"""The verb that says which reports are copies of each other or tell of one event."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import Options, check_outputs, report_options, settings_with
from dateline.cli.progress import progress
from dateline.cli.session import Tally, load_ready, name_rejected, print_utf8, printing, shows_progress

if TYPE_CHECKING:
    from dateline.model.ids import DocumentId
    from dateline.model.origin import Told
    from dateline.model.pair import Pair
    from dateline.model.story import Story

DONE = "compared"


@click.command()
@report_options
def same(
    reports: tuple[str, ...],
    as_json: bool,
    outputs: tuple[Path, ...],
    workers: int | None,
    quiet: bool,
    dry_run: bool,
) -> int:
    """Say which reports print one another's text, tell of the same event, or are related, and why.

    \b
    Example:
      dateline same reports/ -o pairs.csv
    """
    from dateline.export.pairs import PAIR_EXPORTERS

    check_outputs(outputs, reports, PAIR_EXPORTERS)
    options = Options(
        settings=settings_with(workers), json=as_json, outputs=outputs, quiet=quiet, dry_run=dry_run
    )
    tally = Tally()
    pairs = _paired(reports, options, tally)
    _write(pairs, options)
    if not quiet:
        click.echo(f"{tally.line(DONE)}: {len(pairs)} pairs", err=True)
    return tally.status


def _paired(reports: tuple[str, ...], options: Options, tally: Tally) -> tuple[Pair, ...]:
    """All pairs of the reports; what cannot be used is named on standard error and counted."""
    from dateline.corroborate import corroborate_claims
    from dateline.corroborate.copies import find_copies
    from dateline.corroborate.pairs import pair_documents

    told, stories = _read(reports, options, tally)
    copies = find_copies(one.origin for one in told.values())
    return pair_documents(copies, stories.values(), corroborate_claims(told.values()))


def _read(
    reports: tuple[str, ...], options: Options, tally: Tally
) -> tuple[Mapping[DocumentId, Told], Mapping[DocumentId, Story]]:
    """What each report tells, and what it is about."""
    from dateline.model.coded import CodedPage
    from dateline.pipeline import run, told_by

    load_ready(options)
    told: dict[DocumentId, Told] = {}
    stories: dict[DocumentId, Story] = {}
    with progress(enabled=shows_progress(options)) as tick:
        for outcome in run(reports, settings=options.settings, stdin=sys.stdin.buffer):
            if isinstance(outcome, CodedPage):
                told[outcome.document.id] = told_by(outcome)
                if outcome.story:
                    stories[outcome.document.id] = outcome.story
                tally.used += 1
            else:
                name_rejected(outcome)
                tally.rejected += 1
            tick(tally.used, tally.rejected)
    return told, stories


def _write(pairs: tuple[Pair, ...], options: Options) -> None:
    from dateline.export.formats import ExportOptions
    from dateline.export.pairs import PAIR_EXPORTERS, PairLines
    from dateline.export.target import writing

    for path in () if options.dry_run else options.outputs:
        with writing(path) as target:
            writer = PAIR_EXPORTERS[path.suffix.lower()](target.text(ExportOptions()))
            for pair in pairs:
                writer.add(pair)
    for path in options.outputs if options.dry_run else ():
        click.echo(f"dry run: {path} was not written", err=True)
    if options.json:
        print_utf8()
        with printing():
            lines = PairLines(sys.stdout)
            for pair in pairs:
                lines.add(pair)
            sys.stdout.flush()
    elif not options.outputs:
        with printing():
            _print_table(pairs)


_SHOWN = 4  # reasons of a pair


def _print_table(pairs: tuple[Pair, ...]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.table import PIPED_WIDTH
    from dateline.export.phrases import visible

    width = None if sys.stdout.isatty() else PIPED_WIDTH
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for heading in ("reports", "are", "because"):
        table.add_column(heading)
    for pair in pairs:
        because = [reason.text for reason in pair.reasons[:_SHOWN]]
        cells = ([str(pair.a), str(pair.b)], [pair.relation.value, f"{pair.score:.2f}"], because)
        table.add_row(*(Text("\n".join(visible(part) for part in cell)) for cell in cells))
    Console(file=sys.stdout, width=width, highlight=False, emoji=False).print(
        table if pairs else "no pairs of reports that share text or an event"
    )
