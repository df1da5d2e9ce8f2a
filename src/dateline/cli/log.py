"""The verbs that show what was decided and check that nothing was altered: log and verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option
from dateline.cli.project import open_project
from dateline.cli.session import print_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.decision import Logged
    from dateline.store.base import View

ALTERED = 3


@click.command()
@click.argument("about", nargs=-1, metavar="[ID]...")
@click.option("--by", "reviewer", metavar="NAME", help="Only what this person decided.")
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N entries.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")
@store_option
def log(
    about: tuple[str, ...], reviewer: str | None, last: int | None, as_json: bool, store: str | None
) -> int:
    """Show who decided what, when and why, in the order of the log; of everything, or about some ids.

    \b
    Example:
      dateline log --last 20
    """
    with open_project(store) as opened, opened.view() as view:
        entries = list(_entries(view, about, reviewer))[-last:] if last else _entries(view, about, reviewer)
        _print(entries, as_json)
    return 0


def _entries(view: View, about: tuple[str, ...], reviewer: str | None) -> Iterable[Logged]:
    """Entries about ids: an event's include those about its claims and what it was before."""
    if not about:
        return view.decisions(reviewer=reviewer)
    from dateline.model.ids import EventId

    found = {entry.number: entry for entry in view.decisions(subjects=about)}
    for id_ in about:
        found |= {entry.number: entry for entry in view.history(EventId(id_))}
    return (found[n] for n in sorted(found) if reviewer in (None, found[n].decision.reviewer))


def _print(entries: Iterable[Logged], as_json: bool) -> None:
    from dateline.cli.decisions import log_line, log_record

    if as_json:
        print_utf8()
    for entry in entries:
        click.echo(log_record(entry) if as_json else log_line(entry))


@click.command()
@click.option("--entry", metavar="NUMBER:HASH", help="An entry noted before: it must still be in the log.")
@click.option("--quiet", is_flag=True, help="No counts; what was altered is still named.")
@store_option
def verify(entry: str | None, quiet: bool, store: str | None) -> int:
    """Check every text, claim, decision and event against its hash, and the chain of the log.

    Ends with status 3 and names each row that is not as it was written. The last line is the head of the
    log: whoever keeps it elsewhere can later show with --entry that nothing before it was rewritten.

    \b
    Example:
      dateline verify
    """
    from dateline.errors import StoreError

    with open_project(store) as opened, opened.view() as view:
        problems = 0
        try:
            for finding in view.verify():
                problems += 1
                click.echo(f"altered {finding}", err=True)
        except StoreError as problem:
            problems += 1
            click.echo(f"altered {problem}", err=True)
        if entry is not None and not _holds(view, entry):
            problems += 1
            click.echo(f"altered log: it does not hold the entry {entry}", err=True)
        if not quiet:
            _say(view, problems)
    return ALTERED if problems else 0


def _holds(view: View, entry: str) -> bool:
    number, _, hash_ = entry.partition(":")
    if not number.isdecimal():
        raise click.BadParameter("expected NUMBER:HASH, as verify prints it", param_hint="--entry")
    if number == "0":
        return hash_ == ""
    found = next(iter(view.decisions(after=int(number) - 1, limit=1)), None)
    return found is not None and (found.number, found.hash) == (int(number), hash_)


def _say(view: View, problems: int) -> None:
    sizes = view.sizes()
    checked = ", ".join(f"{sizes[name]} {name}" for name in ("documents", "claims of all makers", "events"))
    number, hash_ = view.head()
    click.echo(f"checked {checked}, {sizes['decisions']} decisions: {problems or 'nothing'} altered")
    click.echo(f"head {number}:{hash_}")
