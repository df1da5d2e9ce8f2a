"""A line on the terminal that tells how far a run has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(*, enabled: bool) -> Iterator[Callable[[int, int], None]]:
    """A call that takes the reports used and rejected so far; it does nothing unless enabled."""
    if not enabled:
        yield lambda _used, _rejected: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading the first report")
        yield lambda used, rejected: bar.update(task, description=_line(used, rejected))


def _line(used: int, rejected: int) -> str:
    return f"{used} reports done" + (f", {rejected} rejected" if rejected else "")
