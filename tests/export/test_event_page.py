"""The page of events: rival figures side by side, each value beside its words, nothing fetched or run."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.export.dossiers import WIRE, all_dossiers, bare, market, overrun
from tests.export.writing import write

from dateline.export.event_views import view_event
from dateline.export.formats import ExportOptions, Profile
from dateline.export.profile import PublicProfile
from dateline.model.dossier import Dossier


class Parsed(HTMLParser):
    """The words in each table, and the tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.lit: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag in ("th", "td"):
            self.cells.append(data.strip())
        classes = (attributes.get("class") or "").split()
        if tag == "span" and "w" in classes:
            self.lit.append((classes[1], data))


@pytest.fixture
def page(tmp_path: Path) -> str:
    return write(tmp_path, "html")[0].read_text(encoding="utf-8")


def test_rival_tolls_stand_side_by_side_with_their_voices(tmp_path: Path) -> None:
    parsed = Parsed(write(tmp_path, "html", [market()])[0].read_text(encoding="utf-8"))
    assert [one for one in parsed.cells if one] == ["army", "residents", "12", "20 or more"]
    toll = view_event(market()).tolls[0]
    assert (toll.text, toll.agreement, toll.rule) == (
        "12, from 12 to 20",
        "disputed",
        "figure of most voices",
    )


def test_each_value_is_lit_in_the_sentence_of_each_report(page: str) -> None:
    lit = set(Parsed(page).lit)
    assert {("f-count", "at least 20"), ("f-count", "12"), ("f-agent", "Red Hills fighters")} <= lit
    assert {("f-place", "Oicha"), ("f-time", "Tuesday"), ("f-speaker", "Jean Sako")} <= lit


def test_a_sentence_is_printed_whole() -> None:
    first = view_event(market()).reports[1]
    assert "".join(piece.text for piece in first.sentences[0]) == WIRE


def test_voices_say_through_whom_they_spoke_and_how_many_reports_rest_on_them() -> None:
    view = view_event(market())
    assert view.voices == ("Lake Wire ← Jean Sako ← army (2)", "residents (1)")
    assert view.counted == "3 reports, 3 outlets, 2 voices"
    assert view.flags == ("disputed: counts.killed",)


def test_each_report_says_how_it_stands_to_the_event() -> None:
    view = view_event(market())
    assert [(one.name, one.relation) for one in view.reports] == [
        ("local", "contradicts"), ("wire", "same"), ("copy", "same"),
    ]  # fmt: skip


def test_what_is_not_known_is_said() -> None:
    facts = {one.label: one.text for one in view_event(bare()).facts}
    assert facts == {"when": "not known", "where": "not known"}


def test_nothing_is_fetched_and_no_script_runs(page: str) -> None:
    parsed = Parsed(page)
    assert {tag for tag, _ in parsed.tags} & {"script", "img", "link", "iframe", "form"} == set()
    assert "default-src 'none'" in page
    links = [attributes["href"] for tag, attributes in parsed.tags if tag == "a"]
    assert all(link and re.match(r"#events$|https://news\.example/", link) for link in links)


def test_what_a_report_says_cannot_become_markup(tmp_path: Path) -> None:
    dossier = overrun()
    actor = replace(dossier.event.actors[0], name="<script>alert(1)</script>\x1b[31m")
    evil = replace(dossier, event=replace(dossier.event, actors=(actor,)))
    page = write(tmp_path, "html", [evil])[0].read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;␛[31m" in page


def test_a_link_that_is_no_web_address_is_not_made(tmp_path: Path) -> None:
    dossier = market()
    told = tuple(replace(one, origin=replace(one.origin, url="javascript:alert(1)")) for one in dossier.told)
    page = write(tmp_path, "html", [replace(dossier, told=told)])[0].read_text(encoding="utf-8")
    assert "javascript:" not in page


def test_a_public_page_shows_no_words_and_says_so(tmp_path: Path) -> None:
    dossiers: list[Dossier] = list(PublicProfile().applied(all_dossiers()))
    path, report = write(tmp_path, "html", dossiers, ExportOptions(profile=Profile.PUBLIC))
    page = path.read_text(encoding="utf-8")
    assert "<blockquote" not in page
    assert "Its words are not shown." in page
    assert [one.times for one in report.unexpressed] == [1]


def test_every_event_has_a_heading_and_an_anchor(page: str) -> None:
    ids = [attributes["id"] for tag, attributes in Parsed(page).tags if tag == "article"]
    assert ids == [one.event.id for one in all_dossiers()]
    assert "4 events." in page
