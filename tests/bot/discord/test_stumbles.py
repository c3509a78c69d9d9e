"""Each kind of call to Discord stumbles once: the bot goes on, and nothing comes twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.discord import patience
from bot.discord.told import UNREACHED
from tests.bot.discord.connected import identified, leave_discord_as_it_was
from tests.bot.discord.server import Fault
from tests.bot.discord.world import World, button, from_bot, replies, world
from tests.bot.parts import runs

HI = ("Hi", "!")
STATUSES = (429, 500, 502, 503)
Scene = Callable[[World, Any, Any, Any], Awaitable[None]]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "FIRST_WAIT_SECONDS", 0.0)


async def a_reply(here: World, guild: Any, channel: Any, ann: Any) -> None:
    """It answers a mention, and shows its notice."""
    await ann.send(channel, f"<@{here.client.user.id}> hello")
    assert len(replies(here, channel)) == 1
    assert len(from_bot(here, channel)) == 2


async def a_command(here: World, guild: Any, channel: Any, ann: Any) -> None:
    """It answers a command."""
    shown = await ann.slash(channel, "chat", message="hello")
    assert shown.response.content == "Hi!"
    assert len(replies(here, channel)) == 1


async def a_thread(here: World, guild: Any, channel: Any, ann: Any) -> None:
    """It greets in the thread that it opened."""
    await ann.slash(channel, "new")
    (thread,) = channel.threads
    assert len(from_bot(here, thread)) == 1


async def a_summary(here: World, guild: Any, channel: Any, ann: Any) -> None:
    """It reads the channel."""
    await ann.send(channel, "the meeting is at four")
    shown = await ann.slash(channel, "summarize", last=5)
    assert shown.response.content == "Hi!"


async def a_thumb(here: World, guild: Any, channel: Any, ann: Any) -> None:
    """It counts a pressed thumb once."""
    await ann.slash(channel, "chat", message="hello")
    (reply,) = replies(here, channel)
    here.env.inject_error("POST", "/interactions/*/callback", status=503)
    pressed = await ann.click(reply, custom_id=button(reply, "up"))
    assert "👍 counted" in pressed.response.content
    stats = await ann.slash(channel, "stats")
    assert "1 👍 0 👎" in stats.response.content


async def a_refusal(here: World, guild: Any, channel: Any, ann: Any) -> None:
    """It tells the asker in a direct message what it lacks."""
    mute = discord.PermissionOverwrite(send_messages=False)
    quiet = guild.create_text_channel("quiet", overwrites={guild.me: mute})
    await ann.send(quiet, f"<@{here.client.user.id}> hello")
    assert "Send Messages" in ann.user.dm_channel.last_message.content


CALLS: list[tuple[str, str, Scene]] = [
    ("POST", "/channels/*/typing", a_reply),
    ("POST", "/channels/*/messages", a_reply),
    ("POST", "/interactions/*/callback", a_command),
    ("PATCH", "/webhooks/*/@original", a_command),
    ("POST", "/webhooks/*", a_command),
    ("POST", "/channels/*/messages", a_thread),
    ("GET", "/channels/*/messages", a_summary),
    ("POST", "/interactions/*/callback", a_thumb),
    ("POST", "/users/@me/channels", a_refusal),
]


@pytest.mark.parametrize(("method", "path", "scene"), CALLS)
@runs
async def test_a_call_that_stumbles_is_made_again(
    tmp_path: Path, method: str, path: str, scene: Scene
) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    wide = {"message_content": True}
    async with world(tmp_path, says=HI, approved=intents, discord=wide) as here:
        for status in STATUSES:
            guild = here.env.create_guild(f"guild-{status}")
            channel = guild.create_text_channel("general")
            ann = here.person(guild, f"ann-{status}")
            here.env.inject_error(method, path, status=status)
            await scene(here, guild, channel, ann)
            here.env.backend.faults.clear()


@runs
async def test_a_call_that_may_have_been_done_is_not_repeated_but_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_discord_as_it_was(monkeypatch)
    async with identified(tmp_path) as (_, server, _):
        server.faults.append(Fault("POST", "/threads", "drop"))
        asked = await server.command(2, "new")
        await server.until(lambda: UNREACHED in server.answers_to(asked))
        assert [path.endswith("/threads") for _, path, _ in server.calls].count(True) == 1
