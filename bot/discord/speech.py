"""Show one reply in Discord while it grows: sent, edited, split, its code as files.

What is said comes from elsewhere. Nothing here can ping anybody.
"""

from __future__ import annotations

import asyncio
import io
import secrets
import time
from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

import discord

from bot.discord.patience import LOST, patiently
from bot.snippets import Snippet, lay_out

NOBODY = discord.AllowedMentions.none()
TYPING_SECONDS = 8.0
UNKNOWN_MESSAGE = 10008
UNKNOWN_CHANNEL = 10003
TOKEN_EXPIRED = {10015, 10062, 50027}
"""Unknown webhook, unknown interaction, invalid webhook token: the interaction is over."""

Sent: TypeAlias = discord.Message
Interaction: TypeAlias = discord.Interaction[Any]


class Gone(Exception):
    """The message or its channel was deleted while we spoke."""


class Target(Protocol):
    """Where a reply is shown: its first message, and those that follow."""

    async def think(self) -> None:
        """Show that a reply is under way."""

    async def send(
        self, content: str, view: discord.ui.View | None, files: Sequence[Snippet]
    ) -> Sent:
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
        self, content: str, view: discord.ui.View | None = None, files: Sequence[Snippet] = ()
    ) -> Sent:
        """Send one message as a reply to the one asked."""
        nonce = secrets.randbits(63)
        reference = self._asked.to_reference(fail_if_not_exists=False)
        return await patiently(
            lambda: self._asked.channel.send(
                content,
                nonce=nonce,
                reference=reference,
                allowed_mentions=NOBODY,
                **_extras(view, files),
            )
        )


class ToInteraction:
    """Answers a command or button: the deferred response first, then more messages."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._begun = False

    async def think(self) -> None:
        """Do nothing: a deferred interaction shows by itself that we think."""

    async def send(
        self, content: str, view: discord.ui.View | None = None, files: Sequence[Snippet] = ()
    ) -> Sent:
        """Fill the deferred response, or follow it up; by the channel when the token expired."""
        try:
            if not self._begun:
                sent: Sent = await patiently(lambda: self._fill(content, view, files))
                self._begun = True
                return sent
            return await patiently(
                lambda: self._interaction.followup.send(
                    content, wait=True, allowed_mentions=NOBODY, **_extras(view, files)
                ),
                repeatable=False,
            )
        except discord.HTTPException as error:
            channel = self._interaction.channel
            if error.code not in TOKEN_EXPIRED or not isinstance(channel, discord.abc.Messageable):
                raise
            nonce = secrets.randbits(63)
            return await patiently(
                lambda: channel.send(
                    content, nonce=nonce, allowed_mentions=NOBODY, **_extras(view, files)
                )
            )

    async def _fill(
        self, content: str, view: discord.ui.View | None, files: Sequence[Snippet]
    ) -> Sent:
        extras: dict[str, Any] = {"attachments": _files(files)} if files else {}
        if view is not None:
            extras["view"] = view
        return await self._interaction.edit_original_response(
            content=content, allowed_mentions=NOBODY, **extras
        )


class Speech:
    """The messages of one reply."""

    def __init__(self, target: Target) -> None:
        self._target = target
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
        await self._show(layout.messages or ("…",), view, layout.files)

    async def _show(
        self, contents: Sequence[str], view: discord.ui.View | None, files: Sequence[Snippet]
    ) -> None:
        try:
            for place, content in enumerate(contents):
                last = place == len(contents) - 1
                await self._show_one(place, content, view if last else None, files if last else ())
            for surplus in self.messages[len(contents) :]:
                await patiently(surplus.delete)
        except discord.NotFound as error:
            if error.code in (UNKNOWN_MESSAGE, UNKNOWN_CHANNEL):
                raise Gone from error
            raise
        del self.messages[len(contents) :], self._shown[len(contents) :]

    async def _show_one(
        self, place: int, content: str, view: discord.ui.View | None, files: Sequence[Snippet]
    ) -> None:
        if place >= len(self.messages):
            self.messages.append(await self._target.send(content, view, files))
            self._shown.append(content)
        elif content != self._shown[place] or view is not None:
            message = self.messages[place]
            await patiently(lambda: _edit(message, content, view, files))
            self._shown[place] = content


async def _edit(
    message: Sent, content: str, view: discord.ui.View | None, files: Sequence[Snippet]
) -> None:
    extras: dict[str, Any] = {"attachments": _files(files)} if files else {}
    if view is not None:
        extras["view"] = view
    await message.edit(content=content, allowed_mentions=NOBODY, **extras)


def _extras(view: discord.ui.View | None, files: Sequence[Snippet]) -> dict[str, Any]:
    extras: dict[str, Any] = {"files": _files(files)} if files else {}
    if view is not None:
        extras["view"] = view
    return extras


def _files(snippets: Sequence[Snippet]) -> list[discord.File]:
    """Make the uploads anew for each attempt, as sending consumes them."""
    return [discord.File(io.BytesIO(one.text.encode()), one.name) for one in snippets]
