"""Two reviewers, each a process of its own, write a thousand decisions each into one store at once.

    python bench/reviewers.py [--decisions 1000] [--postgres]

Counted are decisions lost, gaps in the numbers, breaks of the chain, and entries that are out of a
reviewer's own order.
"""

import argparse
import multiprocessing
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from dateline.model.decision import SubjectKind, Verdict
from dateline.review.decisions import Act, about, made
from dateline.store.sql import open_store
from store import postgres

REVIEWERS = ("ann", "ben")


def write(address: str, reviewer: str, number: int) -> None:
    """One decision after the other, each in a transaction of its own."""
    subject = about(SubjectKind.CLAIM, "c_1")
    with open_store(address) as store:
        for n in range(number):
            act = Act(subject=subject, verdict=Verdict.CORRECT, field="counts.killed", old=4, new=n)
            with store.writer() as writer:
                writer.decide(made([act], reviewer=reviewer))


def run(name: str, address: str, number: int) -> None:
    """Write, and count what is not as it should be."""
    open_store(address, create=True).close()
    begun = time.perf_counter()
    start = multiprocessing.get_context("spawn").Process
    processes = [start(target=write, args=(address, reviewer, number)) for reviewer in REVIEWERS]
    for one in processes:
        one.start()
    for one in processes:
        one.join()
    seconds = time.perf_counter() - begun
    with open_store(address) as store, store.view() as view:
        entries = list(view.decisions())
        problems = len(list(view.verify()))
    told = {who: [e.decision.new for e in entries if e.decision.reviewer == who] for who in REVIEWERS}
    wanted = [str(n) for n in range(number)]
    turns = sum(a.decision.reviewer != b.decision.reviewer for a, b in pairwise(entries))
    print(
        f"{name}: {len(entries)} entries in {seconds:.1f} s, lost {2 * number - len(entries)}, "
        f"numbers without gap {[e.number for e in entries] == list(range(1, len(entries) + 1))}, "
        f"chain problems {problems}, each in own order {all(told[who] == wanted for who in REVIEWERS)}, "
        f"changes of turn {turns}",
        flush=True,
    )


def main() -> None:
    """SQLite, then PostgreSQL."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--decisions", type=int, default=1000)
    parser.add_argument("--postgres", action="store_true")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="dateline-reviewers-"))
    run("SQLite", str(folder / "store.db"), chosen.decisions)
    if chosen.postgres:
        with postgres() as address:
            run("PostgreSQL", address, chosen.decisions)


if __name__ == "__main__":
    main()
