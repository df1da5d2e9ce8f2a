"""Writes events in a named format, for tests."""

from collections.abc import Iterable
from pathlib import Path

from tests.export.dossiers import all_dossiers

from dateline.export.exporters import EXPORTERS
from dateline.export.formats import ExportOptions, ExportReport
from dateline.export.target import writing
from dateline.model.dossier import Dossier

PLAIN = ExportOptions()


def write(
    folder: Path, name: str, dossiers: Iterable[Dossier] | None = None, options: ExportOptions = PLAIN
) -> tuple[Path, ExportReport]:
    """The file and the account of it."""
    path = folder / f"events{EXPORTERS[name].ending}"
    with writing(path) as target:
        report = EXPORTERS[name].write(all_dossiers() if dossiers is None else dossiers, target, options)
    return path, report
