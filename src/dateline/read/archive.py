"""Web archives: pages kept in WARC (ISO 28500) and in WACZ, a zip with WARC files inside."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from dateline.errors import BadUsage
from dateline.model.rejected import Rejected
from dateline.read.problem import Unusable
from dateline.read.raw import Raw
from dateline.read.web import read_page

_PAGES = ("text/html", "application/xhtml+xml")
_LARGEST_PAGE = 50_000_000  # bytes, unpacked: a page that unpacks to more is no report
_REMEDY = "archive it anew, or save the pages as .html"


def read_warc(stream: BinaryIO, location: str) -> Iterator[Raw | Rejected]:
    """Every page that an archive holds as answered with success, numbered from 1.

    Images, scripts and redirects are no reports and are passed over.
    """
    yield from _numbered(_iter_pages(stream), location)


def read_wacz(stream: BinaryIO, location: str) -> Iterator[Raw | Rejected]:
    """Every page of every WARC file inside, in the order of their names."""
    try:
        with zipfile.ZipFile(stream) as packed:
            names = sorted(n for n in packed.namelist() if n.endswith((".warc", ".warc.gz")))
            if not names:
                raise Unusable("it holds no WARC file", _REMEDY)
            yield from _numbered((page for name in names for page in _iter_member(packed, name)), location)
    except (zipfile.BadZipFile, EOFError) as problem:
        raise Unusable(f"it is no whole zip file: {problem}", _REMEDY) from problem


def _iter_member(packed: zipfile.ZipFile, name: str) -> Iterator[tuple[str | None, str | None, bytes]]:
    with packed.open(name) as member:
        yield from _iter_pages(member)


def _numbered(
    pages: Iterator[tuple[str | None, str | None, bytes]], location: str
) -> Iterator[Raw | Rejected]:
    for number, (record, url, body) in enumerate(pages, start=1):
        place = f"{location}#{number}"
        try:
            found = _read(body, place)
        except Unusable as problem:
            yield Rejected(f"{place} ({url})", number, problem.reason, problem.remedy)
        else:
            yield replace(found, row=number, external_id=record, url=url or found.url)


def _read(body: bytes, place: str) -> Raw:
    if len(body) > _LARGEST_PAGE:
        raise Unusable(f"the page unpacks to over {_LARGEST_PAGE // 1_000_000} MB", "leave it out")
    return next(read_page(body, place))


def _iter_pages(stream: Any) -> Iterator[tuple[str | None, str | None, bytes]]:  # noqa: ANN401
    """Record id, address and unpacked body of each page."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ModuleNotFoundError as problem:
        raise BadUsage("web archives need an extra: pip install 'dateline[archive]'") from problem

    records = pages = 0
    try:
        for record in ArchiveIterator(stream):
            records += 1
            if _is_page(record):
                pages += 1
                headers = record.rec_headers
                body = record.content_stream().read(_LARGEST_PAGE + 1)
                yield headers.get_header("WARC-Record-ID"), headers.get_header("WARC-Target-URI"), body
    except (ArchiveLoadFailed, EOFError, OSError) as problem:
        raise Unusable(f"the archive breaks off or is none: {problem}", _REMEDY) from problem
    if not pages:
        raise Unusable(f"none of its {records} records is a page that was answered with success", _REMEDY)


def _is_page(record: Any) -> bool:  # noqa: ANN401  (warcio has no types)
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    kind = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    answered = headers.get_statuscode() if headers else "200"
    return answered == "200" and (kind or "").split(";")[0].strip().lower() in _PAGES
