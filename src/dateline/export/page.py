"""A page that a person reads: each report beside its claims, in one file that needs no network."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from dateline.export.views import view_report
from dateline.model.coded import CodedPage

if TYPE_CHECKING:
    from jinja2 import Environment


class PageWriter:
    """Writes the page report by report."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._templates = page_templates()
        self._reports = self._claims = 0
        style, script = page_part("page.css"), page_part("page.js")
        self._script = script
        head = self._templates.get_template("head.html.j2")
        self._file.write(head.render(style=style, style_hash=part_hash(style), script_hash=part_hash(script)))

    def add(self, page: CodedPage) -> None:
        """Write a report with its claims."""
        self._reports += 1
        self._claims += len(page.claims)
        report = view_report(page, self._reports)
        self._file.write(self._templates.get_template("report.html.j2").render(report=report))

    def close(self) -> None:
        """Write the foot of the page, with its script."""
        foot = self._templates.get_template("foot.html.j2")
        self._file.write(foot.render(script=self._script, reports=self._reports, claims=self._claims))


def page_templates() -> Environment:
    """The templates of pages; what a report says is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("dateline.export", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def page_part(name: str) -> str:
    """A style or a script that a page carries."""
    return files("dateline.export").joinpath("templates", name).read_text(encoding="utf-8")


def part_hash(part: str) -> str:
    """The digest by which the page allows its own style and script, and no others."""
    return base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
