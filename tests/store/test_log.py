"""The log of decisions: in order, chained, by subject and person, whatever the database."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.store.reports import NOON, add, report

from dateline.errors import StoreError
from dateline.model.decision import Decision, SubjectKind, Verdict
from dateline.model.ids import DecisionId
from dateline.review.decisions import Act, about, made
from dateline.review.settle import settle
from dateline.store.base import Store
from dateline.store.sql import open_store

CLAIM = about(SubjectKind.CLAIM, "c_1")


def decide(store: Store, *acts: Act, by: str = "ann") -> tuple[int, ...]:
    with store.writer() as writer:
        return tuple(one.number for one in writer.decide(made(acts, reviewer=by, at=NOON)))


def correct(new: int) -> Act:
    return Act(
        subject=CLAIM, verdict=Verdict.CORRECT, field="counts.killed", old=4, new=new, note="the mayor's own"
    )


def test_who_when_why_old_and_new_value_are_in_the_log(store: Store) -> None:
    decide(store, correct(5))
    with store.view() as view:
        (entry,) = view.decisions()
    one = entry.decision
    assert (one.reviewer, one.at, one.note, one.old, one.new) == ("ann", NOON, "the mayor's own", "4", "5")
    assert (entry.number, entry.previous) == (1, "")
    assert len(entry.hash) == 64


def test_each_entry_is_chained_to_the_one_before(store: Store) -> None:
    assert decide(store, correct(5), correct(6)) == (1, 2)
    assert decide(store, correct(7)) == (3,)
    with store.view() as view:
        first, second, third = view.decisions()
        assert (second.previous, third.previous) == (first.hash, second.hash)
        assert view.head() == (3, third.hash)
        assert list(view.verify()) == []


def test_time_in_the_log_never_runs_backwards(store: Store) -> None:
    late = made([correct(5)], reviewer="ann", at=NOON)
    early = made([correct(6)], reviewer="ben", at=NOON - timedelta(hours=1))
    with store.writer() as writer:
        writer.decide(late)
        (entry,) = writer.decide(early)
    assert entry.decision.at == NOON + timedelta(microseconds=1)


def test_a_decision_is_logged_once(store: Store) -> None:
    (one,) = made([correct(5)], reviewer="ann", at=NOON)
    with store.writer() as writer:
        writer.decide([one])
    with pytest.raises(StoreError), store.writer() as writer:
        writer.decide([one])
    with store.view() as view:
        assert [entry.number for entry in view.decisions()] == [1]
        assert list(view.verify()) == []


def test_entries_are_found_by_subject_person_and_act(store: Store) -> None:
    other = Act(subject=about(SubjectKind.CLAIMS, "c_1", "c_2"), verdict=Verdict.SAME)
    note = Act(subject=about(SubjectKind.DOCUMENT, "d_1"), verdict=Verdict.COMMENT, note="reads like a copy")
    decide(store, correct(5), other)
    decide(store, note, by="ben")
    with store.view() as view:
        batch = next(iter(view.decisions())).decision.batch
        assert [one.number for one in view.decisions(subjects=["c_1"])] == [1, 2]
        assert [one.number for one in view.decisions(kind=SubjectKind.CLAIM, subjects=["c_1"])] == [1]
        assert [one.number for one in view.decisions(kind=SubjectKind.DOCUMENT)] == [3]
        assert [one.number for one in view.decisions(reviewer="ben")] == [3]
        assert [one.number for one in view.decisions(batch=batch)] == [1, 2]
        assert [one.number for one in view.decisions(after=1, limit=1)] == [2]
        assert [one.number for one in view.last_decisions(2)] == [3, 2]
        assert view.decision(DecisionId("j_none")) is None


def test_a_decision_about_an_event_knows_the_claims_it_had(store: Store) -> None:
    page = report("Torvik", 4)
    add(store, page)
    settle(store)
    with store.view() as view:
        (event,) = view.events()
    decide(store, Act(subject=about(SubjectKind.EVENT, event.id), verdict=Verdict.ACCEPT))
    with store.view() as view:
        (entry,) = view.decisions()
        assert entry.decision.rests_on == (page.claims[0].id,)
        assert view.history(event.id) == (entry,)


def test_an_event_that_is_no_more_cannot_be_decided_about(store: Store) -> None:
    gone = Act(subject=about(SubjectKind.EVENT, "e_gone"), verdict=Verdict.ACCEPT)
    with pytest.raises(StoreError, match="no event e_gone"):
        decide(store, gone)


def write_many(address: str, reviewer: str, number: int) -> list[Decision]:
    """One decision after the other, each in a transaction of its own."""
    written = []
    with open_store(address) as store:
        for n in range(number):
            (one,) = made([correct(n)], reviewer=reviewer)
            with store.writer() as writer:
                written += [entry.decision for entry in writer.decide([one])]
    return written


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_two_reviewers_at_once_lose_nothing_and_the_order_is_provable(address: str) -> None:
    with open_store(address, create=True):
        pass
    written: dict[str, list[Decision]] = {}

    def work(reviewer: str) -> None:
        written[reviewer] = write_many(address, reviewer, 100)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("ann", "ben")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with open_store(address) as store, store.view() as view:
        entries = list(view.decisions())
        assert list(view.verify()) == []
    assert [entry.number for entry in entries] == list(range(1, 201))
    for reviewer in ("ann", "ben"):
        mine = [entry.decision for entry in entries if entry.decision.reviewer == reviewer]
        assert mine == written[reviewer]
    assert entries == sorted(entries, key=lambda entry: entry.decision.at)


def test_the_canonical_form_of_an_entry_does_not_depend_on_the_database(store: Store) -> None:
    one = replace(
        made([correct(5)], reviewer="ann", at=NOON)[0], id=DecisionId("j_0000000000000001"), batch="b_1"
    )
    with store.writer() as writer:
        (entry,) = writer.decide([one])
    assert entry.hash == "5dfe0c4268c8f9672aca465d3ed67a720eaf1024261978ae56c89950b39d8cf8"
