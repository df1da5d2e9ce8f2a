"""A desk on invented reports, and browsers of people who work on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from tests.serve.browser import Browser
from tests.serve.reports import raid_reports
from tests.store.reports import add

from dateline.model.account import User, UserRole
from dateline.review.settle import settle
from dateline.serve.app import make_app
from dateline.serve.options import DeskOptions
from dateline.store.base import Store
from dateline.store.sql import open_store

PASSWORD = "a long enough password"  # noqa: S105  (of people who do not exist)


@dataclass
class Clock:
    """A clock that tests set."""

    at: datetime = field(default_factory=lambda: datetime(2024, 3, 6, 8, tzinfo=UTC))

    def __call__(self) -> datetime:
        """The moment; each look is a little later."""
        self.at += timedelta(milliseconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    """The desk's clock."""
    return Clock()


@pytest.fixture
def store() -> Iterator[Store]:
    """A store with a few invented reports, settled."""
    with open_store("memory:", create=True) as opened:
        add(opened, *raid_reports())
        settle(opened)
        yield opened


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of the password that every user of the tests has."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture
def people(store: Store, password_hash: str) -> None:
    """Two coders, a reviewer and an admin with passwords."""
    roles = {"ann": UserRole.CODER, "ben": UserRole.CODER, "rita": UserRole.REVIEWER, "ada": UserRole.ADMIN}
    for name, role in roles.items():
        created = datetime(2024, 3, 1, tzinfo=UTC)
        store.accounts.add_user(User(name=name, role=role, password_hash=password_hash, created=created))


@pytest.fixture
def local(store: Store, clock: Clock) -> Browser:
    """The browser of whoever sits at the machine; nobody logs in."""
    return Browser(
        TestClient(make_app(store, DeskOptions(local_user="desk", hosts=("testserver",)), now=clock))
    )


@pytest.fixture
def visit(store: Store, clock: Clock, people: None) -> Callable[[], Browser]:  # noqa: ARG001  (they must be there)
    """New browsers on a desk with users; nobody is logged in yet."""
    app = make_app(store, DeskOptions(hosts=("testserver",)), now=clock)
    return lambda: Browser(TestClient(app))


@pytest.fixture
def log_in(visit: Callable[[], Browser]) -> Callable[[str], Browser]:
    """Browsers of people who have logged in."""

    def browser_of(name: str) -> Browser:
        browser = visit()
        browser.log_in(name, PASSWORD)
        return browser

    return browser_of
