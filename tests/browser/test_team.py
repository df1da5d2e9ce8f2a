"""A team in real browsers: two coders blind, their agreement, and a reviewer who settles it."""

from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import PASSWORD, Serve, add_people, settled, watched
from tests.store.reports import add, report

from dateline.model.decision import SubjectKind
from dateline.model.worklist import State
from dateline.review.assigning import Plan, assign
from dateline.serve.options import DeskOptions
from dateline.store.base import Store


def log_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/queue")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Queue")


def test_two_coders_blind_then_agreement_then_adjudication(
    chromium: Browser, store: Store, serve: Serve
) -> None:
    add_people(store)
    add(store, report(killed=4), report("Lundby", 2, outlet="The Coast Mail", day=7))
    settled(store)
    with store.view() as view:
        events = [event.id for event in view.events()]
    assign(store, SubjectKind.EVENT, events, Plan(coders=("ann", "ben"), overlap=1.0), by="ada")
    address = serve(store, DeskOptions(settle_after=3600))
    for name, tolls in (("ann", ("4", "2")), ("ben", ("4", "3"))):
        with watched(chromium) as page:
            log_in(page, address, name)
            for event, killed in zip(events, tolls, strict=True):
                page.goto(f"{address}/review/{event}")
                expect(page.locator(".w")).to_have_count(0)
                page.get_by_label("Type", exact=True).select_option("attack")
                page.get_by_label("Status", exact=True).select_option("occurred")
                page.get_by_label("killed, best").fill(killed)
                page.get_by_role("button", name="Save and submit").click()
                expect(page.locator("#notice")).to_contain_text("Submitted")
    with watched(chromium) as page:
        log_in(page, address, "rita")
        page.goto(f"{address}/agreement?field=counts.killed")
        expect(page.locator("main")).to_contain_text("ann and ben")
        page.locator(".matrix td.differs a").first.click()
        expect(page.locator("[data-row]")).to_have_count(1)
        page.goto(f"{address}/adjudicate")
        expect(page.locator("[data-row]")).to_have_count(1)
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        expect(page.locator(".field[open]")).to_have_attribute("data-field", "counts.killed")
        page.keyboard.press("r")
        expect(page.locator("#notice")).to_contain_text("Settled")
        page.get_by_role("button", name="Adjudicated").click()
        expect(page.locator("main")).to_contain_text("Nobody disagrees")
    with store.view() as view:
        assert view.counts()[State.ADJUDICATED] == 1
        tolls = {toll.best for event in view.events() for toll in event.counts}
    assert tolls == {3, 4}
