"""The page a person reads: every value leads to its words, everything is escaped, nothing is fetched."""

import io
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from dateline.export.page import PageWriter
from dateline.model.coded import CodedPage


class Parsed(HTMLParser):
    """Tags with their attributes, and the text of the report."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.prose: list[str] = []
        self._skip = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and "data-start" in self.tags[-1][1]:
            self.prose.append(data)

    @property
    def ids(self) -> list[str | None]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def written(*pages: CodedPage) -> str:
    file = io.StringIO()
    writer = PageWriter(file)
    for page in pages:
        writer.add(page)
    writer.close()
    return file.getvalue()


def test_every_link_on_the_page_leads_somewhere_on_it(page: CodedPage) -> None:
    parsed = Parsed(written(page, page))
    links = [a["href"] for tag, a in parsed.tags if tag == "a" and (a["href"] or "").startswith("#")]
    assert len(links) > 20
    assert {link[1:] for link in links if link} <= set(parsed.ids)


def test_ids_are_unique_even_for_the_same_report_twice(page: CodedPage) -> None:
    assert max(Counter(Parsed(written(page, page)).ids).values()) == 1


def test_every_value_of_the_claim_points_at_its_words(page: CodedPage) -> None:
    parsed = Parsed(written(page))
    spans = {a["data-span"] for tag, a in parsed.tags if tag == "a" and "data-span" in a}
    claim = page.claims[0]
    for one in [claim.trigger, *(a.span for a in claim.actors), *(w.span for w in claim.where)]:
        assert f"{one.start}-{one.end}" in spans


def test_overlapping_words_are_cut_so_that_none_is_lost_or_doubled(page: CodedPage) -> None:
    text = page.document.text
    assert "".join("".join(Parsed(written(page)).prose).split()) == "".join(text.split())


def test_what_the_report_says_cannot_become_part_of_the_page(page: CodedPage) -> None:
    evil = replace(page.document, title="<script>alert(1)</script>", outlet='" onload="x', url="javascript:x")
    linked = replace(page.linked, page=replace(page.linked.page, document=evil))
    html = written(replace(page, linked=linked))
    tags = Counter(tag for tag, _ in Parsed(html).tags)
    assert tags["script"] == 1
    assert tags["b"] == len(page.claims[0].rules)
    assert not [a for _, a in Parsed(html).tags if "onload" in a]
    assert "javascript:" not in html


def test_control_characters_are_shown_not_written(page: CodedPage) -> None:
    odd = replace(page.document, title="a\x00b\x1bc")
    html = written(replace(page, linked=replace(page.linked, page=replace(page.linked.page, document=odd))))
    assert "\x00" not in html
    assert "a␀b␛c" in html


def test_nothing_is_fetched(page: CodedPage) -> None:
    html = written(page)
    parsed = Parsed(html)
    assert not [tag for tag, _ in parsed.tags if tag in {"link", "img", "iframe", "object"}]
    assert not [a for _, a in parsed.tags if "src" in a]
    assert "@import" not in html
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_declined_places_and_times_are_shown_with_the_reason(page: CodedPage) -> None:
    html = written(page)
    assert "two places of this name are as likely" in html
    assert "no day was named before it" in html


def test_furniture_is_labelled(page: CodedPage) -> None:
    labels = re.findall(r'class="label">([^<]+)<', written(page))
    assert labels == ["headline", "dateline"]


def test_values_that_the_report_does_not_give_are_said_to_be_missing(page: CodedPage) -> None:
    bare = replace(page.claims[0], when=None, where=(), attribution=())
    html = written(replace(page, claims=(bare,)))
    assert html.count("not said") == 2
    assert "the report itself" in html


def test_a_report_without_claims_says_so(page: CodedPage) -> None:
    assert "Nothing in this report could be coded." in written(replace(page, claims=()))


def test_the_page_names_its_parts_for_a_screen_reader(page: CodedPage) -> None:
    parsed = Parsed(written(page))
    named = [tag for tag, a in parsed.tags if "aria-label" in a or "aria-labelledby" in a]
    assert {"article", "section", "ul"} <= set(named)
    assert ("html", {"lang": "en"}) in parsed.tags
    assert [tag for tag, _ in parsed.tags if re.fullmatch("h[1-4]", tag)][:4] == ["h1", "h2", "h3", "h4"]
