"""What the routes work with: the store, the codebook, the keys and the options; built once."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.serve.keys import Keymap, load_keys
from dateline.serve.options import DeskOptions
from dateline.serve.security import Brake
from dateline.serve.settling import Settler

if TYPE_CHECKING:
    from dateline.resources.actors import Registry
    from dateline.resources.codebook import Codebook
    from dateline.resources.gazetteer import Gazetteer
    from dateline.store.base import Store, View

_MOST_NOTICES = 1000
_FRESH = timedelta(minutes=1)


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """One running desk. `now` is the clock, so that tests can set it."""

    store: Store
    options: DeskOptions
    keys: Keymap
    brake: Brake
    settler: Settler
    now: Callable[[], datetime] = utc_now
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _notices: dict[str, str] = field(default_factory=dict)
    _sizes: dict[str, tuple[datetime, tuple[tuple[str, int], ...]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def codebook(self) -> Codebook:
        """Event types and rules of coding; loaded once."""
        from dateline.resources.codebook import load_codebook

        return load_codebook()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places of the world; opened once."""
        from dateline.resources.gazetteer import open_gazetteer

        return open_gazetteer(self.options.gazetteer)

    @property
    def registry(self) -> Registry:
        """Actors that are known; loaded once."""
        from dateline.resources.actors import load_registry

        return load_registry(self.options.actors)

    def sizes(self, view: View) -> tuple[tuple[str, int], ...]:
        """How many of everything the store holds, counted once a minute: a million rows take a while."""
        now = self.now()
        with self._lock:
            known = self._sizes.get("sizes")
            if known is None or now - known[0] > _FRESH:
                known = self._sizes["sizes"] = now, tuple(view.sizes().items())
        return known[1]

    def leave_notice(self, session: str, text: str) -> None:
        """Keep a word for the next page of a session, behind what still waits to be said."""
        with self._lock:
            while len(self._notices) >= _MOST_NOTICES:
                del self._notices[next(iter(self._notices))]
            before = self._notices.get(session)
            self._notices[session] = f"{before} {text}" if before else text

    def take_notice(self, session: str) -> str | None:
        """The word left for this page, once."""
        with self._lock:
            return self._notices.pop(session, None)


def make_desk(store: Store, options: DeskOptions, now: Callable[[], datetime] = utc_now) -> Desk:
    """A desk on a store. Raises BadUsage if the keys clash."""
    brake = Brake(options.most_attempts, options.attempts_within, now)
    settler = Settler(store, options.settle_after)
    return Desk(store, options, load_keys(options.keys), brake, settler, now)
