"""Runs an exporter on invented events and reads its file again."""

import csv
import io
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.export.exporters import EXPORTERS
from dateline.export.formats import ExportOptions, ExportReport
from dateline.export.target import writing
from dateline.model.dossier import Dossier


@dataclass(frozen=True)
class Written:
    """What an exporter wrote: its text, its files beside, and its account."""

    text: str
    beside: dict[str, str]
    report: ExportReport

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows by column."""
        return list(csv.DictReader(io.StringIO(self.text, newline="")))

    @property
    def reasons(self) -> list[str]:
        """Why events were left out."""
        return [one.reason for one in self.report.left_out]

    def rules(self, column: str) -> list[str]:
        """The rules that gave a column its values."""
        traced = csv.DictReader(io.StringIO(self.beside[".rules.csv"], newline=""))
        return [row["rule"] for row in traced if row["column"] == column]


def written(name: str, dossiers: Iterable[Dossier], options: ExportOptions | None = None) -> Written:
    """The files of a format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        with writing(path) as target:
            report = EXPORTERS[name].write(dossiers, target, options or ExportOptions())
        beside = {
            one.name.removeprefix("out"): one.read_text(encoding="utf-8")
            for one in Path(folder).iterdir()
            if one != path
        }
        return Written(path.read_bytes().decode("utf-8"), beside, report)
