"""Why an event is on the list, where it stands, and what reopens it."""

from tests.review.conftest import event_at
from tests.store.reports import add, report

from dateline.model.decision import SubjectKind, Verdict
from dateline.model.ids import EventId
from dateline.model.worklist import Row, State, Why
from dateline.review.acting import act
from dateline.review.decisions import Act, about
from dateline.review.settle import settle
from dateline.store.base import Store


def on(event: EventId, verdict: Verdict, **more: object) -> Act:
    return Act(subject=about(SubjectKind.EVENT, event), verdict=verdict, **more)  # type: ignore[arg-type]


def row_of(store: Store, event: EventId) -> Row:
    with store.view() as view:
        row = view.row(event)
    assert row is not None
    return row


def test_a_line_tells_what_the_event_is_and_why_it_is_listed(store: Store) -> None:
    row = row_of(store, event_at(store, "Lundby"))
    assert (row.type, row.place, row.country, row.killed) == ("attack", "Lundby", "DK", (2, 2, 2))
    assert row.why == (Why.ONE_VOICE,)
    assert row.words.startswith("2 people were killed when gunmen attacked Lundby")
    assert [actor.name for actor in row.actors] == ["gunmen"]


def test_a_new_report_reopens_an_event_that_was_reviewed(store: Store) -> None:
    event = event_at(store, "Torvik")
    act(store, [on(event, Verdict.ACCEPT)], reviewer="ann")
    add(store, report("Torvik", 9, outlet="North Wire"))
    settle(store)
    event = event_at(store, "Torvik")
    row = row_of(store, event)
    assert row.state is State.REOPENED
    assert Why.CHANGED in row.why
    act(store, [on(event, Verdict.ACCEPT)], reviewer="ann")
    assert row_of(store, event).state is State.REVIEWED


def test_a_rejected_event_is_not_reopened_by_its_own_values(store: Store) -> None:
    event = event_at(store, "Torvik")
    act(store, [on(event, Verdict.REJECT, note="a drill")], reviewer="ann")
    settle(store)
    assert row_of(store, event).state is State.REJECTED
    assert row_of(store, event).rank < 0


def test_two_people_who_differ_make_a_conflict_until_somebody_adjudicates(store: Store) -> None:
    event = event_at(store, "Torvik")
    act(store, [on(event, Verdict.CORRECT, field="type", new="riot")], reviewer="ann")
    act(store, [on(event, Verdict.CORRECT, field="type", new="armed-clash")], reviewer="ben")
    row = row_of(store, event)
    assert (row.state, row.why[0], row.decided_by) == (State.CONFLICT, Why.CONFLICT, ("ann", "ben"))
    act(store, [on(event, Verdict.ADJUDICATE, field="type", new="riot")], reviewer="cleo")
    row = row_of(store, event)
    assert (row.state, row.type) == (State.CODED, "riot")
    act(store, [on(event, Verdict.ADJUDICATE)], reviewer="cleo")
    assert row_of(store, event).state is State.ADJUDICATED


def test_accept_and_reject_are_a_conflict_too(store: Store) -> None:
    event = event_at(store, "Torvik")
    act(store, [on(event, Verdict.ACCEPT)], reviewer="ann")
    act(store, [on(event, Verdict.REJECT)], reviewer="ben")
    assert row_of(store, event).state is State.CONFLICT


def test_a_person_who_changes_her_mind_is_in_no_conflict_with_herself(store: Store) -> None:
    event = event_at(store, "Torvik")
    act(store, [on(event, Verdict.REJECT)], reviewer="ann")
    act(store, [on(event, Verdict.ACCEPT)], reviewer="ann")
    assert row_of(store, event).state is State.REVIEWED


def test_a_flag_waits_for_the_one_who_raised_it_or_an_adjudicator(store: Store) -> None:
    event = event_at(store, "Torvik")
    act(store, [on(event, Verdict.FLAG, note="is it the same village?")], reviewer="ann")
    assert (row_of(store, event).state, row_of(store, event).why[0]) == (State.FLAGGED, Why.FLAGGED)
    act(store, [on(event, Verdict.ACCEPT)], reviewer="ben")
    assert row_of(store, event).state is State.FLAGGED
    act(store, [on(event, Verdict.ADJUDICATE)], reviewer="cleo")
    assert row_of(store, event).state is State.ADJUDICATED


def test_what_nobody_has_seen_comes_before_what_was_skipped_and_that_before_what_is_done(
    store: Store,
) -> None:
    torvik, lundby, riot = (
        event_at(store, "Torvik"),
        event_at(store, "Lundby"),
        event_at(store, "Lundby", "riot"),
    )
    act(store, [on(torvik, Verdict.SKIP)], reviewer="ann")
    act(store, [on(lundby, Verdict.ACCEPT)], reviewer="ann")
    with store.view() as view:
        assert [row.event_id for row in view.rows()] == [riot, torvik, lundby]


def test_a_decision_follows_its_event_when_an_earlier_report_gives_it_another_id(store: Store) -> None:
    event = event_at(store, "Torvik")
    value = {"low": 7, "best": 7, "high": 7}
    act(store, [on(event, Verdict.CORRECT, field="counts.killed", new=value)], reviewer="ann")
    add(store, report("Torvik", 9, outlet="North Wire"))
    settle(store)
    now = event_at(store, "Torvik")
    row = row_of(store, now)
    assert now != event
    assert (row.killed, row.decided_by) == ((7, 7, 7), ("ann",))
