"""A folder of small invented reports, and a call of the command line inside this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli import main

CLASH = (
    "At least 12 people were killed when gunmen attacked a market in Maiduguri on Tuesday, police said.\n\n"
    "Soldiers arrested three men near Bama on Monday, a military spokesman said.\n"
)
TALKS = "The government and the rebels held peace talks in Geneva on Friday, a mediator said.\n"


@dataclass(frozen=True)
class Said:
    """How a command went."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, object]]:
        """The JSON lines it printed."""
        return [json.loads(line) for line in self.out.splitlines()]


Dateline = Callable[..., Said]


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Dateline:
    """Run `dateline` with these words in the folder of the reports."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Said:
        capfd.readouterr()
        status = main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Said(status, out, err)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports in two files."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "clash.txt").write_text(CLASH, encoding="utf-8")
    rows = [
        {
            "id": 17,
            "text": CLASH,
            "published": "2024-05-08",
            "outlet": "Lake Wire",
            "title": "Market attacked",
        },
        {"id": "t", "text": TALKS, "published": "2024-05-11"},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "rows.jsonl").write_text(lines, encoding="utf-8")
    return folder
