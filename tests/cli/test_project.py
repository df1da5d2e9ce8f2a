"""A project on the command line: made, filled, checked, kept safe, and worked on by two."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import TALKS, Dateline

from dateline.model.decision import SubjectKind, Verdict
from dateline.model.worklist import EVERYTHING
from dateline.review.acting import act
from dateline.review.decisions import Act, about
from dateline.store.sql import open_store

ATTACK = (
    "At least 12 people were killed when gunmen attacked a market in Maiduguri on Tuesday, police said.\n"
)
ROWS = [
    {"id": 1, "outlet": "Valley Post", "published": "2024-03-05", "text": ATTACK},
    {"id": 2, "outlet": "Fjord Radio", "published": "2024-03-06", "text": TALKS},
]


@pytest.fixture
def project(dateline: Dateline, tmp_path: Path) -> Iterator[Path]:
    """A project with two reports."""
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    assert dateline("init").status == 0
    said = dateline("add", "rows.jsonl")
    assert said.status == 0
    assert "in 2 = added 2 + new versions 0 + coded anew 0 + known 0 + rejected 0" in said.err
    return tmp_path


def test_init_makes_a_store_and_settings_and_may_be_repeated(dateline: Dateline, tmp_path: Path) -> None:
    assert "was not made" not in dateline("init", "here").err
    assert (tmp_path / "here" / "dateline.toml").read_text() == 'store = "dateline.db"\n'
    assert (tmp_path / "here" / "dateline.db").is_file()
    assert dateline("init", "here").status == 0
    said = dateline("init", "here", "--store", "other.db")
    assert said.status == 2
    assert "names another store" in said.err


def test_without_a_project_the_remedy_is_named(dateline: Dateline) -> None:
    said = dateline("add", "rows.jsonl")
    assert said.status == 3
    assert "dateline.db: there is no store here; make one with: dateline init" in said.err


def test_what_is_there_is_not_coded_again_and_what_fails_is_kept(dateline: Dateline, project: Path) -> None:
    more = {**ROWS[1], "text": TALKS.replace("Geneva", "Nairobi")}
    with (project / "rows.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(more) + "\n")
    foreseen = dateline("add", "rows.jsonl", "none.txt", "--dry-run")
    assert "would add 1 + new versions 0 + coded anew 0 + known 2 + rejected 1" in foreseen.err
    said = dateline("add", "rows.jsonl", "none.txt")
    assert said.status == 1
    assert "in 4 = added 0 + new versions 1 + coded anew 0 + known 2 + rejected 1" in said.err
    assert "rejected none.txt: there is no such file; check the path" in said.err
    with open_store("dateline.db") as store, store.view() as view:
        assert [one.location for one in view.refused()] == ["none.txt"]


def test_events_of_the_project_are_those_of_its_reports(dateline: Dateline, project: Path) -> None:
    kept, told = dateline("events", "--json"), dateline("events", "rows.jsonl", "--json")
    assert kept.status == told.status == 0
    assert sorted(kept.out.splitlines()) == sorted(told.out.splitlines())
    assert "attack" in {one["type"] for one in kept.records}
    assert project.is_dir()


def test_the_log_tells_who_decided_what_and_verify_finds_what_was_altered(
    dateline: Dateline, project: Path
) -> None:
    with open_store("dateline.db") as store:
        with store.view() as view:
            event = view.queue(EVERYTHING).rows[0].event_id
        subject = about(SubjectKind.EVENT, event)
        act(store, [Act(subject=subject, verdict=Verdict.ACCEPT, note="seen the footage")], reviewer="ann")
    said = dateline("log", event)
    assert f"ann  accept {event}" in said.out
    assert "(seen the footage)" in said.out
    (record,) = dateline("log", "--json", "--by", "ann").records
    assert (record["verdict"], record["number"]) == ("accept", 1)
    assert dateline("log", "--by", "ben").out == ""
    said = dateline("verify")
    assert said.status == 0
    head = said.out.splitlines()[-1].removeprefix("head ")
    assert dateline("verify", "--entry", head).status == 0
    said = dateline("verify", "--entry", "1:" + "0" * 64)
    assert (said.status, "does not hold the entry" in said.err) == (3, True)
    with sqlite3.connect(project / "dateline.db") as file:
        file.execute("DROP TRIGGER documents_no_update")
        file.execute("UPDATE documents SET text = replace(text, '12', '13')")
    said = dateline("verify")
    assert said.status == 3
    assert "altered documents d_" in said.err


def test_a_backup_is_a_store_and_restores_to_a_new_one_only(dateline: Dateline, project: Path) -> None:
    assert dateline("backup", "copy.db").status == 0
    assert dateline("backup", "copy.db").status == 3
    assert dateline("restore", "copy.db", "--store", "again.db").status == 0
    assert dateline("verify", "--store", "again.db").out == dateline("verify").out
    said = dateline("restore", "copy.db")
    assert (said.status, "it holds documents already" in said.err) == (3, True)
    assert (project / "again.db").is_file()


def test_tables_of_this_version_need_no_step_and_a_store_can_be_copied(
    dateline: Dateline, project: Path
) -> None:
    said = dateline("db", "migrate")
    assert (said.status, said.out) == (0, "dateline.db: its tables are of version 1\n")
    assert dateline("db", "copy", "dateline.db", "moved.db").status == 0
    assert dateline("events", "--json", "--store", "moved.db").out == dateline("events", "--json").out
    assert project.is_dir()


def test_two_coders_are_dealt_events_and_conflicts_are_settled(dateline: Dateline, project: Path) -> None:
    said = dateline("assign", "ann", "ben", "--overlap", "1", "--limit", "1", "--by", "cleo")
    assert said.out == "ann: 1 events\nben: 1 events\n"
    assert dateline("agree").err.startswith("nobody has coded anything yet")
    with open_store("dateline.db") as store:
        with store.view() as view:
            event = view.assignments()[0].subject
        for coder, type_ in (("ann", "riot"), ("ben", "protest")):
            one = about(SubjectKind.EVENT, event)
            act(store, [Act(subject=one, verdict=Verdict.CORRECT, field="type", new=type_)], reviewer=coder)
    said = dateline("adjudicate")
    assert f"{event}  type  ann: riot  ben: protest  machine: " in said.out
    assert dateline("agree").out.startswith("type: n 1  equal 0%")
    said = dateline("adjudicate", event, "type", "--take", "dan", "--by", "cleo")
    assert (said.status, "not of dan" in said.err) == (2, True)
    assert dateline("adjudicate", event, "type", "--take", "ann", "--by", "cleo").status == 0
    assert dateline("adjudicate").err == "0 conflicts\n"
    (record,) = [one for one in dateline("agree", "--json").records if one["field"] == "type"]
    assert record["coders"] == ["ann", "ben"]
    assert project.is_dir()
