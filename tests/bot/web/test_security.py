"""Who is let in: hosts, headers, API key, admin token, sessions, people's cookies."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from bot.settings import WebSettings
from bot.web import create_app
from bot.web.door import Door, host_name
from bot.web.security import PERSON_COOKIE, SESSION_COOKIE, Attempts, Guard, UnsafeSetup
from tests.bot.web.conftest import TOKEN, RunningBot

CSP = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/v1/models", "/admin/status", "/static/page.js"]
)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil", ""])
def test_a_foreign_host_is_refused_everywhere(bot: RunningBot, path: str, host: str) -> None:
    answer = bot.client(Host=host).get(path)
    assert answer.status_code in (400, 421)
    if answer.status_code == 421:
        assert answer.json()["error"]["code"] == "foreign_host"


@pytest.mark.parametrize(
    "host", ["localhost:1", "127.0.0.1", "[::1]:8765", "LOCALHOST", "localhost."]
)
def test_names_of_this_machine_are_served(bot: RunningBot, host: str) -> None:
    assert bot.client(Host=host).get("/healthz").status_code == 200


def test_a_host_name_that_was_set_is_served_and_another_is_not(bot: RunningBot) -> None:
    web = bot.other_web(WebSettings(host_names=("chat.example",)))
    answer = bot.call(web, "GET", "/healthz", headers={"Host": "chat.example"})
    assert answer.status_code == 200
    answer = bot.call(web, "GET", "/healthz", headers={"Host": "other.example"})
    assert answer.status_code == 421


@pytest.mark.parametrize(
    ("came", "name"),
    [("a.example:80", "a.example"), ("[::1]:80", "::1"), ("A.Example.", "a.example"), ("", "")],
)
def test_a_host_header_is_read_as_its_name(came: str, name: str) -> None:
    assert host_name(came) == name


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/stats", 200),
        ("/static/page.css", 200),
        ("/nowhere", 404),
        ("/admin/rounds", 401),
    ],
)
def test_every_answer_carries_the_security_headers(bot: RunningBot, path: str, status: int) -> None:
    answer = bot.client().get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"] == CSP
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_nothing_said_is_kept_in_a_cache_and_files_are_asked_for_anew(bot: RunningBot) -> None:
    for path in ("/", "/api/overview", "/healthz", "/v1/models"):
        assert bot.client().get(path).headers["Cache-Control"] == "no-store"
    answer = bot.client().get("/static/page.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    unchanged = bot.client().get(
        "/static/page.js", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert unchanged.status_code == 304


def test_a_failure_nobody_foresaw_says_nothing_of_its_inside(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("the secret is 1234")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=Door(broken, ()))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
            return await http.get("/")

    answer = asyncio.run(ask())
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "internal_error"
    assert "1234" not in answer.text
    assert answer.headers["Content-Security-Policy"] == CSP
    assert "GET / failed" in caplog.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/admin/rounds"),
        ("GET", "/admin/rounds"),
        ("GET", "/admin/rounds/r1"),
        ("POST", "/admin/rounds/r1/cancel"),
        ("POST", "/admin/rollback"),
        ("POST", "/admin/pin"),
        ("GET", "/admin/versions"),
        ("POST", "/admin/compare"),
        ("GET", "/admin/schedules"),
        ("POST", "/admin/schedules"),
        ("DELETE", "/admin/schedules/s1"),
        ("GET", "/admin/status"),
        ("GET", "/admin/audit"),
        ("GET", "/admin/export"),
        ("POST", "/admin/import"),
        ("POST", "/admin/backup"),
    ],
)
@pytest.mark.parametrize("authorization", [None, "Bearer wrong", f"Basic {TOKEN}", "Bearer "])
def test_admin_wants_the_token(
    bot: RunningBot, method: str, path: str, authorization: str | None
) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    answer = bot.call(create_app(bot.app), method, path, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["type"] == "authentication_error"


def test_an_admin_logs_in_with_the_token_and_acts_with_the_csrf_token(bot: RunningBot) -> None:
    client = bot.visitor()
    assert client.get("/login").json() == {"admin": False, "csrf": None}
    answer = client.post("/login", json={"token": TOKEN})
    assert answer.status_code == 200
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(SESSION_COOKIE)
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    csrf = answer.json()["csrf"]
    assert client.get("/login").json() == {"admin": True, "csrf": csrf}
    assert client.get("/admin/status").status_code == 200

    refused = client.post("/admin/rollback", json={"version": "v9"})
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "wrong_csrf_token"
    wrong = {"X-CSRF-Token": "wrong"}
    assert client.post("/admin/rollback", json={}, headers=wrong).status_code == 403
    right = {"X-CSRF-Token": csrf}
    assert client.post("/admin/rollback", json={"version": "v9"}, headers=right).status_code == 404
    elsewhere = right | {"Origin": "https://evil.example"}
    assert client.post("/admin/rollback", json={}, headers=elsewhere).status_code == 403

    client.post("/logout", json={})
    assert client.get("/admin/status").status_code == 401


def test_a_session_that_was_logged_out_is_of_no_use_to_who_kept_its_cookie(bot: RunningBot) -> None:
    client = bot.visitor()
    client.post("/login", json={"token": TOKEN})
    kept = client.cookies[SESSION_COOKIE]
    client.post("/logout", json={})
    thief = bot.client(Cookie=f"{SESSION_COOKIE}={kept}")
    assert thief.get("/admin/status").status_code == 401


def test_after_five_wrong_tokens_even_the_right_one_must_wait(bot: RunningBot) -> None:
    web = create_app(bot.app)

    def log_in(token: str) -> httpx.Response:
        return bot.call(web, "POST", "/login", json={"token": token})

    assert [log_in("wrong").status_code for _ in range(5)] == [401] * 5
    answer = log_in(TOKEN)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 61


def test_the_right_bearer_token_never_waits_for_the_wrong_ones_of_others(bot: RunningBot) -> None:
    web = create_app(bot.app)

    def status(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return bot.call(web, "GET", "/admin/versions", headers=headers).status_code

    assert {status("wrong") for _ in range(60)} == {401}
    assert status("wrong") == 429
    assert status(TOKEN) == 200


def test_a_wrong_api_key_is_slowed_down_and_neither_the_right_one_nor_none_is(
    bot: RunningBot,
) -> None:
    web = bot.other_web(
        WebSettings(host="0.0.0.0", host_names=("chat.example",), api_key="the-key")
    )

    def models(**headers: str) -> int:
        return bot.call(
            web, "GET", "/v1/models", headers={"Host": "chat.example"} | headers
        ).status_code

    assert {models() for _ in range(70)} == {401}
    assert {models(Authorization="Bearer guess") for _ in range(60)} == {401}
    assert models(Authorization="Bearer guess") == 429
    assert models() == 401
    assert models(Authorization="Bearer the-key") == 200


def test_failures_are_forgotten_after_a_minute() -> None:
    now = 0.0
    attempts = Attempts(2, lambda: now)
    attempts.failed("a")
    attempts.failed("a")
    assert attempts.seconds_to_wait("a") > 0
    assert attempts.seconds_to_wait("b") == 0
    now = 61.0
    assert attempts.seconds_to_wait("a") == 0


def test_beyond_loopback_the_api_wants_its_key(bot: RunningBot) -> None:
    web = bot.other_web(
        WebSettings(host="0.0.0.0", host_names=("chat.example",), api_key="the-key")
    )

    def models(**headers: str) -> int:
        headers = {"Host": "chat.example"} | headers
        return bot.call(web, "GET", "/v1/models", headers=headers).status_code

    assert models() == 401
    assert models(Authorization="Bearer wrong") == 401
    assert models(Authorization="Bearer the-key") == 200
    assert models(Authorization=f"Bearer {TOKEN}") == 200


@pytest.mark.parametrize(
    "missing", [{"api_key": None, "host_names": ("a.example",)}, {"api_key": "k", "host_names": ()}]
)
def test_beyond_loopback_nothing_starts_without_key_and_host_names(missing: dict[str, Any]) -> None:
    settings = WebSettings.model_construct(host="0.0.0.0", port=1, **missing)
    with pytest.raises(UnsafeSetup, match="THUMBWISE_WEB__API_KEY"):
        Guard(settings, TOKEN)


def test_a_visitor_gets_a_random_cookie_that_scripts_cannot_read(bot: RunningBot) -> None:
    cookie = bot.client().get("/").headers["Set-Cookie"]
    assert cookie.startswith(PERSON_COOKIE)
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()  # it comes along a link from another site
    first, second = bot.visitor(), bot.visitor()
    assert first.cookies[PERSON_COOKIE] != second.cookies[PERSON_COOKIE]
    kept = first.cookies[PERSON_COOKIE]
    assert "Set-Cookie" not in first.get("/").headers
    assert first.cookies[PERSON_COOKIE] == kept


def test_the_page_calls_want_someone_who_opened_the_page(bot: RunningBot) -> None:
    answer = bot.client().get("/api/conversations")
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "no_person"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_sites_page_may_not_speak_for_a_visitor(
    bot: RunningBot, headers: dict[str, str]
) -> None:
    answer = bot.visitor().post("/api/chat", json={"text": "hello"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "cross_site"
