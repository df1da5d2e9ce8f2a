"""Short ways to put a sentence on a page and to read a table of cases."""

import csv
from datetime import date
from itertools import groupby
from pathlib import Path

from dateline.annotate.analysis import Engine
from dateline.model.document import Document
from dateline.model.ids import DocumentId
from dateline.model.page import Page

CASES = Path(__file__).parent.parent / "cases"


def page_of(engine: Engine, text: str, published: date | None) -> Page:
    document = Document(
        id=DocumentId("d_test"),
        external_id=None,
        location="test",
        text=text,
        text_sha256="",
        published=published,
    )
    return Page(document, engine.analyse(document))


def rows_by_text(name: str) -> list[tuple[str, list[dict[str, str]]]]:
    """The rows of a case table that speak of one text under one date, together."""
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    def key(row: dict[str, str]) -> tuple[str, str]:
        return row["text"], row.get("published", "")

    return [(text, list(group)) for (text, _), group in groupby(rows, key)]


def plain(marked: str) -> tuple[str, str]:
    """The text of an example and the words in its brackets."""
    return marked.replace("[", "").replace("]", ""), marked[marked.index("[") + 1 : marked.index("]")]
