"""Options that verbs share, spelt the same everywhere."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from dateline.errors import BadUsage
from dateline.settings import Settings, load_settings

Command = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the user asked for, beside the reports."""

    settings: Settings
    json: bool = False
    outputs: tuple[Path, ...] = ()
    table: bool = False  # print the table beside the files
    quiet: bool = False
    dry_run: bool = False


def report_options(command: Command) -> Command:
    """Reports as arguments, and the options of every verb that reads them."""
    return _with_options(click.argument("reports", nargs=-1, required=True, metavar="REPORT..."), command)


def project_options(command: Command) -> Command:
    """The same for a verb that takes what the project's store holds where no report is named."""
    reports = click.argument("reports", nargs=-1, metavar="[REPORT]...")
    return store_option(_with_options(reports, command))


def _with_options(reports: Callable[[Command], Command], command: Command) -> Command:
    for option in reversed(
        [
            reports,
            click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output."),
            click.option(
                "-o",
                "--output",
                "outputs",
                multiple=True,
                type=click.Path(path_type=Path),
                metavar="FILE",
                help="Write a file; its ending decides the format. Repeatable.",
            ),
            workers_option,
            actors_option,
            quiet_option,
            dry_run_option,
        ]
    ):
        command = option(command)
    return command


workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that work side by side; the output is the same for any N.",
)


def _keep_actors(context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    context.meta[ACTORS] = file


ACTORS = "dateline.actors"  # the key under which the context of a verb keeps the file named
actors_option = click.option(
    "--actors",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    expose_value=False,
    callback=_keep_actors,
    help="Your own file of actors, over the registry (default: the setting `actors`).",
)
store_option = click.option(
    "--store",
    metavar="ADDRESS",
    help="The project's store: a file, or postgresql://USER@HOST/DATABASE (default: the setting `store`).",
)
quiet_option = click.option(
    "--quiet", is_flag=True, help="No progress, no counts; rejected reports are still named."
)

dry_run_option = click.option("--dry-run", is_flag=True, help="Do everything but write the files.")


def settings_with(workers: int | None) -> Settings:
    """The user's settings, with the workers and the file of actors given on the command line."""
    settings = load_settings()
    context = click.get_current_context(silent=True)
    actors = context.meta.get(ACTORS) if context else None
    return replace(settings, workers=workers or settings.workers, actors=actors or settings.actors)


def check_outputs(outputs: tuple[Path, ...], reports: tuple[str, ...], known: Collection[str]) -> None:
    """Refuse, before any work, what could not be written at the end."""
    for path in outputs:
        if path.suffix.lower() not in known:
            raise BadUsage(f"{path}: unknown ending {path.suffix!r}; known are {', '.join(known)}")
        if not path.parent.is_dir():
            raise BadUsage(f"{path}: the folder {path.parent} does not exist; make it first")
        if path.is_dir():
            raise BadUsage(f"{path}: is a folder; name a file in it")
        if path.resolve() in {Path(one).resolve() for one in reports}:
            raise BadUsage(f"{path}: is one of the reports and would be overwritten; choose another name")
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise BadUsage("two outputs have the same name; each -o needs its own file")
