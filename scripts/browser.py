"""Find the Chromium that drives the desk's tests and takes its pictures; install Debian's where that may be.

python scripts/browser.py [--install]
"""

import os
import shutil
import subprocess
import sys

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "DATELINE_CHROMIUM"


def find_browser() -> str | None:
    """The program that DATELINE_CHROMIUM names, else the first that is installed."""
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, PROGRAMS)), None)


def install_browser() -> str | None:
    """Debian's package, if we are root and it has one; None where that is not so."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *command], check=True, env=quiet)  # noqa: S603, S607  (fixed commands)
    return find_browser()


def main() -> int:
    """Say which browser will be used."""
    found = find_browser() or (install_browser() if "--install" in sys.argv else None)
    if found is None:
        print(f"no browser found: install one of {', '.join(PROGRAMS)}, or name one in {VARIABLE}")
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
