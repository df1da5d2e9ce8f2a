"""Log-in and log-out, the theme, and whether names of private persons are masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.account import Session, User
from dateline.serve.access import reading, set_session, writing
from dateline.serve.call import MASK, THEME, Call
from dateline.serve.contexts.message import Login
from dateline.serve.passwords import is_right
from dateline.serve.security import new_token, safe_next, token_hash
from dateline.serve.shell import THEMES

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

_YEAR = 365 * 24 * 3600
_MOST_NAME, _MOST_PASSWORD = 100, 1000


def routes() -> list[Route]:
    """The routes of this file."""
    return [
        reading("/login", show_login, role=None),
        writing("/login", log_in, role=None),
        writing("/logout", log_out, role=None),
        writing("/theme", change_theme, role=None),
        writing("/mask", change_mask),
    ]


def show_login(call: Call) -> Response:
    """The log-in form; whoever is logged in goes on."""
    wanted = safe_next(call.query.get("next"))
    if call.visitor.user:
        return call.go(wanted)
    return call.page("login", "Log in", Login(wanted))


def log_in(call: Call) -> Response:
    """Open a session under a token of its own: one that was known before the log-in is worth nothing."""
    desk, wanted = call.desk, safe_next(call.one("next", "/"))
    name, password = call.one("name", "")[:_MOST_NAME], call.one("password", "")[:_MOST_PASSWORD]
    address = call.request.client.host if call.request.client else "?"
    keys = (f"from {address}", f"{name} from {address}")
    if desk.brake.is_on(*keys):
        minutes = max(1, int(desk.options.attempts_within.total_seconds() // 60))
        problem = f"Too many attempts. Wait {minutes} minutes and try again."
        return call.page("login", "Log in", Login(wanted, problem), status=429)
    user = desk.store.accounts.user(name)
    if not is_right(password, user.password_hash if user else None) or user is None or user.disabled:
        desk.brake.failed(*keys)
        return call.page("login", "Log in", Login(wanted, "Name or password is wrong."), status=403)
    desk.brake.passed(*keys)
    return _opened(call, user, wanted)


def _opened(call: Call, user: User, wanted: str) -> Response:
    desk, now, token = call.desk, call.desk.now(), new_token()
    accounts = desk.store.accounts
    accounts.close_sessions(expired=now)
    accounts.close_session(token_hash(call.visitor.session))
    accounts.open_session(
        Session(
            token_sha256=token_hash(token),
            user=user.name,
            created=now,
            expires=now + desk.options.session_length,
            csrf=new_token(),
        )
    )
    response = call.go(wanted)
    set_session(response, desk, token)
    return response


def log_out(call: Call) -> Response:
    """Close the session in the store; the cookie opens nothing any more."""
    call.desk.store.accounts.close_session(token_hash(call.visitor.session))
    response = call.go("/login")
    set_session(response, call.desk, new_token())
    return response


def change_theme(call: Call) -> Response:
    """Light, dark, or as the system has it."""
    theme = call.one("theme")
    return _remember(call, THEME, theme if theme in THEMES else "auto")


def change_mask(call: Call) -> Response:
    """Mask the names of private persons, or show them."""
    return _remember(call, MASK, "1" if call.one("mask") == "1" else "0")


def _remember(call: Call, name: str, value: str) -> Response:
    response = call.go(safe_next(call.one("back", "/")))
    path = call.desk.options.root_path or "/"
    response.set_cookie(name, value, max_age=_YEAR, path=path, samesite="lax", secure=call.desk.options.https)
    return response
