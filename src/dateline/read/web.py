"""Saved web pages: the report's text without the page around it."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from dateline.model.document import Furniture, FurnitureKind
from dateline.model.span import Span
from dateline.read.decode import decode_bytes
from dateline.read.problem import Unusable
from dateline.read.raw import Raw


class _Element(Protocol):
    """As much of an XML element as is used here."""

    tag: str

    def iter(self, *tags: str) -> "Iterable[_Element]": ...
    def iterancestors(self) -> "Iterable[_Element]": ...
    def itertext(self) -> Iterable[str]: ...


class _Page(Protocol):
    """As much of an extracted page as is used here."""

    body: _Element
    title: str | None
    sitename: str | None
    url: str | None
    author: str | None


_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096


def read_page(raw: bytes, location: str) -> Iterator[Raw]:
    """The report of one HTML page, with title, author, outlet and date from its metadata."""
    declared = _DECLARED.search(raw[:_HEAD])
    html, notes = decode_bytes(raw, declared[1].decode("ascii").lower() if declared else None)
    page = _extract(html)
    text, parts = _lay_out(page.body) if page else ("", ())
    if page is None or len(text) < _LEAST:
        raise Unusable(
            "no report was found in the page",
            "save the page after it has loaded, or save its text as .txt",
        )
    yield Raw(
        location=location,
        text=text,
        title=page.title or None,
        published=_published(html, page.url),
        outlet=page.sitename or None,
        url=page.url or None,
        author=page.author or None,
        furniture=parts,
        notes=notes,
    )


_LEAST = 25  # characters: less is a menu
_SHORTEST = 40  # characters; the library's own limit would flatten a bulletin of two sentences


def _extract(html: str) -> _Page | None:
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))

    found = trafilatura.bare_extraction(
        html,
        fast=True,
        config=config,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return cast("_Page | None", found)


_BLOCKS = ("p", "head", "item", "quote", "code", "cell", "ab")


def _lay_out(body: _Element) -> tuple[str, tuple[Furniture, ...]]:
    """The blocks of the page set apart by blank lines; its headings are furniture."""
    pieces: list[str] = []
    parts: list[Furniture] = []
    length = 0
    for element in body.iter(*_BLOCKS):
        if any(parent.tag in _BLOCKS for parent in element.iterancestors()):
            continue
        block = " ".join("".join(element.itertext()).split())
        if not block:
            continue
        if element.tag == "head":
            kind = FurnitureKind.CROSSHEAD if pieces else FurnitureKind.HEADLINE
            parts.append(Furniture(kind, Span(length, length + len(block))))
        pieces.append(block)
        length += len(block) + 2
    return "\n\n".join(pieces), tuple(parts)


_META = re.compile(r"<(?:meta|time)\b[^>]{0,400}>", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:property|name|itemprop)\s*=\s*[\"'](?:article:published_time|og:published_time|datepublished|publishdate|"
    r"publish-date|publication_date|pubdate|parsely-pub-date|dc\.date(?:\.issued)?|dcterms\.(?:created|issued)|date)[\"']",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?:content|datetime)\s*=\s*[\"']([^\"']{6,40})[\"']", re.IGNORECASE)
_LINKED_DATA = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{6,40})\"")


_TIME = re.compile(
    r"<time\b[^>]{0,300}?\bdatetime\s*=\s*[\"'](\d{4}-\d\d-\d\d[^\"']{0,30})[\"']", re.IGNORECASE
)
_DATED_ADDRESS = re.compile(r"/(\d{4})[/-](\d\d)[/-](\d\d)(?:/|-|$)")


def _published(html: str, url: str | None) -> str | None:
    """The time of publication with its zone, where metadata, a single time mark or the address states it.

    Libraries that look further take the date of a footer or of another report: that would be a guess.
    """
    for tag in _META.findall(html):
        value = _VALUE.search(tag) if _NAMED.search(tag) else None
        if value:
            return str(value[1])
    if found := _LINKED_DATA.search(html):
        return str(found[1]).replace("\\/", "/")
    marks = _TIME.findall(html)
    if len({mark[:10] for mark in marks}) == 1:
        return str(marks[0])
    day = _DATED_ADDRESS.search(url or "")
    return "-".join(day.groups()) if day else None
