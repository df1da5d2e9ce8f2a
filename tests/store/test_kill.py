"""Killed in the middle of writing, a store holds whole transactions only; done again, all is there once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.reports import add, report

from dateline.store.sql import open_store

ROOT = Path(__file__).parents[2]
REPORTS, BATCH = 60, 5
PAGES = [report(number=number) for number in range(1, REPORTS + 1)]
WRITE = """
import sys
from dateline.store.sql import open_store
from tests.store.test_kill import write
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    write(store)
"""


def write(store) -> None:
    """All reports, ten in a transaction; with pauses, so that a kill meets all stages."""
    for start in range(0, REPORTS, BATCH):
        add(store, *PAGES[start : start + BATCH])
        time.sleep(0.002)


@pytest.mark.parametrize("after", [0.0, 0.01, 0.02, 0.04, 0.08])
def test_a_writer_that_is_killed_leaves_whole_transactions_and_can_go_on(
    tmp_path: Path, after: float
) -> None:
    path = tmp_path / "dateline.db"
    open_store(str(path), create=True).close()
    command = [sys.executable, "-c", WRITE, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:  # noqa: S603  (our own)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
    with open_store(str(path)) as store:
        with store.view() as view:
            sizes = view.sizes()
            assert list(view.verify()) == []
        assert sizes["documents"] == sizes["claims"]
        assert sizes["documents"] % BATCH == 0
        write(store)
        with store.view() as view:
            assert view.sizes()["documents"] == view.sizes()["claims"] == REPORTS
            assert list(view.verify()) == []
