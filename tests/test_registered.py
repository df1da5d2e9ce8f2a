"""The lists that change on purpose: front door, verbs, formats, annotators, settings."""

import dataclasses
import typing

import click
import pytest

import dateline
from dateline.cli import group
from dateline.cli.reports import CODE
from dateline.export import CLAIM_EXPORTERS, DOCUMENT_EXPORTERS
from dateline.export.claim_files import CLAIM_FILES
from dateline.export.exporters import EXPORTERS
from dateline.pipeline import Kit
from dateline.read import READERS
from dateline.settings import Settings, load_settings

FRONT_DOOR = [
    "annotate_document",
    "code_page",
    "corroborate_claims",
    "link_page",
    "open_store",
    "read_document",
    "run",
]
VERBS = [
    "actor",
    "actors",
    "add",
    "adjudicate",
    "agree",
    "annotate",
    "assign",
    "backup",
    "code",
    "compare",
    "db",
    "demo",
    "diff",
    "doctor",
    "events",
    "explain",
    "export",
    "gazetteer",
    "init",
    "log",
    "place",
    "restore",
    "same",
    "score",
    "serve",
    "triage",
    "user",
    "verify",
]
EVENT_FORMATS = [
    "csv", "jsonl", "html", "xlsx", "parquet", "geojson", "acled", "ucdp", "hapi", "polecat", "plover",
    "crosswalk", "ftm", "oa", "prov", "gpkg",
]  # fmt: skip
ANNOTATORS = ["times", "counts", "places", "areas", "names", "quotes", "events"]


def test_the_front_door() -> None:
    assert dateline.__all__ == FRONT_DOOR
    assert set(FRONT_DOOR) <= set(dir(dateline))
    with pytest.raises(AttributeError, match="no attribute 'read_everything'"):
        _ = dateline.read_everything  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FRONT_DOOR)
def test_each_function_of_the_front_door_is_typed_and_shown_by_an_example(name: str) -> None:
    function = getattr(dateline, name)
    assert ">>>" in (function.__doc__ or "")
    hints = typing.get_type_hints(function)
    assert "return" in hints
    assert len(hints) == function.__code__.co_argcount + function.__code__.co_kwonlyargcount + 1


def test_the_verbs() -> None:
    assert sorted(group.commands) == VERBS


@pytest.mark.parametrize("name", VERBS)
def test_each_verb_has_one_example_in_its_help(name: str) -> None:
    text = group.commands[name].get_help(click.Context(group.commands[name], info_name=f"dateline {name}"))
    assert text.count("Example:") == 1
    assert f"  dateline {name}" in text.partition("Example:")[2]


@pytest.mark.parametrize("name", ["annotate", "code", "events"])
def test_options_are_spelt_the_same_in_every_verb(name: str) -> None:
    options = {option for one in group.commands[name].params for option in one.opts}
    assert {"--json", "-o", "--workers", "--quiet", "--dry-run"} <= options


def test_the_formats() -> None:
    assert list(CLAIM_EXPORTERS) == [".csv", ".jsonl", ".html", ".geojson"]
    assert list(EXPORTERS) == EVENT_FORMATS
    assert list(CLAIM_FILES) == ["jsonl", "csv", "parquet"]
    assert list(DOCUMENT_EXPORTERS) == [".jsonl"]
    texts, tables = [".txt", ".md", ".html", ".htm"], [".csv", ".json", ".jsonl"]
    agencies, archives = [".xml", ".eml", ".mbox", ".pdf"], [".warc", ".warc.gz", ".wacz"]
    assert list(READERS) == [*texts, *tables, *agencies, *archives]
    assert CODE.exporters is CLAIM_EXPORTERS


def test_the_annotators_and_that_each_finds_what_it_needs(kit: Kit) -> None:
    assert [one.name for one in kit.annotators] == ANNOTATORS
    made: set[str] = set()
    for annotator in kit.annotators:
        assert annotator.requires <= made
        made |= annotator.assigns
    assert made >= {"time", "count", "place", "name", "quote", "event"}


def test_each_setting_is_read_from_the_environment() -> None:
    names = [field.name for field in dataclasses.fields(Settings)]
    environment = {f"DATELINE_{name.upper()}": "7" for name in names}
    found = load_settings(environ=environment)
    assert [str(getattr(found, name)) for name in names] == ["7"] * len(names)
