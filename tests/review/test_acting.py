"""Acts at the desk: logged, at once to be seen, undone and redone as they were made."""

import pytest
from tests.review.conftest import event_at, events

from dateline.errors import BadUsage
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.event import Review
from dateline.model.ids import EventId
from dateline.model.worklist import Filter, State
from dateline.review.acting import act, merging, redo, retract, splitting, undo
from dateline.review.decisions import Act, about
from dateline.review.settle import settle
from dateline.store.base import Store


def on(event: EventId, verdict: Verdict, **more: object) -> Act:
    return Act(subject=about(SubjectKind.EVENT, event), verdict=verdict, **more)  # type: ignore[arg-type]


def state(store: Store, event: EventId) -> State:
    with store.view() as view:
        row = view.row(event)
    assert row is not None
    return row.state


def test_an_accepted_event_is_reviewed_at_once_and_for_good(store: Store) -> None:
    event = event_at(store, "Torvik")
    done = act(store, [on(event, Verdict.ACCEPT)], reviewer="ann")
    assert done.is_settled
    assert state(store, event) is State.REVIEWED
    before = events(store)
    settle(store)
    assert events(store) == before
    with store.view() as view:
        found = view.event(event)
    assert found is not None
    assert found.review is Review.REVIEWED


def test_a_value_that_a_person_gives_stands_and_its_old_one_is_in_the_log(store: Store) -> None:
    event = event_at(store, "Lundby")
    value = {"low": 3, "best": 3, "high": 3}
    act(
        store, [on(event, Verdict.CORRECT, field="counts.killed", old={"best": 2}, new=value)], reviewer="ann"
    )
    with store.view() as view:
        found, (entry,) = view.event(event), view.history(event)
    assert found is not None
    assert [(toll.unit.value, toll.best, toll.rule) for toll in found.counts] == [
        ("killed", 3, "decided by ann")
    ]
    assert (entry.decision.old, entry.decision.new) == ('{"best":2}', '{"best":3,"high":3,"low":3}')


def test_a_bulk_accept_is_undone_as_a_whole_and_redone(store: Store) -> None:
    before = events(store)
    done = act(store, [on(EventId(one), Verdict.ACCEPT) for one in sorted(before)], reviewer="ann")
    assert len(done.logged) == 3
    accepted = events(store)
    undo(store, reviewer="ann")
    assert events(store) == before
    redo(store, reviewer="ann")
    assert events(store) == accepted
    with store.view() as view:
        assert view.head()[0] == 9
        assert view.counts(Filter())[State.REVIEWED] == 3


def test_undo_goes_back_act_by_act_and_another_act_ends_what_can_be_redone(store: Store) -> None:
    one, two = event_at(store, "Torvik"), event_at(store, "Lundby")
    act(store, [on(one, Verdict.ACCEPT)], reviewer="ann")
    act(store, [on(two, Verdict.REJECT)], reviewer="ann")
    undo(store, reviewer="ann")
    undo(store, reviewer="ann")
    assert (state(store, one), state(store, two)) == (State.MACHINE, State.MACHINE)
    redo(store, reviewer="ann")
    assert (state(store, one), state(store, two)) == (State.REVIEWED, State.MACHINE)
    act(store, [on(two, Verdict.SKIP)], reviewer="ann")
    assert redo(store, reviewer="ann").logged == ()
    assert state(store, two) is State.SKIPPED


def test_nobody_undoes_what_somebody_else_did(store: Store) -> None:
    act(store, [on(event_at(store, "Torvik"), Verdict.ACCEPT)], reviewer="ann")
    assert undo(store, reviewer="ben").logged == ()
    assert state(store, event_at(store, "Torvik")) is State.REVIEWED


def test_a_single_decision_can_be_taken_back_once(store: Store) -> None:
    event = event_at(store, "Torvik")
    (entry,) = act(store, [on(event, Verdict.REJECT)], reviewer="ann").logged
    retract(store, [entry.decision.id], reviewer="ben", note="it did happen")
    assert state(store, event) is State.MACHINE
    with pytest.raises(BadUsage, match="taken back already"):
        retract(store, [entry.decision.id], reviewer="ben")
    with pytest.raises(BadUsage, match="there is no decision j_none"):
        retract(store, ["j_none"], reviewer="ben")  # type: ignore[list-item]


def test_merged_events_are_one_and_unmerging_restores_them_byte_by_byte(store: Store) -> None:
    before = events(store)
    torvik, lundby = event_at(store, "Torvik"), event_at(store, "Lundby")
    with store.view() as view:
        acts = merging(view, [torvik, lundby], note="the same gang, the same night")
    act(store, acts, reviewer="ann")
    assert len(events(store)) == 2
    settle(store)
    with store.view() as view:
        (one,) = [event for event in view.events() if event.type == "attack"]
        assert len(one.claims) == 3
    undo(store, reviewer="ann")
    settle(store)
    assert events(store) == before


def test_a_split_event_is_two_and_undoing_it_restores_the_one(store: Store) -> None:
    before = events(store)
    torvik = event_at(store, "Torvik")
    with store.view() as view:
        event = view.event(torvik)
        assert event is not None
        acts = splitting(view, torvik, event.claims[:1])
    act(store, acts, reviewer="ann")
    settle(store)
    assert len(events(store)) == 4
    undo(store, reviewer="ann")
    settle(store)
    assert events(store) == before


def test_a_split_needs_some_claims_and_not_all(store: Store) -> None:
    torvik = event_at(store, "Torvik")
    with store.view() as view:
        event = view.event(torvik)
        assert event is not None
        for claims in ((), event.claims):
            with pytest.raises(BadUsage, match="name some of its claims, and not all"):
                splitting(view, torvik, claims)
        with pytest.raises(BadUsage, match="two events or more"):
            merging(view, [torvik])


def test_what_one_sees_at_once_is_what_settling_everything_gives(store: Store) -> None:
    torvik, lundby = event_at(store, "Torvik"), event_at(store, "Lundby")
    act(store, [on(torvik, Verdict.CORRECT, field="type", new="armed-clash")], reviewer="ann")
    act(store, [on(lundby, Verdict.FLAG)], reviewer="ben")
    act(store, [on(torvik, Verdict.ACCEPT), on(lundby, Verdict.UNKNOWN, field="when")], reviewer="ann")
    undo(store, reviewer="ben")
    with store.view() as view:
        near = list(view.rows())
        assert view.settled_at() == view.head()[0]
    settle(store)
    with store.view() as view:
        assert list(view.rows()) == near
