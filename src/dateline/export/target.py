"""A result of one or more files: all of them whole under their names, or none."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dateline.errors import OutputFailed
from dateline.export.formats import ExportOptions

_MARK = "\ufeff"
_BESIDE = (".account.json", ".rules.csv", ".rows.csv")


class FileTarget:
    """Files that take their names together when all are complete, the main one last.

    They are written in a hidden folder beside their place, so that a format may write a database or an
    archive as well as text.
    """

    def __init__(self, path: Path) -> None:
        self._final = path
        self._folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
        self._open: dict[Path, TextIO] = {}

    @property
    def path(self) -> Path:
        """The main file, while it is written."""
        return self._folder / self._final.name

    def text(self, options: ExportOptions) -> TextIO:
        """The main file for text; the same handle however often it is asked for."""
        if self.path not in self._open:
            file = self._opened(self.path)
            if options.excel:
                file.write(_MARK)
        return self._open[self.path]

    def beside(self, ending: str) -> TextIO:
        """A further file for text, named like the main one with `ending` after it."""
        path = self._folder / (self._final.name + ending)
        return self._open[path] if path in self._open else self._opened(path)

    def keep(self) -> tuple[Path, ...]:
        """Give all files their names; the folder they were written in disappears.

        What an earlier export left beside the file and this one did not write would speak of a file that is
        no more, and is removed.
        """
        self._close()
        mask = os.umask(0)
        os.umask(mask)
        named = []
        for part in sorted(self._folder.iterdir(), key=lambda one: (one == self.path, one.name)):
            part.chmod(0o666 & ~mask)
            named.append(part.replace(self._final.with_name(part.name)))
        self._folder.rmdir()
        for ending in _BESIDE:
            beside = self._final.with_name(self._final.name + ending)
            if beside not in named:
                beside.unlink(missing_ok=True)
        return tuple(named)

    def discard(self) -> None:
        """Remove all that was written."""
        with suppress(OSError):
            self._close()
        for part in self._folder.iterdir():
            part.unlink()
        self._folder.rmdir()

    def _opened(self, path: Path) -> TextIO:
        file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        self._open[path] = file
        return file

    def _close(self) -> None:
        for file in self._open.values():
            file.flush()
            os.fsync(file.fileno())
            file.close()
        self._open.clear()


@contextmanager
def writing(path: Path) -> Iterator[FileTarget]:
    """A target for `path`. After a failure nothing remains, and an older file stays as it was.

    Raises OutputFailed if the disk refuses.
    """
    try:
        target = FileTarget(path)
    except OSError as problem:
        raise OutputFailed(f"{path}: cannot be written: {problem.strerror or problem}") from problem
    try:
        yield target
        target.keep()
    except OSError as problem:
        target.discard()
        raise OutputFailed(f"{path}: cannot be written: {problem.strerror or problem}") from problem
    except BaseException:
        target.discard()
        raise
