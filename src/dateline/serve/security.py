"""Sessions, the token against foreign forms, and the brake on log-ins."""

import hashlib
import hmac
import secrets
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

COOKIE = "dateline_session"
_BYTES = 32
_CONTROLS = {chr(code) for code in range(32)} | {"\x7f"}


def new_token() -> str:
    """A session token that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)


def form_token(secret: bytes, session: str) -> str:
    """The token of the forms of a session that no log-in stands behind; only this process can make it.

    >>> form_token(b"x", "a") == form_token(b"x", "a"), form_token(b"x", "a") == form_token(b"y", "a")
    (True, False)
    """
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


def is_same(token: str, given: str | None) -> bool:
    """Whether a token is the one expected, compared in a time that does not tell how much of it is right."""
    return (
        bool(token)
        and given is not None
        and hmac.compare_digest(token.encode(), given.encode("utf-8", "replace"))
    )


def token_hash(token: str) -> str:
    """What the store keeps of a session token."""
    return hashlib.sha256(token.encode()).hexdigest()


def safe_next(wanted: str | None, fallback: str = "/") -> str:
    r"""A path of the desk to go on to; anything that a browser may take for another site is refused.

    >>> safe_next("/queue?state=new"), safe_next("//evil.example"), safe_next("/\\evil.example")
    ('/queue?state=new', '/', '/')
    >>> safe_next("https://evil.example"), safe_next("/\t/evil.example")
    ('/', '/')
    """
    if not wanted or not wanted.startswith("/") or wanted[1:2] in {"/", "\\"}:
        return fallback
    return fallback if _CONTROLS & set(wanted) or "\\" in wanted else wanted


class Brake:
    """Counts failed log-ins of a name and of an address; past the limit, none is tried for a while."""

    def __init__(self, most: int, within: timedelta, now: Callable[[], datetime]) -> None:
        self._most, self._within, self._now = most, within, now
        self._failed: dict[str, deque[datetime]] = {}
        self._lock = threading.Lock()

    def is_on(self, *keys: str) -> bool:
        """Whether any of these has failed too often of late."""
        with self._lock:
            return any(len(self._recent(key)) >= self._most for key in keys)

    def failed(self, *keys: str) -> None:
        """Count one failure against each."""
        with self._lock:
            for key in keys:
                self._recent(key).append(self._now())
            self._forget()

    def passed(self, *keys: str) -> None:
        """Somebody has logged in: what failed before is forgiven."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)

    def _recent(self, key: str) -> deque[datetime]:
        times = self._failed.setdefault(key, deque())
        while times and times[0] <= self._now() - self._within:
            times.popleft()
        return times

    def _forget(self) -> None:
        """Names that were tried long ago are dropped, so that guessing fills no memory."""
        for key in [key for key in self._failed if not self._recent(key)]:
            del self._failed[key]
