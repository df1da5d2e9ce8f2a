"""Rows that already hold text: CSV, JSON and JSON lines."""

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from dateline.model.rejected import Rejected
from dateline.read.decode import decode_bytes, find_encoding
from dateline.read.ninjs import as_row, is_ninjs
from dateline.read.problem import Unusable
from dateline.read.raw import Raw

_FIELDS = ("title", "published", "outlet", "url", "author", "language")
_LONGEST_CELL = 100_000_000
_SAMPLE = 1_000_000


def row_to_raw(row: object, location: str, number: int) -> Raw | Rejected:
    """One row as a report; a row without text is rejected, unknown fields are left alone."""
    place = f"{location}#{number}"
    if not isinstance(row, Mapping):
        return Rejected(place, number, "the row is not an object", 'write {"text": "…"} on the line')
    withdrawn: tuple[str, ...] = ()
    if is_ninjs(row):
        row, withdrawn = as_row(row)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        problem = "has no text" if text is None or isinstance(text, str) else "has a text that is no string"
        return Rejected(place, number, f"the row {problem}", "put the report's text into its field text")
    fields = {name: _as_words(row.get(name)) for name in _FIELDS}
    identity, notes = _external_id(row.get("id"))
    return Raw(
        location=place,
        row=number,
        text=text,
        external_id=identity,
        notes=notes + withdrawn,
        title=fields["title"],
        published=fields["published"],
        outlet=fields["outlet"],
        url=fields["url"],
        author=fields["author"],
        language=fields["language"],
    )


def _as_words(value: object) -> str | None:
    if value is None or isinstance(value, (dict, bool)):
        return None
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or None
    return str(value).strip() or None


def _external_id(value: object) -> tuple[str | int | None, tuple[str, ...]]:
    if value is None or value == "":
        return None, ()
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return value, ()
    return json.dumps(value, sort_keys=True), ("its id was neither text nor a whole number: kept as JSON",)


# --- JSON -----------------------------------------------------------------------------------------


def read_json_lines(stream: Iterable[bytes], location: str) -> Iterator[Raw | Rejected]:
    """One report a line; the number of a row is that of its line. A broken line costs that line only."""
    for number, line in enumerate(_iter_lines(stream), start=1):
        if line.strip():
            yield _read_line(line, location, number)


def _iter_lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The lines as UTF-8, whatever wide encoding a mark at the start announces."""
    lines = iter(stream)
    first = next(lines, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, _ = decode_bytes(first + b"".join(lines))
        yield from (line.encode("utf-8", "surrogatepass") for line in text.split("\n"))
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from lines


def _read_line(line: bytes, location: str, number: int) -> Raw | Rejected:
    place = f"{location}#{number}"
    try:
        text, notes = decode_bytes(line)
        row = json.loads(text)
    except Unusable as problem:
        return Rejected(place, number, problem.reason, problem.remedy)
    except (ValueError, RecursionError) as problem:
        return Rejected(place, number, f"the line is not JSON: {problem}", "write one JSON object a line")
    return _noted(row_to_raw(row, location, number), notes)


def _noted(found: Raw | Rejected, notes: tuple[str, ...]) -> Raw | Rejected:
    return replace(found, notes=found.notes + notes) if notes and isinstance(found, Raw) else found


def read_json(raw: bytes, location: str) -> Iterator[Raw | Rejected]:
    """One report as a JSON object, a list of them, or JSON lines that are named .json."""
    text, notes = decode_bytes(raw)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        if str(problem).startswith("Extra data"):
            yield from read_json_lines(io.BytesIO(raw), location)
            return
        raise Unusable(
            f"it is not JSON: {problem}", "give one object, a list of objects, or .jsonl"
        ) from problem
    rows = content if isinstance(content, list) else [content]
    if not rows:
        raise Unusable("its list of reports is empty", "give at least one object with a text")
    for number, row in enumerate(rows, start=1):
        yield _noted(row_to_raw(row, location, number), notes)


# --- CSV ------------------------------------------------------------------------------------------


def read_csv(stream: BinaryIO, location: str) -> Iterator[Raw | Rejected]:
    """One report a row under a line of column names; rows are counted from the first below it."""
    rows = _iter_rows(_as_text(stream))
    names = [name.strip().lower() for name in next(rows, [])]
    if "text" not in names:
        found = ", ".join(names[:12]) or "none"
        raise Unusable(f"no column is named text (columns: {found})", "name the column with the reports text")
    for number, cells in enumerate(rows, start=1):
        if any(cells):
            yield row_to_raw(dict(zip(names, cells, strict=False)), location, number)


def _as_text(stream: BinaryIO) -> io.TextIOWrapper:
    """The stream decoded; the encoding is that of its first million bytes."""
    sample = stream.read(_SAMPLE)
    whole_lines = sample[: sample.rfind(b"\n") + 1] or sample
    encoding, skip = find_encoding(whole_lines)
    if stream.seekable():
        stream.seek(skip)
    else:
        stream = io.BytesIO(sample[skip:] + stream.read())
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def _iter_rows(lines: io.TextIOWrapper) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    header = lines.readline()
    mark = max(",;\t", key=header.count)
    try:
        yield from csv.reader(_chained(header, lines), delimiter=mark)
    except csv.Error as problem:
        raise Unusable(
            f"it is not CSV: {problem}", "quote cells that hold quotation marks or line breaks"
        ) from problem


def _chained(header: str, lines: Iterable[str]) -> Iterator[str]:
    yield header
    yield from lines
