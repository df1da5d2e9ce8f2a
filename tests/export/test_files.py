"""Result files are whole or not there at all."""

from pathlib import Path
from typing import TextIO

import pytest

from dateline.errors import OutputFailed
from dateline.export.files import OutputFile
from dateline.export.lines import ClaimLines
from dateline.model.coded import CodedPage


class _FullDisk(ClaimLines):
    """Writes half a line, then the disk is full."""

    def __init__(self, file: TextIO) -> None:
        super().__init__(file)
        self._out = file

    def add(self, page: CodedPage) -> None:  # noqa: ARG002  (the disk is full for any page)
        self._out.write('{"half')
        self._out.flush()
        raise OSError(28, "No space left on device")


def test_a_file_has_its_name_only_when_it_is_complete(tmp_path: Path, page: CodedPage) -> None:
    path = tmp_path / "claims.jsonl"
    file = OutputFile(path, ClaimLines)
    file.add(page)
    assert not path.exists()
    file.keep()
    assert path.read_text(encoding="utf-8").count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_full_disk_leaves_the_older_file_and_nothing_else(tmp_path: Path, page: CodedPage) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("older\n", encoding="utf-8")
    file = OutputFile(path, _FullDisk)
    with pytest.raises(OutputFailed, match=r"claims\.jsonl: cannot be written: No space left"):
        file.add(page)
    assert path.read_text(encoding="utf-8") == "older\n"
    assert [one.name for one in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="no/claims"):
        OutputFile(tmp_path / "no" / "claims.jsonl", ClaimLines)
