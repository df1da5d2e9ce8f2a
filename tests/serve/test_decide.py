"""Deciding on events: what is written, what comes next, and taking it back."""

from tests.serve.browser import Browser

from dateline.model.decision import Verdict
from dateline.model.worklist import State
from dateline.store.base import Store


def states(store: Store) -> dict[str, State]:
    with store.view() as view:
        return {row.event_id: row.state for row in view.rows()}


def test_accepting_an_event_leads_to_the_next_one(local: Browser, store: Store) -> None:
    first, second, *_ = local.events()
    local.open(f"/review/{first}")
    local.send("/decide", event=first, verdict="accept", query="")
    assert local.path == f"/review/{second}"
    assert local.notice() == "Accepted."
    assert states(store)[first] is State.REVIEWED
    assert states(store)[second] is State.MACHINE


def test_a_rejection_keeps_its_reason(local: Browser, store: Store) -> None:
    event = local.events()[0]
    local.send("/decide", event=event, reject="recalled history", query="")
    with store.view() as view:
        last = view.last_decisions(1)[0].decision
    assert (last.verdict, last.note, last.reviewer) == (Verdict.REJECT, "recalled history", "desk")
    assert states(store)[event] is State.REJECTED


def test_undo_and_redo_go_back_and_forth(local: Browser, store: Store) -> None:
    event = local.events()[0]
    before = states(store)
    local.send("/decide", event=event, verdict="flag", query="")
    assert states(store)[event] is State.FLAGGED
    local.send("/undo", back="/queue")
    assert states(store) == before
    local.send("/redo", back="/queue")
    assert states(store)[event] is State.FLAGGED
    local.send("/redo", back="/queue")
    assert local.notice() == "There is nothing to redo."


def test_a_correction_changes_the_event_and_names_who_made_it(local: Browser) -> None:
    event = local.events()[0]
    local.open(f"/review/{event}")
    local.send(
        "/decide", event=event, choice='counts.killed={"low":9,"best":9,"high":9,"hedge":null}', query=""
    )
    assert local.notice() == "Corrected."
    assert local.field("counts.killed") == "9"
    assert "by desk" in local.html


def test_unknown_is_an_answer(local: Browser) -> None:
    event = local.events()[0]
    local.send("/decide", event=event, choice="where=null", query="")
    local.open(f"/review/{event}")
    assert local.field("where") == "not known"


def test_a_value_that_no_record_could_hold_is_refused_and_nothing_is_written(
    local: Browser, store: Store
) -> None:
    event = local.events()[0]
    for choice in (
        'counts.killed={"low":9,"best":3,"high":null}',
        'when={"first":"2024-05-01","last":"2024-04-01"}',
        'where={"place":{"id":"x","name":"X","lat":900,"lon":0,"level":"point"}}',
        "type=17",
        "no-such-field=1",
        "when=not json",
    ):
        local.send("/decide", expect=400, event=event, choice=choice, query="")
    with store.view() as view:
        assert view.head()[0] == 0


def test_marked_words_become_the_evidence_of_what_that_report_says(local: Browser, store: Store) -> None:
    event = local.events("words=Lundby")[0]
    with store.view() as view:
        dossier = view.dossier(event)
        assert dossier
        document = dossier.told[0].origin.document_id
        text = view.text(document)
    start = text.index("gunmen")
    local.open(f"/review/{event}")
    value = 'actors.agent=[{"actor_id":null,"name":"the gunmen","class":"gang"}]'
    local.send(
        "/decide", event=event, choice=value, document=document, spans=f"{start}-{start + 6}", query=""
    )
    assert local.field("actors.agent") == "the gunmen"
    with store.view() as view:
        last = view.last_decisions(1)[0].decision
    assert [(one.document_id, one.span.of(text)) for one in last.evidence] == [(document, "gunmen")]


def test_words_outside_the_text_are_refused(local: Browser, store: Store) -> None:
    event = local.events()[0]
    with store.view() as view:
        dossier = view.dossier(event)
    assert dossier
    document = dossier.told[0].origin.document_id
    for spans in ("5-100000", "9-3", "a-b", "-1-4"):
        local.send("/decide", expect=400, event=event, choice="where=null", document=document, spans=spans)


def test_a_bulk_act_is_previewed_and_one_undo_takes_all_of_it_back(local: Browser, store: Store) -> None:
    before = states(store)
    chosen = local.events()
    preview = local.send("/bulk/preview", verdict="accept", event=chosen, back="/queue")
    assert f"Accept {len(chosen)} events?" in preview
    assert states(store) == before
    local.send("/bulk", verdict="accept", event=chosen, back="/queue")
    assert set(states(store).values()) == {State.REVIEWED}
    local.send("/undo", back="/queue")
    assert states(store) == before
    local.send("/redo", back="/queue")
    assert set(states(store).values()) == {State.REVIEWED}


def test_a_bulk_accept_of_the_filter_leaves_out_what_is_below_the_threshold(local: Browser) -> None:
    local.open("/queue")
    page = local.send("/bulk/preview", verdict="accept-filter", query="", least="0.95", back="/queue")
    assert "Accept 0 events?" in page
    assert "score below the threshold" in page


def test_merging_two_events_and_undoing_it_restores_both_exactly(local: Browser, store: Store) -> None:
    with store.view() as view:
        before = {event.id: event for event in view.events()}
    ours, theirs = local.events("words=Lundby&state=all")[:2]
    local.open(f"/duplicates?event={ours}&with={theirs}")
    local.send("/duplicates", event=ours, verdict="same", **{"with": theirs})
    assert local.notice() == "Merged."
    with store.view() as view:
        assert len(list(view.events())) == len(before) - 1
    local.send("/undo", back="/queue")
    with store.view() as view:
        assert {event.id: event for event in view.events()} == before


def test_a_report_can_be_split_off_and_put_back(local: Browser, store: Store) -> None:
    with store.view() as view:
        before = {event.id: event for event in view.events()}
    event = next(one for one in before.values() if len(one.claims) > 1)
    local.open(f"/duplicates?event={event.id}")
    local.send("/split", event=event.id, claims=event.claims[1])
    with store.view() as view:
        assert len(list(view.events())) == len(before) + 1
    local.send("/undo", back="/queue")
    with store.view() as view:
        assert {one.id: one for one in view.events()} == before


def test_a_claim_is_added_from_marked_words(local: Browser, store: Store) -> None:
    with store.view() as view:
        told = next(iter(view.told()))
        text = view.text(told.origin.document_id)
    start = text.index("told")
    local.open("/queue")
    local.send("/claims", type="threat", document=told.origin.document_id, spans=f"{start}-{start + 4}")
    assert local.notice() == "Added. Now fill in its fields."
    assert local.field("type") == "Threat"
