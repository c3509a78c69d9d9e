"""Show one reply in Discord while it grows: sent, edited, split, its code as files.

What is said comes from elsewhere. Nothing here can ping anybody.
"""

from __future__ import annotations

import asyncio
import io
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeAlias

import discord

from bot.discord.patience import LOST, patiently
from bot.snippets import lay_out

NOBODY = discord.AllowedMentions.none()
TYPING_SECONDS = 8.0
UNKNOWN_MESSAGE = 10008
UNKNOWN_CHANNEL = 10003
TOKEN_EXPIRED = {10015, 10062, 50027}
"""Unknown webhook, unknown interaction, invalid webhook token: the interaction is over."""

Sent: TypeAlias = discord.Message
Partial: TypeAlias = discord.PartialMessage
Files: TypeAlias = Sequence[tuple[str, bytes]]
"""Names and contents."""


class Gone(Exception):
    """The message or its channel was deleted while we spoke."""


class Target(Protocol):
    """Where a reply is shown: its first message, and those that follow."""

    async def think(self) -> None:
        """Show that a reply is under way."""

    async def send(self, content: str, view: discord.ui.View | None, files: Files) -> Sent:
        """Send the next message."""


class InChannel:
    """Answers a message with messages in its channel."""

    def __init__(self, asked: discord.Message) -> None:
        self._asked = asked
        self._typed_at = -TYPING_SECONDS

    async def think(self) -> None:
        """Show "typing", which lasts ten seconds; if that fails, nobody misses it."""
        if time.monotonic() - self._typed_at < TYPING_SECONDS:
            return
        self._typed_at = time.monotonic()
        try:
            await self._asked.channel.typing()
        except LOST:
            return

    async def send(
        self, content: str, view: discord.ui.View | None = None, files: Files = ()
    ) -> Sent:
        """Send one message as a reply to the one asked."""
        reference = self._asked.to_reference(fail_if_not_exists=False)
        return await send_into(self._asked.channel, content, view, files, reference=reference)


class Speech:
    """The messages of one reply; `on_sent` is told of each as soon as it is there."""

    def __init__(self, target: Target, on_sent: Callable[[Sent], object]) -> None:
        self._target = target
        self._on_sent = on_sent
        self._shown: list[str] = []
        self.messages: list[Sent] = []

    async def grow(self, text: str) -> None:
        """Show the text so far; Gone when there is nothing left to show it in."""
        layout = await asyncio.to_thread(lay_out, text)
        await self._show(layout.messages, None, ())

    async def finish(self, text: str, view: discord.ui.View, remark: str = "") -> None:
        """Show the whole text with its files, and the buttons under the last message.

        Raises:
            Gone: A message of it was deleted.
        """
        layout = await asyncio.to_thread(lay_out, f"{text}\n{remark}" if remark else text)
        files = [(one.name, one.text.encode()) for one in layout.files]
        await self._show(layout.messages or ("…",), view, files)

    async def _show(
        self, contents: Sequence[str], view: discord.ui.View | None, files: Files
    ) -> None:
        try:
            for place, content in enumerate(contents):
                last = place == len(contents) - 1
                await self._show_one(place, content, view if last else None, files if last else ())
            for surplus in self.messages[len(contents) :]:
                await lastingly(surplus, lambda one: one.delete())
        except discord.NotFound as error:
            if error.code in (UNKNOWN_MESSAGE, UNKNOWN_CHANNEL):
                raise Gone from error
            raise
        del self.messages[len(contents) :], self._shown[len(contents) :]

    async def _show_one(
        self, place: int, content: str, view: discord.ui.View | None, files: Files
    ) -> None:
        if place >= len(self.messages):
            self.messages.append(await self._target.send(content, view, files))
            self._shown.append(content)
            self._on_sent(self.messages[place])
        elif content != self._shown[place] or view is not None:
            message = self.messages[place]
            await lastingly(message, lambda one: _edit(one, content, view, files))
            self._shown[place] = content


async def send_into(
    channel: discord.abc.Messageable,
    content: str,
    view: discord.ui.View | None = None,
    files: Files = (),
    **extras: Any,
) -> Sent:
    """Send a message that pings nobody and comes once, however often it has to be tried."""
    nonce = secrets.randbits(63)
    return await patiently(
        lambda: channel.send(
            content, nonce=nonce, allowed_mentions=NOBODY, **extras, **extras_of(view, files)
        )
    )


async def lastingly(message: Sent, act: Callable[[Sent | Partial], Awaitable[object]]) -> None:
    """Edit or delete a message, also one that answered an interaction that is over by now.

    Such a message is reached by the interaction's token, which lasts a quarter of an hour; after
    that by its channel.
    """
    try:
        await patiently(lambda: act(message))
    except discord.HTTPException as error:
        channel = message.channel
        if error.code not in TOKEN_EXPIRED or isinstance(channel, discord.GroupChannel):
            raise
        by_channel = channel.get_partial_message(message.id)
        await patiently(lambda: act(by_channel))


async def _edit(
    message: Sent | Partial, content: str, view: discord.ui.View | None, files: Files
) -> None:
    extras: dict[str, Any] = {"attachments": uploads(files)} if files else {}
    if view is not None:
        extras["view"] = view
    await message.edit(content=content, allowed_mentions=NOBODY, **extras)


def extras_of(view: discord.ui.View | None, files: Files) -> dict[str, Any]:
    """Return the arguments of a send for what there is of these."""
    extras: dict[str, Any] = {"files": uploads(files)} if files else {}
    if view is not None:
        extras["view"] = view
    return extras


def uploads(files: Files) -> list[discord.File]:
    """Make the uploads anew for each attempt, as sending consumes them."""
    return [discord.File(io.BytesIO(data), name) for name, data in files]
