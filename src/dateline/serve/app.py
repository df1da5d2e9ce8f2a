"""The review desk as an ASGI application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.serve.desk import make_desk, utc_now
from dateline.serve.guard import Guard, TooLarge
from dateline.serve.routes import (
    account,
    actors,
    adjudicate,
    agreement,
    blind,
    bulk,
    claims,
    codebook,
    decide,
    documents,
    duplicates,
    edit,
    export,
    history,
    plots,
    queue,
    review,
)

if TYPE_CHECKING:
    from dateline.serve.options import DeskOptions
    from dateline.store.base import Store


def make_app(store: Store, options: DeskOptions, *, now: Callable[[], datetime] = utc_now) -> Guard:
    """The desk on a store. Raises BadUsage if its keys clash."""
    app = Starlette(
        routes=_routes(options),
        exception_handlers={HTTPException: _plain, TooLarge: _too_large, 500: _failed},
    )
    app.state.desk = make_desk(store, options, now)
    return Guard(app, options)


def _routes(options: DeskOptions) -> list[BaseRoute]:
    static = Mount("/static", StaticFiles(packages=[("dateline.serve", "static")]), name="static")
    families = (
        account,
        queue,
        review,
        decide,
        edit,
        bulk,
        claims,
        documents,
        history,
        codebook,
        duplicates,
        blind,
        adjudicate,
        export,
        actors,
        agreement,
        plots,
    )
    return [static, Route("/", _start(options)), *(route for family in families for route in family.routes())]


def _start(options: DeskOptions) -> Callable[[Request], Response]:
    def start(_: Request) -> Response:
        return RedirectResponse(f"{options.root_path.rstrip('/')}/queue", status_code=303)

    return start


def _plain(_: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    words = {404: "there is no such page on this desk", 405: "this page cannot be asked for in that way"}
    return PlainTextResponse(f"{words.get(status, 'not done')}\n", status_code=status)


def _too_large(_: Request, __: Exception) -> Response:
    return PlainTextResponse("the request is too large\n", status_code=413)


def _failed(_: Request, __: Exception) -> Response:
    return PlainTextResponse("the desk failed on this, which is a bug; its log says where\n", status_code=500)
