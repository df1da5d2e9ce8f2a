"""Exporters keep no event: a million pass through in little memory."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from tests.export.dossiers import all_dossiers
from tests.export.writing import write

from dateline.export.exporters import EXPORTERS
from dateline.export.profile import PublicProfile
from dateline.model.dossier import Dossier
from dateline.model.ids import EventId

EVENTS = 60
FEW = 4  # the one that is written, and those that local names still hold


class Tracked(Dossier):
    """A dossier that can be asked whether anybody still holds it."""

    __slots__ = ("__weakref__",)


class Passing:
    """Yields events and counts how many of those that went before are still held."""

    def __init__(self) -> None:
        self.live = self.most = 0

    def _gone(self) -> None:
        self.live -= 1

    def __iter__(self) -> Iterator[Dossier]:
        for number in range(EVENTS):
            yield self._next(number)
            self.most = max(self.most, self.live)

    def _next(self, number: int) -> Tracked:
        model = all_dossiers()[number % 4]
        event = replace(model.event, id=EventId(f"e_{number:016x}"))
        values = {one.name: getattr(model, one.name) for one in fields(model)} | {"event": event}
        tracked = Tracked(**values)
        self.live += 1
        weakref.finalize(tracked, self._gone)
        return tracked


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_exporter_keeps_events(name: str, tmp_path: Path) -> None:
    passing = Passing()
    gc.disable()
    try:
        _, report = write(tmp_path, name, passing)
    finally:
        gc.enable()
    assert report.taken == EVENTS
    assert passing.most <= FEW


def test_the_public_profile_keeps_no_event(tmp_path: Path) -> None:
    passing = Passing()
    _, report = write(tmp_path, "csv", PublicProfile().applied(passing))
    assert report.taken == EVENTS
    assert passing.most <= FEW
