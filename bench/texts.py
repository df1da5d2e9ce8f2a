"""Reports to measure with: the bundled samples, and as many invented ones as asked for."""

import itertools
import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from dateline.model.document import Document
from dateline.read import read_reports

PLACES = (
    "Djibo",
    "Taiz",
    "Goma",
    "Maiduguri",
    "Kandahar",
    "Idlib",
    "Mocimboa da Praia",
    "Zaria",
    "Mosul",
    "Cali",
)
GROUPS = ("gunmen", "al-Shabaab", "the Taliban", "M23 rebels", "armed men", "Boko Haram", "the army")
DEEDS = ("attacked a market", "ambushed a convoy", "shelled a school", "abducted villagers", "burned houses")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPEAKERS = (
    "the governor",
    "a police spokesman",
    "two residents",
    "the defence ministry",
    "a hospital doctor",
)
NEXT = (
    "A second official put the toll at {more}.",
    "The army denied that its soldiers had fired on traders.",
    "About {more}00 people fled towards {other}, the United Nations said.",
    "The government condemned the attack and promised an operation in the coming days.",
    "In March last year, at least {more} people were killed in a similar raid near {other}.",
)


def samples() -> list[Document]:
    """The bundled sample reports."""
    with as_file(files("dateline.resources").joinpath("samples")) as folder:
        return [one for one in read_reports([str(folder)]) if isinstance(one, Document)]


def documents(path: Path) -> list[Document]:
    """The reports of one file."""
    return [one for one in read_reports([str(path)]) if isinstance(one, Document)]


def long_reports(words: int = 535) -> list[Document]:
    """Three reports of the length of a news page, made of the samples' paragraphs."""
    paragraphs = [part.of(one.text) for one in samples() for part in one.paragraphs()]
    found, current = [], []
    for paragraph in paragraphs:
        current.append(paragraph)
        if sum(len(one.split()) for one in current) >= words:
            found.append("\n\n".join(current))
            current = []
    return _read_back(found)


def _read_back(texts: list[str]) -> list[Document]:
    """Texts as documents, by the way that a user's texts take."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.jsonl"
        write_rows(path, ({"text": text, "published": "2025-03-17"} for text in texts))
        return documents(path)


def invented(number: int) -> Iterator[dict[str, str]]:
    """Rows of short reports, no two alike, the same ones every time."""
    order = itertools.cycle(itertools.product(DAYS, PLACES, DEEDS, GROUPS, SPEAKERS))
    for i, (day, place, deed, group, speaker) in zip(range(number), order, strict=False):
        other = PLACES[(i * 7 + 3) % len(PLACES)]
        lead = (
            f"{group.capitalize()} {deed} in {place} on {day}, killing {2 + i % 37} people, {speaker} said."
        )
        rest = [one.format(more=3 + i % 41, other=other) for one in (NEXT[i % 5], NEXT[(i + 2) % 5])]
        yield {"id": f"made-{i}", "published": "2025-03-17", "text": "\n\n".join([lead, *rest])}


def write_rows(path: Path, rows: Iterator[dict[str, str]]) -> None:
    """Write rows as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
