"""Rows that have to be sorted before they can be written, kept on disk meanwhile."""

import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType

_BATCH = 2_000


class Spool:
    """Takes lines with keys in any order and gives them back sorted, group by group, in little memory."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="dateline-")
        self._base = sqlite3.connect(Path(self._folder.name) / "rows.sqlite")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("CREATE TABLE rows (key TEXT, tie TEXT, line TEXT)")
        self._waiting: list[tuple[str, str, str]] = []

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
        self._folder.cleanup()

    def add(self, key: str, tie: str, line: str) -> None:
        """Keep a line. Lines with the same key come back together, in the order of `tie`."""
        self._waiting.append((key, tie, line))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def groups(self) -> Iterator[tuple[str, list[str]]]:
        """The lines of each key, in the order of keys. To be read once."""
        self._flush()
        self._base.execute("CREATE INDEX by_key ON rows (key, tie)")
        found = self._base.execute("SELECT key, line FROM rows ORDER BY key, tie")
        for key, group in groupby(found, key=itemgetter(0)):
            yield key, [line for _, line in group]

    def _flush(self) -> None:
        self._base.executemany("INSERT INTO rows VALUES (?, ?, ?)", self._waiting)
        self._waiting.clear()
