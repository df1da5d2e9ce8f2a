"""Backups, restores and moves between databases keep every row; the chain holds on both sides."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.reports import add, report

from dateline.errors import StoreError
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.worklist import EVERYTHING
from dateline.review.acting import act
from dateline.review.decisions import Act, about
from dateline.review.settle import settle
from dateline.store.base import Kind, Store
from dateline.store.copying import back_up, copy_store, restore
from dateline.store.sql import open_store


def fill(store: Store) -> None:
    """Two reports, their event, and a decision about it."""
    add(store, report("Torvik", 4), report("Torvik", 5, outlet="Fjord Radio"))
    settle(store)
    with store.view() as view:
        (row,) = view.queue(EVERYTHING).rows
    act(store, [Act(subject=about(SubjectKind.EVENT, row.event_id), verdict=Verdict.ACCEPT)], reviewer="ann")


def content(address: str) -> list[object]:
    """Everything that a store tells, and that it is sound."""
    with open_store(address) as store, store.view() as view:
        assert list(view.verify()) == []
        documents = [view.document(line.origin.document_id) for line in view.documents()]
        return [documents, list(view.decisions()), list(view.events()), list(view.rows()), view.head()]


def test_sqlite_to_postgresql_and_back_is_identical(tmp_path: Path, new_database: Callable[[], str]) -> None:
    first, second, server = str(tmp_path / "a.db"), str(tmp_path / "b.db"), new_database()
    with open_store(first, create=True) as store:
        fill(store)
    assert copy_store(first, server) == copy_store(server, second)
    assert content(first) == content(server) == content(second)


def test_a_copy_goes_on_where_the_first_one_ended(tmp_path: Path, new_database: Callable[[], str]) -> None:
    first, server = str(tmp_path / "a.db"), new_database()
    with open_store(first, create=True) as store:
        fill(store)
    copy_store(first, server)
    with open_store(server) as store:
        assert add(store, report("Lundby", 1, number=9), minute=5) == [Kind.NEW]
        with store.view() as view:
            assert list(view.verify()) == []


def test_a_store_that_holds_something_is_not_copied_over(tmp_path: Path) -> None:
    first, second = str(tmp_path / "a.db"), str(tmp_path / "b.db")
    for address in (first, second):
        with open_store(address, create=True) as store:
            fill(store)
    with pytest.raises(StoreError, match=r"b\.db: it holds documents already"):
        copy_store(first, second)


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_a_backup_made_while_others_write_is_a_store_of_one_moment(address: str, tmp_path: Path) -> None:
    file, stop = tmp_path / "backup.db", threading.Event()
    with open_store(address, create=True) as store:
        fill(store)

        def write() -> None:
            number = 1
            while not stop.is_set():
                number += 1
                add(store, report(number=number), report(outlet="Fjord Radio", number=number))

        writer = threading.Thread(target=write)
        writer.start()
        back_up(address, file)
        stop.set()
        writer.join()
    with open_store(str(file)) as copy, copy.view() as view:
        assert list(view.verify()) == []
        assert view.sizes()["documents"] % 2 == 0
        assert view.sizes()["decisions"] == 1
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup.db"]
    with pytest.raises(StoreError, match="it exists already"):
        back_up(address, file)


def test_a_restored_store_is_the_one_that_was_backed_up(tmp_path: Path) -> None:
    address, file, again = (str(tmp_path / name) for name in ("a.db", "backup.db", "restored.db"))
    with open_store(address, create=True) as store:
        fill(store)
    back_up(address, Path(file))
    restore(Path(file), again)
    assert content(address) == content(again)
    with pytest.raises(StoreError, match="there is no such backup"):
        restore(tmp_path / "none.db", str(tmp_path / "c.db"))
