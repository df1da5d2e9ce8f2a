"""Files of results: whole or not there at all."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dateline.errors import OutputFailed
from dateline.export.base import Writer
from dateline.model.coded import CodedPage


class OutputFile:
    """A result file that takes its name only when it is complete.

    Until then it has another name in the same folder; a failure removes it and leaves an older
    file of the same name as it was.
    """

    def __init__(self, path: Path, make: Callable[[TextIO], Writer]) -> None:
        self.path = path
        with _failing(path):
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
            self._part = Path(name)
            self._file = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="")
        with _failing(path, self.discard):
            self._writer = make(self._file)

    def add(self, page: CodedPage) -> None:
        """Write a page. Raises OutputFailed, and removes what was written, if the disk refuses."""
        with _failing(self.path, self.discard):
            self._writer.add(page)

    def keep(self) -> None:
        """Complete the file and give it its name."""
        with _failing(self.path, self.discard):
            self._writer.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.chmod(0o666 & ~_mask())
            self._part.replace(self.path)

    def discard(self) -> None:
        """Remove what was written."""
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)


@contextmanager
def _failing(path: Path, clean: Callable[[], None] = lambda: None) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        clean()
        raise OutputFailed(f"{path}: cannot be written: {problem.strerror or problem}") from problem


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
