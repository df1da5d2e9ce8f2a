"""Measure every open collection and write `eval/results.md`.

    python eval/run.py [NAME ...] [--quick] [--limit N] [--details FOLDER]

Collections that were not asked for keep the row of their last full measurement.
"""

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dateline
from gold import ABSENT, NOT_YET, ROOT, chosen, is_here
from scoring import Outcome, ScorerFailed, measure

HERE = Path(__file__).resolve().parent
RECORD, TABLE = HERE / "results.json", HERE / "results.md"

HEAD = """# Results

What this version scores on collections that people annotated, in the open part of each.
The collections are not part of the project; `make eval` measures them where they lie beside the checkout.
Every figure is between 0 and 1 and larger is better, unless its name says kilometres or counts something.

| collection | documents | figures | seconds | date | version | commit | command |
|---|---|---|---|---|---|---|---|
"""


def main(argv: list[str] | None = None) -> int:
    """Measure, print as it goes, and write the table unless only a part of a collection was read."""
    wanted = _arguments(argv)
    if not is_here():
        print(ABSENT)
        return 0
    rows = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    failed, commit = 0, _commit()
    for collection in chosen(wanted.names, quick=wanted.quick):
        details = wanted.details / f"{collection.name}.jsonl" if wanted.details else None
        try:
            outcome = measure(collection, limit=wanted.limit, details=details)
        except ScorerFailed as problem:
            print(f"{collection.name}: not measured: {problem}", flush=True)
            failed += 1
            continue
        print(_line(outcome), flush=True)
        rows[collection.name] = _row(outcome, commit)
        if not wanted.limit:
            _write(rows)
    return 1 if failed else 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="collections (default: all)")
    parser.add_argument("--quick", action="store_true", help="only the quick ones")
    parser.add_argument("--limit", type=int, help="only the first documents of each; nothing is written")
    parser.add_argument(
        "--details", type=Path, help="folder for what was right and wrong, document by document"
    )
    return parser.parse_args(argv)


def _line(outcome: Outcome) -> str:
    figures = " ".join(f"{name}={_show(value)}" for name, value in outcome.figures.items())
    return f"{outcome.name}: {figures} ({outcome.documents} documents, {outcome.seconds:.0f} s)"


def _show(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _row(outcome: Outcome, commit: str) -> dict[str, Any]:
    return {
        "documents": outcome.documents,
        "figures": dict(outcome.figures),
        "seconds": round(outcome.seconds),
        "date": datetime.now(UTC).date().isoformat(),
        "version": dateline.__version__,
        "commit": commit,
        "command": outcome.command,
    }


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() or "?"


def _write(rows: dict[str, dict[str, Any]]) -> None:
    RECORD.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    lines = [_table_line(one.name, rows[one.name]) for one in chosen([], quick=False) if one.name in rows]
    lines += [f"| {name} | – | {why} | – | – | – | – | – |" for name, why in NOT_YET.items()]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _table_line(name: str, row: dict[str, Any]) -> str:
    shown = ", ".join(f"{key} {_show(value)}" for key, value in row["figures"].items())
    rest = " | ".join(str(row[key]) for key in ("seconds", "date", "version", "commit"))
    return f"| {name} | {row['documents']} | {shown} | {rest} | `{row['command']}` |"


if __name__ == "__main__":
    sys.exit(main())
