"""The list of what to look at: its order, its pages, its filters and its counts."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model.actor import ActorClass
from dateline.model.event import Event, Settled
from dateline.model.ids import ClaimId, DocumentId, EventId
from dateline.model.mention import Role, Status
from dateline.model.worklist import EVERYTHING, Filter, Listed, Row, RowActor, State, Why
from dateline.store.base import Store

BASE = Row(
    event_id=EventId("e_0"),
    state=State.MACHINE,
    rank=0.0,
    why=(),
    type="attack",
    status=Status.OCCURRED,
    first=date(2024, 3, 5),
    last=date(2024, 3, 5),
)
ROWS = [
    replace(
        BASE,
        event_id=EventId("e_1"),
        rank=30.0,
        why=(Why.DISPUTED,),
        country="NO",
        admin1="Innlandet",
        lat=61.0,
        lon=9.0,
        place="Torvik",
        words="Gunmen attacked Torvik",
    ),
    replace(BASE, event_id=EventId("e_2"), rank=30.0, type="riot", first=None, last=None, why=(Why.NO_DAY,)),
    replace(
        BASE,
        event_id=EventId("e_3"),
        rank=80.0,
        state=State.CONFLICT,
        why=(Why.CONFLICT, Why.DISPUTED),
        decided_by=("ann", "ben"),
    ),
    replace(
        BASE,
        event_id=EventId("e_4"),
        rank=-1990.0,
        state=State.REVIEWED,
        decided_by=("ann",),
        country="DK",
        words="100% of the shops",
    ),
    replace(
        BASE,
        event_id=EventId("e_5"),
        rank=1.0,
        status=Status.PLANNED,
        first=date(2024, 4, 1),
        last=None,
        actors=(RowActor(role=Role.AGENT, actor_id="m23", name="M23", actor_class=ActorClass.REBEL_GROUP),),
        assigned_to=("cleo",),
        document_ids=(DocumentId("d_7"),),
    ),
]
ORDER = ["e_3", "e_1", "e_2", "e_5", "e_4"]


def event_of(row: Row) -> Event:
    """An event for a line; the list does not look into it."""
    return Event(
        id=row.event_id,
        type=row.type,
        status=row.status,
        when=Settled(value=None),
        where=Settled(value=None),
        actors=(),
        counts=(),
        claims=(ClaimId(f"c_{row.event_id}"),),
        reports=(),
        recalled_in=(),
        documents=1,
        outlets=1,
        independent=1,
        origins=(),
    )


def listed(*rows: Row) -> list[Listed]:
    return [Listed(event=event_of(row), row=row, settled=event_of(row)) for row in rows]


@pytest.fixture
def full(store: Store) -> Store:
    """A store with five lines."""
    with store.writer() as writer:
        writer.replace_events(listed(*ROWS), settled_at=0)
    return store


def found(store: Store, filter_: Filter) -> list[str]:
    with store.view() as view:
        return [row.event_id for row in view.queue(filter_).rows]


def test_the_most_urgent_come_first_and_equals_by_id(full: Store) -> None:
    assert found(full, EVERYTHING) == ORDER
    with full.view() as view:
        assert [row.event_id for row in view.rows()] == ORDER
        assert view.row(EventId("e_1")) == ROWS[0]
        assert [event.id for event in view.events()] == sorted(ORDER)


@pytest.mark.parametrize(
    "filter_", [EVERYTHING, Filter(why=Why.DISPUTED), Filter(statuses=frozenset({Status.OCCURRED}))]
)
def test_pages_follow_one_another_without_gap_or_repetition(full: Store, filter_: Filter) -> None:
    whole = found(full, filter_)
    paged: list[str] = []
    after = None
    with full.view() as view:
        while True:
            page = view.queue(filter_, after, limit=2)
            paged += [row.event_id for row in page.rows]
            after = page.after
            if after is None:
                break
    assert paged == whole


@pytest.mark.parametrize(
    ("filter_", "wanted"),
    [
        (Filter(states=frozenset({State.MACHINE})), ["e_1", "e_2", "e_5"]),
        (Filter(states=frozenset({State.CONFLICT, State.REVIEWED})), ["e_3", "e_4"]),
        (Filter(types=frozenset({"riot"})), ["e_2"]),
        (Filter(statuses=frozenset({Status.PLANNED})), ["e_5"]),
        (Filter(countries=frozenset({"NO", "DK"})), ["e_1", "e_4"]),
        (Filter(admin1="Innlandet"), ["e_1"]),
        (Filter(why=Why.DISPUTED), ["e_3", "e_1"]),
        (Filter(why=Why.DISPUTED, decided_by="ben"), ["e_3"]),
        (Filter(actor_id="m23"), ["e_5"]),
        (Filter(assigned_to="cleo"), ["e_5"]),
        (Filter(document_id=DocumentId("d_7")), ["e_5"]),
        (Filter(placed=True), ["e_1"]),
        (Filter(dated=False), ["e_2"]),
        (Filter(first=date(2024, 3, 6)), ["e_5"]),
        (Filter(first=date(2030, 1, 1)), ["e_5"]),
        (Filter(last=date(2024, 3, 31)), ["e_3", "e_1", "e_4"]),
        (Filter(words="TORVIK"), ["e_1"]),
        (Filter(words="gunmen torvik"), ["e_1"]),
        (Filter(words="m23"), ["e_5"]),
        (Filter(words="torv"), ["e_1"]),
        (Filter(words="gunmen lundby"), []),
        (Filter(words="100%"), ["e_4"]),
        (Filter(words='" OR x'), []),
        (Filter(ids=frozenset({EventId("e_5"), EventId("e_2")})), ["e_2", "e_5"]),
    ],
)
def test_filters(full: Store, filter_: Filter, wanted: list[str]) -> None:
    assert found(full, filter_) == wanted
    with full.view() as view:
        assert [event.id for event in view.events(filter_)] == sorted(wanted)
        assert sum(view.counts(filter_).values()) == len(wanted) or filter_.states


def test_counts_by_state_pass_over_the_filter_s_own_states(full: Store) -> None:
    with full.view() as view:
        counts = view.counts(Filter(states=frozenset({State.MACHINE})))
        assert {state.value: n for state, n in counts.items() if n} == {
            "machine": 3,
            "conflict": 1,
            "reviewed": 1,
        }
        assert view.counts(Filter(why=Why.DISPUTED))[State.MACHINE] == 1


def test_events_that_stay_are_not_written_and_those_that_go_are_gone(full: Store) -> None:
    with full.writer() as writer:
        changed = replace(ROWS[1], rank=99.0, why=(Why.FLAGGED,))
        writer.replace_events(listed(ROWS[0], changed), settled_at=7)
    assert found(full, EVERYTHING) == ["e_2", "e_1"]
    assert found(full, Filter(why=Why.NO_DAY)) == []
    with full.view() as view:
        assert view.settled_at() == 7
        assert list(view.verify()) == []


def test_some_events_can_be_changed_and_the_others_stay(full: Store) -> None:
    with full.writer() as writer:
        new = replace(ROWS[0], event_id=EventId("e_9"), rank=500.0)
        writer.change_events([EventId("e_1")], listed(new), settled_at=None)
    assert found(full, EVERYTHING) == ["e_9", "e_3", "e_2", "e_5", "e_4"]
    with full.view() as view:
        assert view.settled_at() is None
        assert view.event(EventId("e_1")) is None
        assert view.events_of([ClaimId("c_e_9"), ClaimId("c_e_1")]) == (EventId("e_9"),)
