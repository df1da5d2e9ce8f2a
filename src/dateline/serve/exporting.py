"""Files from the events on screen: a preview with its account, and the whole as an archive."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.exporters import EXPORTERS
from dateline.export.formats import ExportOptions, ExportReport, Profile
from dateline.export.profile import PublicProfile, Withheld
from dateline.export.target import writing
from dateline.serve.call import Refusal

if TYPE_CHECKING:
    from dateline.export.formats import Format
    from dateline.model.dossier import Dossier
    from dateline.model.worklist import Filter
    from dateline.resources.gazetteer import Gazetteer
    from dateline.store.base import View

LOOKED_AT = 500  # events of a preview's account: more would be waited for
LINES = 12
_LONGEST = 20_000  # characters of a preview in text
TABLES = {".csv": ",", ".tsv": "\t"}
BINARY = frozenset({".xlsx", ".parquet", ".gpkg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be written: the format, for whom, and of which events."""

    format: str
    profile: Profile
    filter: Filter
    hidden: frozenset[str]  # events that the visitor codes blind

    @property
    def made_by(self) -> Format:
        """The format. Raises Refusal if there is none of the name."""
        if self.format not in EXPORTERS:
            raise Refusal(400, f"there is no format {self.format!r}", f"known are {', '.join(EXPORTERS)}")
        return EXPORTERS[self.format]

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"events-{self.format}{self.made_by.ending}"


@dataclass(frozen=True, slots=True)
class Preview:
    """The first lines of a file and what its account says."""

    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    text: str
    report: ExportReport
    withheld: Withheld | None
    is_partial: bool


def dossiers(view: View, order: Order) -> Iterator[Dossier]:
    """The events of an order, in the order of their ids."""
    return (one for one in view.dossiers(order.filter) if one.event.id not in order.hidden)


def preview(view: View, order: Order, gazetteer: Gazetteer) -> Preview:
    """Write the first events to a file of no name, and read back its first lines."""
    counted = _Counted(dossiers(view, order))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / order.name
        report, withheld = _write(islice(counted, LOOKED_AT), path, order, gazetteer)
        header, lines, text = _first_lines(path, order.made_by.ending)
    return Preview(header, lines, text, report, withheld, counted.has_more())


class _Counted:
    """Dossiers with a look at whether there are more."""

    def __init__(self, found: Iterator[Dossier]) -> None:
        self._found = found

    def __iter__(self) -> Iterator[Dossier]:
        return self._found

    def has_more(self) -> bool:
        """Whether another one follows."""
        return next(self._found, None) is not None


def _write(
    found: Iterable[Dossier], path: Path, order: Order, gazetteer: Gazetteer
) -> tuple[ExportReport, Withheld | None]:
    options = ExportOptions(profile=order.profile, excel=order.made_by.ending == ".csv")
    withheld = None
    if order.profile is Profile.PUBLIC:
        from dateline.export.areas_known import area_finder

        profile = PublicProfile(area_finder(gazetteer))
        found, withheld = profile.applied(found), profile.withheld
    with writing(path) as target:
        report = order.made_by.write(found, target, options)
    return report, withheld


def _first_lines(path: Path, ending: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], str]:
    if ending in BINARY:
        return (), (), ""
    text = path.read_text(encoding="utf-8-sig")
    if ending in TABLES:
        rows = [
            tuple(row) for row in islice(csv.reader(io.StringIO(text), delimiter=TABLES[ending]), LINES + 1)
        ]
        return (rows[0] if rows else ()), tuple(rows[1:]), ""
    return (), (), text[:_LONGEST]


def pack(view: View, order: Order, gazetteer: Gazetteer, about: str) -> bytes:
    """The file with all that belongs beside it, in one archive; the same events give the same bytes."""
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / order.name
        report, withheld = _write(dossiers(view, order), path, order, gazetteer)
        (Path(folder) / "ABOUT.txt").write_text(f"{about}\n\n{account(report, withheld)}", encoding="utf-8")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(Path(folder).iterdir()):
                archive.writestr(zipfile.ZipInfo(file.name), file.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def account(report: ExportReport, withheld: Withheld | None) -> str:
    """What the file holds and what it does not, for people."""
    lines = [
        f"format {report.format}",
        f"in {report.taken} = written {report.written} + left out {len(report.left_out)}; rows {report.rows}",
        *(f"left out {one.id}: {one.reason}" for one in report.left_out),
        *(f"rule {one.name}: {one.times}" for one in report.rules),
        *(f"cannot be expressed {one.name}: {one.times}" for one in report.unexpressed),
        *(f"withheld {one.name}: {one.times}" for one in (withheld.counted() if withheld else ())),
    ]
    return "\n".join(lines) + "\n"
