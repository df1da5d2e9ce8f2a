"""Every mistake a user makes gets a status, and a sentence that says what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.export import ClaimTable
from dateline.model.coded import CodedPage
from dateline.model.document import Document

Dateline = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["code"], "Missing argument 'REPORT...'"),
        (["code", "a.txt", "--jsonl"], "No such option"),
        (["cod", "a.txt"], "No such command"),
        (["code", "a.txt", "--workers", "0"], "not in the range"),
        (["code", "a.txt", "--workers", "two"], "not a valid integer"),
        (["code", "a.txt", "-o", "claims.xlsx"], "known are .csv, .jsonl, .html, .geojson"),
        (["code", "a.txt", "-o", "claims"], "unknown ending ''"),
        (["annotate", "a.txt", "-o", "a.csv"], "known are .jsonl"),
        (["code", "a.txt", "-o", "no/such/claims.csv"], "does not exist; make it first"),
        (["code", "a.jsonl", "-o", "./a.jsonl"], "would be overwritten"),
        (["code", "a.txt", "-o", "b.csv", "-o", "b.csv"], "each -o needs its own file"),
        (["explain", "c_1"], "name the REPORT of the claim"),
    ],
)
def test_wrong_usage(dateline: Dateline, words: list[str], message: str) -> None:
    said = dateline(*words)
    assert said.status == 2
    assert message in said.err
    assert said.out == ""


def test_an_output_that_is_a_folder(dateline: Dateline) -> None:
    Path("out.csv").mkdir()
    said = dateline("code", "a.txt", "-o", "out.csv")
    assert said.status == 2
    assert "is a folder; name a file in it" in said.err


def test_an_unknown_setting_is_named(dateline: Dateline, reports: Path) -> None:
    Path("dateline.toml").write_text("worker = 2\n", encoding="utf-8")
    said = dateline("code", reports)
    assert said.status == 2
    assert "unknown setting 'worker'; known are engine, gazetteer, workers" in said.err


def test_a_setting_of_the_wrong_kind(
    dateline: Dateline, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "many")
    said = dateline("code", reports)
    assert said.status == 2
    assert "setting workers: expected a whole number from 1, found 'many'" in said.err


def test_a_model_that_is_not_installed(
    dateline: Dateline, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_ENGINE", "xx_no_such_model")
    said = dateline("code", reports, "-o", "claims.csv")
    assert said.status == 3
    assert "xx_no_such_model is not installed" in said.err
    assert not Path("claims.csv").exists()


def test_a_gazetteer_that_is_none(
    dateline: Dateline, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "places.sqlite").write_text("no database", encoding="utf-8")
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "places.sqlite"))
    said = dateline("code", reports, "--json")
    assert said.status == 3
    assert "places.sqlite" in said.err


def test_a_bug_in_one_report_does_not_stop_the_others(
    dateline: Dateline, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.annotate_document

    def stumbling(document: Document, kit: pipeline.Kit) -> object:
        if document.external_id == 17:
            raise IndexError("list index out of range")
        return whole(document, kit)

    monkeypatch.setattr(pipeline, "annotate_document", stumbling)
    said = dateline("annotate", reports, "--json")
    assert said.status == 1
    assert [record["external_id"] for record in said.records] == [None, "t"]
    assert "rows.jsonl#1: dateline failed on it, which is a bug (IndexError: list index" in said.err
    assert "report it" in said.err
    assert said.err.splitlines()[-1] == "in 3 = annotated 2 + rejected 1"


def test_ctrl_c_keeps_whole_reports(
    dateline: Dateline, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.annotate_document

    def interrupted(document: Document, kit: pipeline.Kit) -> object:
        if document.external_id == "t":
            raise KeyboardInterrupt
        return whole(document, kit)

    monkeypatch.setattr(pipeline, "annotate_document", interrupted)
    said = dateline("code", reports, "--json", "-o", "claims.jsonl")
    assert said.status == 130
    assert "stopped before the end, after whole reports: in 2 = coded 2 + rejected 0" in said.err
    assert Path("claims.jsonl").read_text(encoding="utf-8") == said.out != ""


def test_a_full_disk_leaves_no_half_written_file(
    dateline: Dateline, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_writer: object, _page: CodedPage) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ClaimTable, "add", full)
    said = dateline("code", reports, "-o", "claims.csv", "-o", "claims.jsonl")
    assert said.status == 3
    assert "claims.csv: cannot be written: No space left on device" in said.err
    assert [path.name for path in Path().iterdir()] == ["reports"]
