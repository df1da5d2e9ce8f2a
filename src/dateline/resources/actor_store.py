"""Writing the user's file of actors: rows are appended, never changed, each with a line in a log."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import BadUsage, OutputFailed
from dateline.resources.actor_decisions import HEAD, Decision
from dateline.resources.actor_rows import row_of


def append_decisions(file: Path, decisions: Sequence[Decision]) -> None:
    """Append a row for each decision, numbered on from the last, and a line each to FILE.log."""
    head, last = _head_of(file)
    now = datetime.now(UTC)
    rows = [
        _row(decision, version, now.date().isoformat())
        for version, decision in enumerate(decisions, last + 1)
    ]
    lines = [_log_line(row, now) for row in rows]
    try:
        _append(file, _as_csv(rows, head, with_head=not file.exists()))
        _append(file.with_name(f"{file.name}.log"), "".join(lines))
    except OSError as problem:
        raise OutputFailed(f"{file}: cannot be written: {problem.strerror or problem}") from problem


def _head_of(file: Path) -> tuple[tuple[str, ...], int]:
    """The columns of the file and the version of its last row."""
    if not file.exists():
        return HEAD, 0
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        head = tuple(rows.fieldnames or ())
        numbers = [int(row["version"]) for row in rows if (row.get("version") or "").isdigit()]
    missing = [column for column in HEAD if column not in head]
    if missing:
        raise BadUsage(
            f"{file}: its first line lacks the column {missing[0]!r}, in which a decision is kept; "
            f"the first line should read {','.join(HEAD)}"
        )
    return head, max(numbers, default=0)


def _row(decision: Decision, version: int, day: str) -> dict[str, str]:
    return {
        "version": str(version),
        "decided": day,
        "decision": decision.act,
        "other": decision.other or "",
        "kind": decision.entry.kind,
        **row_of(decision.entry),
    }


def _as_csv(rows: Iterable[dict[str, str]], head: Sequence[str], *, with_head: bool) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, head, lineterminator="\n")
    if with_head:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _log_line(row: dict[str, str], now: datetime) -> str:
    told = [row["id"], row["other"], row["name"], row["aliases"]]
    return f"{now:%Y-%m-%dT%H:%M:%SZ} {row['version']} {row['decision']} {' · '.join(filter(None, told))}\n"


def _append(file: Path, text: str) -> None:
    with file.open("a+b") as out:
        if out.tell():
            out.seek(-1, 2)
            if out.read(1) != b"\n":
                out.write(b"\n")
        out.write(text.encode("utf-8"))
