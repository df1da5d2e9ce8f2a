"""Kill `dateline add` at random moments, take it up again, and compare with a run that nobody killed.

    python bench/kill.py [--kills 50] [--seed 1] [--reports 51]

Counted are documents and claims lost, doubled or half written, and events that are not the same.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from dateline.model.worklist import EVERYTHING
from dateline.store.codec import encoded
from dateline.store.sql import open_store

DEMO = files("dateline.resources") / "samples" / "demo" / "reports.jsonl"


def reports(path: Path, number: int) -> None:
    """The first reports of the demo."""
    rows = DEMO.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(rows[:number]), encoding="utf-8")


def command(path: Path, store: Path) -> list[str]:
    """`dateline add`, as a user starts it."""
    return [sys.executable, "-m", "dateline", "add", str(path), "--store", str(store), "--quiet"]


def whole(path: Path, store: Path) -> float:
    """Run to the end; seconds that it took."""
    begun = time.perf_counter()
    subprocess.run(command(path, store), check=True)  # noqa: S603  (our own command)
    return time.perf_counter() - begun


def killed(path: Path, store: Path, after: float) -> bool:
    """Run and kill after some seconds; whether it was still running."""
    process = subprocess.Popen(command(path, store))  # noqa: S603
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def content(store: Path) -> dict[str, list[str]]:
    """What a store holds, as sorted lists in which doubles would show."""
    with open_store(str(store)) as opened, opened.view() as view:
        return {
            "documents": [line.origin.document_id for line in view.documents()],
            "claims": sorted(claim.id for told in view.told() for claim in told.claims),
            "events": [encoded(event) for event in view.events(EVERYTHING)],
        }


def half_rows(store: Path) -> int:
    """Rows that are not as a whole transaction leaves them."""
    with open_store(str(store)) as opened, opened.view() as view:
        return len(list(view.verify()))


def main() -> None:
    """Kill, look, go on; when a store is full, begin a new one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=51)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="dateline-kill-"))
    path = folder / "reports.jsonl"
    reports(path, chosen.reports)
    made = folder / "whole.db"
    open_store(str(made), create=True).close()
    seconds = whole(path, made)
    wanted = content(made)
    print(
        f"undisturbed: {len(wanted['documents'])} documents, {len(wanted['claims'])} claims, {seconds:.1f} s"
    )
    run(chosen.kills, random.Random(chosen.seed), path, seconds, wanted)  # noqa: S311


def run(kills: int, order: random.Random, path: Path, seconds: float, wanted: dict[str, list[str]]) -> None:
    """Kill until it was killed often enough; then print the count of what went wrong."""
    done = stores = half = lost = doubled = other = 0
    while done < kills:
        stores += 1
        store = path.with_name(f"killed-{stores}.db")
        open_store(str(store), create=True).close()
        while done < kills and killed(path, store, order.uniform(0.5, seconds)):
            done += 1
            half += half_rows(store)
        whole(path, store)
        found = content(store)
        for table in ("documents", "claims"):
            lost += len(set(wanted[table]) - set(found[table]))
            doubled += len(found[table]) - len(set(found[table]))
        other += found["events"] != wanted["events"]
        half += half_rows(store)
        wrong = f"lost {lost}, doubled {doubled}, half rows {half}, stores with other events {other}"
        print(f"{done} kills, {stores} stores: {wrong}", flush=True)


if __name__ == "__main__":
    main()
