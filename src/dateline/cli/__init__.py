"""The command line."""

import os
import sys
from collections.abc import Sequence

import click

from dateline import __version__
from dateline.cli.actors import actor, actors
from dateline.cli.coders import adjudicate, agree, assign
from dateline.cli.compare import compare
from dateline.cli.db import backup, db, restore
from dateline.cli.diff import diff
from dateline.cli.doctor import doctor
from dateline.cli.events import events
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.log import log, verify
from dateline.cli.places import gazetteer, place
from dateline.cli.project import add, init
from dateline.cli.reports import annotate, code
from dateline.cli.same import same
from dateline.cli.samples import demo
from dateline.cli.score import score
from dateline.cli.serve import serve
from dateline.cli.session import ReaderLeft
from dateline.cli.triage import triage
from dateline.cli.users import user
from dateline.errors import BadUsage, DatelineError

USAGE, FAILED, STOPPED = 2, 3, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def group() -> None:
    """Read news reports on conflict and say who did what to whom, where, when, and who says so.

    \b
    Example:
      dateline code report.txt
    """


for verb in (
    annotate,
    code,
    events,
    same,
    explain,
    export,
    diff,
    demo,
    actor,
    actors,
    place,
    gazetteer,
    score,
    compare,
    serve,
    user,
    init,
    add,
    log,
    verify,
    backup,
    restore,
    db,
    assign,
    agree,
    adjudicate,
    doctor,
    triage,
):
    group.add_command(verb)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and say how it went: 0 all read, 1 some rejected, 2 wrong usage, 3 failed."""
    try:
        return int(group.main(arguments, prog_name="dateline", standalone_mode=False) or 0)
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except BadUsage as problem:
        return _failed(problem, USAGE)
    except DatelineError as problem:
        return _failed(problem, FAILED)
    except ReaderLeft:
        return _reader_left()
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return STOPPED


def _failed(problem: DatelineError, status: int) -> int:
    click.echo(f"dateline: {problem}", err=True)
    return status


def _reader_left() -> int:
    """What is still in the buffer must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
