"""Users of the desk and their log-ins."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select, update

from dateline.errors import StoreError
from dateline.model.account import Session, User, UserRole
from dateline.store.codec import moment, read_moment
from dateline.store.tables import sessions, users

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping


class SqlAccounts:
    """Users and sessions in tables; each call is a transaction of its own."""

    def __init__(self, connection: Callable[..., AbstractContextManager[Connection]]) -> None:
        self._connection = connection

    def users(self) -> tuple[User, ...]:
        """All users by name."""
        with self._connection(writes=False) as connection:
            rows = connection.execute(select(users).order_by(users.c.name)).mappings()
            return tuple(_user(row) for row in rows)

    def user(self, name: str) -> User | None:
        """A user."""
        with self._connection(writes=False) as connection:
            row = connection.execute(select(users).where(users.c.name == name)).mappings().first()
        return _user(row) if row else None

    def add_user(self, user: User) -> None:
        """Add a user. Raises StoreError if the name is taken."""
        with self._connection(writes=True) as connection:
            taken = connection.execute(select(users.c.name).where(users.c.name == user.name)).first()
            if taken:
                raise StoreError(f"{user.name}: there is a user of this name; choose another")
            connection.execute(insert(users).values(**_user_row(user)))

    def change_user(self, user: User) -> None:
        """Give the user of this name another role or password, or disable the account."""
        with self._connection(writes=True) as connection:
            changed = connection.execute(
                update(users).where(users.c.name == user.name).values(**_user_row(user))
            )
            if not changed.rowcount:
                raise StoreError(f"{user.name}: there is no user of this name")

    def open_session(self, session: Session) -> None:
        """Remember a log-in."""
        row = {
            "token_sha256": session.token_sha256,
            "user": session.user,
            "created": moment(session.created),
            "expires": moment(session.expires),
            "csrf": session.csrf,
        }
        with self._connection(writes=True) as connection:
            connection.execute(insert(sessions).values(**row))

    def session(self, token_sha256: str) -> Session | None:
        """The log-in with this token, also if it has expired."""
        with self._connection(writes=False) as connection:
            wanted = select(sessions).where(sessions.c.token_sha256 == token_sha256)
            row = connection.execute(wanted).mappings().first()
        return _session(row) if row else None

    def close_session(self, token_sha256: str) -> None:
        """Forget a log-in."""
        with self._connection(writes=True) as connection:
            connection.execute(delete(sessions).where(sessions.c.token_sha256 == token_sha256))

    def close_sessions(self, *, user: str | None = None, expired: datetime | None = None) -> None:
        """Forget all log-ins of a user, or all that had expired at a moment."""
        which: list[Any] = []
        if user is not None:
            which.append(sessions.c.user == user)
        if expired is not None:
            which.append(sessions.c.expires <= moment(expired))
        if which:
            with self._connection(writes=True) as connection:
                connection.execute(delete(sessions).where(or_(*which)))


def _user(row: RowMapping) -> User:
    return User(
        name=row["name"],
        role=UserRole(row["role"]),
        password_hash=row["password_hash"],
        created=read_moment(row["created"]),
        disabled=row["disabled"],
    )


def _user_row(user: User) -> dict[str, Any]:
    return {
        "name": user.name,
        "role": user.role.value,
        "password_hash": user.password_hash,
        "created": moment(user.created),
        "disabled": user.disabled,
    }


def _session(row: RowMapping) -> Session:
    return Session(
        token_sha256=row["token_sha256"],
        user=row["user"],
        created=read_moment(row["created"]),
        expires=read_moment(row["expires"]),
        csrf=row["csrf"],
    )
