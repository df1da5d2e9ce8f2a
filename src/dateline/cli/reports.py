"""The verbs that read reports: annotate and code."""

from pathlib import Path

import click

from dateline.cli.mentions import MentionTable
from dateline.cli.options import Options, check_outputs, report_options, settings_with
from dateline.cli.session import Verb, carry
from dateline.cli.table import TerminalTable
from dateline.export import CLAIM_EXPORTERS, DOCUMENT_EXPORTERS
from dateline.export.lines import ClaimLines, DocumentLines

ANNOTATE = Verb("annotated", False, DOCUMENT_EXPORTERS, DocumentLines, MentionTable)
CODE = Verb("coded", True, CLAIM_EXPORTERS, ClaimLines, TerminalTable)


@click.command()
@report_options
def annotate(
    reports: tuple[str, ...],
    as_json: bool,
    outputs: tuple[Path, ...],
    workers: int | None,
    quiet: bool,
    dry_run: bool,
) -> int:
    """Find places, times, counts, names, quotations and events, and what they refer to.

    \b
    Example:
      dateline annotate report.txt --json
    """
    check_outputs(outputs, reports, DOCUMENT_EXPORTERS)
    options = Options(
        settings=settings_with(workers), json=as_json, outputs=outputs, quiet=quiet, dry_run=dry_run
    )
    return carry(reports, options, ANNOTATE)


@click.command()
@report_options
def code(
    reports: tuple[str, ...],
    as_json: bool,
    outputs: tuple[Path, ...],
    workers: int | None,
    quiet: bool,
    dry_run: bool,
) -> int:
    """Say what each report claims: who did what to whom, where, when, to how many, and who says so.

    \b
    Example:
      dateline code reports/ -o claims.csv -o claims.html
    """
    check_outputs(outputs, reports, CLAIM_EXPORTERS)
    options = Options(
        settings=settings_with(workers), json=as_json, outputs=outputs, quiet=quiet, dry_run=dry_run
    )
    return carry(reports, options, CODE)
