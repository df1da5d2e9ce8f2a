"""The verb that compares two releases of our events."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dateline.cli.options import check_outputs, quiet_option
from dateline.errors import BadUsage

if TYPE_CHECKING:
    from dateline.export.event_table import Edited
    from dateline.export.releases import Counts, Difference, Records

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_ENDINGS = (".csv", ".jsonl", ".json")
_KNOWN = (".csv", ".jsonl")
_COLUMNS = ("change", "event_id", "field", "old", "new", "why")


@click.command()
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a file: .csv, .jsonl or .json has one record for each difference. Repeatable.",
)
@quiet_option
def diff(old: Path, new: Path, *, as_json: bool, outputs: tuple[Path, ...], quiet: bool) -> int:
    """Say which events NEW has and OLD has not, which are gone, which changed in what, and why.

    Both are files of our events, as `dateline events` and `dateline export` write them: .jsonl or .csv.

    \b
    Example:
      dateline diff events-may.jsonl events-june.jsonl -o changes.csv
    """
    from dateline.export.releases import Counts

    for path in (old, new):
        if path.suffix.lower() not in _KNOWN:
            raise BadUsage(f"{path}: unknown ending {path.suffix!r}; known are {', '.join(_KNOWN)}")
    check_outputs(outputs, (str(old), str(new)), _ENDINGS)
    counts = Counts()
    found = _found(old, new, counts)
    for path in outputs:
        _write(path, found)
    _print(found, as_json=as_json, shown=not outputs)
    if not quiet:
        click.echo(_line(counts), err=True)
    return 0


def _found(old: Path, new: Path, counts: Counts) -> list[Difference]:
    """All differences. Raises BadUsage where a file is no release of ours."""
    from dateline.errors import UnreadableDocument
    from dateline.export.releases import differences

    try:
        return list(differences(_reader(old), _reader(new), counts))
    except UnreadableDocument as problem:
        raise BadUsage(str(problem)) from problem


def _reader(path: Path) -> Records:
    """The file's events, as often as they are asked for; cells changed by hand are named once."""
    from dateline.export.releases import read_release

    named: set[tuple[int, str]] = set()

    def tell(one: Edited) -> None:
        if (one.line, one.column) not in named:
            named.add((one.line, one.column))
            said = f"{one.column} was changed by hand from {one.written!r} to {one.found!r}"
            click.echo(f"{path}, line {one.line}: {said}; the event is compared, not the cell", err=True)

    return lambda: read_release(path, tell)


def _write(path: Path, found: Iterable[Difference]) -> None:
    from dateline.export.formats import ExportOptions
    from dateline.export.target import writing

    make: dict[str, Callable[[TextIO, Iterable[Difference]], None]] = {
        ".csv": _table,
        ".jsonl": _lines,
        ".json": _array,
    }
    with writing(path) as target:
        make[path.suffix.lower()](target.text(ExportOptions()), found)


def _table(file: TextIO, found: Iterable[Difference]) -> None:
    from dateline.export.cells import cell, csv_line

    file.write(csv_line(_COLUMNS))
    for one in found:
        cells = (one.kind.value, one.event_id, one.field, one.old, one.new, one.why)
        file.write(csv_line(cell(value) for value in cells))


def _lines(file: TextIO, found: Iterable[Difference]) -> None:
    for one in found:
        file.write(json.dumps(_record(one), ensure_ascii=False) + "\n")


def _array(file: TextIO, found: Iterable[Difference]) -> None:
    json.dump([_record(one) for one in found], file, ensure_ascii=False, indent=1)
    file.write("\n")


def _record(one: Difference) -> dict[str, object]:
    fields = asdict(one)
    return {"schema": "dateline/difference/1", "change": fields.pop("kind").value, **fields}


def _print(found: Iterable[Difference], *, as_json: bool, shown: bool) -> None:
    """JSON lines where asked; where nothing else was asked for, a line for each event."""
    from dateline.cli.session import print_utf8, printing

    with printing():
        if as_json:
            print_utf8()
            _lines(sys.stdout, found)
            sys.stdout.flush()
        elif shown:
            for line in _summary(found):
                click.echo(line)


def _summary(found: Iterable[Difference]) -> Iterator[str]:
    from dateline.export.phrases import visible

    events: dict[tuple[str, str], list[Difference]] = {}
    for one in found:
        events.setdefault((one.kind.value, one.event_id), []).append(one)
    for (kind, event_id), parts in events.items():
        fields = f" {', '.join(one.field for one in parts)}" if kind == "changed" else ""
        yield visible(f"{kind} {event_id}{fields}: {parts[0].why}")


def _line(counts: Counts) -> str:
    return (
        f"old {counts.old} = same {counts.same} + changed {counts.changed} + removed {counts.removed}; "
        f"new {counts.new} = same {counts.same} + changed {counts.changed} + added {counts.added}"
    )
