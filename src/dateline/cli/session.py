"""One run of a verb: reports in, results out as they come, everything counted."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

import click

from dateline.cli.options import Options
from dateline.cli.progress import progress
from dateline.errors import OutputFailed
from dateline.export import Maker
from dateline.export.files import OutputFile
from dateline.export.phrases import visible
from dateline.model.coded import CodedPage

if TYPE_CHECKING:
    from dateline.export.base import Writer
    from dateline.model.rejected import Rejected


class ReaderLeft(Exception):
    """Whoever read standard output has closed it."""


@dataclass(frozen=True)
class Verb:
    """What a verb does with reports: how it says so, how far it goes, and what it can write."""

    done: str
    claims: bool
    exporters: Mapping[str, Maker]
    lines: Maker
    table: Maker


@dataclass
class Tally:
    """Reports in, used and rejected: every one that came in is in one of the two."""

    used: int = 0
    rejected: int = 0

    def line(self, done: str) -> str:
        """The counts as they are printed at the end."""
        return f"in {self.used + self.rejected} = {done} {self.used} + rejected {self.rejected}"

    @property
    def status(self) -> int:
        """0 when every report was used, 1 when some were not."""
        return 1 if self.rejected else 0


def carry(
    reports: tuple[str, ...],
    options: Options,
    verb: Verb,
) -> int:
    """Carry the reports as far as the verb asks, write each as it comes, and count them."""
    tally = Tally()
    try:
        with _outputs(options, verb.exporters) as files, _terminal(options, verb) as shown:
            _each(reports, options, verb.claims, tally, [*files, *shown])
    except KeyboardInterrupt:
        click.echo(f"stopped before the end, after whole reports: {tally.line(verb.done)}", err=True)
        raise
    if not options.quiet:
        click.echo(tally.line(verb.done), err=True)
    if options.dry_run:
        _say_dry(options)
    return tally.status


def _each(
    reports: tuple[str, ...], options: Options, claims: bool, tally: Tally, writers: list[OutputFile | _Shown]
) -> None:
    with _garbage_after_loading() as loaded, progress(enabled=shows_progress(options)) as tick:
        from dateline.pipeline import run

        load_ready(options)
        for outcome in run(reports, settings=options.settings, claims=claims, stdin=sys.stdin.buffer):
            loaded()
            if isinstance(outcome, CodedPage):
                with _undisturbed():
                    for writer in writers:
                        writer.add(outcome)
                    tally.used += 1
            else:
                name_rejected(outcome)
                tally.rejected += 1
            tick(tally.used, tally.rejected)


@contextmanager
def _garbage_after_loading() -> Iterator[Callable[[], None]]:
    """Collect no garbage until called: loading makes hundreds of thousands of objects, all of which stay.

    They are then set aside, so that no later collection looks at them. Only a process of our own may do so.
    """

    def loaded() -> None:
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    gc.disable()
    try:
        yield loaded
    finally:
        gc.enable()


def load_ready(options: Options) -> None:
    """Build the gazetteer where there is none yet, once and with a word about it, before workers need it."""
    from dateline.resources.gazetteer import open_gazetteer

    tell = None if options.quiet else lambda line: click.echo(line, err=True)
    open_gazetteer(options.settings.gazetteer, progress=tell)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the report is written; pressed once more, it does not."""
    pressed: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        pressed.append(number)

    before = signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def name_rejected(rejected: Rejected) -> None:
    """Say which report could not be used, and why."""
    click.echo(visible(f"rejected {rejected}"), err=True)


@contextmanager
def _outputs(options: Options, exporters: Mapping[str, Maker]) -> Iterator[list[OutputFile]]:
    """The files asked for. They get their names at the end, also when the user stops the run, but not
    after a failure."""
    files: list[OutputFile] = []
    try:
        for path in () if options.dry_run else options.outputs:
            files.append(OutputFile(path, exporters[path.suffix.lower()]))
        yield files
    except KeyboardInterrupt:
        _keep(files)
        raise
    except BaseException:
        for file in files:
            file.discard()
        raise
    _keep(files)


def _keep(files: list[OutputFile]) -> None:
    for file in files:
        file.keep()


class _Shown:
    """Results on standard output; a full disk behind it is an error like any other."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, page: CodedPage) -> None:
        with printing():
            self._writer.add(page)

    def close(self) -> None:
        with printing():
            self._writer.close()
            sys.stdout.flush()


@contextmanager
def printing() -> Iterator[None]:
    """Standard output may be a full disk, or a reader who has seen enough."""
    try:
        yield
    except BrokenPipeError as problem:
        raise ReaderLeft from problem
    except OSError as problem:
        # what still waits in the buffer must not complain once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputFailed(f"standard output cannot be written: {problem.strerror or problem}") from problem


@contextmanager
def _terminal(options: Options, verb: Verb) -> Iterator[list[_Shown]]:
    """JSON lines where asked; a table where nothing else was asked for, or it was."""
    if options.json:
        print_utf8()
        shown = [_Shown(verb.lines(sys.stdout))]
    elif options.outputs and not options.table:
        shown = []
    else:
        shown = [_Shown(verb.table(sys.stdout))]
    yield shown
    for one in shown:
        one.close()


def print_utf8() -> None:
    """JSON is UTF-8 with plain line feeds, whatever the terminal or the system prefers.

    With PYTHONUNBUFFERED set, Python drops the rest of a line whose writing a signal cuts short: there the
    stream gets a buffer of its own, which is emptied after each report.
    """
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase):
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", newline="\n")
        return
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")


def shows_progress(options: Options) -> bool:
    """On a terminal, unless told to be quiet or a table goes to the same screen."""
    table = not options.json and (options.table or not options.outputs)
    crowded = sys.stdout.isatty() and (table or options.json)
    return sys.stderr.isatty() and not options.quiet and not crowded


def _say_dry(options: Options) -> None:
    for path in options.outputs:
        click.echo(f"dry run: {path} was not written", err=True)
