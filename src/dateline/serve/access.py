"""Who may ask for what: every route is made here, so that none forgets to look at session, role and token."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import BadUsage, DatelineError
from dateline.model.account import UserRole
from dateline.serve.call import Call, Handler, Refusal, Visitor
from dateline.serve.contexts.message import Message
from dateline.serve.security import COOKIE, form_token, is_same, new_token, token_hash

if TYPE_CHECKING:
    from dateline.serve.desk import Desk

Form = Mapping[str, tuple[str, ...]]
Endpoint = Callable[[Request], Awaitable[Response]]
_MOST_FIELDS = 5_000


def reading(path: str, handler: Handler, *, role: UserRole | None = UserRole.CODER) -> Route:
    """A page that changes nothing. No role: it is open to those who have not logged in."""
    return Route(path, _endpoint(handler, role), methods=["GET"])


def writing(path: str, handler: Handler, *, role: UserRole | None = UserRole.CODER) -> Route:
    """An act: a form that must carry the token of the session."""
    return Route(path, _endpoint(handler, role, acts=True), methods=["POST"])


def _endpoint(handler: Handler, role: UserRole | None, *, acts: bool = False) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        form = await _form(request) if acts else {}
        return await run_in_threadpool(_answer, desk, request, form, handler, (role, acts))

    return endpoint


async def _form(request: Request) -> Form:
    """The fields of a form. Files are not taken."""
    try:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as sent:
            values: dict[str, tuple[str, ...]] = {}
            for name, value in sent.multi_items():
                values[name] = (*values.get(name, ()), str(value))
            return values
    except HTTPException as problem:
        return {"": (str(problem.detail),)}  # without its token it is refused like any foreign form


def _answer(
    desk: Desk, request: Request, form: Form, handler: Handler, law: tuple[UserRole | None, bool]
) -> Response:
    visitor = visitor_of(desk, request)
    call = Call(request, desk, visitor, form)
    try:
        role, acts = law
        if acts and not is_same(visitor.csrf, call.one("csrf", "")):
            raise Refusal(403, "this form was not made by your session", "reload the page and do it again")
        response = handler(call) if role is None or visitor.may(role) else _not_allowed(call, role)
    except DatelineError as problem:
        response = _problem(call, problem)
    return with_session(response, desk, request, visitor.session)


def visitor_of(desk: Desk, request: Request) -> Visitor:
    """Who sent a request: by the session in the store, or whoever sits at this machine."""
    token = request.cookies.get(COOKIE) or new_token()
    csrf = form_token(desk.secret, token)
    if desk.options.local_user:
        return Visitor(
            session=token, csrf=csrf, user=desk.options.local_user, role=UserRole.ADMIN, is_local=True
        )
    session = desk.store.accounts.session(token_hash(token))
    if session is None or session.expires <= desk.now():
        return Visitor(session=token, csrf=csrf)
    user = desk.store.accounts.user(session.user)
    if user is None or user.disabled:
        return Visitor(session=token, csrf=csrf)
    return Visitor(session=token, csrf=session.csrf, user=user.name, role=user.role)


def with_session(response: Response, desk: Desk, request: Request, token: str) -> Response:
    """The response with the session's cookie where the browser does not have it yet."""
    if request.cookies.get(COOKIE) != token and COOKIE not in response.headers.get("set-cookie", ""):
        set_session(response, desk, token)
    return response


def set_session(response: Response, desk: Desk, token: str) -> None:
    """Give the browser a session. Scripts cannot read it, other sites' forms do not send it."""
    response.set_cookie(
        COOKIE,
        token,
        path=desk.options.root_path or "/",
        secure=desk.options.https,
        httponly=True,
        samesite="lax",
    )


def _not_allowed(call: Call, role: UserRole) -> Response:
    if call.visitor.user is None and call.request.method == "GET":
        return call.go(f"/login?next={quote(call.here)}")
    if call.visitor.user is None:
        raise Refusal(401, "you are not logged in", "log in and do it again")
    raise Refusal(403, f"only a {role.value} may do this", "ask an admin of the project")


def _problem(call: Call, problem: DatelineError) -> Response:
    if isinstance(problem, Refusal):
        status, remedy = problem.status, problem.remedy
    else:
        status, remedy = (400 if isinstance(problem, BadUsage) else 500), ""
    return call.page("message", "Not done", Message("Not done", str(problem), remedy), status=status)
