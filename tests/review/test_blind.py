"""Double coding: dealt out evenly, blind until submitted, and counted only then."""

import pytest
from tests.review.conftest import event_at

from dateline.errors import BadUsage
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.ids import EventId
from dateline.model.worklist import Filter, State
from dateline.review.acting import act
from dateline.review.adjudication import adjudicating, conflicts
from dateline.review.assigning import Plan, Sight, assign, deal, sight, submit, visible
from dateline.review.decisions import Act, about
from dateline.review.settle import settle
from dateline.store.base import Store

EVENT = SubjectKind.EVENT


def code_blind(store: Store, event: EventId, coder: str, killed: int) -> None:
    value = {"low": killed, "best": killed, "high": killed}
    one = Act(
        subject=about(EVENT, event),
        verdict=Verdict.CORRECT,
        field="counts.killed",
        new=value,
        saw_machine=False,
    )
    act(store, [one], reviewer=coder)


def killed(store: Store, event: EventId) -> tuple[int | None, int | None, int | None] | None:
    with store.view() as view:
        row = view.row(event)
    assert row is not None
    return row.killed


def given(store: Store) -> EventId:
    event = event_at(store, "Lundby")
    assign(store, EVENT, [event], Plan(coders=("ann", "ben"), overlap=1.0), by="cleo")
    return event


def test_a_deal_is_even_and_the_same_every_time() -> None:
    subjects = [f"e_{number:02d}" for number in range(40)]
    plan = Plan(coders=("ann", "ben", "cleo"), overlap=0.25, seed=3)
    dealt = deal(subjects, plan)
    assert dealt == deal(list(reversed(subjects)), plan)
    assert len(dealt) == 50
    loads = [sum(coder == name for _, coder in dealt) for name in plan.coders]
    assert max(loads) - min(loads) <= 1
    assert len({pair for pair in dealt}) == 50


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (Plan(coders=()), "at least one coder"),
        (Plan(coders=("ann", "ann")), "named twice"),
        (Plan(coders=("ann",), overlap=0.5), "two coders or more"),
        (Plan(coders=("ann", "ben"), overlap=1.5), "from 0 to 1"),
    ],
)
def test_a_deal_that_cannot_be_is_refused(plan: Plan, says: str) -> None:
    with pytest.raises(BadUsage, match=says):
        deal(["e_1"], plan)


def test_a_coder_sees_neither_machine_nor_others_until_submitting(store: Store) -> None:
    event = given(store)
    code_blind(store, event, "ann", 2)
    with store.view() as view:
        decisions = tuple(entry.decision for entry in view.history(event) if entry.decision.field)
        assert sight(view, "ben", event) == Sight(machine=False, others=False)
        assert visible(decisions, "ben", sight(view, "ben", event)) == ()
        assert visible(decisions, "ann", sight(view, "ann", event)) == decisions
        assert sight(view, "dan", event) == Sight(machine=True, others=True)
    submit(store, EVENT, event, coder="ben")
    with store.view() as view:
        assert visible(decisions, "ben", sight(view, "ben", event)) == decisions
    with pytest.raises(BadUsage, match="not assigned to ben, or is submitted already"):
        submit(store, EVENT, event, coder="ben")


def test_the_same_is_not_assigned_to_a_coder_twice(store: Store) -> None:
    event = given(store)
    assert assign(store, EVENT, [event], Plan(coders=("ann", "ben"), overlap=1.0), by="cleo") == ()
    with store.view() as view:
        assert [(one.coder, one.blind, one.submitted) for one in view.assignments()] == [
            ("ann", True, None),
            ("ben", True, None),
        ]
        assert [row.event_id for row in view.rows(Filter(assigned_to="ben"))] == [event]
        assert view.settled_at() == view.head()[0]


def test_blind_values_count_when_all_have_submitted_and_agree(store: Store) -> None:
    event = given(store)
    code_blind(store, event, "ann", 3)
    submit(store, EVENT, event, coder="ann")
    settle(store)
    assert killed(store, event) == (2, 2, 2)
    code_blind(store, event, "ben", 3)
    assert killed(store, event) == (2, 2, 2)
    submit(store, EVENT, event, coder="ben")
    settle(store)
    assert killed(store, event) == (3, 3, 3)


def test_blind_values_that_differ_wait_for_an_adjudicator(store: Store) -> None:
    event = given(store)
    code_blind(store, event, "ann", 3)
    code_blind(store, event, "ben", 5)
    with store.view() as view:
        assert view.counts(Filter())[State.CONFLICT] == 0
    for coder in ("ann", "ben"):
        submit(store, EVENT, event, coder=coder)
    settle(store)
    with store.view() as view:
        (conflict,) = conflicts(view)
    assert conflict.field == "counts.killed"
    assert [value["best"] for value in conflict.values.values()] == [3, 5]
    assert conflict.machine == {"low": 2, "best": 2, "high": 2}
    assert killed(store, event) == (2, 2, 2)
    with pytest.raises(BadUsage, match="take the value of ann, ben, machine or unknown, not of dan"):
        adjudicating(conflict, "dan")
    act(store, adjudicating(conflict, "ben", note="the hospital's figure"), reviewer="cleo")
    assert killed(store, event) == (5, 5, 5)
    with store.view() as view:
        assert list(conflicts(view)) == []
        assert list(view.verify()) == []


def test_a_conflict_of_verdicts_is_settled_by_taking_one(store: Store) -> None:
    event = event_at(store, "Lundby")
    for coder, verdict in (("ann", Verdict.ACCEPT), ("ben", Verdict.REJECT)):
        act(store, [Act(subject=about(EVENT, event), verdict=verdict)], reviewer=coder)
    with store.view() as view:
        (conflict,) = conflicts(view)
    assert (conflict.field, dict(conflict.values)) == ("verdict", {"ann": "accept", "ben": "reject"})
    act(store, adjudicating(conflict, "ben"), reviewer="cleo")
    with store.view() as view:
        row = view.row(event)
    assert row is not None
    assert row.state is State.REJECTED
