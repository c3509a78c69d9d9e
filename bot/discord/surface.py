"""Discord's life beside the page: connect, reconnect, say what is wrong, stop.

Nothing that happens here ends the bot: without Discord the page and the APIs go on. The
announcements and the daily removal of old text run here too, apart from the connection.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import discord

from bot.app import App
from bot.discord.announce import Announcer
from bot.discord.client import Client
from bot.discord.compatible import point_at

logger = logging.getLogger(__name__)

FIRST_RETRY_SECONDS = 2.0
LAST_RETRY_SECONDS = 300.0
DAY_SECONDS = 86400.0
RETENTION_SECONDS = 3600.0
CLOSE_SECONDS = 9.0

WRONG_TOKEN = (
    "Discord refuses the token: copy it anew from the Developer Portal (Bot → Reset Token) into "
    "DISCORD_TOKEN, and restart"
)
MISSING_INTENT = (
    "Discord closed the connection (4014): switch on Message Content Intent in the Developer "
    "Portal (Bot → Privileged Gateway Intents), or set discord.message_content to false, and "
    "restart"
)


class Surface:
    """The bot's presence in Discord; `state` says in words how it is."""

    def __init__(self, app: App, make: Callable[..., Client] = Client) -> None:
        self._app = app
        self._make = make
        self._tasks: list[asyncio.Task[None]] = []
        self.announcer = Announcer(app.rounds)
        self.client: Client | None = None
        self.state = "not started"

    def build(self, **options: Any) -> Client:
        """Make a client; it is the one that news goes out through from now on."""
        self.client = self._make(self._app, self.announcer, self._say, **options)
        self.announcer.start(self.client)
        return self.client

    def start(self) -> None:
        """Connect in the background, if there is a token."""
        settings = self._app.settings.discord
        self._tasks.append(asyncio.create_task(self._retain(), name="retention"))
        if settings.token is None:
            self.state = "no token is set, so Discord is off"
            return
        point_at(settings)
        self._tasks.append(asyncio.create_task(self._live(settings.token), name="discord"))

    async def settled(self) -> None:
        """Wait until there is no connection and none is tried."""
        await asyncio.gather(*self._tasks[1:])

    async def stop(self) -> None:
        """Let replies under way finish or say so, then leave; within ten seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                if self.client is not None:
                    await self.client.chat.close()
                    await self.client.thumbs.settled()
                    await self.announcer.stop()
                    await self.client.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        await self.announcer.stop()

    async def _live(self, token: str) -> None:
        """Connect; wait and connect anew after what passes, stop after what a person must mend."""
        wait = FIRST_RETRY_SECONDS
        while True:
            client = self.build()
            self._say("connecting")
            began = time.monotonic()
            try:
                async with client:
                    await client.start(token)
                return
            except discord.LoginFailure:
                self._say(WRONG_TOKEN, broken=True)
                return
            except discord.PrivilegedIntentsRequired:
                self._say(MISSING_INTENT, broken=True)
                return
            except (
                TimeoutError,
                discord.HTTPException,
                discord.GatewayNotFound,
                discord.ConnectionClosed,
                aiohttp.ClientError,
                OSError,
            ) as problem:
                if isinstance(problem, discord.ConnectionClosed) and problem.code == 4004:
                    self._say(WRONG_TOKEN, broken=True)
                    return
                if time.monotonic() - began > LAST_RETRY_SECONDS:
                    wait = FIRST_RETRY_SECONDS
                self._say(f"not connected ({type(problem).__name__}), again in {wait:.0f} s")
            except Exception:
                logger.exception("the Discord client broke; it starts anew in %.0f s", wait)
                self._say(f"broken, see the log; again in {wait:.0f} s", broken=True)
            await asyncio.sleep(wait)
            wait = min(LAST_RETRY_SECONDS, wait * 2)

    def _say(self, state: str, *, broken: bool = False) -> None:
        self.state = state
        logger.log(logging.ERROR if broken else logging.INFO, "Discord: %s", state)
        notices = self._app.notices
        notices[:] = [one for one in notices if not one.startswith("Discord: ")]
        if broken:
            notices.append(f"Discord: {state}.")

    async def _retain(self) -> None:
        """Remove text that is older than the settings allow, now and every hour."""
        while True:
            days = self._app.settings.discord.retention_days
            try:
                before = time.time() - days * DAY_SECONDS
                removed = await asyncio.to_thread(self._app.store.remove_old_text, before)
                if removed:
                    logger.info("removed the text of %d replies after %d days", removed, days)
            except Exception:
                logger.exception("old text could not be removed; tried again in an hour")
            await asyncio.sleep(RETENTION_SECONDS)
