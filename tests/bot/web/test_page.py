"""The page and the calls it makes, as a browser would make them."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

import bot.web
from bot.web import admin, conversations, page, views
from bot.web.markdown import to_html
from learner.engine.engine import Engine
from tests.bot.web.conftest import RunningBot

WEB = Path(bot.web.__file__).parent
STATIC = WEB / "static"
VENDOR = STATIC / "vendor"


def events_of(text: str) -> list[tuple[str, Any]]:
    blocks = [block for block in text.split("\n\n") if block.startswith("event: ")]
    pairs = [block.split("\n", 1) for block in blocks]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in pairs
    ]


def chat(visitor: httpx.Client, **form: Any) -> dict[str, Any]:
    answer = visitor.post("/api/chat", json=form)
    assert answer.status_code == 200, answer.text
    name, value = events_of(answer.text)[-1]
    assert name == "done"
    done: dict[str, Any] = value
    return done


def test_the_page_holds_nothing_inline_and_nothing_from_elsewhere(bot: RunningBot) -> None:
    html = bot.client().get("/").text
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", html)
    for file in STATIC.glob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\(\s*['\"]?http", text), file.name
        assert not re.search(r"""from\s+["']http""", text), file.name


def test_every_file_that_the_page_names_is_served(bot: RunningBot) -> None:
    html = bot.client().get("/").text
    named = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', html))
    assert len(named) >= 7
    for script in STATIC.glob("*.js"):
        imports = re.findall(r'from "\./([\w.]+)"', script.read_text(encoding="utf-8"))
        named |= {f"/static/{name}" for name in imports}
    for path in named:
        assert bot.client().get(path).status_code == 200, path


def test_vendored_files_are_the_ones_that_were_recorded() -> None:
    recorded = dict(
        reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines()
    )
    files = {file.name for file in VENDOR.iterdir()} - {"SHA256SUMS", "README.md"}
    assert set(recorded) == files
    for name, digest in recorded.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest
    assert "MIT" in (VENDOR / "uPlot.LICENSE").read_text()


def test_an_empty_page_says_what_the_model_is_and_that_it_is_wrong_at_times(
    bot: RunningBot,
) -> None:
    html = bot.client().get("/").text
    assert "30.9 thousand parameters" in html
    assert "It can be wrong" in html
    assert html.count("data-say=") >= 4


def test_numbers_of_parameters_are_said_in_words() -> None:
    said = [page._in_words(number) for number in (999, 30_900, 5_500_000, 1_700_000_000, 2 * 10**9)]
    assert said == ["999", "30.9 thousand", "5.5 million", "1.7 billion", "2 billion"]


def test_a_reply_streams_as_safe_html_and_ends_with_what_is_stored(bot: RunningBot) -> None:
    answer = bot.visitor().post("/api/chat", json={"text": "hello there"})
    events = events_of(answer.text)
    assert events[0][0] == "begin"
    begun, done = events[0][1], events[-1][1]
    assert begun["reply"] == done["reply"]["id"]
    assert begun["version"] == done["reply"]["version"] == "v0"
    texts = [value["html"] for name, value in events if name == "text"]
    assert texts
    assert done["reply"]["html"] == to_html(done["reply"]["text"])
    stored = bot.app.store.reply(begun["reply"])
    assert stored.source == "web"
    assert stored.text == done["reply"]["text"]
    assert done["conversation"]["title"] == "hello there"


def test_markdown_is_never_rendered_on_the_event_loop(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()

    def noted(text: str) -> str:
        threads.add(threading.current_thread().name)
        return to_html(text)

    for module in (conversations, views, admin):
        monkeypatch.setattr(module, "to_html", noted)
    chat(bot.visitor(), text="Hello there")
    body = {"prompt": "Hi", "versions": ["v0", "v0"]}
    assert bot.admin().post("/admin/compare", json=body).status_code == 200
    assert threads
    assert "bot" not in threads


@pytest.mark.parametrize(("took", "wait"), [(0.001, 0.04), (0.02, 0.1), (3.0, 1.0)])
def test_the_slower_a_painting_the_longer_until_the_next(took: float, wait: float) -> None:
    assert conversations.repaint_seconds(took) == pytest.approx(wait)


def test_a_conversation_goes_on_and_can_be_opened_again(bot: RunningBot) -> None:
    visitor = bot.visitor()
    first = chat(visitor, text="hello")
    id = first["conversation"]["id"]
    second = chat(visitor, text="and then?", conversation=id)
    assert bot.app.store.reply(second["reply"]["id"]).parent == first["reply"]["id"]
    opened = visitor.get(f"/api/conversations/{id}").json()
    assert [reply["asked"] for reply in opened["replies"]] == ["hello", "and then?"]
    assert opened["replies"][0]["text"] == first["reply"]["text"]


def test_answering_again_takes_the_last_replys_place(bot: RunningBot) -> None:
    visitor = bot.visitor()
    first = chat(visitor, text="hello")
    id = first["conversation"]["id"]
    second = chat(visitor, text="more", conversation=id)
    anew = chat(visitor, again=second["reply"]["id"])
    assert anew["conversation"]["id"] == id
    stored = bot.app.store.reply(anew["reply"]["id"])
    assert stored.parent == first["reply"]["id"]
    assert stored.turns == bot.app.store.reply(second["reply"]["id"]).turns
    opened = visitor.get(f"/api/conversations/{id}").json()
    assert [r["id"] for r in opened["replies"]] == [first["reply"]["id"], anew["reply"]["id"]]


def test_conversations_are_listed_renamed_and_deleted_for_their_person_alone(
    bot: RunningBot,
) -> None:
    ada, eve = bot.visitor(), bot.visitor()
    done = chat(ada, text="a secret plan")
    path = f"/api/conversations/{done['conversation']['id']}"
    assert [c["title"] for c in ada.get("/api/conversations").json()] == ["a secret plan"]
    assert eve.get("/api/conversations").json() == []
    assert eve.get(path).status_code == 404
    assert eve.patch(path, json={"title": "mine"}).status_code == 404
    assert eve.delete(path).status_code == 404
    rating = f"/api/replies/{done['reply']['id']}/rating"
    assert eve.post(rating, json={"value": 1}).status_code == 404
    assert eve.post("/api/chat", json={"again": done["reply"]["id"]}).status_code == 404
    form = {"text": "hi", "conversation": done["conversation"]["id"]}
    assert eve.post("/api/chat", json=form).status_code == 404

    assert ada.patch(path, json={"title": "  Plans "}).json()["title"] == "Plans"
    assert ada.patch(path, json={"title": " "}).status_code == 422
    assert ada.delete(path).status_code == 200
    assert ada.get(path).status_code == 404
    assert ada.get("/api/conversations").json() == []


def test_a_persons_cookie_is_not_what_is_stored(bot: RunningBot) -> None:
    visitor = bot.visitor()
    person = bot.app.store.reply(chat(visitor, text="hello")["reply"]["id"]).person
    assert person.startswith("web_")
    assert visitor.cookies["thumbwise_person"] not in person


def test_a_thumb_is_stored_explained_and_taken_back(bot: RunningBot) -> None:
    visitor = bot.visitor()
    done = chat(visitor, text="hello")
    path = f"/api/replies/{done['reply']['id']}/rating"
    rated = visitor.post(path, json={"value": -1}).json()
    assert rated["rating"] == -1
    assert rated["missing"] == max(0, 4 - rated["new_ratings"])
    rated = visitor.post(path, json={"value": -1, "reason": "rude", "correction": "Hello!"}).json()
    assert (rated["reason"], rated["correction"]) == ("rude", "Hello!")
    opened = visitor.get(f"/api/conversations/{done['conversation']['id']}").json()["replies"][0]
    assert (opened["rating"], opened["reason"], opened["correction"]) == (-1, "rude", "Hello!")
    assert visitor.post(path, json={"value": 0}).json()["rating"] == 0
    assert bot.app.store.ratings(done["reply"]["id"]) == []
    assert visitor.post(path, json={"value": 2}).status_code == 422
    assert visitor.post("/api/replies/none/rating", json={"value": 1}).status_code == 404


def test_stopping_a_reply_keeps_what_was_said(bot: RunningBot) -> None:
    visitor = bot.visitor()
    stopped: dict[str, Any] = {}
    text = ""
    with visitor.stream("POST", "/api/chat", json={"text": "hello there"}) as answer:
        for line in answer.iter_lines():
            text += line + "\n"
            if not stopped and line.startswith("data: ") and '"reply"' in line:
                begun = json.loads(line.removeprefix("data: "))
                stopped = visitor.post(f"/api/replies/{begun['reply']}/stop").json()
    name, value = events_of(text)[-1]
    assert stopped
    assert name in ("done", "nothing")
    if name == "done":
        assert value["reply"]["finish_reason"] in ("cancelled", "stop", "length")
        assert bot.app.store.reply(value["reply"]["id"]).text == value["reply"]["text"]
    assert visitor.post("/api/replies/none/stop").json() == {"stopped": False}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"text": ""},
        {"text": " \n"},
        {"text": "a", "again": "b"},
        {"text": 5},
        {"text": "a", "more": 1},
        {"text": "a" * 300_000},
        {"text": "a" * 20_000},
    ],
)
def test_a_malformed_message_is_refused(bot: RunningBot, form: dict[str, Any]) -> None:
    answer = bot.visitor().post("/api/chat", json=form)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_what_was_typed_is_never_html(bot: RunningBot) -> None:
    visitor = bot.visitor()
    done = chat(visitor, text="<img src=x onerror=alert(1)>")
    opened = visitor.get(f"/api/conversations/{done['conversation']['id']}")
    assert opened.headers["Content-Type"].startswith("application/json")
    assert opened.json()["replies"][0]["asked"] == "<img src=x onerror=alert(1)>"


def test_stats_need_no_token_and_count_thumbs_by_version(bot: RunningBot) -> None:
    visitor = bot.visitor()
    for value in (1, 1, -1):
        reply = chat(visitor, text="hello")["reply"]["id"]
        visitor.post(f"/api/replies/{reply}/rating", json={"value": value})
    stats = bot.client().get("/stats").json()
    (point,) = [point for point in stats["curve"] if point["version"] == "v0"]
    assert point["ratings"] == point["up"] + point["down"] >= 3
    assert 0 <= point["low"] < point["share"] < point["high"] <= 1
    assert stats["serving"] == "v0"
    assert stats["ratings"] >= 3


def test_health_names_the_serving_adapter(bot: RunningBot) -> None:
    health = bot.client().get("/healthz").json()
    assert health["status"] == "ok"
    assert health["adapter"] == "v0"
    assert health["training"] is False


def test_health_says_so_when_the_engine_has_stopped(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "healthy", False)
    answer = bot.client().get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "engine stopped"})


def test_the_overview_shows_what_everyone_may_see(bot: RunningBot) -> None:
    seen = bot.client().get("/api/overview").json()
    assert seen["minimum_ratings"] == 4
    assert seen["missing"] == max(0, 4 - seen["new_ratings"])
    assert seen["progress"] is None
    assert seen["notices"] == []


def test_stats_and_overview_say_what_keeps_it_from_learning(bot: RunningBot) -> None:
    stats = bot.client().get("/stats").json()
    assert stats["health"]["alarms"] == []
    assert all(sign["healthy"] for sign in stats["health"]["signs"] if sign["name"] != "liked")
    assert bot.client().get("/api/overview").json()["health"] == stats["health"]


def test_open_pages_hear_of_new_ratings(bot: RunningBot) -> None:
    visitor = bot.visitor()
    reply = chat(visitor, text="hello")["reply"]["id"]
    heard: list[str] = []
    with visitor.stream("GET", "/api/events") as events:
        for line in events.iter_lines():
            if line == "event: round" and not heard:
                visitor.post(f"/api/replies/{reply}/rating", json={"value": 1})
            if line.startswith("event: "):
                heard.append(line)
            if line == "event: rating":
                break
    assert heard[0] == "event: round"
