"""A first look: the bundled sample reports, coded."""

from importlib.resources import as_file, files
from pathlib import Path

import click

from dateline.cli.options import Options, dry_run_option, quiet_option, settings_with, workers_option
from dateline.cli.reports import CODE
from dateline.cli.session import carry
from dateline.errors import OutputFailed

ENDINGS = frozenset({".txt", ".md", ".html", ".jsonl", ".csv"})


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dateline-demo"),
    show_default=True,
    metavar="FOLDER",
    help="Where to write; made if it is not there.",
)
@workers_option
@quiet_option
@dry_run_option
def demo(out: Path, workers: int | None, quiet: bool, dry_run: bool) -> int:
    """Code the sample reports that come with dateline, show the claims, and write a page and a table of them.

    \b
    Example:
      dateline demo
    """
    outputs = (out / "claims.html", out / "claims.csv")
    if not dry_run:
        _make(out)
    with as_file(files("dateline.resources").joinpath("samples")) as folder:
        reports = tuple(str(path) for path in sorted(folder.iterdir()) if path.suffix in ENDINGS)
        options = Options(
            settings=settings_with(workers), outputs=outputs, table=True, quiet=quiet, dry_run=dry_run
        )
        status = carry(reports, options, CODE)
    if dry_run:
        return status
    click.echo(f"the reports beside what they claim: {outputs[0].resolve()}")
    click.echo(f"one row for each claim:              {outputs[1].resolve()}")
    return status


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputFailed(f"{folder}: cannot be made: {problem.strerror}") from problem
