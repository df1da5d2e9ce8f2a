"""What people decide wins, survives another run, and can be taken back without a trace."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from dateline.corroborate import amended_claims
from dateline.errors import BadInput
from dateline.export.claims import claim_record
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.event import Relation, Review
from dateline.model.origin import Told

from .accounts import FRONT, ORVA, TODAY, Said, decided, killed, only, settle, told

YESTERDAY = TODAY - timedelta(days=1)
RAID = Said(on=YESTERDAY, agent=FRONT, killed=12, by="residents")
A, B, C = (told(name, RAID) for name in ("Mirror", "Herald", "Gazette"))
OTHER = told("Orva", replace(RAID, where=ORVA))


def claim(document: Told, n: int = 0) -> str:
    return document.claims[n].id


def test_different_takes_one_event_apart() -> None:
    events = settle(A, B, decisions=(decided(Verdict.DIFFERENT, claim(A), claim(B)),))
    assert sorted(event.reports for event in events) == [("Herald",), ("Mirror",)]
    assert {event.review for event in events} == {Review.REVIEWED}


def test_same_makes_one_event_of_two() -> None:
    event = only(A, OTHER, decisions=(decided(Verdict.SAME, claim(A), claim(OTHER)),))
    assert set(event.reports) == {"Mirror", "Orva"}


def test_a_merge_that_is_taken_back_leaves_no_trace() -> None:
    before = settle(A, B, OTHER)
    merge = decided(Verdict.SAME, claim(A), claim(OTHER))
    unmerge = decided(Verdict.RETRACT, merge.id, kind=SubjectKind.DECISION, retracts=merge)
    assert settle(A, B, OTHER, decisions=(merge,)) != before
    assert repr(settle(A, B, OTHER, decisions=(merge, unmerge))) == repr(before)


def test_a_retraction_can_be_retracted() -> None:
    merge = decided(Verdict.SAME, claim(A), claim(OTHER))
    undo = decided(Verdict.RETRACT, merge.id, kind=SubjectKind.DECISION, retracts=merge)
    redo = decided(Verdict.RETRACT, undo.id, kind=SubjectKind.DECISION, retracts=undo)
    assert len(settle(A, OTHER, decisions=(merge, undo, redo))) == 1


def test_of_two_decisions_on_a_pair_the_later_one_holds() -> None:
    same, different = (decided(one, claim(A), claim(B)) for one in (Verdict.SAME, Verdict.DIFFERENT))
    assert len(settle(A, B, decisions=(same, different))) == 2
    assert len(settle(A, B, decisions=(different, same))) == 2  # by the time they were made


def test_decisions_hold_in_whatever_order_they_arrive() -> None:
    log = [decided(Verdict.DIFFERENT, claim(A), claim(B)), decided(Verdict.SAME, claim(B), claim(OTHER))]
    log.append(decided(Verdict.REJECT, claim(C), kind=SubjectKind.CLAIM))
    results = {repr(settle(A, B, C, OTHER, decisions=order)) for order in permutations(log)}
    assert len(results) == 1


def test_a_third_report_does_not_bring_together_what_people_took_apart() -> None:
    apart = decided(Verdict.DIFFERENT, claim(A), claim(B))
    events = settle(A, B, C, decisions=(apart,))
    homes = {one: event.id for event in events for one in event.claims}
    assert homes[claim(A)] != homes[claim(B)]  # type: ignore[index]


def test_two_claims_of_one_report_can_be_taken_apart() -> None:
    both = told("Both", RAID, replace(RAID, by="police"))
    assert len(settle(both)) == 1
    assert len(settle(both, decisions=(decided(Verdict.DIFFERENT, claim(both), claim(both, 1)),))) == 2


def test_a_corrected_count_settles_anew() -> None:
    correction = decided(
        Verdict.CORRECT, claim(A), kind=SubjectKind.CLAIM, field="counts.killed",
        new='{"low": 15, "best": 15, "high": 15}',
    )  # fmt: skip
    assert killed(only(A, decisions=(correction,))) == (15, 15, 15)
    (amended,) = amended_claims([A], (correction,))
    assert amended.counts[0].count.best == 15


def test_a_corrected_place_moves_a_claim_to_another_event() -> None:
    orva = {"id": ORVA.id, "name": "Orva", "lat": ORVA.lat, "lon": ORVA.lon, "level": "settlement",
            "country": "XX", "admin1": "Valley", "admin2": None}  # fmt: skip
    correction = decided(
        Verdict.CORRECT, claim(A), kind=SubjectKind.CLAIM, field="where", new=json.dumps(orva)
    )
    assert only(A, OTHER, decisions=(correction,)).documents == 2


def test_unknown_takes_a_value_away() -> None:
    unknown = decided(Verdict.UNKNOWN, claim(A), kind=SubjectKind.CLAIM, field="where")
    assert only(A, decisions=(unknown,)).where.value is None


def test_what_was_adjudicated_wins_over_a_later_correction() -> None:
    fifteen, twenty = ('{"low": 15, "best": 15, "high": 15}', '{"low": 20, "best": 20, "high": 20}')
    field = {"kind": SubjectKind.CLAIM, "field": "counts.killed"}
    ruled = decided(Verdict.ADJUDICATE, claim(A), new=fifteen, **field)  # type: ignore[arg-type]
    later = decided(Verdict.CORRECT, claim(A), new=twenty, **field)  # type: ignore[arg-type]
    assert killed(only(A, decisions=(ruled, later))) == (15, 15, 15)


def test_a_rejected_claim_supports_nothing() -> None:
    rejected = decided(Verdict.REJECT, claim(B), kind=SubjectKind.CLAIM)
    event = only(A, B, decisions=(rejected,))
    assert event.reports == ("Mirror",)
    assert settle(B, decisions=(rejected,)) == ()


def test_a_claim_that_people_add_counts_like_any_other() -> None:
    bare = replace(B, claims=())
    record = claim_record(B.claims[0], "x" * 1000)
    addition = decided(Verdict.ADD, B.origin.document_id, kind=SubjectKind.DOCUMENT, new=json.dumps(record))
    assert only(A, bare, decisions=(addition,)).claims == tuple(sorted((claim(A), claim(B))))


def test_an_event_that_people_accept_reject_or_set() -> None:
    event = only(A)
    about = {"kind": SubjectKind.EVENT}
    accepted = decided(Verdict.ACCEPT, event.id, **about)  # type: ignore[arg-type]
    assert only(A, decisions=(accepted,)) == replace(event, review=Review.REVIEWED)
    rejected = decided(Verdict.REJECT, event.id, **about)  # type: ignore[arg-type]
    assert only(A, decisions=(rejected,)).review is Review.REJECTED
    typed = decided(Verdict.ADJUDICATE, event.id, field="type", new='"armed-clash"', **about)  # type: ignore[arg-type]
    assert (only(A, decisions=(typed,)).type, only(A, decisions=(typed,)).review) == (
        "armed-clash",
        Review.ADJUDICATED,
    )


def test_a_tie_that_people_make() -> None:
    tie = decided(Verdict.CONTRARY, claim(A), claim(OTHER))
    first, second = settle(A, OTHER, decisions=(tie,))
    assert [(one.relation, one.event_id) for one in first.ties] == [(Relation.CONTRARY, second.id)]
    assert [(one.relation, one.event_id) for one in second.ties] == [(Relation.CONTRARY, first.id)]


def test_the_id_of_an_event_outlives_further_reports() -> None:
    before = only(A)
    late = told("Late", RAID, published=TODAY + timedelta(days=1))
    assert only(A, late).id == before.id


def test_a_value_that_cannot_be_read_is_named_with_its_decision() -> None:
    wrong = decided(Verdict.CORRECT, claim(A), kind=SubjectKind.CLAIM, field="when", new='{"first": "soon"}')
    with pytest.raises(BadInput, match=wrong.id):
        settle(A, decisions=(wrong,))
