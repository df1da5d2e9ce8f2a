"""The same documents and decisions give the same events, whatever the order in which they come."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.corroborate import corroborate_claims
from dateline.model.decision import Decision, Verdict
from dateline.model.mention import Status
from dateline.model.origin import Told

from .accounts import ARMY, FRONT, HALLIM, ORVA, TODAY, VALLEY, Said, decided, settle, told

_SAID = st.builds(
    Said,
    type=st.sampled_from(["attack", "explosion", "armed-clash", "protest", "abduction"]),
    status=st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED]),
    on=st.one_of(st.none(), st.integers(-3, 0).map(lambda days: TODAY + timedelta(days=days))),
    where=st.sampled_from([HALLIM, HALLIM, ORVA, VALLEY, None]),
    agent=st.sampled_from([FRONT, ARMY, None]),
    killed=st.one_of(st.none(), st.integers(0, 40)),
    by=st.sampled_from(["police", "residents", "the mayor", None]),
    background=st.sampled_from([False, False, False, True]),
)
_LEADS = ["market", "raid", "dawn", "gate", "motorbike", "truck", "bridge", "school"]
_WORDS = st.sets(st.sampled_from(_LEADS), max_size=5)


@st.composite
def _documents(draw: st.DrawFn) -> list[Told]:
    count = draw(st.integers(2, 9))
    return [
        told(
            f"paper-{n}",
            *draw(st.lists(_SAID, min_size=1, max_size=3)),
            published=TODAY + timedelta(days=draw(st.integers(0, 3))),
            words=" ".join(sorted(draw(_WORDS))),
        )
        for n in range(count)
    ]


def _decisions(documents: list[Told]) -> list[Decision]:
    claims = [claim.id for document in documents for claim in document.claims]
    return [
        decided(Verdict.SAME, claims[0], claims[-1]),
        decided(Verdict.DIFFERENT, claims[0], claims[len(claims) // 2]),
        decided(Verdict.DIFFERENT, *claims[:2]),
    ]


@settings(max_examples=60, deadline=None)
@given(_documents(), st.randoms(use_true_random=False), st.booleans())
def test_events_do_not_depend_on_the_order_of_documents_and_decisions(
    documents: list[Told], dice: object, with_decisions: bool
) -> None:
    decisions = _decisions(documents) if with_decisions else []
    before = settle(*documents, decisions=tuple(decisions))
    shuffle = dice.shuffle  # type: ignore[attr-defined]
    shuffle(documents)
    shuffle(decisions)
    assert settle(*documents, decisions=tuple(decisions)) == before


@settings(max_examples=30, deadline=None)
@given(_documents())
def test_documents_added_in_two_halves_or_twice_give_the_same_events(documents: list[Told]) -> None:
    half = len(documents) // 2
    at_once = tuple(corroborate_claims(documents))
    assert tuple(corroborate_claims([*documents[half:], *documents[:half]])) == at_once
    assert tuple(corroborate_claims([*documents, *documents])) == at_once


@settings(max_examples=30, deadline=None)
@given(_documents())
def test_no_claim_is_lost_and_none_is_in_two_events(documents: list[Told]) -> None:
    claims = sorted(claim.id for document in documents for claim in document.claims)
    events = settle(*documents)
    assert sorted(claim for event in events for claim in event.claims) == claims
    for event in events:
        assert set(event.when.claims) | set(event.where.claims) <= set(event.claims)
        assert not set(event.when.claims) & set(event.when.against)
        for toll in event.counts:
            known = [one for one in (toll.low, toll.best, toll.high) if one is not None]
            assert known == sorted(known)


def test_one_copy_of_a_document_counts_once() -> None:
    document = told("Mirror", Said())
    moved = replace(document, origin=replace(document.origin, location="elsewhere"))
    assert settle(document, moved) == settle(moved, document)
    assert settle(document, moved)[0].documents == 1
