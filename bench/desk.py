"""How long the desk lets people wait: pages of the server, and acts in a real browser.

    python bench/desk.py [--events 10000] [--claims 1000000] [--rounds 60] [--no-browser] [--keep FOLDER]

A store of invented reports is filled for each size (bench/store.py). The server is asked for pages over
loopback; then a headless Chromium works on it by keys, and each act is timed in the browser itself, from the
key to the first frame with the changed page.
"""

import argparse
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import uvicorn

from dateline.serve.app import make_app
from dateline.serve.options import DeskOptions
from dateline.store.sql import SqlStore, open_store
from store import CLAIMS, fill

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVENTS_A_REPORT = 3
WATCH = """
window.waited = []; let begun = 0;
addEventListener("keydown", () => { begun = performance.now(); }, true);
const drawn = () => window.waited.push(performance.now() - begun);
document.addEventListener("swapped", () => requestAnimationFrame(drawn));
"""

# Not wait_for_function: it evaluates text, which the desk's own policy forbids to every script.
WAIT = """() => new Promise((done) => {
  const look = () => window.waited.length ? done(window.waited[0]) : setTimeout(look, 5);
  look();
})"""

ZOOM = """(way) => new Promise((done) => {
  const begun = performance.now();
  document.querySelector(`[data-zoom=${way}]`).click();
  requestAnimationFrame(() => done(performance.now() - begun));
})"""


@contextmanager
def desk(path: Path) -> Iterator[str]:
    """The address of a desk on a store."""
    with open_store(str(path)) as store, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        app = make_app(store, DeskOptions(local_user="bench", settle_after=3600))
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


def filled(folder: Path, claims: int) -> Path:
    """A store with so many claims, made once."""
    path = folder / f"desk-{claims}.db"
    if not path.exists():
        with open_store(str(path), create=True) as store:
            if isinstance(store, SqlStore):
                fill(store, claims)
    return path


def told(name: str, times: list[float]) -> None:
    """Median, 95th percentile and worst, in milliseconds."""
    ordered = sorted(times)
    p95 = ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
    middle = ordered[len(ordered) // 2]
    print(
        f"  {name:38} n {len(ordered):4}  median {middle:7.1f} ms  p95 {p95:7.1f}  worst {ordered[-1]:7.1f}"
    )


def pages(address: str, rounds: int) -> None:
    """Pages as the server gives them, under different filters."""
    with httpx.Client(base_url=address, follow_redirects=True, timeout=60) as client:
        client.get("/queue")
        for path in (
            "/queue",
            "/queue?state=all",
            "/queue?why=disputed",
            "/queue?type=protest&country=AG",
            "/queue?words=gunmen",
            "/review",
            "/documents",
            "/history",
        ):
            told(f"GET {path}", [_one(client, path) for _ in range(rounds)])


def _one(client: httpx.Client, path: str) -> float:
    begun = time.perf_counter()
    client.get(path).raise_for_status()
    return (time.perf_counter() - begun) * 1000


def acts(address: str, rounds: int) -> None:
    """Acts by keys in a browser: from the key to the changed page."""
    from playwright.sync_api import sync_playwright

    from browser import find_browser

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{address}/review")
        page.evaluate(WATCH)
        for name, keys in (
            ("accept, and the next event", ["a"]),
            ("next event", ["j"]),
            ("flag, and the next event", ["f"]),
            ("undo", ["u"]),
            ("redo", ["U"]),
            ("set a field to unknown", ["d", "0"]),
            ("reject with a reason", ["x", "1"]),
        ):
            told(name, [_pressed(page, keys) for _ in range(rounds)])
        for screen in ("map", "timeline"):
            page.goto(f"{address}/{screen}")
            page.locator("[data-plot][data-drawn]").wait_for(timeout=120_000)
            ways = ["in", "out"] * (rounds // 2)
            told(f"{screen}: closer, farther", [float(page.evaluate(ZOOM, way)) for way in ways])
        browser.close()


def _pressed(page: "Page", keys: list[str]) -> float:
    page.evaluate("window.waited = []")
    for key in keys:
        page.keyboard.press(key)
    return float(page.evaluate(WAIT))


def main() -> None:
    """Both sizes, then the browser on the smaller one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="dateline-desk-"))
    small = chosen.events // EVENTS_A_REPORT * CLAIMS
    sizes = [(small, f"{chosen.events:,} events"), (chosen.claims, f"{chosen.claims:,} claims")]
    for claims, name in [one for one in sizes if one[0]]:
        path = filled(folder, claims)
        with desk(path) as address:
            print(f"pages over {name}, SQLite", flush=True)
            pages(address, chosen.rounds)
            if claims == small and not chosen.no_browser:
                print(f"acts by keys over {name}, headless browser", flush=True)
                acts(address, chosen.rounds)


if __name__ == "__main__":
    main()
