"""The login to the page: who is asked for it, what opens it, and what ends it."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request

from bot.facts import PAGE_LOGINS
from bot.settings import WebSettings
from bot.web import create_app
from bot.web.entry import LOGIN_COOKIE
from bot.web.logins import LOGIN_SECONDS, Logins
from bot.web.security import (
    PERSON_COOKIE,
    SESSION_COOKIE,
    Guard,
    UnsafeSetup,
    address_of,
)
from storage.store import Store
from tests.bot.web.conftest import TOKEN, RunningBot

KEY = "the-key-of-these-tests"
BEYOND = WebSettings(host="0.0.0.0", host_names=("chat.example",), api_key=KEY)

OPEN = {"/", "/healthz", "/enter", "/leave"}
"""What answers without a login; `/` then with the form, see below."""


def ask(
    bot: RunningBot, web: FastAPI, method: str, path: str, cookie: str = "", **options: Any
) -> httpx.Response:
    headers = options.pop("headers", {}) | ({"Cookie": cookie} if cookie else {})
    return bot.call(web, method, path, headers=headers, **options)


def enter(bot: RunningBot, web: FastAPI, key: str = KEY, **options: Any) -> httpx.Response:
    return ask(bot, web, "POST", "/enter", json={"key": key}, **options)


def cookies_of(answer: httpx.Response) -> SimpleCookie:
    jar = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        jar.load(line)
    return jar


def login_of(answer: httpx.Response) -> str:
    """Return the login's cookie as a request sends it back."""
    assert answer.status_code == 200, answer.text
    return f"{LOGIN_COOKIE}={cookies_of(answer)[LOGIN_COOKIE].value}"


@pytest.fixture
def web(bot: RunningBot) -> FastAPI:
    return bot.other_web(BEYOND)


def paths_of(web: FastAPI) -> list[tuple[str, str]]:
    """Return every method and path that the application answers, from its own description."""
    return [
        (method.upper(), re.sub(r"{\w+}", "x1", path))
        for path, methods in web.openapi()["paths"].items()
        for method in methods
    ]


def test_beyond_loopback_every_route_wants_a_login_or_a_key(bot: RunningBot, web: FastAPI) -> None:
    paths = paths_of(web)
    assert {"/stats", "/api/chat", "/api/events", "/api/overview", "/login", "/v1/models"} <= {
        path for _, path in paths
    }
    for method, path in paths:
        if path not in OPEN:
            for headers in ({}, {"Authorization": "Bearer wrong"}, {"Cookie": "thumbwise_login=x"}):
                answer = ask(bot, web, method, path, headers=dict(headers))
                assert answer.status_code == 401, (method, path, headers)
                assert answer.json()["error"]["type"] == "authentication_error"


def test_the_calls_of_the_page_say_what_they_want(bot: RunningBot, web: FastAPI) -> None:
    error = ask(bot, web, "GET", "/api/overview").json()["error"]
    assert error["code"] == "login_wanted"
    assert "open the page anew and give the API key" in error["message"]


def test_without_a_login_the_page_is_its_form_and_gives_nobody_a_name(
    bot: RunningBot, web: FastAPI
) -> None:
    answer = ask(bot, web, "GET", "/")
    assert answer.status_code == 401
    assert 'id="enter"' in answer.text
    assert 'id="say"' not in answer.text
    assert "Set-Cookie" not in answer.headers
    assert "Location" not in answer.headers


def test_health_and_the_pages_own_files_stay_open(bot: RunningBot, web: FastAPI) -> None:
    for path in ("/healthz", "/static/login.js", "/static/page.css"):
        assert ask(bot, web, "GET", path).status_code == 200


@pytest.mark.parametrize("settings", [WebSettings(), WebSettings(api_key=KEY)])
def test_on_loopback_no_login_is_asked_unless_the_setting_says_so(
    bot: RunningBot, settings: WebSettings
) -> None:
    web = bot.other_web(settings)
    answer = ask(bot, web, "GET", "/")
    assert answer.status_code == 200
    assert 'id="leave"' not in answer.text
    assert ask(bot, web, "GET", "/stats").status_code == 200
    assert enter(bot, web).status_code == 404

    asked = bot.other_web(WebSettings(login=True, api_key=KEY))
    assert ask(bot, asked, "GET", "/stats").status_code == 401
    assert ask(bot, asked, "GET", "/stats", login_of(enter(bot, asked))).status_code == 200


def test_a_login_on_loopback_without_a_key_is_refused() -> None:
    with pytest.raises(UnsafeSetup, match="THUMBWISE_WEB__API_KEY"):
        Guard(WebSettings.model_construct(host="127.0.0.1", login=True, api_key=None), TOKEN)


def test_the_key_opens_the_page_by_a_cookie_that_tells_nothing(
    bot: RunningBot, web: FastAPI
) -> None:
    answer = enter(bot, web)
    morsel = cookies_of(answer)[LOGIN_COOKIE]
    assert morsel["httponly"]
    assert morsel["samesite"] == "lax"
    assert int(morsel["max-age"]) == LOGIN_SECONDS
    assert morsel["path"] == "/"
    assert SESSION_COOKIE not in cookies_of(answer)
    stored = bot.app.store.meta(PAGE_LOGINS)
    assert stored is not None
    for secret in (KEY, TOKEN, morsel.value):
        assert secret not in stored
    assert KEY not in morsel.value

    login = login_of(answer)
    page = ask(bot, web, "GET", "/", login)
    assert page.status_code == 200
    assert 'id="leave"' in page.text
    assert ask(bot, web, "GET", "/stats", login).status_code == 200
    assert ask(bot, web, "GET", "/login", login).json() == {"admin": False, "csrf": None}


def test_the_admin_token_opens_the_page_and_the_admins_session(
    bot: RunningBot, web: FastAPI
) -> None:
    answer = enter(bot, web, TOKEN)
    session = f"{SESSION_COOKIE}={cookies_of(answer)[SESSION_COOKIE].value}"
    both = f"{login_of(answer)}; {session}"
    assert ask(bot, web, "GET", "/login", both).json()["admin"] is True
    assert ask(bot, web, "GET", "/admin/status", both).status_code == 200


def test_programs_show_the_key_instead(bot: RunningBot, web: FastAPI) -> None:
    for key in (KEY, TOKEN):
        headers = {"Authorization": f"Bearer {key}"}
        assert ask(bot, web, "GET", "/stats", headers=headers).status_code == 200


def test_a_key_in_an_address_opens_nothing(bot: RunningBot, web: FastAPI) -> None:
    for path in (f"/?key={KEY}", f"/stats?key={KEY}", f"/stats?token={TOKEN}"):
        assert ask(bot, web, "GET", path).status_code == 401


@pytest.mark.parametrize("key", ["guessed", KEY + " ", KEY[:-1], KEY.upper(), "schlüssel", "\x00"])
def test_a_wrong_key_is_refused_with_where_the_right_one_is(
    bot: RunningBot, web: FastAPI, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = enter(bot, web, key)
    assert answer.status_code == 401
    assert "THUMBWISE_WEB__API_KEY" in answer.json()["error"]["message"]
    assert "Set-Cookie" not in answer.headers
    assert "a wrong key was given at the page's login, from 127.0.0.1" in caplog.text
    assert key not in caplog.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"json": {}}, 422),
        ({"json": {"key": ""}}, 422),
        ({"json": {"key": "x" * 1001}}, 422),
        ({"json": {"key": None}}, 422),
        ({"data": {"key": KEY}}, 422),
        ({"content": b'{"key": "\\ud800"}', "headers": {"Content-Type": "application/json"}}, 422),
    ],
)
def test_a_malformed_login_is_refused(
    bot: RunningBot, web: FastAPI, body: dict[str, Any], status: int
) -> None:
    assert ask(bot, web, "POST", "/enter", **body).status_code == status


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_login_leads_nowhere_that_a_link_could_choose(
    bot: RunningBot, web: FastAPI, place: str
) -> None:
    form = ask(bot, web, "GET", "/", params={"next": place})
    assert "evil.example" not in form.text
    opened = ask(bot, web, "POST", "/enter", params={"next": place}, json={"key": KEY})
    assert opened.json() == {"entered": True}
    page = ask(bot, web, "GET", "/", login_of(opened), params={"next": place})
    for answer in (form, opened, page):
        assert "Location" not in answer.headers
    assert "evil.example" not in page.text
    named = ask(bot, web, "POST", "/enter", json={"key": KEY, "next": place})
    assert named.status_code == 422


@pytest.mark.parametrize("path", ["/enter", "/leave"])
@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_another_sites_page_can_neither_log_in_nor_out(
    bot: RunningBot, web: FastAPI, path: str, headers: dict[str, str]
) -> None:
    answer = ask(bot, web, "POST", path, json={"key": KEY}, headers=headers)
    assert answer.status_code == 403


def test_a_login_does_not_replace_the_other_guards(bot: RunningBot, web: FastAPI) -> None:
    login = login_of(enter(bot, web))
    person = f"{login}; {PERSON_COOKIE}={'p' * 43}"
    elsewhere = {"Origin": "https://evil.example"}
    chat = {"json": {"text": "hello"}}
    assert ask(bot, web, "POST", "/api/chat", person, headers=elsewhere, **chat).status_code == 403
    assert ask(bot, web, "POST", "/api/chat", login, **chat).json()["error"]["code"] == "no_person"
    rebound = ask(bot, web, "GET", "/", login, headers={"Host": "evil.example"})
    assert rebound.status_code == 421
    assert ask(bot, web, "GET", "/admin/status", login).status_code == 401
    assert ask(bot, web, "GET", "/v1/models", login).status_code == 401
    assert ask(bot, web, "GET", "/metrics", login).status_code == 401


def test_whoever_is_logged_in_chats_and_rates_under_the_name_of_their_browser(
    bot: RunningBot, web: FastAPI
) -> None:
    login = login_of(enter(bot, web))
    person = cookies_of(ask(bot, web, "GET", "/", login))[PERSON_COOKIE].value
    mine = f"{login}; {PERSON_COOKIE}={person}"
    said = ask(bot, web, "POST", "/api/chat", mine, json={"text": "hello"}).text
    done = json.loads(said.split("event: done\ndata: ")[1].split("\n")[0])
    rating = f"/api/replies/{done['reply']['id']}/rating"
    assert ask(bot, web, "POST", rating, mine, json={"value": 1}).json()["rating"] == 1

    again = f"{login_of(enter(bot, web))}; {PERSON_COOKIE}={person}"
    listed = ask(bot, web, "GET", "/api/conversations", again).json()
    assert done["conversation"]["id"] in [known["id"] for known in listed]
    changed = ask(bot, web, "POST", rating, again, json={"value": -1}).json()
    assert changed["rating"] == -1
    assert len(bot.app.store.ratings(done["reply"]["id"])) == 1
    other = f"{login}; {PERSON_COOKIE}={'o' * 43}"
    assert ask(bot, web, "POST", rating, other, json={"value": 1}).status_code == 404


def test_who_logs_out_is_out_and_so_is_a_kept_cookie(bot: RunningBot, web: FastAPI) -> None:
    opened = enter(bot, web, TOKEN)
    session = f"{SESSION_COOKIE}={cookies_of(opened)[SESSION_COOKIE].value}"
    both = f"{login_of(opened)}; {session}"
    other = login_of(enter(bot, web))
    answer = ask(bot, web, "POST", "/leave", both, json={})
    assert cookies_of(answer)[LOGIN_COOKIE]["max-age"] == "0"
    assert ask(bot, web, "GET", "/stats", both).status_code == 401
    assert ask(bot, web, "GET", "/admin/status", both).status_code == 401
    assert ask(bot, web, "GET", "/stats", other).status_code == 200
    assert ask(bot, web, "POST", "/leave", both, json={}).status_code == 200


def test_an_open_stream_of_events_ends_with_the_login(
    bot: RunningBot, web: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.events._KEEP_ALIVE_SECONDS", 0.02)
    login = login_of(enter(bot, web))
    with ThreadPoolExecutor(1) as pool:
        stream = pool.submit(ask, bot, web, "GET", "/api/events", login)
        with pytest.raises(TimeoutError):
            stream.result(0.5)
        assert ask(bot, web, "POST", "/leave", login, json={}).status_code == 200
        assert ": keep-alive" in stream.result(30).text


def test_a_login_outlives_a_restart_and_ends_with_its_key(bot: RunningBot, web: FastAPI) -> None:
    by_key, by_token = login_of(enter(bot, web)), login_of(enter(bot, web, TOKEN))
    restarted = bot.other_web(BEYOND)
    for login in (by_key, by_token):
        assert ask(bot, restarted, "GET", "/stats", login).status_code == 200
    changed = bot.other_web(BEYOND.model_copy(update={"api_key": "another-key"}))
    assert ask(bot, changed, "GET", "/stats", by_key).status_code == 401
    assert ask(bot, changed, "GET", "/", by_key).status_code == 401
    assert ask(bot, changed, "GET", "/stats", by_token).status_code == 200


def test_a_login_ends_when_its_time_is_over(bot: RunningBot, web: FastAPI) -> None:
    login = login_of(enter(bot, web))
    stored = bot.app.store.meta(PAGE_LOGINS)
    assert stored is not None
    bot.app.store.set_meta(PAGE_LOGINS, json.dumps(dict.fromkeys(json.loads(stored), 1.0)))
    later = bot.other_web(BEYOND)
    assert ask(bot, later, "GET", "/stats", login).status_code == 401
    assert 'id="enter"' in ask(bot, later, "GET", "/", login).text


def test_after_five_wrong_keys_an_address_waits_and_nobody_else_does(
    bot: RunningBot, web: FastAPI
) -> None:
    login = login_of(enter(bot, web))
    for _ in range(5):
        assert enter(bot, web, "wrong", address="203.0.113.9").status_code == 401
    waits = enter(bot, web, address="203.0.113.9")
    assert waits.status_code == 429
    assert 0 < int(waits.headers["Retry-After"]) <= 61
    assert "too many wrong keys; try again in" in waits.json()["error"]["message"]

    assert enter(bot, web, address="203.0.113.10").status_code == 200
    assert ask(bot, web, "GET", "/stats", login, address="203.0.113.9").status_code == 200
    headers = {"Authorization": f"Bearer {KEY}"}
    shown = ask(bot, web, "GET", "/v1/models", headers=headers, address="203.0.113.9")
    assert shown.status_code == 200


def test_an_unnamed_proxys_words_are_not_believed(bot: RunningBot, web: FastAPI) -> None:
    claims = {"X-Forwarded-For": "198.51.100.1", "X-Forwarded-Proto": "https"}
    opened = enter(bot, web, headers=claims)
    assert not cookies_of(opened)[LOGIN_COOKIE]["secure"]
    for number in range(5):
        enter(bot, web, "wrong", headers={"X-Forwarded-For": f"198.51.100.{number}"})
    assert enter(bot, web, headers={"X-Forwarded-For": "198.51.100.77"}).status_code == 429


def test_a_named_proxy_tells_visitors_apart_and_says_when_it_is_https(bot: RunningBot) -> None:
    web = bot.other_web(BEYOND.model_copy(update={"trusted_proxies": ("172.17.0.0/16",)}))
    proxy = "172.17.0.2"

    def of(visitor: str) -> dict[str, str]:
        return {"X-Forwarded-For": visitor, "X-Forwarded-Proto": "https"}

    assert cookies_of(enter(bot, web, address=proxy, headers=of("1.2.3.4")))[LOGIN_COOKIE]["secure"]
    for number in range(5):
        claimed = of(f"10.9.8.{number}, 1.2.3.4")
        assert enter(bot, web, "wrong", address=proxy, headers=claimed).status_code == 401
    assert enter(bot, web, address=proxy, headers=of("1.2.3.4")).status_code == 429
    assert enter(bot, web, address=proxy, headers=of("1.2.3.5")).status_code == 200
    direct = enter(bot, web, address="203.0.113.9", headers=of("1.2.3.5"))
    assert not cookies_of(direct)[LOGIN_COOKIE]["secure"]


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::/64"),
        ("a socket", "a socket"),
    ],
)
def test_a_limit_counts_addresses_and_of_ipv6_networks(address: str, counted: str) -> None:
    assert address_of(Request({"type": "http", "client": (address, 1)})) == counted


def test_logins_are_opened_known_and_ended_by_themselves(tmp_path: Path) -> None:
    now = 1000.0

    async def live() -> None:
        nonlocal now
        store = Store.open(tmp_path)
        logins = Logins(store, ("key", "token"), lambda: now)
        assert not await logins.known("")
        first, second = await asyncio.gather(logins.open("key"), logins.open("token"))
        assert first != second
        assert await logins.known(first)
        assert not await logins.known(first[:-1])
        now += LOGIN_SECONDS
        assert not await logins.known(second)
        third = await logins.open("key")
        assert len(json.loads(store.meta(PAGE_LOGINS) or "")) == 1
        assert await Logins(store, ("key",), lambda: now).known(third)
        assert not await Logins(store, ("another",), lambda: now).known(third)
        store.close()

    asyncio.run(live())


def test_of_too_many_logins_the_oldest_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.logins._MAXIMUM_LOGINS", 2)

    async def live() -> None:
        store = Store.open(tmp_path)
        logins = Logins(store, ("key",))
        cookies = [await logins.open("key") for _ in range(3)]
        assert [await logins.known(cookie) for cookie in cookies] == [False, True, True]
        store.close()

    asyncio.run(live())


def test_the_form_holds_nothing_inline(bot: RunningBot, web: FastAPI) -> None:
    html = ask(bot, web, "GET", "/").text
    assert "<style" not in html
    assert "style=" not in html
    assert html.count("<script") == html.count('<script src="/static/')


def test_the_own_bots_application_asks_for_no_login(bot: RunningBot) -> None:
    assert not {"/enter", "/leave"} & {path for _, path in paths_of(create_app(bot.app))}
