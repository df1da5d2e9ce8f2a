"""Addresses, filters, keys and what stands around the pages."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serve.browser import Browser
from tests.store.reports import report

from dateline.errors import BadUsage
from dateline.serve.app import make_app
from dateline.serve.keys import SCREENS, load_keys
from dateline.serve.options import DeskOptions
from dateline.serve.text import lay_out, shown
from dateline.store.base import Store


@pytest.mark.parametrize("strips", [True, False])
def test_behind_a_proxy_path_every_link_and_form_stays_below_it(store: Store, strips: bool) -> None:
    app = make_app(store, DeskOptions(local_user="desk", hosts=("testserver",), root_path="/desk"))
    client = TestClient(app, follow_redirects=False)
    prefix = "" if strips else "/desk"
    page = client.get(f"{prefix}/queue").text
    cookies = "; ".join(f"{one.name}={one.value}" for one in client.cookies.jar)  # the browser is under /desk
    for path in re.findall(r'(?:href|action|src|formaction)="(/[^"]*)"', page):
        assert path.startswith("/desk/"), path
    assert client.get(f"{prefix}/review").headers["location"].startswith("/desk/review/")
    token = re.search(r'name="csrf" value="([^"]*)"', page)
    assert token
    event = re.search(r'data-row data-event="([^"]+)"', page)
    assert event
    sent = {"csrf": token[1], "event": event[1], "verdict": "flag", "query": ""}
    paths = {cookie.path for cookie in client.cookies.jar}
    done = client.post(f"{prefix}/decide", data=sent, headers={"cookie": cookies})
    assert done.headers["location"].startswith("/desk/review/")
    assert paths == {"/desk"}


def test_the_filter_is_in_the_address_and_the_export_obeys_it(local: Browser) -> None:
    for query in ("words=Lundby&state=all", "state=all", "state=all&first=2024-03-06"):
        listed = local.events(query)
        page = local.open(f"/export?as=csv&profile=internal&{query}")
        assert f"in {len(listed)} = written {len(listed)} + left out 0" in page
    assert local.events("words=Lundby&state=all") != local.events("state=all")


def test_a_filter_that_does_not_exist_is_named(local: Browser) -> None:
    assert "state=novel is unknown" in local.open("/queue?state=novel", expect=400)
    assert "first=yesterday is no day" in local.open("/queue?first=yesterday", expect=400)


def test_an_exported_archive_holds_the_file_and_its_account(local: Browser) -> None:
    import io
    import zipfile

    got = local.client.get("/export/file?as=acled&profile=internal&state=all").content
    again = local.client.get("/export/file?as=acled&profile=internal&state=all").content
    assert got == again, "the same events give the same bytes"
    with zipfile.ZipFile(io.BytesIO(got)) as archive:
        names = archive.namelist()
        about = archive.read("ABOUT.txt").decode()
    assert "events-acled.csv" in names
    assert "in 3 = written" in about


def test_the_public_profile_is_meant_unless_the_other_is_chosen(local: Browser) -> None:
    assert "made coarser" in local.open("/export?as=jsonl&state=all").casefold()
    assert "made coarser" not in local.open("/export?as=jsonl&profile=internal&state=all").casefold()


def test_own_keys_replace_those_they_name(tmp_path: Path) -> None:
    file = tmp_path / "keys.yaml"
    file.write_text(
        "- {act: accept, keys: [g a, '*'], label: yes}\n".replace("yes", "'yes'"), encoding="utf-8"
    )
    keys = load_keys(file)
    assert keys.hint("accept") == "g a"
    assert keys.hint("undo") == "u"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("- {act: accept, keys: [x]}", "does both 'accept' and 'reject'"),
        ("- {act: accept, keys: [g]}", "begins 'g q'"),
        ("- {act: acept, keys: [a]}", "no act 'acept'"),
        ("- {act: accept, keys: [Ctrl+Enter]}", "tires the hand"),
        ("- {act: accept, keys: a}", "lists of words"),
        ("accept: a", "expected a list"),
        ("- {act: accept, keys: [a], screens: [nowhere]}", "no screen 'nowhere'"),
    ],
)
def test_a_clash_of_keys_is_refused_at_the_start(
    tmp_path: Path, store: Store, entry: str, complaint: str
) -> None:
    file = tmp_path / "keys.yaml"
    file.write_text(entry, encoding="utf-8")
    with pytest.raises(BadUsage, match=complaint):
        make_app(store, DeskOptions(keys=file))


def test_the_keys_are_those_that_people_know() -> None:
    wanted = {
        "accept": "a",
        "reject": "x",
        "skip": "Space",
        "flag": "f",
        "undo": "u",
        "redo": "U",
        "next": "j",
        "previous": "k",
        "choice-0": "0",
        "mark": "v",
        "mask": "z",
        "bulk": "b",
        "same": "y",
        "different": "o",
    }
    keys = load_keys()
    assert {act: keys.hint(act) for act in wanted} == wanted
    assert all(keys.on(screen) for screen in SCREENS)


def test_the_text_on_the_page_is_the_text_of_the_report_code_point_for_code_point() -> None:
    page = report()
    lines = lay_out(page.document, page.claims)
    words = [one for line in lines for run in line.runs for one in run.words]
    for one in words:
        assert one.text == shown(page.document.text[one.start : one.end])
        assert len(one.text) == one.end - one.start
    assert {one.field for one in words} >= {"trigger", "agent", "place", "count"}
    assert {one.text for one in words if one.field == "place"} == {"Torvik"}


def test_themes_and_masks_are_remembered(local: Browser) -> None:
    local.open("/queue")
    assert 'data-theme="auto"' in local.html
    local.send("/theme", theme="dark", back="/queue")
    assert 'data-theme="dark"' in local.html
    local.send("/mask", mask="1", back="/queue")
    assert "data-masked" in local.html


def test_an_event_that_was_merged_away_is_found_under_its_new_id(local: Browser, store: Store) -> None:
    ours, theirs = local.events("words=Lundby&state=all")[:2]
    for one in (ours, theirs):
        local.open(f"/review/{one}")
        local.send("/decide", event=one, verdict="flag", query="")
    local.open(f"/duplicates?event={ours}&with={theirs}")
    local.send("/duplicates", event=ours, verdict="same", **{"with": theirs})
    with store.view() as view:
        left = [one for one in (ours, theirs) if view.row(one) is not None]
    assert len(left) == 1
    gone = theirs if left == [ours] else ours
    local.open(f"/review/{gone}")
    assert local.path == f"/review/{left[0]}"


def test_without_the_built_scripts_the_map_says_so_and_shows_its_tables(
    local: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.serve.routes.plots.has_scripts", lambda: False)
    page = local.open("/map")
    assert "make desk" in page
    assert "Innlandet, NO" in page


def test_custody_says_when_a_text_was_altered(local: Browser, store: Store) -> None:
    from sqlalchemy import text

    with store.view() as view:
        document = next(iter(view.documents())).origin.document_id
    assert "text is as it was" in local.open(f"/documents/{document}")
    with store.connection(writes=True) as connection:  # type: ignore[attr-defined]
        for (name,) in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE documents SET text = text || ' '"))
    assert "TEXT WAS ALTERED" in local.open(f"/documents/{document}")


def test_a_name_gets_its_entry_in_all_events_and_back(local: Browser, store: Store) -> None:
    entry = '[{"actor_id":"al-shabaab","class":"rebel-group","country":"SO","name":"al-Shabaab"}]'
    local.open("/actors")
    local.send("/actors/one", name="gunmen", choice=f"actors={entry}")
    with store.view() as view:
        named = {actor.actor_id for event in view.events() for actor in event.actors}
    assert named == {"al-shabaab"}
    local.send("/undo", back="/actors")
    with store.view() as view:
        assert {actor.actor_id for event in view.events() for actor in event.actors} == {None}
