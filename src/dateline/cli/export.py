"""The verb that writes files for other people's software."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import (
    Options,
    actors_option,
    check_outputs,
    dry_run_option,
    quiet_option,
    settings_with,
    store_option,
    workers_option,
)
from dateline.errors import BadUsage

if TYPE_CHECKING:
    from dateline.export.formats import ExportOptions

ENDINGS = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".html": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".geojson": "geojson",
    ".gpkg": "gpkg",
}
CLAIM_ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}
TAGGED = frozenset({"csv", "xlsx", "parquet", "acled", "ucdp", "hapi", "crosswalk"})
COMMAS = frozenset({"csv", "acled", "ucdp", "hapi", "crosswalk"})
MOMENTS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z")


@dataclass(frozen=True)
class Asked:
    """One file that is asked for: its format and its path; without a path, standard output."""

    format: str
    path: Path | None


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option(
    "--as", "format_", metavar="FORMAT", help="Format; without it, the ending of the file decides. See below."
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a file; without it, text is printed. Repeatable where the endings decide.",
)
@click.option(
    "--of",
    type=click.Choice(["events", "claims"]),
    default="events",
    show_default=True,
    help="What a row is.",
)
@click.option(
    "--profile",
    type=click.Choice(["internal", "public"]),
    default="internal",
    show_default=True,
    help="public: districts for towns, no private person's name, no quoted words.",
)
@click.option(
    "--filter",
    "filter_",
    metavar="QUERY",
    help="Only some events, as in the desk's address: 'type=attack&first=2025-01-01'.",
)
@click.option("--excel", is_flag=True, help="CSV that Excel opens right: byte order mark, no formulas.")
@click.option("--hxl", is_flag=True, help="A row of HXL hashtags under the header.")
@click.option("--inter-numeric", is_flag=True, help="ACLED's actor types as numbers.")
@click.option(
    "--stamp",
    type=click.DateTime(MOMENTS),
    metavar="MOMENT",
    help="When the file is made; without it no clock is read, so that the same events give the same bytes.",
)
@click.option(
    "--table",
    "tables",
    multiple=True,
    metavar="NAME=FILE",
    help="Your own lookup table: ucdp=FILE with UCDP's numbers of your actors, pcodes=FILE with OCHA's "
    "p-codes, outlets=FILE with the reach of outlets. Repeatable.",
)
@store_option
@workers_option
@actors_option
@quiet_option
@dry_run_option
def export(
    *,
    reports: tuple[str, ...],
    format_: str | None,
    outputs: tuple[Path, ...],
    of: str,
    filter_: str | None,
    store: str | None,
    workers: int | None,
    quiet: bool,
    dry_run: bool,
    **how: object,
) -> int:
    """Write the events that the reports tell of, or those of the project's store, in the field's formats.

    Without a REPORT the events come from the store. Beside FILE stands FILE.account.json: what the file
    holds, what was left out and why, which rules were applied, and what the format cannot express.

    \b
    Formats of events: csv jsonl html xlsx parquet geojson gpkg crosswalk
    acled ucdp hapi polecat plover ftm oa prov
    Formats of claims: csv jsonl parquet

    \b
    Example:
      dateline export reports/ --as acled -o acled.csv
    """
    from dateline.cli.export_from import Wanted, write_all

    asked = asked_for(format_, outputs, reports, of)
    check_manner(asked, how, of)
    settings = settings_with(workers)
    options = Options(settings=settings, outputs=outputs, quiet=quiet, dry_run=dry_run)
    wanted = Wanted(reports=reports, store=store or settings.store, of=of, query=filter_)
    how["gazetteer"] = settings.gazetteer
    return write_all(asked, wanted, export_options(how, of), options)


def asked_for(
    format_: str | None, outputs: tuple[Path, ...], reports: tuple[str, ...], of: str
) -> tuple[Asked, ...]:
    """The files to write. Raises BadUsage where a format is unknown, or two files would be one."""
    known = known_formats(of)
    if format_ is not None and format_ not in known:
        raise BadUsage(f"--as {format_}: unknown format of {of}; known are {', '.join(known)}")
    if format_ is None and not outputs:
        raise BadUsage("say --as FORMAT, or -o FILE with an ending that says it")
    if format_ is not None and len(outputs) > 1:
        raise BadUsage("--as names the format of one file; give one -o")
    endings = CLAIM_ENDINGS if of == "claims" else ENDINGS
    check_outputs(outputs, reports, endings if format_ is None else {path.suffix.lower() for path in outputs})
    if not outputs:
        return (Asked(format_ or "", None),)
    return tuple(Asked(format_ or endings[path.suffix.lower()], path) for path in outputs)


def check_manner(asked: tuple[Asked, ...], how: dict[str, object], of: str) -> None:
    """Refuse what a format cannot heed, rather than leave it out."""
    for one in asked:
        if how["hxl"] and (one.format not in TAGGED or of == "claims"):
            raise BadUsage(f"--hxl: {one.format} of {of} has no place for hashtags; leave it out")
        if how["excel"] and one.format not in COMMAS:
            raise BadUsage(f"--excel: is for CSV; {one.format} needs no such care, leave it out")


def known_formats(of: str) -> tuple[str, ...]:
    """The names that --as may have."""
    if of == "claims":
        from dateline.export.claim_files import CLAIM_FILES

        return tuple(CLAIM_FILES)
    from dateline.export.exporters import EXPORTERS

    return tuple(EXPORTERS)


def export_options(how: dict[str, object], of: str) -> ExportOptions:
    """How the files are written."""
    from dateline.export.formats import ExportOptions, Profile

    profile = Profile(str(how["profile"]))
    if profile is Profile.PUBLIC and of == "claims":
        raise BadUsage("claims are words of reports, which the public profile withholds; export events")
    stamp = how["stamp"]
    return ExportOptions(
        profile=profile,
        excel=bool(how["excel"]),
        hxl=bool(how["hxl"]),
        inter_numeric=bool(how["inter_numeric"]),
        stamp=_utc(stamp) if isinstance(stamp, datetime) else None,
        gazetteer=Path(str(how["gazetteer"])) if how.get("gazetteer") else None,
        tables=dict(_table(str(one)) for one in how["tables"]),  # type: ignore[attr-defined]
    )


_TABLES = ("ucdp", "pcodes", "outlets")


def _utc(moment: datetime) -> datetime:
    from datetime import UTC

    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _table(text: str) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if not (name and equals and Path(file).is_file()):
        raise BadUsage(f"--table {text}: expected NAME=FILE with a file that is there")
    if name not in _TABLES:
        raise BadUsage(f"--table {text}: no table {name!r}; known are {', '.join(_TABLES)}")
    return name, Path(file)
