"""Discord stumbles, over real sockets: nothing is answered twice, no thumb counts twice."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import App
from bot.discord import chat, surface
from bot.discord.surface import Surface
from bot.settings import DiscordSettings
from tests.bot.discord.server import APPLICATION, TOKEN, Fault, Server, serving
from tests.bot.discord.world import scripted
from tests.bot.parts import running, runs

HI = ("Hi", "!")
CHAT = {
    "id": "1",
    "name": "chat",
    "type": 1,
    "options": [{"type": 3, "name": "message", "value": "hello"}],
}
LONG = tuple(f"word{place} " * 5 for place in range(200))


@pytest.fixture(autouse=True)
def _discord_itself_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    for module in (discord.http, discord.webhook.async_):
        monkeypatch.setattr(module, "json_or_text", module.json_or_text, raising=False)
    monkeypatch.setattr(surface, "FIRST_RETRY_SECONDS", 0.1)


@asynccontextmanager
async def connected(
    data: Path, says: tuple[str, ...] = HI, token: str = TOKEN, **changes: Any
) -> AsyncIterator[tuple[App, Server, Surface]]:
    """The bot, connected to a server of our own."""
    async with serving() as server:
        settings = DiscordSettings(token=token, api_base=f"{server.url}/api/v10", **changes)
        model = str(scripted(says))
        async with running(
            data, model=model, discord=settings, serving={"max_tokens": 4000}
        ) as app:
            here = Surface(app)
            try:
                yield app, server, here
            finally:
                await here.stop()


@runs
async def test_it_connects_to_a_compatible_server_and_answers(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, server, here):
        here.start()
        await server.until(lambda: server.identified)
        await server.say(1, "hello")
        await server.until(lambda: server.answers)
        assert server.answers[0]["content"] == "Hi!"
        commands = next(body for method, _, body in server.calls if method == "PUT")
        assert {"chat", "code", "new", "learning", "privacy"} <= {one["name"] for one in commands}
        assert f"applications/{APPLICATION}/commands" in str(server.calls)


@runs
async def test_a_drop_an_op_7_and_an_op_9_answer_nothing_twice(tmp_path: Path) -> None:
    async with connected(tmp_path) as (app, server, here):
        here.start()
        await server.until(lambda: server.identified)
        first = await server.say(1, "one")
        await server.until(lambda: len(server.answers) == 1)
        press = await server.press(2, server.answers[0], "up")
        await server.until(lambda: app.store.count_ratings() == 1)

        await server.drop()
        for packet in (first, server.written(1, "two")):
            await server.dispatch("MESSAGE_CREATE", packet)
        await server.dispatch("INTERACTION_CREATE", press)
        await server.until(lambda: server.resumed == 1 and len(server.answers) == 2)
        assert app.store.count_ratings() == 1, "the press that came again did not take it back"

        await server.send_op(7)
        await server.dispatch("MESSAGE_CREATE", server.written(1, "three"))
        await server.until(lambda: server.resumed == 2 and len(server.answers) == 3)

        await server.send_op(9, False)
        await server.until(lambda: server.identified == 2)
        await server.dispatch("MESSAGE_CREATE", first)
        await server.say(1, "four")
        await server.until(lambda: len(server.answers) == 4)


@pytest.mark.parametrize("what", ["500", "502", "503", "drop", "lose", "429"])
@runs
async def test_a_send_that_fails_is_repeated_and_shown_once(tmp_path: Path, what: str) -> None:
    async with connected(tmp_path) as (_, server, here):
        here.start()
        await server.until(lambda: server.identified)
        times = 3 if what == "429" else 1
        server.faults += [Fault("POST", "/messages", what)] * times
        await server.say(1, "hello")
        await server.until(lambda: len(server.said) == 2)
        assert not server.faults
        assert server.said[0] == "Hi!"
        assert len(server.answers) == 1
        await server.say(1, "again")
        await server.until(lambda: len(server.answers) == 2)
        assert server.said.count("Hi!") == 2


@runs
async def test_a_reply_grows_by_edits_and_stumbling_edits_do_not_hurt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with connected(tmp_path, LONG) as (app, server, here):
        here.start()
        await server.until(lambda: server.identified)
        server.faults += [Fault("PATCH", "", what) for what in ("503", "drop", "429")]
        await server.say(1, "hello")
        await server.until(lambda: any("word0" in text for text in server.said))
        await server.react(2, next(one for one in server.messages.values() if one["author"]["bot"]))
        await server.until(lambda: server.answers)
        assert not server.faults, "it was edited while it grew"
        said = " ".join(text for text in server.said if "word" in text)
        assert said.split() == "".join(LONG).split()
        assert ("POST", "/channels/3000/typing", None) in server.calls
        await server.press(3, server.answers[0], "up")
        await server.until(lambda: app.store.count_ratings() == 2)


@runs
async def test_a_reply_deleted_while_it_grows_is_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    async with connected(tmp_path, LONG) as (app, server, here):
        here.start()
        await server.until(lambda: server.identified)
        server.faults += [Fault("PATCH", "", "10008")] * 2
        await server.say(1, "hello")
        await server.until(lambda: app.store.count_replies() == 1)
        assert server.answers == []
        assert sum(text.startswith("word0 ") for text in server.said) == 1
        await server.say(2, "are you there?")
        await server.until(lambda: server.answers)


@runs
async def test_an_expired_interaction_and_one_that_comes_twice_do_no_harm(tmp_path: Path) -> None:
    async with connected(tmp_path) as (app, server, here):
        here.start()
        await server.until(lambda: server.identified)
        server.faults.append(Fault("POST", "/callback", "10062"))
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(lambda: not server.faults)
        packet = server.interaction(1, 2, CHAT)
        await server.dispatch("INTERACTION_CREATE", packet)
        await server.until(lambda: server.answers)
        press = await server.press(1, server.answers[0], "up")
        await server.until(lambda: app.store.count_ratings() == 1)
        await server.dispatch("INTERACTION_CREATE", press)
        await server.dispatch("INTERACTION_CREATE", packet)
        await server.say(1, "still there?")
        await server.until(lambda: len(server.answers) == 2)
        assert app.store.count_ratings() == 1


@pytest.mark.parametrize("what", ["drop", "lose", "503", "429"])
@runs
async def test_a_commands_answer_that_stumbles_comes_once(tmp_path: Path, what: str) -> None:
    async with connected(tmp_path) as (_, server, here):
        here.start()
        await server.until(lambda: server.identified)
        server.faults += [Fault("POST", "/callback", what), Fault("PATCH", "/@original", what)]
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(
            lambda: [call[1][-10:] for call in server.calls].count("/@original") == 2
        )
        await server.until(lambda: len(server.answers) == 1)
        await server.say(1, "and now?")
        await server.until(lambda: len(server.answers) == 2)


@runs
async def test_an_interaction_that_expires_meanwhile_is_answered_in_its_channel(
    tmp_path: Path,
) -> None:
    async with connected(tmp_path) as (_, server, here):
        here.start()
        await server.until(lambda: server.identified)
        server.faults.append(Fault("PATCH", "/@original", "10015"))
        await server.dispatch("INTERACTION_CREATE", server.interaction(1, 2, CHAT))
        await server.until(lambda: server.answers)
        assert ("POST", "/channels/3000/messages") in [call[:2] for call in server.calls]


@pytest.mark.parametrize(
    ("token", "close_with", "words"),
    [
        ("NDAwMA.no.no", None, "refuses the token"),
        (TOKEN, 4004, "refuses the token"),
        (TOKEN, 4014, "Message Content Intent"),
    ],
)
@runs
async def test_what_a_person_must_mend_is_said_and_the_rest_goes_on(
    tmp_path: Path, token: str, close_with: int | None, words: str
) -> None:
    async with connected(tmp_path, token=token) as (app, server, here):
        server.close_with = close_with
        here.start()
        await here.settled()
        assert words in here.state
        assert any(words in notice for notice in app.notices), "the page says it"


@runs
async def test_a_server_that_cannot_be_reached_is_tried_again(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, server, here):
        server.faults += [Fault("GET", "/users/@me", "503")]
        here.start()
        await server.until(lambda: server.identified)
        await server.say(1, "hello")
        await server.until(lambda: server.answers)


@runs
async def test_a_stop_lets_replies_end_or_says_so_within_ten_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "EDIT_SECONDS", 0.1)
    monkeypatch.setattr(chat, "FINISH_SECONDS", 0.2)
    async with connected(tmp_path, LONG) as (_, server, here):
        here.start()
        await server.until(lambda: server.identified)
        await server.say(1, "hello")
        await server.until(lambda: any("word0" in text for text in server.said))
        began = time.monotonic()
        await here.stop()
        assert time.monotonic() - began < 10
        assert chat.STOPPED in server.answers[0]["content"]


@runs
async def test_without_permission_the_asker_is_told_which_is_missing(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, server, here):
        here.start()
        await server.until(lambda: server.identified)
        server.faults.append(Fault("POST", "/messages", "50013"))
        await server.say(1, "hello")
        await server.until(lambda: ("POST", "/users/@me/channels") in [c[:2] for c in server.calls])
