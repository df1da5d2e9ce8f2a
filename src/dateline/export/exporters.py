"""The formats of events: what --as may name. A new format is a line here."""

from collections.abc import Mapping

from dateline.export.event_table import write_csv
from dateline.export.events import write_jsonl
from dateline.export.formats import Format

_FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "a table: ACLED's columns, then ours; read back without loss", write_csv),
    Format("jsonl", ".jsonl", "every event as one line of JSON", write_jsonl),
)

EXPORTERS: Mapping[str, Format] = {one.name: one for one in _FORMATS}
