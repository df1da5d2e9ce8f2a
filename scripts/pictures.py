"""Make the pictures of the desk's screens for the docs: docs/images/desk-*.png.

    python scripts/pictures.py

Needs Chromium (scripts/browser.py) and the scripts of the desk (make desk). It shows the bundled samples.
"""

import contextlib
import socket
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from browser import find_browser
from dateline.cli.desk_demo import demo_store
from dateline.model.decision import SubjectKind, Verdict
from dateline.model.worklist import Filter
from dateline.review.acting import act
from dateline.review.decisions import Act, about
from dateline.serve.app import make_app
from dateline.serve.options import DeskOptions
from dateline.store.base import Store

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDE, TALL = 1280, 800
NOON = datetime(2025, 6, 12, 12, tzinfo=UTC)


def main() -> int:
    """One picture of each screen; of the review also in dark colours and on a phone."""
    program = find_browser()
    if program is None:
        print("no browser found; see scripts/browser.py")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo_store() as store, desk(store) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        raid = disagree(store)
        for name, path, keys in screens(raid):
            take(browser, address + path, name, keys=keys)
        take(browser, f"{address}/review/{raid}", "review-dark", keys=["n"], scheme="dark")
        take(browser, f"{address}/review/{raid}", "review-phone", width=390)
        browser.close()
    return 0


def screens(raid: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each screen with the keys that show what it is for."""
    yield "queue", "/queue", ["j", "j"]
    yield "review", f"/review/{raid}", ["n"]
    yield "edit", f"/review/{raid}/edit?field=where&search=Djibo", []
    yield "duplicates", "/duplicates", ["j", "Enter"]
    yield "adjudicate", f"/adjudicate?event={raid}", []
    yield "agreement", "/agreement?machine=yes&field=counts.killed", []
    yield "map", "/map", []
    yield "timeline", "/timeline", []
    yield "actors", "/actors", []
    yield "documents", "/documents", ["j", "Enter"]
    yield "export", "/export?as=acled&state=all", []
    yield "history", "/history", []
    yield "codebook", "/codebook", []


def disagree(store: Store) -> str:
    """Two people differ on the toll of the sample raid, so that there is something to settle; its event."""
    with store.view() as view:
        rows = [row for row in view.rows(Filter(words="djibo")) if row.documents > 1]
        raid = max(rows, key=lambda row: row.documents).event_id
        others = [row.event_id for row in view.rows() if row.event_id != raid][:6]
    for reviewer, killed in (("ann", 12), ("ben", 27)):
        value = {"low": killed, "best": killed, "high": killed, "hedge": None}
        subject = about(SubjectKind.EVENT, raid)
        acts = [Act(subject=subject, verdict=Verdict.CORRECT, field="counts.killed", new=value)]
        acts += [Act(subject=about(SubjectKind.EVENT, one), verdict=Verdict.ACCEPT) for one in others[:3]]
        act(store, acts, reviewer=reviewer, at=NOON)
    return raid


@contextlib.contextmanager
def desk(store: Store) -> Iterator[str]:
    """The address of a desk on a store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = make_app(store, DeskOptions(project="dateline demo", local_user="ann"))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def take(
    browser: Browser,
    address: str,
    name: str,
    *,
    keys: list[str] | None = None,
    scheme: Literal["light", "dark"] = "light",
    width: int = WIDE,
) -> None:
    """One picture."""
    context = browser.new_context(viewport={"width": width, "height": TALL}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    for key in keys or []:
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    drawn(page)
    page.screenshot(path=FOLDER / f"desk-{name}.png")
    context.close()
    print(f"wrote desk-{name}.png")


def drawn(page: Page) -> None:
    """Wait until map or timeline are drawn, where the page has one."""
    if page.locator("[data-plot]").count():
        page.locator("[data-plot][data-drawn]").wait_for()
    page.wait_for_timeout(600)


if __name__ == "__main__":
    sys.exit(main())
