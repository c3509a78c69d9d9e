"""What `thumbwise doctor` finds about Discord: the token, the link that invites, the switches.

It asks Discord two questions with the token and changes nothing; without a network it says so.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import discord
import httpx

from bot.settings import DiscordSettings

DISCORD_API = "https://discord.com/api/v10"
PATIENCE_SECONDS = 5.0
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    attach_files=True,
    embed_links=True,
)
_MESSAGE_CONTENT = (1 << 18) | (1 << 19)
"""The application's flags that say that the portal's switch is on."""


@dataclass(frozen=True)
class Look:
    """One thing looked at: how it is, in words, and what mends it."""

    state: Literal["ok", "note", "broken"]
    detail: str
    mend: str | None = None


def look_at_discord(settings: DiscordSettings) -> Iterator[Look]:
    """Look at everything that a bot in Discord needs, without starting one."""
    if settings.token is None:
        yield Look(
            "note",
            "no token is set, so there is no Discord; page and APIs need none",
            "set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it",
        )
        return
    yield from _ask(settings)
    if (link := invite_link(settings.token)) is None:
        yield Look("note", "the token does not name its application, so there is no invite link")
    elif settings.api_base is None:
        yield Look("ok", f"add the bot to a server: {link}")


def invite_link(token: str) -> str | None:
    """Return the link that adds the bot to a server, from the id in its token; None if unfit."""
    head = token.partition(".")[0]
    try:
        id = base64.b64decode(head + "=" * (-len(head) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    if not id.isdigit():
        return None
    return discord.utils.oauth_url(
        int(id), permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


def _ask(settings: DiscordSettings) -> Iterator[Look]:
    base = settings.api_base or DISCORD_API
    try:
        with httpx.Client(
            headers={"Authorization": f"Bot {settings.token}"}, timeout=PATIENCE_SECONDS
        ) as client:
            me = client.get(f"{base}/users/@me")
            application = client.get(f"{base}/oauth2/applications/@me")
    except httpx.HTTPError as problem:
        yield Look("note", f"{base} cannot be reached from here ({type(problem).__name__})")
        return
    if me.status_code == 401:
        yield Look(
            "broken",
            f"{base} refuses the token",
            "copy it anew: Developer Portal → Bot → Reset Token",
        )
        return
    if me.status_code != 200:
        yield Look("note", f"{base} answers with {me.status_code}; try again later")
        return
    yield Look("ok", f"{base} knows the token as {me.json().get('username')}")
    if settings.message_content and application.status_code == 200:
        yield _message_content(application.json())


def _message_content(application: dict[str, Any]) -> Look:
    if application.get("flags", 0) & _MESSAGE_CONTENT:
        return Look("ok", "Message Content Intent is switched on")
    return Look(
        "broken",
        "discord.message_content is set, but the portal's switch is off",
        "Developer Portal → Bot → Privileged Gateway Intents → Message Content Intent",
    )
