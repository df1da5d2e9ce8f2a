"""Pairs of documents as records, JSON lines and CSV."""

import csv
from collections.abc import Callable, Mapping
from typing import Protocol, TextIO, TypedDict

from dateline.export.lines import line
from dateline.model.pair import Pair


class PairRecord(TypedDict):
    """A line of `dateline same --json`."""

    schema: str
    a: str | int
    b: str | int
    relation: str
    score: float
    events: list[str]
    reasons: list[str]


def pair_record(pair: Pair) -> PairRecord:
    """The pair in the form of `schemas/pair.json`."""
    return PairRecord(
        schema="dateline/pair/1",
        a=pair.a,
        b=pair.b,
        relation=pair.relation.value,
        score=pair.score,
        events=list(pair.events),
        reasons=[reason_words(reason.text, reason.value) for reason in pair.reasons],
    )


def reason_words(text: str, value: float) -> str:
    """A reason with what it weighed, in log-odds or as a share.

    >>> reason_words("names in common: qeshm", 3.2), reason_words("first: published earlier", 0.0)
    ('+3.20 names in common: qeshm', 'first: published earlier')
    """
    return f"{value:+.2f} {text}" if value else text


COLUMNS = ("a", "b", "relation", "score", "events", "reasons")


class PairLines:
    """One pair a line of JSON."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def add(self, pair: Pair) -> None:
        """Write one pair."""
        self._file.write(line(pair_record(pair)))


class PairTable:
    """One pair a row of CSV; several events and reasons stand in one cell, parted by semicolons."""

    def __init__(self, file: TextIO) -> None:
        self._rows = csv.writer(file, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def add(self, pair: Pair) -> None:
        """Write one pair."""
        record = pair_record(pair)
        cells = (record["a"], record["b"], record["relation"], record["score"])
        self._rows.writerow((*cells, ";".join(record["events"]), "; ".join(record["reasons"])))


class PairWriter(Protocol):
    """Writes pairs to a text file that was given to it."""

    def add(self, pair: Pair) -> None:
        """Write one pair."""
        ...


PAIR_EXPORTERS: Mapping[str, Callable[[TextIO], PairWriter]] = {".jsonl": PairLines, ".csv": PairTable}
