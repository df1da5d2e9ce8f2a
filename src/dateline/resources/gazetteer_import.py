"""Adds files of places to a copy of the gazetteer: line by line counted, and taken up again after a stop."""

import hashlib
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import BadResource, BadUsage
from dateline.resources import boundary_files as boundaries
from dateline.resources import gazetteer_csv as tables
from dateline.resources import gazetteer_geonames as geonames
from dateline.resources.gazetteer_draft import Draft
from dateline.resources.gazetteer_incoming import Incoming

Progress = Callable[[str], None]
_BATCH = 40_000
_TELL = 100_000
_GEONAMES = "CC BY 4.0; GeoNames, geonames.org"
_UNSTATED = "not stated"
_PRAGMAS = """
PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF;
PRAGMA cache_size=-150000;
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how its lines are got and read, and when its turn is."""

    name: str
    order: int  # codes before places before their other names
    lines: Callable[[Path], Iterator[Any]]
    read: Callable[[Any], Incoming]
    licence: str


_KINDS = {
    geonames.AREAS: Format("geonames-codes", 0, geonames.lines, geonames.read_area, _GEONAMES),
    geonames.DUMP: Format("geonames-places", 1, geonames.lines, geonames.read_place, _GEONAMES),
    geonames.NAMES: Format("geonames-names", 4, geonames.lines, geonames.read_name, _GEONAMES),
}
_AREAS = Format("areas-with-p-codes", 2, tables.table_rows, tables.read_area_row, _UNSTATED)
_PLAIN = Format("table", 3, tables.table_rows, tables.read_plain_row, _UNSTATED)
_OUTLINES = Format("boundaries", 5, boundaries.features, boundaries.read_feature, _UNSTATED)
_LOOKED_AT = 20  # first lines by which a file of GeoNames is known


def format_of(path: Path) -> Format:
    """The kind of a file by its columns, whatever its name."""
    if not path.is_file():
        raise BadUsage(f"{path}: there is no such file; check the path")
    if boundaries.is_boundaries(path):
        return _OUTLINES
    for line in islice(geonames.lines(path), _LOOKED_AT):
        kind = geonames.kind_of(line)
        if kind is not None:
            return _KINDS[kind]
    heading = tables.heading_of(path)
    if tables.is_areas(heading):
        return _AREAS
    if tables.is_plain(heading):
        return _PLAIN
    raise BadUsage(
        f"{path}: is no file of GeoNames, no table with p-codes, no table with a column `name`,"
        " no GeoJSON and no GeoPackage"
        f"; its first line has {', '.join(heading[:6]) or 'nothing'}"
    )


@dataclass(slots=True)
class Imported:
    """What became of the lines of one file."""

    file: str
    format: str
    sha256: str
    licence: str
    lines: int = 0
    added: int = 0
    completed: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    again: bool = False  # it had been imported before

    def count(self, lines: int, counted: Counter[str]) -> None:
        """Take over the counts of a batch."""
        self.lines += lines
        self.added += counted.pop("added", 0)
        self.completed += counted.pop("completed", 0)
        self.rejected += counted.total()
        self.reasons += counted


def import_files(
    files: Sequence[Path],
    target: Path,
    default: Path,
    *,
    licence: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> list[Imported]:
    """Add the files to the gazetteer at `target`, which begins as a copy of the default one.

    The work is done in a file beside it, which takes its place at the end; a stopped import leaves
    that file and goes on from there. With `dry_run` the target stays as it is.
    """
    say = progress or (lambda _: None)
    formats = sorted(((format_of(path), path) for path in files), key=lambda one: (one[0].order, one[1]))
    base = target if target.exists() else default
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "dry" if dry_run else target.with_name(target.name + ".importing")
        try:
            _prepare(beside, base)
            with closing(sqlite3.connect(beside, timeout=1)) as connection:
                connection.executescript(_PRAGMAS)
                done = [_import(one, path, connection, licence, say) for one, path in formats]
            if not dry_run:
                beside.replace(target)
                _journal_of(beside).unlink(missing_ok=True)
        except sqlite3.OperationalError as problem:
            raise BadResource(
                f"{beside}: cannot be written: {problem}; is another import at work?"
            ) from problem
        except OSError as problem:
            raise BadResource(f"{target}: cannot be written: {problem.strerror or problem}") from problem
    return done


def _prepare(beside: Path, base: Path) -> None:
    """Make the working copy, or keep the one that an earlier, stopped import of the same base left."""
    stand = f"{base.stat().st_size} {base.stat().st_mtime_ns}"
    if beside.exists() and _base_of(beside) == stand:
        return
    beside.parent.mkdir(parents=True, exist_ok=True)
    _journal_of(beside).unlink(missing_ok=True)  # it would be played back into the new copy
    beside.unlink(missing_ok=True)
    part = beside.with_name(beside.name + ".copy")
    shutil.copyfile(base, part)
    with closing(sqlite3.connect(part)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO about VALUES ('base', ?)", (stand,))
    part.replace(beside)


def _journal_of(beside: Path) -> Path:
    return beside.with_name(beside.name + "-journal")


def _base_of(beside: Path) -> str | None:
    with closing(sqlite3.connect(beside, timeout=1)) as connection:
        try:
            row = connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()
        except sqlite3.DatabaseError as problem:
            if problem.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise
            return None
    return row[0] if row else None


def _import(
    format_: Format, path: Path, connection: sqlite3.Connection, licence: str | None, say: Progress
) -> Imported:
    with connection:
        draft = Draft(connection)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    result = Imported(path.name, format_.name, digest, licence or format_.licence)
    finished = _take_up(result, connection)
    if finished:
        result.again = True
        say(f"{path.name}: imported before, nothing to do")
        return result
    if result.lines:
        say(f"{path.name}: taken up after line {result.lines:,}")
    rest = islice(format_.lines(path), result.lines, None)
    while raw := list(islice(rest, _BATCH)):
        with connection:
            result.count(len(raw), draft.add([format_.read(line) for line in raw]))
            _note(result, connection, finished=False)
        if result.lines % _TELL < _BATCH:
            say(f"{path.name}: {result.lines:,} lines")
    with connection:
        draft.settle()
        _note(result, connection, finished=True)
    return result


def _take_up(result: Imported, connection: sqlite3.Connection) -> bool:
    """Fill in what was done of the file before; whether that was all of it."""
    query = "SELECT lines, added, completed, rejected, licence, finished FROM imports WHERE sha256 = ?"
    row = connection.execute(query, (result.sha256,)).fetchone()
    if row is None:
        return False
    result.lines, result.added, result.completed, result.rejected, result.licence = row[:5]
    if result.rejected:
        result.reasons["before the stop, or in an earlier import"] = result.rejected
    return bool(row[5])


def _note(result: Imported, connection: sqlite3.Connection, *, finished: bool) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (result.sha256, result.file, result.format, result.licence, result.lines, result.added,
         result.completed, result.rejected, int(finished)),
    )  # fmt: skip
    connection.execute(
        "INSERT OR REPLACE INTO licences VALUES (?, ?, ?, ?)",
        (f"import {result.file}", result.sha256[:16], result.licence, None),
    )
