"""Every screen in a real browser: fit for everybody, and with ten thousand events."""

from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Serve, local, watched
from tests.browser.test_keys import many

from dateline.store.base import Store
from dateline.store.sql import open_store

AXE = Path(__file__).parents[2] / "desk" / "checks" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = (
    "/queue",
    "/review",
    "/review/{event}/edit?field=where",
    "/review/{event}/edit?field=actors.agent",
    "/duplicates",
    "/duplicates?event={event}",
    "/adjudicate",
    "/adjudicate?event={event}",
    "/agreement",
    "/map",
    "/timeline",
    "/actors",
    "/documents",
    "/documents/{document}",
    "/export",
    "/history",
    "/codebook",
)


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)
def test_no_screen_breaks_a_rule_of_accessibility(
    chromium: Browser, store: Store, serve: Serve, scheme: str, width: int
) -> None:
    assert AXE.is_file(), "the checker is not there: run make desk"
    many(store, 12)
    with store.view() as view:
        event = next(view.events()).id
        document = next(iter(view.documents())).origin.document_id
    address = serve(store, local())
    with watched(chromium, color_scheme=scheme) as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{address}/review/{event}")
        page.keyboard.press("f")
        expect(page.locator("#notice")).to_contain_text("Flagged")
        for screen in SCREENS:
            page.goto(address + screen.format(event=event, document=document))
            found = violations(page)
            assert not found, f"{screen}: {found}"


def violations(page: Page) -> list[str]:
    """What the checker finds: the rule and the element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
    return [f"{one['id']} {node['target']}" for one in result["violations"] for node in one["nodes"]]


def test_the_page_does_not_scroll_sideways_on_a_phone(chromium: Browser, store: Store, serve: Serve) -> None:
    many(store, 6)
    address = serve(store, local())
    with watched(chromium) as page:
        page.set_viewport_size({"width": 390, "height": 800})
        for screen in ("/queue", "/review", "/documents", "/history", "/codebook", "/map", "/export"):
            page.goto(address + screen)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, screen


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of ten thousand events, made as the bench makes it."""
    file = Path(__file__).parents[2] / "bench" / "store.py"
    spec = spec_from_file_location("bench_store", file)
    assert spec
    assert spec.loader
    bench = module_from_spec(spec)
    spec.loader.exec_module(bench)
    path = tmp_path_factory.mktemp("big") / "big.db"
    with open_store(str(path), create=True) as made:
        bench.fill(made, 33_340)
        yield made


def test_ten_thousand_events_on_map_timeline_and_queue(page: Page, serve: Serve, big: Store) -> None:
    with big.view() as view:
        rows = list(view.rows())
    assert len(rows) > 10_000
    placed = sum(row.lat is not None for row in rows)
    dated = sum(row.first is not None for row in rows)
    address = serve(big, local())
    page.goto(f"{address}/map")
    expect(page.locator("[data-plot=map]")).to_have_attribute("data-drawn", str(placed), timeout=60_000)
    expect(page.locator(".head")).to_contain_text(
        f"{placed:,} events shown, {len(rows) - placed:,} not shown"
    )
    canvas = page.locator("canvas")
    canvas.focus()
    before = canvas.screenshot()
    page.keyboard.press("+")
    assert canvas.screenshot() != before
    page.goto(f"{address}/timeline")
    expect(page.locator("[data-plot=timeline]")).to_have_attribute("data-drawn", str(dated), timeout=60_000)
    box = page.locator("canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + 200, box["y"] + box["height"] - 46)
    expect(page.locator(".chosen h2")).to_have_text("no day known")
    expect(page.locator(".chosen li")).to_have_count(60)
    page.goto(f"{address}/queue?state=all")
    expect(page.locator("[data-row]")).to_have_count(50)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("[data-review]")).to_be_visible()


def test_a_dot_on_the_map_leads_to_its_events(page: Page, store: Store, serve: Serve) -> None:
    many(store, 8)
    page.goto(f"{serve(store, local())}/map")
    expect(page.locator("[data-plot=map][data-drawn]")).to_be_visible()
    box = page.locator("canvas").bounding_box()
    assert box
    dot = page.evaluate(DOTS)
    assert dot, "no dot was drawn"
    page.mouse.click(box["x"] + dot[0], box["y"] + dot[1])
    expect(page.locator(".chosen li").first).to_be_visible()
    page.locator(".chosen li a").first.click()
    expect(page.locator("[data-review]")).to_be_visible()


# Where the canvas has the colour of dots.
DOTS = """() => {
  const canvas = document.querySelector("canvas");
  const probe = document.querySelector(".k-spot");
  const wanted = getComputedStyle(probe).backgroundColor.match(/\\d+/g).map(Number);
  const { width, height } = canvas;
  const found = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  for (let at = 0; at < found.length; at += 4) {
    const far = [0, 1, 2].reduce((sum, i) => sum + Math.abs(found[at + i] - wanted[i]), 0);
    if (far < 90 && found[at] > found[at + 1] + 60) {
      const scale = canvas.getBoundingClientRect().width / width;
      return [((at / 4) % width) * scale, (Math.floor(at / 4 / width) + 3) * scale];
    }
  }
  return null;
}"""
