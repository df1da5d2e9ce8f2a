"""Where exported events come from, reports or the project's store, and how files are made of them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from dateline.cli.export_account import say, write_account
from dateline.cli.options import Options
from dateline.cli.session import Tally, print_utf8, printing
from dateline.errors import BadUsage

if TYPE_CHECKING:
    from dateline.cli.export import Asked
    from dateline.export.claim_files import ToldText
    from dateline.export.formats import ExportOptions, ExportReport
    from dateline.export.profile import PublicProfile, Withheld
    from dateline.export.target import FileTarget
    from dateline.model.dossier import Dossier
    from dateline.store.base import View

T = TypeVar("T")
Read = Callable[[], Iterator[T]]
BINARY = frozenset({"xlsx", "parquet", "gpkg"})


@dataclass(frozen=True)
class Wanted:
    """What is to be exported, and from where."""

    reports: tuple[str, ...]
    store: str
    of: str
    query: str | None


def write_all(asked: Sequence[Asked], wanted: Wanted, how: ExportOptions, options: Options) -> int:
    """Write every file, and say what became of reports and events."""
    tally = Tally()
    keep = bool(wanted.reports) and len(asked) > 1
    with _opened(wanted) as view:
        if wanted.of == "claims":
            read = _again(_claims(wanted, options, tally, view), keep=keep)
            for one in asked:
                _write_claims(one, read(), how, options)
        else:
            dossiers = _again(_dossiers(wanted, options, tally, view), keep=keep)
            for one in asked:
                _write_events(one, dossiers(), how, options)
    if wanted.reports and not options.quiet:
        click.echo(tally.line("read"), err=True)
    return tally.status


@contextmanager
def _opened(wanted: Wanted) -> Iterator[View | None]:
    """The store at one moment, where no report is named."""
    if wanted.reports:
        yield None
        return
    from dateline.store.sql import open_store

    with open_store(wanted.store) as store, store.view() as view:
        yield view


def _again(read: Read[T], *, keep: bool) -> Read[T]:
    """The same things as often as they are asked for; those of reports are read once and kept."""
    if not keep:
        return read
    kept: list[T] | None = None

    def once() -> Iterator[T]:
        nonlocal kept
        if kept is None:
            kept = list(read())
        return iter(kept)

    return once


def _dossiers(wanted: Wanted, options: Options, tally: Tally, view: View | None) -> Read[Dossier]:
    from dateline.cli.events import settled
    from dateline.cli.export_filter import passing, read_query

    filter_ = read_query(wanted.query)
    if view is not None:
        return lambda: view.dossiers(filter_)
    return lambda: passing(settled(wanted.reports, options, tally), filter_)


def _claims(wanted: Wanted, options: Options, tally: Tally, view: View | None) -> Read[ToldText]:
    from dateline.export.claim_files import ToldText

    if wanted.query:
        raise BadUsage("--filter chooses events; leave it out to export claims")
    if view is not None:
        return lambda: (ToldText(told, view.text(told.origin.document_id)) for told in view.told())
    return lambda: _coded(wanted, options, tally)


def _coded(wanted: Wanted, options: Options, tally: Tally) -> Iterator[ToldText]:
    """What each report tells; what cannot be used is named and counted."""
    from dateline.cli.session import load_ready, name_rejected
    from dateline.export.claim_files import ToldText
    from dateline.model.rejected import Rejected
    from dateline.pipeline import run, told_by

    load_ready(options)
    for outcome in run(wanted.reports, settings=options.settings, stdin=sys.stdin.buffer):
        if isinstance(outcome, Rejected):
            tally.rejected += 1
            name_rejected(outcome)
        else:
            tally.used += 1
            yield ToldText(told_by(outcome), outcome.document.text)


def _write_events(asked: Asked, dossiers: Iterable[Dossier], how: ExportOptions, options: Options) -> None:
    from dateline.export.exporters import EXPORTERS

    withheld = None
    if not how.quotes:
        profile = _public_profile(options)
        dossiers, withheld = profile.applied(dossiers), profile.withheld
    make = EXPORTERS[asked.format].write
    _put(asked, lambda target: make(dossiers, target, how), options, withheld)


def _write_claims(asked: Asked, reports: Iterable[ToldText], how: ExportOptions, options: Options) -> None:
    from dateline.export.claim_files import CLAIM_FILES

    make = CLAIM_FILES[asked.format]
    _put(asked, lambda target: make(reports, target, how), options, None)


def _public_profile(options: Options) -> PublicProfile:
    from dateline.export.areas_known import area_finder
    from dateline.export.profile import PublicProfile
    from dateline.resources.gazetteer import open_gazetteer

    return PublicProfile(area_finder(open_gazetteer(options.settings.gazetteer)))


def _put(
    asked: Asked, make: Callable[[FileTarget], ExportReport], options: Options, withheld: Withheld | None
) -> None:
    """Make the file and its account, or in a dry run see that it can be made."""
    from dateline.export.target import writing

    if asked.path is None or options.dry_run:
        report = _shown(asked, make, print_it=not options.dry_run)
    else:
        with writing(asked.path) as target:
            report = make(target)
            write_account(target.beside(".account.json"), report, withheld)
    if not options.quiet:
        say(asked, report, withheld)
    if options.dry_run and asked.path is not None:
        click.echo(f"dry run: {asked.path} was not written", err=True)


def _shown(asked: Asked, make: Callable[[FileTarget], ExportReport], *, print_it: bool) -> ExportReport:
    """Make the file in a folder of its own, and print it."""
    from dateline.export.target import writing

    if print_it and asked.format in BINARY:
        raise BadUsage(f"{asked.format} is no text that could be printed; say -o FILE")
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "printed"
        with writing(path) as target:
            report = make(target)
            target.path.touch()
        if print_it:
            print_utf8()
            with printing(), path.open(encoding="utf-8", newline="") as file:
                shutil.copyfileobj(file, sys.stdout)
                sys.stdout.flush()
    return report
