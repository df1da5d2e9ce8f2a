"""Results as files and lines."""

from collections.abc import Callable, Mapping
from typing import TextIO

from dateline.export.base import Writer
from dateline.export.geojson import MapLayer
from dateline.export.lines import ClaimLines, DocumentLines
from dateline.export.page import PageWriter
from dateline.export.table import ClaimTable

Maker = Callable[[TextIO], Writer]

# The ending of a file's name decides its format.
CLAIM_EXPORTERS: Mapping[str, Maker] = {
    ".csv": ClaimTable,
    ".jsonl": ClaimLines,
    ".html": PageWriter,
    ".geojson": MapLayer,
}
DOCUMENT_EXPORTERS: Mapping[str, Maker] = {".jsonl": DocumentLines}
