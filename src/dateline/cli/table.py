"""Results for a person at a terminal: the words, lit up, beside what they were read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from dateline.export.lights import Light, claim_lights, cut
from dateline.export.phrases import (
    actor_phrase,
    locus_phrase,
    tally_phrase,
    visible,
    voice_phrase,
    when_phrase,
)
from dateline.model.claim import Claim
from dateline.model.coded import CodedPage
from dateline.model.document import Document

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

STYLES = {
    "trigger": "bold underline",
    "agent": "bold red",
    "target": "bold blue",
    "other": "bold magenta",
    "time": "cyan",
    "place": "green",
    "count": "yellow",
    "speaker": "magenta",
    "instrument": "underline",
}
PIPED_WIDTH = 120
_BREAKS = re.compile(r"\s*[\n\r]\s*")


class TerminalTable:
    """A table for each report, one row for each claim."""

    def __init__(self, file: TextIO) -> None:
        from rich.console import Console

        width = None if file.isatty() else PIPED_WIDTH
        self._console = Console(file=file, width=width, highlight=False, emoji=False, soft_wrap=False)

    def add(self, page: CodedPage) -> None:
        """Print the claims of a page."""
        document = page.document
        self._console.print(heading(document))
        if not page.claims:
            self._console.print("  nothing in it to code\n")
            return
        self._console.print(_table(page))

    def close(self) -> None:
        """Nothing: the last table is complete."""


def heading(document: Document) -> Text:
    """What the report is: title, outlet, day, and where it was read."""
    from rich.text import Text

    facts = [
        document.outlet,
        document.published.isoformat() if document.published else "no date",
        document.location,
    ]
    heading = Text(visible(document.title or document.location), style="bold")
    return heading.append("  " + visible(" · ".join(fact for fact in facts if fact)), style="dim not bold")


def _table(page: CodedPage) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, expand=True)
    table.add_column("type", no_wrap=True)
    table.add_column("words", ratio=5)
    table.add_column("read as", ratio=4)
    for claim in page.claims:
        table.add_row(_kind(claim), sentence(claim, page.document.text), _values(claim, page.document.text))
    return table


def _kind(claim: Claim) -> Text:
    from rich.text import Text

    kind = Text(claim.type, style="bold")
    kind.append(f"\n{claim.status.value}", style="not bold")
    if claim.background:
        kind.append("\nbackground", style="dim not bold")
    return kind.append(f"\n{claim.id}", style="dim not bold")


def sentence(claim: Claim, text: str) -> Text:
    """The claim's sentence with its words in the colours of their fields."""
    from rich.text import Text

    whole = claim.sentence.join(claim.trigger)
    lit = Text()
    for piece in cut(text, whole, claim_lights(claim)):
        lit.append(visible(_BREAKS.sub(" ", piece.text)), style=_style(piece.lights))
    return lit


def _style(lights: tuple[Light, ...]) -> str:
    narrow = min(lights, key=lambda one: one.span.end - one.span.start, default=None)
    return STYLES[narrow.field] if narrow else ""


def _values(claim: Claim, text: str) -> Text:
    from rich.text import Text

    lines = Text()
    for name, field, phrase in _phrases(claim, text):
        lines.append("\n" if lines else "").append(f"{name} ", style="dim").append(
            phrase, style=STYLES[field]
        )
    return lines


def _phrases(claim: Claim, text: str) -> Iterator[tuple[str, str, str]]:
    for actor in claim.actors:
        role = actor.role.value
        yield role, role if role in STYLES else "other", actor_phrase(actor)
    if claim.when:
        yield "when", "time", f"{when_phrase(claim.when.when)} ({claim.when.when.basis.value})"
    for locus in claim.where:
        yield "where", "place", locus_phrase(locus, text)
    for tally in claim.counts:
        yield "count", "count", tally_phrase(tally)
    for voice in claim.attribution:
        yield "says", "speaker", voice_phrase(voice)
