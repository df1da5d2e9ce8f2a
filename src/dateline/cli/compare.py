"""The verb that compares our events with a user's own file of ACLED or UCDP."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import quiet_option
from dateline.errors import BadUsage

if TYPE_CHECKING:
    from dateline.export.formats import ExportReport
    from dateline.score.incident import Incident, Scheme
    from dateline.score.incident_figures import Agreement, Comparison
    from dateline.score.incident_pairs import Tolerance
    from dateline.score.incident_read import Incidents

_FILE = click.Path(path_type=Path)
_ENDINGS = (".csv", ".json")
_SHOWN = 20  # rejected rows that are named one by one


@click.command()
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option("--as", "scheme", type=click.Choice(["acled", "ucdp"]), help="Whose columns THEIRS has; "
              "told by the columns if left away.")  # fmt: skip
@click.option("--km", type=click.FloatRange(min=0), default=5.0, show_default=True, metavar="N",
              help="How far two points of one event may lie apart.")  # fmt: skip
@click.option("--days", type=click.IntRange(min=0), default=2, show_default=True, metavar="N",
              help="How many days two dates of one event may lie apart.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record to standard output.")
@click.option("-o", "--output", "outputs", multiple=True, type=_FILE, metavar="FILE",
              help="Write a file: .csv has a row for each event, .json the record. Repeatable.")  # fmt: skip
@quiet_option
def compare(
    *,
    ours: Path,
    theirs: Path,
    scheme: str | None,
    km: float,
    days: int,
    as_json: bool,
    outputs: tuple[Path, ...],
    quiet: bool,
) -> int:
    """Say which events of OURS are in THEIRS, which are only in one of them, and how far they agree.

    OURS is a file of our events (.jsonl, .csv) or what `dateline export --as acled` or `ucdp` wrote.
    THEIRS is your own download of ACLED or UCDP; only its rows in the countries and days of OURS count.

    \b
    Example:
      dateline compare events.jsonl acled-2025.csv -o compared.csv
    """
    from dateline.score.incident import Scheme
    from dateline.score.incident_figures import compare_pairs
    from dateline.score.incident_pairs import Tolerance, pair_incidents
    from dateline.score.incident_read import read_incidents, scheme_of_file
    from dateline.score.incident_record import comparison_record

    _check(outputs, (ours, theirs))
    tolerance = Tolerance(km=km, days=days)
    wanted = scheme_of_file(theirs, Scheme(scheme) if scheme else None)
    with _in_columns(ours, wanted) as (path, report):
        left = read_incidents(path)
    if not left.kept:
        raise BadUsage(f"{ours}: holds no event that could be compared{_why(report)}")
    right = read_incidents(theirs, wanted, _Window(left.kept, tolerance))
    found = compare_pairs(pair_incidents(left.kept, right.kept, tolerance))
    record = comparison_record(found)
    click.echo(json.dumps(record, ensure_ascii=False) if as_json else "\n".join(_lines(found)))
    for output in outputs:
        _write(output, found, record)
    return _account(found, (left, right), report, quiet)


def _check(outputs: tuple[Path, ...], read: tuple[Path, ...]) -> None:
    for path in outputs:
        if path.suffix.lower() not in _ENDINGS:
            raise BadUsage(f"{path}: unknown ending {path.suffix!r}; known are {', '.join(_ENDINGS)}")
        if not path.parent.is_dir():
            raise BadUsage(f"{path}: the folder {path.parent} does not exist; make it first")
        if path.resolve() in {one.resolve() for one in read}:
            raise BadUsage(f"{path}: is one of the files to compare and would be overwritten")
    for path in read:
        if not path.is_file():
            raise BadUsage(f"{path}: no such file")


@contextmanager
def _in_columns(ours: Path, scheme: Scheme) -> Iterator[tuple[Path, ExportReport | None]]:
    """Our file in the data set's columns: events are exported as `export --as` does it."""
    from dateline.export.event_file import event_dossiers, is_event_file
    from dateline.export.exporters import EXPORTERS
    from dateline.export.formats import ExportOptions
    from dateline.export.target import writing

    if not is_event_file(ours):
        yield ours, None
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / f"{scheme.value}.csv"
        with writing(path) as target:
            report = EXPORTERS[scheme.value].write(event_dossiers(ours), target, ExportOptions())
        yield path, report


class _Window:
    """Whether a row lies in the countries and days of our events."""

    def __init__(self, ours: list[Incident], tolerance: Tolerance) -> None:
        from dateline.score.incident_columns import padded

        days = [padded(one, tolerance.days) for one in ours]
        self._countries = {one.country for one in ours}
        self._first, self._last = min(day for day, _ in days), max(day for _, day in days)

    def __call__(self, one: Incident) -> bool:
        is_then = one.first <= self._last and one.last >= self._first
        return is_then and one.country in self._countries


def _why(report: ExportReport | None) -> str:
    if report is None or not report.left_out:
        return ""
    return f"; for example {report.left_out[0].id}: {report.left_out[0].reason}"


def _lines(found: Comparison) -> Iterator[str]:
    yield f"{found.matched} in both, {found.only_ours} only ours, {found.only_theirs} only theirs"
    yield f"deaths in both: {found.deaths[0]} by ours, {found.deaths[1]} by theirs"
    yield ""
    yield f"{'field':<22} {'pairs':>6} {'agree':>6} {'share':>6}  median difference"
    for one in found.fields:
        yield f"{one.field:<22} {one.compared:>6} {one.agree:>6} {_share(one):>6}  {_middle(one)}".rstrip()


def _share(one: Agreement) -> str:
    return "–" if one.share is None else f"{one.share:.3f}"


def _middle(one: Agreement) -> str:
    return "" if one.middle is None else f"{one.middle:g} {one.unit}"


def _write(path: Path, found: Comparison, record: dict[str, object]) -> None:
    from dateline.export.cells import cell, csv_line
    from dateline.export.formats import ExportOptions
    from dateline.export.target import writing
    from dateline.score.incident_record import PAIR_COLUMNS, pair_rows

    with writing(path) as target:
        file = target.text(ExportOptions())
        if path.suffix.lower() == ".json":
            file.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
            return
        file.write(csv_line(PAIR_COLUMNS))
        for row in pair_rows(found):
            file.write(csv_line(cell(value) for value in row))


def _account(
    found: Comparison, files: tuple[Incidents, Incidents], report: ExportReport | None, quiet: bool
) -> int:
    """What became of every row of both files, and the exit status."""
    ours, theirs = files
    rejected = (*ours.rejected, *theirs.rejected)
    for one in rejected[:_SHOWN]:
        click.echo(str(one), err=True)
    if len(rejected) > _SHOWN:
        click.echo(f"… and {len(rejected) - _SHOWN} rows more", err=True)
    if not quiet:
        for line in _counts(found, ours, theirs, report):
            click.echo(line, err=True)
    return 1 if rejected else 0


def _counts(
    found: Comparison, ours: Incidents, theirs: Incidents, report: ExportReport | None
) -> Iterator[str]:
    if report is not None:
        written = f"written {report.written} in {report.rows} rows"
        yield f"ours: {report.taken} events = {written} + not expressible {len(report.left_out)}"
        reasons: dict[str, int] = {}
        for one in report.left_out:
            reasons[one.reason] = reasons.get(one.reason, 0) + 1
        for reason, times in sorted(reasons.items()):
            yield f"  {times} × {reason}"
    yield (
        f"ours: {ours.rows} rows = matched {found.matched} + only ours {found.only_ours}"
        f" + rejected {len(ours.rejected)}"
    )
    yield (
        f"theirs: {theirs.rows} rows = matched {found.matched} + only theirs {found.only_theirs}"
        f" + in other countries or days {theirs.outside} + rejected {len(theirs.rejected)}"
    )
