"""What the desk keeps out. Each test fails if its guard is taken away."""

import re
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from tests.serve.browser import Browser
from tests.serve.conftest import PASSWORD, Clock

from dateline.errors import BadUsage
from dateline.model.account import UserRole
from dateline.serve.app import make_app
from dateline.serve.guard import Guard
from dateline.serve.options import DeskOptions
from dateline.serve.security import COOKIE
from dateline.store.base import Store

Visit = Callable[[], Browser]
LogIn = Callable[[str], Browser]
WRONG = "not it"


def routes(store: Store) -> list[Route]:
    app = make_app(store, DeskOptions(local_user="desk", hosts=("testserver",)))
    return [route for route in app.inner.routes if isinstance(route, Route)]


def test_every_form_of_another_site_is_refused(local: Browser, store: Store) -> None:
    local.open("/queue")
    paths = [route.path for route in routes(store) if "POST" in (route.methods or ())]
    assert len(paths) > 10
    for path in paths:
        asked = path.replace("{event}", "e_1").replace("{document}", "d_1")
        for token in ({}, {"csrf": "forged"}, {"csrf": ""}):
            assert local.client.post(asked, data=token).status_code == 403, path
    with store.view() as view:
        assert view.head()[0] == 0


def test_the_token_of_one_session_does_not_open_another(log_in: LogIn) -> None:
    ann, ben = log_in("ann"), log_in("ben")
    ann.open("/queue")
    ben.open("/queue")
    assert ann.token != ben.token
    assert ben.client.post("/undo", data={"csrf": ann.token}).status_code == 403


def test_nothing_changes_by_a_link(local: Browser, store: Store) -> None:
    for route in routes(store):
        if "POST" in (route.methods or ()) and "GET" not in (route.methods or ()):
            path = route.path.replace("{event}", "e_1")
            shared = [one for one in routes(store) if one.path == route.path and "GET" in (one.methods or ())]
            if not shared:
                assert local.client.get(path).status_code == 405, path


def test_without_a_log_in_every_page_leads_to_the_form(visit: Visit, store: Store) -> None:
    browser = visit()
    for route in routes(store):
        path = route.path.replace("{event}", "e_1").replace("{document}", "d_1")
        if path in ("/", "/login") or "GET" not in (route.methods or ()):
            continue
        found = browser.client.get(path, follow_redirects=False)
        assert (found.status_code, found.headers["location"].partition("?")[0]) == (303, "/login"), path


def test_a_session_fixed_before_the_log_in_is_worth_nothing_after_it(visit: Visit) -> None:
    browser = visit()
    browser.client.cookies.set(COOKIE, "chosen-by-an-attacker", domain="testserver.local", path="/")
    browser.log_in("ann", PASSWORD)
    mine = browser.client.cookies.get(COOKIE, domain="testserver.local")
    assert mine != "chosen-by-an-attacker"
    thief = visit()
    thief.client.cookies.set(COOKIE, "chosen-by-an-attacker", domain="testserver.local", path="/")
    assert thief.client.get("/queue", follow_redirects=False).status_code == 303


def test_logging_out_ends_the_session_in_the_store(log_in: LogIn, visit: Visit) -> None:
    ann = log_in("ann")
    ann.open("/queue")
    stolen = dict(ann.client.cookies)
    ann.send("/logout")
    thief = visit()
    thief.client.cookies.update(stolen)
    assert thief.client.get("/queue", follow_redirects=False).status_code == 303


def test_a_session_ends_by_itself(log_in: LogIn, clock: Clock) -> None:
    ann = log_in("ann")
    ann.open("/queue")
    clock.at += timedelta(hours=13)
    assert ann.client.get("/queue", follow_redirects=False).status_code == 303


def test_the_store_keeps_neither_passwords_nor_session_tokens(log_in: LogIn, store: Store) -> None:
    ann = log_in("ann")
    token = next(iter(ann.client.cookies.jar)).value
    kept = repr(store.accounts.users()) + repr(store.accounts.session(token or ""))
    assert token
    assert token not in kept
    assert PASSWORD not in kept
    assert store.accounts.session(token) is None


def test_a_disabled_user_is_out_at_once(log_in: LogIn, store: Store) -> None:
    from dataclasses import replace

    ann = log_in("ann")
    user = store.accounts.user("ann")
    assert user
    store.accounts.change_user(replace(user, disabled=True))
    assert ann.client.get("/queue", follow_redirects=False).status_code == 303


def test_guessing_passwords_is_braked(visit: Visit, clock: Clock) -> None:
    browser = visit()
    browser.open("/login")
    for _ in range(5):
        browser.send("/login", expect=403, name="ann", password=WRONG)
    browser.send("/login", expect=429, name="ann", password=PASSWORD)
    clock.at += timedelta(minutes=6)
    browser.send("/login", name="ann", password=PASSWORD)
    assert browser.path == "/queue"


def test_unknown_names_and_wrong_passwords_sound_the_same(visit: Visit) -> None:
    answers = []
    for name in ("ann", "nobody"):
        browser = visit()
        browser.open("/login")
        page = browser.send("/login", expect=403, name=name, password=WRONG)
        answers.append(re.sub(r'value="[^"]*"|data-csrf="[^"]*"', "", page))
    assert answers[0] == answers[1]


def test_cookies_are_kept_from_scripts_and_from_other_sites(store: Store) -> None:
    app = make_app(store, DeskOptions(hosts=("testserver",), https=True))
    given = TestClient(app, base_url="https://testserver").get("/login").headers["set-cookie"].lower()
    assert "httponly" in given
    assert "samesite=lax" in given
    assert "secure" in given


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/%0d%0aSet-Cookie:x=1",
    ],
)
def test_a_log_in_never_leads_to_another_site(visit: Visit, wanted: str) -> None:
    browser = visit()
    browser.client.get("/login", params={"next": wanted})
    browser.open("/login")
    found = browser.client.post(
        "/login",
        data={"csrf": browser.token, "name": "ann", "password": PASSWORD, "next": wanted},
        follow_redirects=False,
    )
    location = found.headers["location"]
    assert re.fullmatch(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*", location), location
    assert "x" not in found.cookies


def test_a_foreign_host_is_not_answered(local: Browser) -> None:
    for host in ("evil.example", "evil.example:8321", "testserver.evil.example", ""):
        assert local.client.get("/queue", headers={"host": host}).status_code == 400, host


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/errors.py",
        "/static/....//....//errors.py",
        "/static//etc/passwd",
        "/static/%00",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/review/../../etc/passwd",
    ],
)
def test_paths_lead_to_no_other_file(local: Browser, path: str) -> None:
    found = local.client.get(path)
    assert found.status_code in (400, 404)
    assert "root:" not in found.text
    assert "import " not in found.text


def test_large_bodies_are_refused_with_and_without_a_stated_length(local: Browser) -> None:
    local.open("/queue")
    big = f"csrf={local.token}&note=" + "x" * 3_000_000
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert local.client.post("/undo", content=big, headers=form).status_code == 413

    def chunks():
        for at in range(0, len(big), 65536):
            yield big[at : at + 65536].encode()

    assert local.client.post("/undo", content=chunks(), headers=form).status_code == 413


def test_packed_bodies_many_fields_and_files_are_refused(local: Browser, store: Store) -> None:
    import gzip

    local.open("/queue")
    form = {"content-type": "application/x-www-form-urlencoded"}
    bomb = gzip.compress(f"csrf={local.token}&note={'x' * 50_000_000}".encode())
    packed = local.client.post("/undo", content=bomb, headers={**form, "content-encoding": "gzip"})
    assert packed.status_code == 415
    many = f"csrf={local.token}&" + "&".join(f"a{i}=1" for i in range(20_000))
    assert local.client.post("/undo", content=many, headers=form).status_code == 403
    files = {"file": ("a.txt", b"x" * 1000)}
    assert local.client.post("/undo", data={"csrf": local.token}, files=files).status_code == 403
    with store.view() as view:
        assert view.head()[0] == 0


@pytest.mark.parametrize(
    "value",
    ["' OR '1'='1", "1; DROP TABLE decisions; --", "%' UNION SELECT password_hash FROM users --", "\\", "%_"],
)
def test_sql_in_addresses_and_forms_is_only_text(local: Browser, store: Store, value: str) -> None:
    client = local.client
    for name in ("words", "type", "country", "admin1", "actor", "document", "assigned", "decided", "id"):
        found = client.get("/queue", params={name: value, "state": "all"})
        assert found.status_code == 200, name
        assert "No event passes this filter" in found.text, name
    for path in (f"/review/{value}", f"/documents/{value}"):
        assert client.get(path).status_code in (404, 303)
    event = local.events()[0]
    local.send("/decide", event=event, verdict="flag", note=value, query="")
    with store.view() as view:
        assert view.last_decisions(1)[0].decision.note == value
        assert view.sizes()["decisions"] == 1


def test_pages_forbid_inline_scripts_and_other_sites(local: Browser) -> None:
    local.open("/queue")
    assert local.page
    policy = local.page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert local.page.headers["x-content-type-options"] == "nosniff"
    assert local.page.headers["cache-control"] == "no-store"


def test_no_page_holds_inline_scripts_styles_or_foreign_addresses(local: Browser) -> None:
    event = local.events()[0]
    paths = [
        "/queue",
        f"/review/{event}",
        "/documents",
        "/history",
        "/codebook",
        "/duplicates",
        "/adjudicate",
    ]
    for path in (*paths, f"/duplicates?event={event}", f"/adjudicate?event={event}"):
        page = local.open(path)
        assert not re.search(r"<script(?![^>]* src=)", page), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), path
        links = re.sub(r'<a href="[^"]*" rel="noreferrer noopener" target="_blank">', "", page)
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", links), path


def test_a_coder_may_not_do_what_a_reviewer_may(log_in: LogIn, store: Store) -> None:
    rita, ann = log_in("rita"), log_in("ann")
    event = rita.events()[0]
    rita.send("/decide", event=event, verdict="accept", query="")
    with store.view() as view:
        decision = view.last_decisions(1)[0].decision.id
    ann.open("/history")
    ann.send("/history/retract", expect=403, decision=decision)
    with store.view() as view:
        assert view.head()[0] == 1


def test_roles_are_ordered() -> None:
    from dateline.serve.call import Visitor

    rita = Visitor(session="s", csrf="c", user="rita", role=UserRole.REVIEWER)
    assert rita.may(UserRole.CODER)
    assert not rita.may(UserRole.ADMIN)
    assert not Visitor(session="s", csrf="c").may(UserRole.CODER)


def test_a_desk_others_can_reach_needs_users(store: Store) -> None:
    from dateline.cli.serve import _local_user

    with pytest.raises(BadUsage, match="no users"):
        _local_user(store, "0.0.0.0")  # noqa: S104
    assert _local_user(store, "127.0.0.1")


def test_two_people_at_once_do_not_mix_up_sessions(log_in: LogIn, store: Store) -> None:
    ann, rita = log_in("ann"), log_in("rita")
    events = ann.events()
    rita.open("/queue")

    def work(browser: Browser, mine: list[str]) -> None:
        for event in mine:
            browser.send("/decide", event=event, verdict="flag", query="")

    threads = [threading.Thread(target=work, args=pair) for pair in ((ann, events[:2]), (rita, events[2:]))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with store.view() as view:
        written = [(one.decision.reviewer, one.decision.subject.ids[0]) for one in view.decisions()]
    assert sorted(written) == sorted(
        [("ann", one) for one in events[:2]] + [("rita", one) for one in events[2:]]
    )


def test_the_guard_is_outermost(store: Store) -> None:
    assert isinstance(make_app(store, DeskOptions()), Guard)
