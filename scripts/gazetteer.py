"""Build the gazetteer of this environment, so that the first report does not wait for it."""

import sys
import time
from pathlib import Path

from dateline.resources.gazetteer import FILE_NAME
from dateline.resources.gazetteer_build import build_gazetteer


def main() -> None:
    """Write it beside the environment's other shared files."""
    started = time.perf_counter()
    path = build_gazetteer(Path(sys.prefix) / "share" / "dateline" / FILE_NAME, progress=print)
    size, seconds = path.stat().st_size / 1e6, time.perf_counter() - started
    print(f"built {path} ({size:.0f} MB, {seconds:.0f} s)")


if __name__ == "__main__":
    main()
