"""Files of our own events, read again as dossiers without reports."""

import json
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import BadUsage, UnreadableDocument
from dateline.export.event_reading import event_of
from dateline.export.event_table import read_csv
from dateline.model.dossier import Dossier
from dateline.model.event import Event

_OUR_COLUMN = "dl_event_uid"


def is_event_file(path: Path) -> bool:
    """Whether the file holds our events: JSON lines, or a table with our columns."""
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return True
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return _OUR_COLUMN in file.readline()
    except OSError as problem:
        raise BadUsage(f"{path}: cannot be read: {problem.strerror or problem}") from problem


def event_dossiers(path: Path) -> Iterator[Dossier]:
    """The events of a file, each without its reports and their words. Raises BadUsage naming the line."""
    for event in _events(path):
        yield Dossier(event=event, told=(), texts={})


def _events(path: Path) -> Iterator[Event]:
    if path.suffix.lower() not in (".jsonl", ".ndjson"):
        try:
            yield from (row.event for row in read_csv(path))
        except UnreadableDocument as problem:
            raise BadUsage(str(problem)) from problem
        return
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _event(line, f"{path}, line {number}")


def _event(line: str, at: str) -> Event:
    try:
        return event_of(json.loads(line))
    except json.JSONDecodeError as problem:
        raise BadUsage(f"{at}: is no JSON record: {problem}") from problem
    except (KeyError, ValueError, TypeError) as problem:
        raise BadUsage(
            f"{at}: is no event of dateline ({problem!r}); `dateline events --json` prints them"
        ) from problem
