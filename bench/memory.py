"""Whether memory stays flat over many reports in one process.

python bench/memory.py [--reports N]
"""

import argparse
import tempfile
import time
from pathlib import Path

from dateline.pipeline import run
from dateline.settings import Settings
from texts import invented, write_rows

WARM = 0.1  # share of the reports after which caches count as full
LIMIT_MB = 1500
DRIFT_MB = 50


def main() -> int:
    """Code the reports one after the other and print the memory held, ten times on the way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=10_000)
    number = parser.parse_args().reports
    held, claims, started = [], 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_rows(path, invented(number))
        for done, page in enumerate(run([str(path)], settings=Settings()), 1):
            claims += len(getattr(page, "claims", ()))
            if done % max(1, number // 10) == 0:
                held.append(resident_mb())
                print(f"{done:7} reports {claims:7} claims {held[-1]:7.0f} MB", flush=True)
    seconds = time.perf_counter() - started
    drift = held[-1] - held[round(WARM * len(held)) - 1]
    print(f"{number / seconds:.1f} reports/s, peak {max(held):.0f} MB, {drift:+.0f} MB after the first tenth")
    return int(max(held) > LIMIT_MB or drift > DRIFT_MB)


def resident_mb() -> float:
    """Memory that this process holds, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    raise SystemExit(main())
