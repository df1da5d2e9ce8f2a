"""A desk on a port of this machine, and a real Chromium that works on it as a person would."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser import VARIABLE, find_browser
from dateline.model.account import User, UserRole
from dateline.review.settle import settle
from dateline.serve.app import make_app
from dateline.serve.options import DeskOptions
from dateline.store.base import Store
from dateline.store.sql import open_store

PASSWORD = "a long enough password"  # noqa: S105  (of people who do not exist)
REQUIRED = "DATELINE_REQUIRE_BROWSER"
Serve = Callable[[Store, DeskOptions], str]


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without a Chromium these tests are left out, unless one is required as on the build machine."""
    is_test = collection_path.name.startswith("test_")
    return True if is_test and find_browser() is None and not os.environ.get(REQUIRED) else None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    program = find_browser()
    assert program, f"no Chromium found: install one, or name it in {VARIABLE}"
    with sync_playwright() as driver:
        expect.set_options(timeout=30_000)  # machines that build are slow; what is there passes at once
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 by 800; whatever its scripts complain of, or ask of another host, fails the test."""
    with watched(chromium) as opened:
        yield opened


@contextmanager
def watched(chromium: Browser, **look: object) -> Iterator[Page]:
    """A page that tells of errors and foreign requests when it is closed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, **look)  # type: ignore[arg-type]
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda problem: complaints.append(str(problem)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: _is_ours(asked.url) or complaints.append(asked.url))
    yield opened
    context.close()
    assert not complaints


def _is_ours(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start desks; all are stopped in the end."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(store: Store, options: DeskOptions) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(make_app(store, options), port=port, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        running.append((server, thread))
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    with open_store(str(tmp_path / "desk.db"), create=True) as opened:
        yield opened


def settled(store: Store) -> Store:
    """The store with its events settled."""
    settle(store)
    return store


def add_people(store: Store) -> None:
    """Two coders and a reviewer."""
    kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    roles = {"ann": UserRole.CODER, "ben": UserRole.CODER, "rita": UserRole.REVIEWER}
    for name, role in roles.items():
        user = User(name=name, role=role, password_hash=kept, created=datetime(2024, 3, 1, tzinfo=UTC))
        store.accounts.add_user(user)


def local() -> DeskOptions:
    """A desk where nobody logs in."""
    return DeskOptions(local_user="desk", settle_after=3600)
