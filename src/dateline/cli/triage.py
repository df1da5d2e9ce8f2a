"""The verb `triage`: which reports are worth reading in full."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dateline.cli.options import quiet_option
from dateline.errors import BadUsage

if TYPE_CHECKING:
    from dateline.model.document import Document
    from dateline.triage import Relevance

_RECALL = 0.97
about_option = click.option(
    "--about",
    multiple=True,
    metavar="NAME",
    help="A type, family or actor class that alone is asked for, such as violence or police. Repeatable.",
)


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")
@about_option
@click.option(
    "--recall",
    type=click.FloatRange(0.5, 0.99),
    default=_RECALL,
    show_default=True,
    help="Share of the relevant reports that should be kept.",
)
@click.option("--threshold", type=click.FloatRange(0, 1), help="A score instead: keep what scores as much.")
@click.option(
    "--keep", type=click.Path(path_type=Path, dir_okay=False), help="Write the kept ones as .jsonl."
)
@click.option(
    "--set-aside", type=click.Path(path_type=Path, dir_okay=False), help="Write the others as .jsonl."
)
@quiet_option
def triage(  # noqa: PLR0917  (each is an option of the command line)
    reports: tuple[str, ...],
    as_json: bool,
    about: tuple[str, ...],
    recall: float,
    threshold: float | None,
    keep: Path | None,
    set_aside: Path | None,
    quiet: bool,
) -> int:
    """Sort reports by their words alone, before anything is parsed, and say by which words.

    \b
    Example:
      dateline triage reports/ --keep relevant.jsonl --set-aside rest.jsonl
    """
    from dateline.model.rejected import Rejected
    from dateline.read import read_reports
    from dateline.resources.triage_cues import load_triage
    from dateline.triage import build_sorter

    if about and threshold is None and recall != _RECALL:
        raise BadUsage("--recall is calibrated for all types together; with --about give a --threshold")
    least = threshold if threshold is not None else load_triage().threshold(recall, asked=bool(about))
    sorter = build_sorter(about)
    counts = {"kept": 0, "set aside": 0, "rejected": 0}
    with ExitStack() as files:
        kept, aside = (_opened(files, path) for path in (keep, set_aside))
        for report in read_reports(reports, stdin=sys.stdin.buffer):
            if isinstance(report, Rejected):
                click.echo(f"rejected {report}", err=True)
                counts["rejected"] += 1
                continue
            found = sorter.score(report)
            relevant = found.score >= least
            counts["kept" if relevant else "set aside"] += 1
            click.echo(
                _line(report, found, relevant=relevant, least=least)
                if as_json
                else _row(report, found, relevant)
            )
            if target := kept if relevant else aside:
                target.write(_report_line(report) + "\n")
    if not quiet:
        told = " + ".join(f"{name} {number}" for name, number in counts.items())
        click.echo(f"in {sum(counts.values())} = {told} (kept from a score of {least})", err=True)
    return 1 if counts["rejected"] else 0


def _opened(files: ExitStack, path: Path | None) -> TextIO | None:
    return files.enter_context(path.open("w", encoding="utf-8")) if path else None


def _line(report: Document, found: Relevance, *, relevant: bool, least: float) -> str:
    record = {
        "schema": "dateline/triage/1",
        "document_id": report.id,
        "external_id": report.external_id,
        "location": report.location,
        "score": found.score,
        "threshold": least,
        "relevant": relevant,
        "reasons": [{"name": one.name, "value": one.value, "text": one.text} for one in found.reasons],
        "words": [[span.start, span.end] for span in found.words],
    }
    return json.dumps(record, ensure_ascii=False)


def _row(report: Document, found: Relevance, relevant: bool) -> str:
    verdict = click.style("keep ", fg="green") if relevant else click.style("aside", dim=True)
    why = "; ".join(reason.text for reason in found.reasons[:2]) or "no word that the codebook knows"
    name = report.location if report.external_id is None else report.external_id
    return f"{found.score:.2f} {verdict} {name}  {report.title or ''}\n           {why}"


def _report_line(report: Document) -> str:
    """The report as a row that every verb reads."""
    row = {
        "id": report.external_id if report.external_id is not None else report.location,
        "title": report.title,
        "published": report.published_at or (report.published.isoformat() if report.published else None),
        "outlet": report.outlet,
        "url": report.url,
        "author": report.author,
        "language": report.language,
        "text": report.text,
    }
    return json.dumps({name: value for name, value in row.items() if value is not None}, ensure_ascii=False)
