"""Web archives: WARC written by a real writer, packed and unpacked, whole and broken."""

import io
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.model.document import Document
from dateline.model.rejected import Rejected
from dateline.read import read_reports

PAGE = """<html><head><title>Clash in Garu</title>
<meta property="article:published_time" content="2024-03-12T08:00:00+01:00"></head>
<body><article><h1>Clash in Garu</h1><p>Gunmen attacked a checkpoint in the town of Garu on Monday,
killing two soldiers, the army said in a statement.</p><p>Residents said they heard shooting for
an hour before dawn and saw three cars leave the town.</p></article></body></html>"""


def warc(*pages: tuple[str, str, str, str], packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body.encode()), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


ARCHIVED = (
    ("https://example.org/clash", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://example.org/logo.png", "200 OK", "image/png", "not a page"),
    ("https://example.org/gone", "404 Not Found", "text/html", "<html>no such page</html>"),
    ("https://example.org/menu", "200 OK", "text/html", "<html><body><a>Menu</a></body></html>"),
)


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_an_archive_are_reports(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("pages.warc.gz" if packed else "pages.warc")
    path.write_bytes(warc(*ARCHIVED, packed=packed))
    report, menu = read_reports([str(path)])
    assert isinstance(report, Document)
    assert (report.url, report.published_at) == ("https://example.org/clash", "2024-03-12T08:00:00+01:00")
    assert str(report.external_id).startswith("<urn:uuid:")
    assert "killing two soldiers" in report.text
    assert isinstance(menu, Rejected)
    assert "https://example.org/menu" in menu.location


def test_archives_inside_a_wacz(tmp_path: Path) -> None:
    path = tmp_path / "pages.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", warc(ARCHIVED[0], packed=True))
    (report,) = read_reports([str(path)])
    assert isinstance(report, Document)
    assert report.url == "https://example.org/clash"


def test_an_archive_that_breaks_off_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    whole = warc(ARCHIVED[0], packed=True)
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(whole + warc(ARCHIVED[0], packed=True)[:200])
    first, *rest = read_reports([str(path)])
    assert isinstance(first, Document)
    assert all(isinstance(one, Rejected) for one in rest)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_what_is_no_archive_is_refused_with_a_remedy(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"this is no archive at all\n" * 20)
    (found,) = read_reports([str(path)])
    assert isinstance(found, Rejected)
    assert found.remedy
