"""Plain text and Markdown."""

import re
from collections.abc import Iterator

from dateline.model.document import Furniture, FurnitureKind
from dateline.model.span import Span
from dateline.read.decode import decode_bytes
from dateline.read.raw import Raw


def read_plain(raw: bytes, location: str) -> Iterator[Raw]:
    """One report of plain text."""
    text, notes = decode_bytes(raw)
    yield Raw(location=location, text=text, notes=notes)


def read_markdown(raw: bytes, location: str) -> Iterator[Raw]:
    """One report in Markdown. The marks stay in the text; headings, rules and pictures are furniture."""
    text, notes = decode_bytes(raw)
    front = _FRONT.match(text)
    fields = _read_front(front[1]) if front else {}
    parts = [Furniture(FurnitureKind.REFERENCE, Span(0, front.end(1) + 3))] if front else []
    parts += _headings(text, front.end() if front else 0)
    yield Raw(
        location=location,
        text=text,
        title=fields.get("title") or _title(text, parts),
        published=fields.get("published") or fields.get("date"),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        author=fields.get("author"),
        language=fields.get("language"),
        furniture=tuple(parts),
        notes=notes,
    )


_FRONT = re.compile(r"---[ \t]*\r?\n(.*?^)---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(
    r"^ {0,3}(?:(?P<marks>#{1,6})[ \t]+\S[^\r\n]*|"
    r"(?P<under>\S[^\r\n]*\r?\n[ ]{0,3}(?:={3,}|-{3,}))(?=[ \t]*\r?$)"
    r"|(?P<rule>(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})(?=\r?$)"
    r"|(?P<picture>!\[[^\]\r\n]*\]\([^)\r\n]*\))(?=[ \t]*\r?$))",
    re.MULTILINE,
)


def _title(text: str, parts: list[Furniture]) -> str | None:
    """The words of the first heading, without its marks."""
    spans = (one.span for one in parts if one.kind is FurnitureKind.HEADLINE)
    words = next(spans, None)
    lines = words.of(text).splitlines() if words else []
    return lines[0].strip("# \t") or None if lines else None


def _read_front(block: str) -> dict[str, str]:
    return {name.lower(): value for name, value in _FIELD.findall(block) if value}


def _headings(text: str, start: int) -> list[Furniture]:
    parts: list[Furniture] = []
    for found in _HEADING.finditer(text, start):
        span = Span(found.start() + len(found[0]) - len(found[0].lstrip()), found.end())
        parts.append(Furniture(_kind(found, is_first=not parts), span))
    return parts


def _kind(found: re.Match[str], *, is_first: bool) -> FurnitureKind:
    if found["rule"]:
        return FurnitureKind.REFERENCE
    if found["picture"]:
        return FurnitureKind.CAPTION
    is_top = found["marks"] == "#" or (found["under"] or "").rstrip().endswith("=")
    return FurnitureKind.HEADLINE if is_first or is_top else FurnitureKind.CROSSHEAD
