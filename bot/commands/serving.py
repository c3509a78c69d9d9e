"""`thumbwise run` and `thumbwise chat`: the bot for everyone, and for one terminal."""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING

from bot.commands.terminal import say
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import App


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Serve the page and the APIs until SIGINT or SIGTERM."""
    from bot.server import serve

    asyncio.run(serve(settings, _greet))
    return 0


def _greet(app: App, url: str) -> None:
    from bot.runtime import TOKEN_FILE

    settings = app.settings
    token = settings.data_dir / TOKEN_FILE
    say(
        f"Thumbwise serves {app.engine.serving} of {settings.model}"
        f" ({app.base.parameters:,} parameters)"
    )
    say(f"  page:        {url}/")
    say(f"  admin token: {'in THUMBWISE_ADMIN_TOKEN' if settings.admin_token else token}")
    if settings.web.asks_login:
        say("  login:       with the key in THUMBWISE_WEB__API_KEY, or with the admin token")
    for notice in app.notices:
        say(f"  note:        {notice}")
    say("Stop it with Ctrl-C.")


def chat(settings: Settings, arguments: argparse.Namespace) -> int:
    """Talk in this terminal until the input ends or the person leaves."""
    from bot.console import chat as talk

    talk(settings)
    return 0
