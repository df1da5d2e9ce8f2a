"""Files of claims: every claim of every report, whether or not an event holds it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.export.cells import Value, cell, csv_line
from dateline.export.claims import claim_record
from dateline.export.columns import Described, Holds
from dateline.export.formats import Account, ExportOptions, ExportReport, Target
from dateline.export.lines import line
from dateline.export.parquet import write_rows
from dateline.export.table import COLUMNS
from dateline.model.document import Document
from dateline.model.origin import Origin, Told

_REALS = frozenset({"lat", "lon", "score"})
_FLAGS = frozenset({"hedged", "background"})
_WHOLES = ("_low", "_best", "_high")


@dataclass(frozen=True, slots=True)
class ToldText:
    """What a report tells, and its text."""

    told: Told
    text: str

    @property
    def document(self) -> Document:
        """The report, as far as its claims carry it along."""
        return _document(self.told.origin, self.text)


def _document(origin: Origin, text: str) -> Document:
    return Document(
        id=origin.document_id,
        external_id=origin.external_id,
        location=origin.location,
        text=text,
        text_sha256=origin.text_sha256,
        outlet=origin.outlet,
        title=origin.title,
        url=origin.url,
        author=origin.author,
        published=origin.published,
        published_at=origin.published_at,
        language=origin.language,
        agencies=origin.agencies,
    )


def write_claim_lines(reports: Iterable[ToldText], target: Target, options: ExportOptions) -> ExportReport:
    """Write one claim record a line."""
    account = Account("jsonl", target)
    file = target.text(options)
    for report in reports:
        for claim in report.told.claims:
            account.take()
            file.write(line(claim_record(claim, report.text)))
            account.write()
    return account.report()


def write_claim_table(reports: Iterable[ToldText], target: Target, options: ExportOptions) -> ExportReport:
    """Write one row per claim, in the columns of `dateline code -o claims.csv`."""
    account = Account("csv", target)
    file = target.text(options)
    file.write(csv_line(column.name for column in COLUMNS))
    for cells in _rows(reports, account):
        file.write(csv_line(cell(value) for value in cells))
    return account.report()


def write_claim_parquet(reports: Iterable[ToldText], target: Target, _options: ExportOptions) -> ExportReport:
    """Write one row per claim with typed columns."""
    account = Account("parquet", target)
    columns = [Described(column.name, _holds(column.name), column.holds) for column in COLUMNS]
    write_rows(_typed(_rows(reports, account), columns), columns, target)
    return account.report()


def _rows(reports: Iterable[ToldText], account: Account) -> Iterator[list[Value]]:
    for report in reports:
        document = report.document
        for claim in report.told.claims:
            account.take()
            yield [column.get(claim, document) for column in COLUMNS]
            account.write()


def _typed(rows: Iterable[list[Value]], columns: list[Described]) -> Iterator[list[Value]]:
    """Ids that came as numbers are text among the others."""
    texts = [column.holds is Holds.TEXT for column in columns]
    for row in rows:
        yield [
            str(value) if is_text and value is not None else value
            for value, is_text in zip(row, texts, strict=True)
        ]


def _holds(name: str) -> Holds:
    if name in _REALS:
        return Holds.REAL
    if name in _FLAGS:
        return Holds.YES
    return Holds.WHOLE if name.endswith(_WHOLES) else Holds.TEXT


ClaimExporter = Callable[[Iterable[ToldText], Target, ExportOptions], ExportReport]
CLAIM_FILES: Mapping[str, ClaimExporter] = {
    "jsonl": write_claim_lines,
    "csv": write_claim_table,
    "parquet": write_claim_parquet,
}
