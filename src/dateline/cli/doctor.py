"""The verb `doctor`: what this installation consists of, and what is missing."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dateline.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.resources.catalog import Part

_FAILED = 3


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines to standard output.")
def doctor(as_json: bool) -> int:
    """Say what a run rests on: versions, checksums and licences, what is missing and how to get it.

    \b
    Example:
      dateline doctor
    """
    from dateline.resources.catalog import State, catalog
    from dateline.resources.gazetteer import gazetteer_path

    settings = load_settings()
    parts = catalog(settings.gazetteer or gazetteer_path(), settings.actors, settings.engine)
    for line in map(_record, parts) if as_json else _lines(parts):
        click.echo(line)
    return _FAILED if any(part.state is State.BROKEN for part in parts) else 0


def _record(part: Part) -> str:
    return json.dumps(
        {"schema": "dateline/part/1", **asdict(part), "state": part.state.value}, ensure_ascii=False
    )


def _lines(parts: Iterable[Part]) -> Iterator[str]:
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    kind = None
    for part in parts:
        if part.kind != kind:
            kind = part.kind
            yield f"\n{kind}"
        told = "  ".join(filter(None, (part.version, part.sha256 and f"sha256 {part.sha256}")))
        yield f"  {part.name:<24} {part.state.value:<8} {told}".rstrip()
        for label, value in (("licence", part.licence), ("where", part.where), ("to do", part.remedy)):
            if value:
                yield f"    {label}: {value}"
