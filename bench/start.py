"""How long a user waits from pressing return to the first claim of a sample report.

python bench/start.py [--rounds N]
"""

import argparse
import statistics
import subprocess
import sys
import time
from importlib.resources import as_file, files

LIMIT_SECONDS = 5


def main() -> int:
    """Start the command anew a few times and print the seconds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with as_file(files("dateline.resources").joinpath("samples", "market-wire.txt")) as report:
        seconds = [first_claim(str(report)) for _ in range(rounds)]
    print(f"start to first claim: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s")
    return int(statistics.median(seconds) > LIMIT_SECONDS)


def first_claim(report: str) -> float:
    """Seconds until the first line of output."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "dateline", "code", report, "--json", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603  (our own command)
        assert process.stdout is not None  # noqa: S101  (a pipe was asked for)
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.stdout.read()
    if not line:
        raise SystemExit("no claim was printed")
    return seconds


if __name__ == "__main__":
    raise SystemExit(main())
