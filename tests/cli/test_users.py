"""People who may log in, by the command line."""

from pathlib import Path

import pytest

from dateline.cli import main
from dateline.serve.passwords import is_right
from dateline.store.sql import open_store

LONG = "a long enough password"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """The address of an empty store."""
    address = str(tmp_path / "dateline.db")
    open_store(address, create=True).close()
    return address


def test_a_user_is_added_listed_and_shut_out(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "add", "ann", "--role", "reviewer", "--password", LONG, "--store", store]) == 0
    assert main(["user", "change", "ann", "--disable", "--store", store]) == 0
    assert main(["user", "list", "--store", store]) == 0
    assert "ann  reviewer  since" in capsys.readouterr().out
    with open_store(store) as opened:
        kept = opened.accounts.user("ann")
    assert kept
    assert kept.disabled
    assert kept.password_hash.startswith("$argon2id$")
    assert is_right(LONG, kept.password_hash)
    assert not is_right("another long password", kept.password_hash)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["add", "ann", "--password", "short"], "12 to 1000 characters"),
        (["add", " ann", "--password", LONG], "is no name"),
        (["change", "nobody", "--disable"], "there is no user of this name"),
    ],
)
def test_mistakes_are_named(
    store: str, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert main(["user", *arguments, "--store", store]) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--host", "0.0.0.0"], "has no users with passwords"),  # noqa: S104  (it is refused)
        (["--root-path", "desk"], "begin it with a slash"),
    ],
)
def test_the_desk_does_not_open_where_it_would_be_unsafe_or_unreachable(
    store: str, capsys: pytest.CaptureFixture[str], options: list[str], complaint: str
) -> None:
    assert main(["serve", "--store", store, *options]) == 2
    assert complaint in capsys.readouterr().err


def test_the_desk_needs_a_store_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(tmp_path / "none.db")]) == 3
    assert "dateline init" in capsys.readouterr().err
