"""Mentions for a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TextIO

from dateline.cli.table import PIPED_WIDTH, STYLES, heading
from dateline.export.documents import mention_records
from dateline.export.phrases import visible
from dateline.model.coded import CodedPage
from dateline.model.link import Link
from dateline.model.page import LinkedPage

_STYLE_OF = {
    "place": STYLES["place"],
    "time": STYLES["time"],
    "count": STYLES["count"],
    "name": STYLES["agent"],
    "quote": STYLES["speaker"],
    "event": STYLES["trigger"],
}


class MentionTable:
    """A table for each report, one row for each mention."""

    def __init__(self, file: TextIO) -> None:
        from rich.console import Console

        width = None if file.isatty() else PIPED_WIDTH
        self._console = Console(file=file, width=width, highlight=False, emoji=False)

    def add(self, page: CodedPage) -> None:
        """Print the mentions of a page."""
        from rich import box
        from rich.table import Table
        from rich.text import Text

        self._console.print(heading(page.document))
        table = Table("kind", "words", "read as", box=box.SIMPLE_HEAD, pad_edge=False)
        for record in mention_records(page.linked):
            one: Mapping[str, Any] = record
            lit = Text(visible(" ".join(one["text"].split())), style=_STYLE_OF[one["kind"]])
            read_as = _READ_AS[one["kind"]](one) or _declined(one, page.linked)
            table.add_row(one["kind"], lit, Text(visible(read_as)))
        self._console.print(table)

    def close(self) -> None:
        """Nothing: the last table is complete."""


def _place(one: Mapping[str, Any]) -> str:
    place = one["place"]
    if place is None:
        return ""
    names = dict.fromkeys(place[key] for key in ("name", "admin2", "admin1", "country") if place[key])
    return f"{place['level']}: {', '.join(names)}"


def _time(one: Mapping[str, Any]) -> str:
    days = [day for day in (one["first"], one["last"]) if day]
    if days:
        return f"{' to '.join(dict.fromkeys(days))} ({one['timex']})"
    return ""


def _count(one: Mapping[str, Any]) -> str:
    bounds = "/".join("–" if one[key] is None else str(one[key]) for key in ("low", "best", "high"))
    return f"{bounds} {one['unit'] or ''}".strip()


def _name(one: Mapping[str, Any]) -> str:
    actor = one["actor"]
    return f"{one['type']}: {actor['name']} ({actor['class']})" if actor else one["type"]


def _quote(one: Mapping[str, Any]) -> str:
    speaker = one["speaker"]
    return f"{one['stance']}: {speaker['text'] if speaker else 'nobody named'}"


def _event(one: Mapping[str, Any]) -> str:
    return f"{one['type']}, {one['status']}"


_READ_AS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "place": _place,
    "time": _time,
    "count": _count,
    "name": _name,
    "quote": _quote,
    "event": _event,
}


def _declined(one: Mapping[str, Any], linked: LinkedPage) -> str:
    link: Link[Any] | None = linked.places.get(one["id"])
    reason = link.declined if link else getattr(linked.page.by_id[one["id"]], "declined", None)
    return f"not decided: {reason}" if reason else one.get("timex") or "not decided"
