"""Resolve the dependencies of `pyproject.toml` into the two lock files: hashes, and no registry host."""

import subprocess
import sys

COMMON = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
]
LOCKS = {
    "requirements.lock": ["pyproject.toml"],
    "requirements-dev.lock": ["pyproject.toml", "--group", "pyproject.toml:dev"],
}


def main() -> None:
    """Write both files and say so."""
    for name, wanted in LOCKS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", *COMMON, *wanted, "-o", name]
        subprocess.run(command, check=True)  # noqa: S603  (a fixed command)
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
