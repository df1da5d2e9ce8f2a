"""Make the picture of the page that the README shows: docs/images/page.png.

    python scripts/picture.py [--chromium PROGRAM]

Needs Chromium; nothing else of the project does.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "page.png"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SIZE = "1320,800"


def main() -> int:
    """Code a sample report to a page, and take its picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chromium", default=next(filter(shutil.which, PROGRAMS), None), metavar="PROGRAM")
    program = parser.parse_args().chromium
    if program is None:
        print(f"no browser found; install one of {', '.join(PROGRAMS)} or name it with --chromium")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        write_page(page)
        take(program, page)
    print(f"wrote {PICTURE}")
    return 0


def write_page(page: Path) -> None:
    """The wire report of the samples as a page."""
    with as_file(files("dateline.resources").joinpath("samples")) as samples:
        command = [sys.executable, "-m", "dateline", "code", "market-wire.txt", "-o", str(page), "--quiet"]
        subprocess.run(command, cwd=samples, check=True)  # noqa: S603  (our own command)


def take(program: str, page: Path) -> None:
    """A picture of the top of the page, in light colours."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    look = ["--hide-scrollbars", "--force-device-scale-factor=1.5", f"--window-size={SIZE}"]
    light = "--blink-settings=preferredColorScheme=1"
    shot = f"--screenshot={PICTURE}"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", light, *look, shot, page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (a browser the user named)


if __name__ == "__main__":
    raise SystemExit(main())
