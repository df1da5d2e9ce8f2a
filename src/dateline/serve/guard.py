"""What every request passes before a route sees it: host and size; on the way out it gets safe headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from dateline.serve.options import DeskOptions

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), camera=(), microphone=()"),
)
_FRESH = (b"cache-control", b"no-store")


class TooLarge(DatelineError):
    """The body of a request is past the limit."""


class Guard:
    """Refuses foreign hosts, packed and oversized bodies; adds the headers that keep a page to itself."""

    def __init__(self, app: Starlette, options: DeskOptions) -> None:
        self.inner = app
        self._hosts = frozenset(host.lower() for host in options.hosts)
        self._most = options.most_bytes
        self._root = options.root_path.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] != "http":
            await self.inner(scope, receive, send)
            return
        scope = {**scope, "path": rooted(scope["path"], self._root), "root_path": self._root}
        problem = self._problem(dict(scope["headers"]))
        if problem:
            await _refuse(_with_headers(send, scope), *problem)
            return
        await self.inner(scope, _limited(receive, self._most), _with_headers(send, scope))

    def _problem(self, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        """A name that is not ours is how a foreign page reaches a desk on this machine (DNS rebinding)."""
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if "*" not in self._hosts and _name(host) not in self._hosts:
            return 400, f"this desk does not answer for the host {host!r}; name it with --host-name"
        if headers.get(b"content-encoding", b"identity") != b"identity":
            return 415, "packed requests are not read"
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._most:
            return 413, f"the request is larger than {self._most} bytes"
        return None


def rooted(path: str, root: str) -> str:
    """The path with the proxy's part once before it, whether the proxy and the server put it there or not.

    >>> rooted("/queue", "/desk"), rooted("/desk/queue", "/desk"), rooted("/desk/desk/queue", "/desk")
    ('/desk/queue', '/desk/queue', '/desk/queue')
    """
    while root and path.startswith(f"{root}/"):
        path = path.removeprefix(root)
    return root + path


def _name(host: str) -> str:
    """The name without its port.

    >>> _name("[::1]:8000"), _name("localhost:8000"), _name("localhost")
    ('::1', 'localhost', 'localhost')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _limited(receive: Receive, most: int) -> Receive:
    """A body without a stated length is counted while it comes."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooLarge
        return message

    return counted


def _with_headers(send: Send, scope: Scope) -> Send:
    is_static = scope["path"].removeprefix(scope.get("root_path", "")).startswith("/static/")

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            known = {name for name, _ in given}
            wanted = HEADERS if is_static else (*HEADERS, _FRESH)
            message["headers"] = given + [pair for pair in wanted if pair[0] not in known]
        await send(message)

    return adding


async def _refuse(send: Send, status: int, reason: str) -> None:
    body = f"{reason}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
