"""Let discord.py talk to a server of one's own that speaks Discord's protocol, such as Spacebar.

discord.py knows one server for a whole process, and takes an answer for JSON only when its type
is written without a character set; other servers write one.
"""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import discord.http
import discord.webhook.async_
from discord.http import Route

from bot.settings import DiscordSettings


def point_at(settings: DiscordSettings) -> None:
    """Turn discord.py to the server that the settings name; without one it stays at Discord's."""
    if settings.api_base:
        Route.BASE = settings.api_base
        for module in (discord.http, discord.webhook.async_):
            setattr(module, "json_or_text", _json_or_text)  # noqa: B010 - theirs, not declared


async def _json_or_text(response: aiohttp.ClientResponse) -> dict[str, Any] | str:
    text = await response.text(encoding="utf-8")
    if response.content_type == "application/json":
        parsed: dict[str, Any] = json.loads(text)
        return parsed
    return text
