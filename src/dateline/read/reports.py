"""The front door: files, folders and standard input, one report after the other, in a stable order."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.read.archive import read_wacz, read_warc
from dateline.read.build import LONGEST_TEXT, build_document
from dateline.read.mail import read_mailbox, read_message
from dateline.read.newsml import read_news_xml
from dateline.read.pdf import read_pdf
from dateline.read.problem import Unusable
from dateline.read.raw import Raw
from dateline.read.table import read_csv, read_json, read_json_lines
from dateline.read.text import read_markdown, read_plain
from dateline.read.web import read_page

Found = Iterator[Raw | Rejected]
_LARGEST_FILE = 50_000_000  # bytes; tables have no limit, they are read row by row


def _whole(reader: Callable[[bytes, str], Iterator[Raw | Rejected]]) -> Callable[[BinaryIO, str], Found]:
    """A reader of streams from a reader of bytes; an empty or a huge file is refused."""

    def read(stream: BinaryIO, location: str) -> Found:
        raw = stream.read(_LARGEST_FILE + 1)
        if len(raw) > _LARGEST_FILE:
            size = f"it has over {_LARGEST_FILE // 1_000_000} MB"
            remedy = "cut it into the reports that it holds, or give them as rows of a .jsonl file"
            raise Unusable(f"{size}; one report may have {LONGEST_TEXT:,} characters", remedy)
        if not raw.strip():
            raise Unusable("it is empty", "give the report's text, or leave it out")
        return reader(raw, location)

    return read


READERS: dict[str, Callable[[BinaryIO, str], Found]] = {
    ".txt": _whole(read_plain),
    ".md": _whole(read_markdown),
    ".html": _whole(read_page),
    ".htm": _whole(read_page),
    ".csv": read_csv,
    ".json": _whole(read_json),
    ".jsonl": read_json_lines,
    ".xml": _whole(read_news_xml),
    ".eml": _whole(read_message),
    ".mbox": read_mailbox,
    ".pdf": _whole(read_pdf),
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wacz": read_wacz,
}


def read_reports(locations: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Document | Rejected]:
    """Every report of the files, folders and "-" (standard input), or why it could not be used."""
    for location in locations:
        if location == "-":
            yield from _read_stdin(stdin or sys.stdin.buffer)
        elif Path(location).is_dir():
            yield from _read_folder(Path(location))
        else:
            yield from _read_file(location)


def read_document(location: str) -> Document:
    """The one report of a file, or of a row: "reports.jsonl#17". Raises BadInput if there is none.

    >>> from importlib.resources import files
    >>> samples = files("dateline.resources") / "samples"
    >>> read_document(str(samples / "reports.jsonl") + "#1").external_id
    'kivu-1'
    """
    path, _, row = location.rpartition("#")
    is_row = bool(path) and row.isdigit() and not Path(location).exists()
    found = read_reports([path if is_row else location])
    wanted = [one for one in found if not is_row or _row_of(one) == f"#{row}"]
    if len(wanted) != 1:
        raise Unusable(
            f"{location}: it holds {len(wanted)} reports", "name one row, such as reports.jsonl#17"
        )
    if isinstance(wanted[0], Rejected):
        raise wanted[0].error(str(wanted[0]))
    return wanted[0]


def _row_of(found: Document | Rejected) -> str:
    return found.location[found.location.rfind("#") :]


def _read_folder(folder: Path) -> Iterator[Document | Rejected]:
    """Every file below a folder, sorted by path; hidden ones are left alone, loops are walked once."""
    names = list(_iter_files(folder, set()))
    if not names:
        yield Rejected(str(folder), None, "the folder holds no files", "name a folder with reports")
    for name in names:
        yield from _read_file(str(name))


def _iter_files(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _iter_files(entry, seen)
        else:
            yield entry


def _read_file(location: str) -> Iterator[Document | Rejected]:
    reader = READERS.get(_ending(location))
    if reader is None:
        yield _unsupported(location)
        return
    try:
        with Path(location).open("rb") as stream:
            yield from _built(reader(stream, location))
    except Unusable as problem:
        yield Rejected(location, None, problem.reason, problem.remedy)
    except OSError as problem:
        yield _unopened(location, problem)


def _ending(location: str) -> str:
    """The ending that decides: ".warc.gz" before ".gz"."""
    name = Path(location).name.lower()
    return ".warc.gz" if name.endswith(".warc.gz") else Path(name).suffix


def _built(found: Found) -> Iterator[Document | Rejected]:
    for one in found:
        yield build_document(one) if isinstance(one, Raw) else one


def _unsupported(location: str) -> Rejected:
    name = Path(location).name.lower()
    if not Path(location).exists():
        return _unopened(location, FileNotFoundError())
    supported = "this version reads " + " ".join(READERS)
    return Rejected(
        location, None, f"its ending {Path(name).suffix!r} is not known", f"rename it: {supported}"
    )


def _unopened(location: str, problem: OSError) -> Rejected:
    if isinstance(problem, FileNotFoundError):
        return Rejected(location, None, "there is no such file", "check the path")
    if isinstance(problem, PermissionError):
        return Rejected(location, None, "it may not be read", "give yourself permission to read it")
    return Rejected(
        location, None, f"it could not be read: {problem.strerror or problem}", "check disk and path"
    )


def _read_stdin(stream: BinaryIO) -> Iterator[Document | Rejected]:
    """Standard input: JSON lines, JSON, HTML or plain text, as its first character tells."""
    first = stream.readline()
    kind = _sniff(first)
    try:
        if kind == ".jsonl":
            yield from _built(read_json_lines(chain([first], stream), "-"))
        else:
            yield from _built(READERS[kind](io.BytesIO(first + stream.read()), "-"))
    except Unusable as problem:
        yield Rejected("-", None, problem.reason, problem.remedy)


def _sniff(first: bytes) -> str:
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        return ".jsonl" if first.rstrip().endswith(b"}") else ".json"
    return {b"[": ".json", b"<": ".html"}.get(start, ".txt")
