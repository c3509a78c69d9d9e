"""The bot, connected over real sockets to the small server of server.py."""

from __future__ import annotations

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
from tests.bot.discord.server import TOKEN, Server, serving
from tests.bot.discord.world import scripted
from tests.bot.parts import running

HI = ("Hi", "!")
LONG = tuple(f"word{place} " * 5 for place in range(200))
"""A reply that takes many steps and several messages."""


def leave_discord_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo at a test's end what `point_at` changes in discord.py.

    Meanwhile the bot tries again soon, and has all the time that a busy machine takes to stop.
    """
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    for module in (discord.http, discord.webhook.async_):
        monkeypatch.setattr(module, "json_or_text", module.json_or_text, raising=False)
    monkeypatch.setattr(surface, "FIRST_RETRY_SECONDS", 0.1)
    monkeypatch.setattr(surface, "CLOSE_SECONDS", 120.0)
    monkeypatch.setattr(chat, "LAST_WORDS_SECONDS", 60.0)


@asynccontextmanager
async def connected(
    data: Path,
    says: tuple[str, ...] = HI,
    token: str = TOKEN,
    wrong_gateway: str | None = None,
    **changes: Any,
) -> AsyncIterator[tuple[App, Server, Surface]]:
    """The bot with a server of its own, not connected yet.

    Where the server's API names a wrong gateway, the settings name the right one.
    """
    async with serving() as server:
        if wrong_gateway is not None:
            server.names_gateway = wrong_gateway
            changes["gateway_url"] = server.gateway_url
        settings = DiscordSettings(token=token, api_base=f"{server.url}/api/v10", **changes)
        model = str(scripted(says))
        quiet = {"serving": {"max_tokens": 4000, "best_of": 1}, "asking": {"per_day": 0}}
        async with running(data, model=model, discord=settings, **quiet) as app:
            here = Surface(app)
            try:
                yield app, server, here
            finally:
                await here.stop()


@asynccontextmanager
async def identified(
    data: Path, says: tuple[str, ...] = HI, **changes: Any
) -> AsyncIterator[tuple[App, Server, Surface]]:
    """The bot with a server of its own, connected and known to it."""
    async with connected(data, says, **changes) as (app, server, here):
        here.start()
        await server.until(lambda: server.identified)
        yield app, server, here
