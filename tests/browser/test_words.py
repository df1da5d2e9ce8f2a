"""Values beside their words; texts that would like to be scripts; names that are masked."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Serve, local, settled
from tests.store.reports import add, claim_of, report

from dateline.model.ids import DocumentId, make_id
from dateline.store.base import Store
from dateline.store.codec import text_digest

LONG = "word " * 210_000


def with_text(before: str, after: str):
    """The report of a raid with other words before and behind it, its claim moved along."""
    page = report()
    document = page.document
    text = f"{before}\n{document.text}\n{after}"
    moved = replace(
        document,
        id=DocumentId(make_id("d", text)),
        text=text,
        text_sha256=text_digest(text),
        title=f"{before[:80]} <b>title</b>",
        outlet=f"Outlet {before[:40]}",
    )
    claim = claim_of(moved, "Torvik", 4, document.published, "attack")
    linked = replace(page.linked, page=replace(page.linked.page, document=moved))
    return replace(page, linked=linked, claims=(claim,))


def test_a_pressed_value_brings_its_words_into_view(page: Page, store: Store, serve: Serve) -> None:
    filler = "\n".join(f"Line {n} of something else that happened nowhere near." for n in range(120))
    add(store, with_text(filler, filler))
    settled(store)
    page.goto(f"{serve(store, local())}/review")
    page.keyboard.press("w")
    expect(page.locator(".lit")).to_have_text("Torvik")
    expect(page.locator(".lit")).to_be_in_viewport()
    page.locator("[data-field='actors.agent'] summary").click()
    page.locator("[data-field='actors.agent'] [data-key]").first.click()
    expect(page.locator(".lit")).to_have_text("gunmen")
    expect(page.locator(".lit")).to_be_in_viewport()
    page.locator("[data-text] .w", has_text="Torvik").click()
    expect(page.locator(".field[open]")).to_have_attribute("data-field", "where")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
        '"><svg onload="window.hacked = 1"> &lt;script&gt; {{ 7*7 }} {% for x in y %}',
        "\u202egnitirw fo noitcerid eht \u2066 does \u2067 not \u202d leave \u202c this line",
        "</textarea></title></style><iframe srcdoc='<script>parent.hacked=1</script>'>",
        "javascript:window.hacked=1 \x1b[31m \x00 \r\n ' onmouseover=alert(1) x='",
    ],
)
def test_texts_are_shown_as_text(page: Page, store: Store, serve: Serve, hostile: str) -> None:
    add(store, with_text(hostile, hostile))
    settled(store)
    address = serve(store, local())
    with store.view() as view:
        document = next(iter(view.documents())).origin.document_id
        event = next(view.events()).id
    paths = ["/queue", f"/review/{event}", f"/documents/{document}", "/documents", "/actors"]
    for path in (
        *paths,
        f"/duplicates?event={event}",
        "/export?as=jsonl&profile=internal",
        "/map",
        "/timeline",
    ):
        page.goto(address + path)
        assert page.evaluate("window.hacked") is None, path
        assert page.locator("main script, main iframe, main [onerror], main [onload]").count() == 0, path
        assert page.locator("main img").count() == 0, path
    page.goto(f"{address}/review/{event}")
    expect(page.locator("[data-text]")).to_contain_text("gunmen attacked Torvik")
    assert page.locator("[data-text] [data-start]").first.evaluate("one => one.dataset.start") == "0"


def test_a_paragraph_of_a_million_characters_is_shown_and_worked_on(
    page: Page, store: Store, serve: Serve
) -> None:
    add(store, with_text("Short.", LONG))
    settled(store)
    page.goto(f"{serve(store, local())}/review", timeout=60_000)
    assert len(page.locator("[data-text]").inner_text()) > 1_000_000
    page.keyboard.press("w")
    expect(page.locator(".lit")).to_have_text("Torvik")
    page.keyboard.press("a")
    expect(page.locator("#notice")).to_contain_text("Accepted")


def test_a_selection_with_the_pointer_gives_offsets_in_code_points(
    page: Page, store: Store, serve: Serve
) -> None:
    add(store, with_text("🙂🙂 Before \U0001f1e6\U0001f1eb the raid.", "After."))
    settled(store)
    page.goto(f"{serve(store, local())}/review")
    page.locator("[data-text] .w", has_text="gunmen").dblclick()
    spans = page.locator("#fields input[data-marked]").input_value()
    with store.view() as view:
        document = next(iter(view.documents())).origin.document_id
        text = view.text(document)
    start, end = map(int, spans.split("-"))
    assert text[start:end].strip() == "gunmen"
