"""A browser without scripts: it follows links, fills in the forms of pages and keeps cookies."""

import re
from html import unescape

from httpx import Response
from starlette.testclient import TestClient


class Browser:
    """One person's browser on the desk."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.page: Response | None = None

    def open(self, path: str, expect: int = 200) -> str:
        """Open a page and give its HTML."""
        self.page = self.client.get(path)
        assert self.page.status_code == expect, _gist(self.page.text)
        return self.page.text

    @property
    def html(self) -> str:
        """The page on screen."""
        assert self.page is not None
        return self.page.text

    @property
    def path(self) -> str:
        """Where the browser is."""
        assert self.page is not None
        return self.page.url.path

    @property
    def token(self) -> str:
        """The token of the forms of the page."""
        found = re.search(r'name="csrf" value="([^"]*)"', self.html)
        assert found, "the page has no form"
        return found[1]

    def send(self, path: str, expect: int = 200, **fields: str | list[str]) -> str:
        """Send a form of the page on screen."""
        if self.page is None:
            self.open("/queue")
        self.page = self.client.post(path, data={"csrf": self.token, **fields})
        assert self.page.status_code == expect, _gist(self.page.text)
        return self.page.text

    def log_in(self, name: str, password: str) -> None:
        """Log in by the form."""
        self.open("/login")
        self.send("/login", name=name, password=password)
        assert self.path == "/queue"

    def notice(self) -> str:
        """What the desk says of the last act."""
        found = re.search(r'<div id="notice"[^>]*>(?:<p>(.*?)</p>)?</div>', self.html, re.DOTALL)
        return unescape(found[1] or "") if found else ""

    def events(self, query: str = "state=all") -> list[str]:
        """The events of the queue's page, in order."""
        return re.findall(r'data-row data-event="([^"]+)"', self.open(f"/queue?{query}"))

    def field(self, name: str) -> str:
        """The value of a field of the form on screen."""
        part = self.html.split(f'data-field="{name}"', 1)[1]
        found = re.search(r'<span class="v(?: none)?">(.*?)</span>', part, re.DOTALL)
        assert found
        return unescape(found[1])

    def chips(self) -> list[str]:
        """State and reasons at the head of a review."""
        head = self.html.split('<div class="head">', 1)[1].split("</div>", 1)[0]
        return [unescape(one) for one in re.findall(r'<span class="chip[^"]*">(.*?)</span>', head)]


def _gist(html: str) -> str:
    """What a page says, for the message of a failing test."""
    main = re.search(r"<main[^>]*>(.*)</main>", html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main[1] if main else html).split())[:300]
