"""The chat in a terminal: the same loop, with the parts here or over a running bot's own API."""

import asyncio
import os
import signal
import threading
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from anyio.from_thread import start_blocking_portal

from bot.app import App
from bot.client import AdminClient
from bot.console import Begun, Dialogue, OwnBot, RunningBot, chat
from bot.server import take_port
from bot.settings import Settings
from bot.web import create_app
from learner.engine.engine import Engine
from tests.bot.parts import small_settings


@asynccontextmanager
async def own(settings: Settings):
    """Answer with the parts in this process."""
    app = await App.start(settings)
    try:
        yield app, OwnBot(app, "ann")
    finally:
        await app.stop()


@asynccontextmanager
async def over_http(settings: Settings):
    """Answer over HTTP, as a bot that runs elsewhere does."""
    app = await App.start(settings)
    listening = take_port("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(app), log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        headers = {"Authorization": f"Bearer {app.admin_token}"}
        async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as http:
            yield app, RunningBot(AdminClient(http), "ann", as_admin=True)
    finally:
        server.should_exit = True
        await serving
        await app.stop()


@pytest.fixture(scope="module", params=[own, over_http], ids=["own", "over http"])
def bot(request, tmp_path_factory):
    """A bot and the way to it, shared: each test talks in a conversation of its own."""
    settings = small_settings(tmp_path_factory.mktemp("data"), rounds={"minimum_ratings": 9})
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(request.param(settings)) as (app, partner),
    ):
        yield app, lambda: Dialogue(portal, partner)


def said(capsys) -> str:
    return capsys.readouterr().out


def stored(app: App) -> list:
    """Every reply of ann's conversations, oldest conversation first."""
    return [
        reply
        for conversation in reversed(app.store.conversations("ann"))
        for reply in app.store.thread(conversation.id)
    ]


def test_a_line_is_answered_and_stored(bot, capsys):
    app, begin = bot
    assert begin().take("  hello there ")
    reply = stored(app)[-1]
    assert reply.turns[-1].content == "hello there"
    assert reply.source == app.store.conversation(reply.conversation).source == "console"
    assert said(capsys).count("\n") >= 1


def test_the_next_line_belongs_to_the_same_conversation(bot):
    app, begin = bot
    dialogue = begin()
    dialogue.take("one")
    dialogue.take("two")
    first, second = stored(app)[-2:]
    assert second.conversation == first.conversation
    assert second.parent == first.id
    assert [turn.content for turn in second.turns[-3:]] == ["one", first.text, "two"]


def test_new_begins_another_conversation_without_a_reply_to_rate(bot, capsys):
    app, begin = bot
    dialogue = begin()
    dialogue.take("one")
    dialogue.take("/new")
    dialogue.take("+")
    assert "no reply to rate yet" in said(capsys)
    dialogue.take("two")
    first, second = stored(app)[-2:]
    assert second.conversation != first.conversation
    assert [turn.content for turn in second.turns] == ["two"]


def test_plus_and_minus_rate_the_last_reply_with_a_reason(bot, capsys):
    app, begin = bot
    dialogue = begin()
    dialogue.take("one")
    reply = stored(app)[-1].id
    dialogue.take("+")
    assert [(one.person, one.value, one.reason) for one in app.store.ratings(reply)] == [
        ("ann", 1, None)
    ]
    assert "👍 stored; " in said(capsys)
    dialogue.take("- too long")
    assert [(one.value, one.reason) for one in app.store.ratings(reply)] == [(-1, "too long")]
    assert "more until a round can start" in said(capsys)
    dialogue.take("/undo")
    assert app.store.ratings(reply) == []
    assert "taken back" in said(capsys)


def test_a_line_that_only_begins_like_a_rating_is_a_question(bot):
    app, begin = bot
    begin().take("-1 plus 2?")
    assert stored(app)[-1].turns[-1].content == "-1 plus 2?"


def test_help_and_quit(bot, capsys):
    _, begin = bot
    assert begin().take("/what")
    assert "/new" in said(capsys)
    assert begin().take("")
    assert not begin().take("/quit")


def test_a_question_that_does_not_fit_is_refused_and_forgotten(bot, capsys):
    app, begin = bot
    dialogue = begin()
    dialogue.take("hello " * 2000)
    assert "[" in said(capsys)
    dialogue.take("hi")
    assert [turn.content for turn in stored(app)[-1].turns] == ["hi"]


def test_what_the_model_says_cannot_steer_the_terminal(bot, capsys):
    _, begin = bot
    begin().text("\x1b[2Jfine\x07\n\t✓")
    assert said(capsys) == "�[2Jfine�\n\t✓"


class Impatient(Dialogue):
    """Someone who presses Ctrl-C once, at the first word, and is heard before the last one."""

    pressed = False

    def __init__(self, portal, partner):
        super().__init__(portal, partner)
        self.heard, self.started, stop = threading.Event(), threading.Event(), partner.stop

        def stop_and_note() -> None:
            stop()
            self.heard.set()

        partner.stop = stop_and_note

    def begun(self, begun: Begun) -> None:
        super().begun(begun)
        self.started.set()

    def text(self, piece: str) -> None:
        super().text(piece)
        if piece and not self.pressed:
            self.pressed = True
            os.kill(os.getpid(), signal.SIGINT)
            if threading.current_thread().name == "engine":
                assert self.heard.wait(60)
                assert self.started.wait(60)


def wait_for_a_stop(monkeypatch, engine: Engine) -> None:
    """Have the engine go on after a reply's first words only when the reply was stopped."""
    submit, stopped = engine.submit, threading.Event()

    def waiting(prompt_ids, sampling, drafts=1, version=None, on_text=None):
        def first_words(piece: str) -> None:
            on_text(piece)
            assert not piece or stopped.wait(60)

        ticket = submit(prompt_ids, sampling, drafts, version, on_text and first_words)
        cancel = ticket.cancel

        def cancel_and_note() -> None:
            cancel()
            stopped.set()

        ticket.cancel = cancel_and_note
        return ticket

    monkeypatch.setattr(engine, "submit", waiting)


@pytest.mark.parametrize("way", [own, over_http])
def test_ctrl_c_stops_a_reply_and_the_talk_goes_on(tmp_path, way, capsys, monkeypatch):
    settings = small_settings(tmp_path, serving={"max_tokens": 150})
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(way(settings)) as (app, partner),
    ):
        wait_for_a_stop(monkeypatch, app.engine)
        assert Impatient(portal, partner).take("a long story, please")
        assert "…stopped" in said(capsys)
        portal.call(app.conversations.settled)
        [stopped] = stored(app)
        assert stopped.finish_reason == "cancelled"
        assert Dialogue(portal, partner).take("hello")


def test_chat_ends_with_the_input(tmp_path, capsys):
    lines = iter(["hello", "+"])

    def read_line(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    chat(small_settings(tmp_path), read_line)
    assert "👍 stored" in said(capsys)
