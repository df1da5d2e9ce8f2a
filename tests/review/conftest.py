"""A store with three happenings, settled."""

from collections.abc import Iterator

import pytest
from tests.store.reports import add, report

from dateline.model.ids import EventId
from dateline.model.worklist import EVERYTHING
from dateline.review.settle import settle
from dateline.store.base import Store
from dateline.store.codec import encoded
from dateline.store.memory import open_memory


@pytest.fixture
def store() -> Iterator[Store]:
    """Two reports of an attack on Torvik, one of an attack on Lundby, one of a riot there later."""
    with open_memory() as opened:
        add(opened, report("Torvik", 4), report("Torvik", 5, outlet="Fjord Radio"))
        add(opened, report("Lundby", 2, day=9), report("Lundby", None, day=20, type="riot"))
        settle(opened)
        yield opened


def events(store: Store) -> dict[str, str]:
    """Every event in full, by id."""
    with store.view() as view:
        return {event.id: encoded(event) for event in view.events()}


def event_at(store: Store, town: str, type: str = "attack") -> EventId:
    """The event of a type in a town."""
    with store.view() as view:
        return next(row.event_id for row in view.rows(EVERYTHING) if (row.place, row.type) == (town, type))
