"""One request as a route sees it: the desk, who asks, and what was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from dateline.errors import DatelineError
from dateline.model.account import UserRole
from dateline.serve.render import render
from dateline.serve.shell import THEMES, Shell

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from dateline.serve.desk import Desk

THEME, MASK, NOTICE = "dateline_theme", "dateline_mask", "dateline_notice"
_RANKS = {UserRole.CODER: 0, UserRole.REVIEWER: 1, UserRole.ADMIN: 2}
Handler = Callable[["Call"], "Response"]


class Refusal(DatelineError):
    """A request that is not answered: its status, and what the user can do."""

    def __init__(self, status: int, text: str, remedy: str = "") -> None:
        super().__init__(text)
        self.status, self.remedy = status, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks. `csrf` is what their forms must carry; `user` is None before the log-in."""

    session: str
    csrf: str
    user: str | None = None
    role: UserRole = UserRole.CODER
    is_local: bool = False  # nobody logs in on this desk

    def may(self, role: UserRole) -> bool:
        """Whether the visitor may do what this role may."""
        return self.user is not None and _RANKS[self.role] >= _RANKS[role]


@dataclass(frozen=True)
class Call:
    """A request. `sent` are the fields of a form, each with its values in order."""

    request: Request
    desk: Desk
    visitor: Visitor
    sent: Mapping[str, tuple[str, ...]]

    @property
    def user(self) -> str:
        """The name under which decisions are written."""
        if self.visitor.user is None:
            raise Refusal(401, "log in first")
        return self.visitor.user

    @cached_property
    def query(self) -> Mapping[str, str]:
        """The parameters in the address; of a repeated one the last."""
        return dict(self.request.query_params)

    @property
    def path(self) -> Mapping[str, str]:
        """The parts of the path that the route names."""
        return self.request.path_params

    def one(self, name: str, fallback: str | None = None) -> str:
        """A field of the form. Raises Refusal if it is missing and has no fallback."""
        values = self.sent.get(name, ())
        if values:
            return values[-1]
        if fallback is None:
            raise Refusal(400, f"the form has no field {name!r}", "go back, reload the page and try again")
        return fallback

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a field of the form."""
        return self.sent.get(name, ())

    @property
    def root(self) -> str:
        """What a proxy puts before every path."""
        return self.desk.options.root_path.rstrip("/")

    @property
    def path_of(self) -> str:
        """The path of the page, without the proxy's part."""
        return self.request.url.path.removeprefix(self.root) or "/"

    @property
    def here(self) -> str:
        """The page's own address, without the proxy's part."""
        url = self.request.url
        return f"{self.path_of}?{url.query}" if url.query else self.path_of

    def shell(self, screen: str, title: str) -> Shell:
        """The frame of a page."""
        cookies, visitor = self.request.cookies, self.visitor
        theme = cookies.get(THEME, "auto")
        return Shell(
            project=self.desk.options.project,
            title=title,
            screen=screen,
            root=self.root,
            here=self.here,
            csrf=visitor.csrf,
            theme=theme if theme in THEMES else "auto",
            user=visitor.user,
            role=None if visitor.is_local else visitor.role.value,
            may_leave=visitor.user is not None and not visitor.is_local,
            masked=cookies.get(MASK) == "1",
            notice=self.desk.take_notice(visitor.session),
            keys=self.desk.keys.on(screen),
        )

    def page(
        self, screen: str, title: str, page: object, *, template: str = "", status: int = 200
    ) -> Response:
        """A page of the desk."""
        from starlette.responses import HTMLResponse

        html = render(template or f"{screen}.html", page, self.shell(screen, title))
        return HTMLResponse(html, status_code=status)

    def go(self, path: str, notice: str | None = None) -> Response:
        """Lead on to a page of the desk, with a word about what was done."""
        from starlette.responses import RedirectResponse

        if notice:
            self.desk.leave_notice(self.visitor.session, notice)
        return RedirectResponse(self.root + path, status_code=303)

    def with_form(self, sent: Mapping[str, tuple[str, ...]]) -> Call:
        """The same request with its form read."""
        return replace(self, sent=sent)


def with_query(address: str, **changes: str | None) -> str:
    """An address with some of its parameters changed; None takes one out.

    >>> with_query("/queue?state=machine&page=2", page=None, why="disputed")
    '/queue?state=machine&why=disputed'
    """
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name not in changes]
    kept += [(name, value) for name, value in changes.items() if value is not None]
    return f"{path}?{urlencode(kept)}" if kept else path
