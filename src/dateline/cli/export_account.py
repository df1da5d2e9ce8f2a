"""The account of an exported file: for machines beside it, for people on standard error."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

import click

from dateline import __version__

if TYPE_CHECKING:
    from dateline.cli.export import Asked
    from dateline.export.formats import Counted, ExportReport
    from dateline.export.profile import Withheld


def write_account(file: TextIO, report: ExportReport, withheld: Withheld | None) -> None:
    """Write what the file holds and what it does not, item by item."""
    head = {
        "schema": "dateline/account/1",
        "format": report.format,
        "profile": "internal" if withheld is None else "public",
        "taken": report.taken,
        "written": report.written,
        "rows": report.rows,
        "rules": _counts(report.rules),
        "cannot_be_expressed": _counts(report.unexpressed),
        "withheld": _counts(withheld.counted()) if withheld else {},
        "maker": f"dateline {__version__}",
    }
    file.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}"))
    file.write(',\n "left_out": [')
    for order, one in enumerate(report.left_out):
        file.write(",\n  " if order else "\n  ")
        file.write(json.dumps({"id": one.id, "reason": one.reason}, ensure_ascii=False))
    file.write("\n ]\n}\n" if report.left_out else "]\n}\n")


def say(asked: Asked, report: ExportReport, withheld: Withheld | None) -> None:
    """Tell on standard error what was written and what was not."""
    for line in _lines(asked, report, withheld):
        click.echo(line, err=True)


def _lines(asked: Asked, report: ExportReport, withheld: Withheld | None) -> Iterator[str]:
    out = len(report.left_out)
    name = asked.path or asked.format
    counts = f"in {report.taken} = written {report.written} + left out {out}"
    yield f"{name}: {counts}; {report.rows} rows"
    for reason, times in sorted(Counter(one.reason for one in report.left_out).items()):
        yield f"  left out {times}: {reason}"
    for one in report.unexpressed:
        yield f"  cannot be expressed, {one.times}: {one.name}"
    for one in withheld.counted() if withheld else ():
        yield f"  public profile, {one.times}: {one.name}"


def _counts(counted: tuple[Counted, ...]) -> dict[str, int]:
    return {one.name: one.times for one in counted}
