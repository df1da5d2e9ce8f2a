"""Settling all events anew in the background, when a decision has grouped or changed claims."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.store.base import Store

_log = logging.getLogger(__name__)


class Settler:
    """Settles once people have paused; what they decided is on screen before, provisionally."""

    def __init__(self, store: Store, pause: float) -> None:
        self._store, self._pause = store, pause
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._working = threading.Lock()

    def ask(self) -> None:
        """Settle after the pause; asked again meanwhile, the pause begins anew."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(self._pause, self._settle)
            self._timer.daemon = True
            self._timer.start()

    def finish(self) -> None:
        """Settle at once what still waits: before the desk closes."""
        with self._lock:
            waiting, self._timer = self._timer, None
        if waiting:
            waiting.cancel()
            self._settle()

    def _settle(self) -> None:
        from dateline.review.settle import settle

        with self._lock:
            self._timer = None
        with self._working:
            try:
                settle(self._store)
            except DatelineError as problem:
                _log.error("the events could not be settled anew: %s", problem)
