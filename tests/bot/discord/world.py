"""A simulated Discord around the real App: people act through it, tests read what it shows."""

from __future__ import annotations

import asyncio
import functools
import json
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord

from bot.app import App
from bot.discord.client import Client
from bot.discord.surface import Surface
from bot.settings import DiscordSettings, TrainingPermission
from tests.bot.discord.scripted import make_scripted
from tests.bot.parts import running

PERMITTED = TrainingPermission(
    granted_by="Discord, Inc.", granted_on="2026-11-01", reference="ticket 1"
)


@functools.cache
def scripted(pieces: tuple[str, ...]) -> Path:
    """Return the folder of a model that says just this."""
    return make_scripted(Path(tempfile.mkdtemp(prefix="scripted-")), pieces)


@dataclass
class World:
    """The simulated Discord and the bot in it."""

    env: simcord.Env
    app: App
    surface: Surface

    @property
    def client(self) -> Client:
        """The present client."""
        assert self.surface.client is not None
        return self.surface.client

    def person(self, guild: Any, name: str, *roles: Any, user: Any = None) -> simcord.MemberActor:
        """Let somebody join a guild."""
        return guild.add_member(user or self.env.create_user(name), roles=list(roles))

    async def until(self, true: Callable[[], Any], seconds: float = 600) -> None:
        """Wait until something holds; it is asked after each thing that happens in Discord."""
        happened = asyncio.Event()

        def tell(*_: Any) -> None:
            happened.set()

        self.env.backend.subscribers.append(tell)
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    happened.clear()
                    await happened.wait()
        finally:
            self.env.backend.subscribers.remove(tell)

    async def restart(self) -> None:
        """Start the bot anew in the same Discord."""
        await self.env.restart_bot(self.surface.build(shard_count=1))


@asynccontextmanager
async def world(
    data: Path,
    *,
    says: Sequence[str] = (),
    check_errors: bool = True,
    approved: discord.Intents | None = None,
    settle_seconds: float = 300,
    **changes: Any,
) -> AsyncIterator[World]:
    """Run the bot in a simulated Discord; `says` is the text of a scripted model."""
    if says:
        changes["model"] = str(scripted(tuple(says)))
        changes.setdefault("serving", {"max_tokens": 2000, "best_of": 1})
    changes.setdefault("asking", {"per_day": 0})
    changes["discord"] = DiscordSettings(**changes.get("discord", {}))
    async with running(data, **changes) as app:
        surface = Surface(app)
        client = surface.build(shard_count=1)
        try:
            async with simcord.run(
                client,
                settle_timeout=settle_seconds,
                check_errors=check_errors,
                approved_intents=approved or discord.Intents.default(),
            ) as env:
                yield World(env, app, surface)
        finally:
            await surface.stop()


def texts(channel: Any) -> list[str]:
    """Return the texts of a channel's messages, oldest first."""
    return [message.content for message in channel.history()]


def from_bot(here: World, channel: Any) -> list[discord.Message]:
    """Return the bot's messages in a channel, oldest first."""
    me = here.client.user
    assert me is not None
    return [message for message in channel.history() if message.author.id == me.id]


def button(message: Any, what: str) -> str:
    """Return the id of a reply's button, such as `up`."""
    ids = [
        child.custom_id
        for row in message.components
        for child in row.children
        if child.custom_id.startswith(f"tw:{what}")
    ]
    assert len(ids) == 1, (what, ids)
    return str(ids[0])


def version_shown(message: Any) -> str:
    """Return the version that a reply's buttons name."""
    return button(message, "by").rpartition(":")[2]


def replies(here: World, channel: Any) -> list[discord.Message]:
    """Return the bot's messages that carry a reply's buttons."""
    return [
        message
        for message in from_bot(here, channel)
        if any(
            child.custom_id.startswith("tw:up:")
            for row in message.components
            for child in row.children
        )
    ]


async def exported(person: Any, channel: Any) -> list[dict[str, Any]]:
    """Return what `/privacy export` hands a person."""
    result = await person.slash(channel, "privacy export")
    (file,) = result.response.attachments
    return [json.loads(line) for line in (await file.read()).decode().splitlines()]


async def prompts(person: Any, channel: Any) -> list[list[str]]:
    """Return the texts of the prompts of a person's replies, as their own export has them."""
    rows = await exported(person, channel)
    return [[text for _, text in row["prompt"]] for row in rows if row["kind"] == "reply"]
