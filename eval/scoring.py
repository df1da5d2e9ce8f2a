"""Run the scorer of one collection on this checkout and read its last line."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gold import ROOT, SHARED, Collection


class ScorerFailed(Exception):
    """The scorer, or dateline under it, did not come to an end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one collection gave: its figures, how many documents, how long."""

    name: str
    figures: Mapping[str, float]
    documents: int
    seconds: float
    command: str


def measure(collection: Collection, *, limit: int | None = None, details: Path | None = None) -> Outcome:
    """Score one collection; `details` receives what was right and wrong, a line per document."""
    arguments = [collection.task, collection.gold]
    if limit:
        arguments += ["--limit", str(limit)]
    shown = shlex.join(["python", "-m", "score", *arguments])
    if details:
        details.parent.mkdir(parents=True, exist_ok=True)
        arguments += ["--details", str(details)]
    line = _run([sys.executable, "-m", "score", *arguments, "--run", _dateline()])
    figures = read_line(line)
    documents, seconds = int(figures.pop("n")), figures.pop("seconds", 0.0)
    return Outcome(collection.name, figures, documents, seconds, shown)


def read_line(line: str) -> dict[str, float]:
    """The figures of a scorer's last line, counts as whole numbers; those it could not compute are left out.

    >>> read_line("isaf date=0.625 group=na n=224 seconds=30.5")
    {'date': 0.625, 'n': 224, 'seconds': 30.5}
    """
    pairs = (part.split("=", 1) for part in line.split() if "=" in part)
    return {name: float(value) if "." in value else int(value) for name, value in pairs if value != "na"}


def _dateline() -> str:
    """The command of this checkout, whatever else is called dateline on the machine."""
    return f"{shlex.quote(sys.executable)} -m dateline"


def _run(command: list[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603  (the command is ours)
        command, cwd=SHARED, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ScorerFailed(done.stderr.strip()[-2000:] or f"status {done.returncode}")
    return done.stdout.strip().splitlines()[-1]
