"""Work without a pointer: everything by keys, undo and redo, many at once."""

import re

from playwright.sync_api import Page, expect
from tests.browser.conftest import Serve, local, settled
from tests.store.reports import add, report

from dateline.model.decision import Verdict
from dateline.model.worklist import State
from dateline.store.base import Store

TOWNS = ("Torvik", "Lundby")


def many(store: Store, number: int) -> Store:
    """So many raids: in two towns in turn, each on a day and of an outlet of its own."""
    pages = [
        report(TOWNS[n % 2], 2 + n % 7, outlet=f"Outlet {n}", day=1 + n % 28, number=n, type=_type(n))
        for n in range(number)
    ]
    add(store, *pages)
    return settled(store)


def _type(number: int) -> str:
    kinds = ("attack", "abduction", "shelling", "arrest", "protest", "air-strike", "operation", "explosion")
    return kinds[number // 2 % len(kinds)]


def count_of(store: Store, state: State) -> int:
    with store.view() as view:
        return view.counts().get(state, 0)


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, waiting for nothing: the desk keeps them in order."""
    for key in keys:
        page.keyboard.press(key)


def test_fifty_events_are_coded_without_a_pointer(page: Page, store: Store, serve: Serve) -> None:
    many(store, 110)
    assert sum(store_counts(store).values()) >= 50
    page.goto(f"{serve(store, local())}/queue")
    before = count_of(store, State.MACHINE)
    press(page, "j", "Enter")
    expect(page.locator("[data-review]")).to_be_visible()
    for turn in range(50):
        event = page.locator("[data-review]").get_attribute("data-event")
        if turn % 5 == 0:  # every fifth has its toll corrected to another figure, or to unknown
            press(page, "n", "1" if page.locator("[data-group=counts] [data-number='1']").count() else "0")
            expect(page.locator("#notice")).to_contain_text(re.compile("Corrected|unknown"))
        if turn % 7 == 3:
            press(page, "x", "4")
        else:
            press(page, "a")
        expect(page.locator(f"[data-review]:not([data-event='{event}'])")).to_be_visible()
    with store.view() as view:
        decisions = [one.decision for one in view.decisions()]
    whole = [one for one in decisions if one.field is None]
    assert len(whole) == 50
    assert sum(one.verdict is Verdict.REJECT for one in whole) == 7
    assert {one.note for one in whole if one.verdict is Verdict.REJECT} == {"recalled history"}
    assert len([one for one in decisions if one.field == "counts.killed"]) == 10
    assert count_of(store, State.MACHINE) == before - 50


def store_counts(store: Store) -> dict[State, int]:
    with store.view() as view:
        return dict(view.counts())


def test_undo_and_redo_of_a_bulk_accept(page: Page, store: Store, serve: Serve) -> None:
    many(store, 30)
    before = store_counts(store)
    page.goto(f"{serve(store, local())}/queue?type=attack&state=all")
    page.keyboard.press("b")
    page.locator("[data-all]").focus()
    page.keyboard.press("Space")
    page.locator("button", has_text="Accept the chosen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Accept")
    press(page, "Enter")
    expect(page.locator("#notice")).to_contain_text("Undo takes all of it back")
    accepted = count_of(store, State.REVIEWED)
    assert accepted > 3
    press(page, "u")
    expect(page.locator("#notice")).to_contain_text(f"Undone: {accepted} decisions")
    assert store_counts(store) == before
    press(page, "U")
    expect(page.locator("#notice")).to_contain_text(f"Done again: {accepted} decisions")
    assert count_of(store, State.REVIEWED) == accepted


def test_keys_rest_in_a_field_and_escape_leaves_it(page: Page, store: Store, serve: Serve) -> None:
    many(store, 4)
    page.goto(f"{serve(store, local())}/review")
    event = page.locator("[data-review]").get_attribute("data-event")
    press(page, "c")
    page.keyboard.type("a x u j")
    expect(page.locator("input[name=note]")).to_have_value("a x u j")
    expect(page.locator("[data-review]")).to_have_attribute("data-event", event or "")
    press(page, "Escape", "f")
    expect(page.locator("#notice")).to_contain_text("Flagged")
    assert count_of(store, State.FLAGGED) == 1


def test_the_list_of_keys_and_sequences(page: Page, store: Store, serve: Serve) -> None:
    many(store, 4)
    page.goto(f"{serve(store, local())}/queue")
    press(page, "?")
    expect(page.locator("dialog#keys")).to_be_visible()
    press(page, "Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    for second, path in (("h", "history"), ("m", "map"), ("t", "timeline"), ("q", "queue")):
        press(page, "g", second)
        page.wait_for_url(f"**/{path}*")


def test_words_are_marked_by_keys_and_become_evidence(page: Page, store: Store, serve: Serve) -> None:
    many(store, 2)
    page.goto(f"{serve(store, local())}/review")
    text = page.locator("[data-text]").inner_text()
    press(page, "v", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    marked = page.locator("[data-marked-words]").text_content() or ""
    assert marked in text
    assert len(marked.split()) == 3
    press(page, "Enter", "d", "0")
    expect(page.locator("#notice")).to_contain_text("Set to unknown")
    with store.view() as view:
        evidence = view.last_decisions(1)[0].decision.evidence
        kept = view.text(evidence[0].document_id)
    assert evidence[0].span.of(kept) == marked


def test_previous_goes_back_to_what_was_just_decided(page: Page, store: Store, serve: Serve) -> None:
    many(store, 6)
    page.goto(f"{serve(store, local())}/review")
    first = page.locator("[data-review]").get_attribute("data-event")
    press(page, "a")
    expect(page.locator("#notice")).to_contain_text("Accepted")
    press(page, "k")
    expect(page.locator(f"[data-review][data-event='{first}']")).to_be_visible()
    expect(page.locator(".head .chip").first).to_have_text("reviewed")
