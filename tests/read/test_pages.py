"""Saved web pages."""

from datetime import date

import pytest

from dateline.model.rejected import Rejected
from dateline.read import read_document, read_reports

LEAD = "Government troops took the river port on Friday after two weeks of fighting, officials said."
MORE = "Residents said by telephone that fighters had burnt three villages as they withdrew to the hills."


def page(tmp_path, head="", body="", encoding="utf-8"):
    path = tmp_path / "a.html"
    article = f"<article><h1>Army takes port</h1><p>{LEAD}</p><h2>Burnt</h2><p>{MORE}</p></article>"
    html = f"<html><head><title>Army takes port</title>{head}</head><body>{article}{body}</body></html>"
    path.write_bytes(html.encode(encoding))
    return path


def test_page_gives_its_paragraphs_and_metadata(tmp_path):
    head = (
        '<meta property="og:site_name" content="The Example Post"><meta name="author" content="Ima Reporter">'
        '<meta property="article:published_time" content="2031-05-03T18:04:00+02:00">'
        '<link rel="canonical" href="https://news.example/port">'
    )
    document = read_document(str(page(tmp_path, head, "<script>var a = 1;</script>")))
    assert [block.of(document.text) for block in document.paragraphs()] == [LEAD, MORE]
    assert [part.kind.value for part in document.furniture] == ["headline", "crosshead"]
    assert (document.outlet, document.author) == ("The Example Post", "Ima Reporter")
    assert (document.title, document.url) == ("Army takes port", "https://news.example/port")
    assert (document.published, document.published_at) == (date(2031, 5, 3), "2031-05-03T18:04:00+02:00")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"datePublished": "2031-05-03T18:04:00Z"}</script>',
        '<link rel="canonical" href="https://news.example/2031/05/03/port.html">',
        '<meta itemprop="datePublished" content="2031-05-03">',
    ],
)
def test_page_states_its_day_in_several_ways(tmp_path, head):
    assert read_document(str(page(tmp_path, head))).published == date(2031, 5, 3)


def test_single_time_mark_is_the_day_but_two_are_not(tmp_path):
    first, second = '<time datetime="2031-05-03">3 May</time>', '<time datetime="2031-05-04">4 May</time>'
    assert read_document(str(page(tmp_path, body=first))).published == date(2031, 5, 3)
    assert read_document(str(page(tmp_path, body=first + second))).published is None


def test_date_in_a_footer_is_no_publication_date(tmp_path):
    body = "<footer>© 2017 The Example Post. Last visit 3 March 2018</footer>"
    assert read_document(str(page(tmp_path, body=body))).published is None


def test_declared_encoding_of_a_page(tmp_path):
    head = '<meta charset="windows-1252"><meta name="author" content="Zoë Müller">'
    assert read_document(str(page(tmp_path, head, encoding="cp1252"))).author == "Zoë Müller"


@pytest.mark.parametrize("body", ["<script>var a = 1;</script>", "", "<nav><a href='/'>Home</a></nav>"])
def test_page_without_a_report_is_rejected(tmp_path, body):
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><title>T</title></head><body>{body}</body></html>", encoding="utf-8")
    [found] = read_reports([str(path)])
    assert isinstance(found, Rejected)
    assert "no report was found" in found.reason


@pytest.mark.parametrize(
    "raw", [b"<", b"<html", b"<p>\x00\x01", b'<?xml version="1.0" encoding="utf-8"?><p>x</p>']
)
def test_broken_pages_do_not_raise(tmp_path, raw):
    path = tmp_path / "a.htm"
    path.write_bytes(raw)
    assert len(list(read_reports([str(path)]))) == 1
