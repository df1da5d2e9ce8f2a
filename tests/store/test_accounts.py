"""Users and log-ins of the desk; tokens are never kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.store.reports import NOON

from dateline.errors import StoreError
from dateline.model.account import Session, User, UserRole
from dateline.store.base import Store

HASH = "$argon2id$v=19$m=8,t=1,p=1$aa$bb"
ANN = User(name="ann", role=UserRole.CODER, password_hash=HASH, created=NOON)


def session(number: int, user: str = "ann", hours: int = 1) -> Session:
    token = f"{number:064x}"
    return Session(
        token_sha256=token, user=user, created=NOON, expires=NOON + timedelta(hours=hours), csrf="x"
    )


def test_a_user_is_added_once_and_can_be_changed(store: Store) -> None:
    accounts = store.accounts
    accounts.add_user(ANN)
    with pytest.raises(StoreError, match="ann: there is a user of this name"):
        accounts.add_user(ANN)
    promoted = replace(ANN, role=UserRole.REVIEWER, disabled=True)
    accounts.change_user(promoted)
    assert accounts.user("ann") == promoted
    assert accounts.users() == (promoted,)
    assert accounts.user("ben") is None
    with pytest.raises(StoreError, match="ben: there is no user"):
        accounts.change_user(replace(ANN, name="ben"))


def test_sessions_are_opened_and_closed(store: Store) -> None:
    accounts = store.accounts
    for number, hours in ((1, 1), (2, 5)):
        accounts.open_session(session(number, hours=hours))
    accounts.open_session(session(3, user="ben"))
    assert accounts.session(f"{1:064x}") == session(1)
    accounts.close_session(f"{1:064x}")
    assert accounts.session(f"{1:064x}") is None
    accounts.close_sessions(expired=NOON + timedelta(hours=2))
    assert accounts.session(f"{3:064x}") is None
    accounts.close_sessions(user="ann")
    assert accounts.session(f"{2:064x}") is None
