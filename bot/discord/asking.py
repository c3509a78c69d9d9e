"""What somebody asks, by message, command or button: whether it may be answered, and what it says.

The reply itself is made by chat.py; here limits and permissions are asked first, and a person is
told when there is no reply.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import discord

from bot.discord.composing import Heard
from bot.discord.hearing import UNREADABLE, is_own_thread, is_text
from bot.discord.identity import person_of
from bot.discord.interactions import ToInteraction, defer
from bot.discord.patience import LOST, patiently
from bot.discord.places import parent_of
from bot.discord.refusal import Refused
from bot.discord.speech import InChannel, send_into
from bot.discord.told import TO_ANSWER, missing_permissions, told
from storage.errors import NotFound

if TYPE_CHECKING:
    from bot.discord.client import Client

logger = logging.getLogger(__name__)

NOTHING_HEARD = (
    "Yes? Say something with it. To ask about somebody's message, right-click it → Apps → "
    "Explain this. `/help` says more."
)


class Asking:
    """Takes asks for the client."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def command(
        self,
        interaction: discord.Interaction[Any],
        words: str,
        *,
        files: Sequence[discord.Attachment] = (),
        quoted: frozenset[str] = frozenset(),
        lines: Sequence[str] = (),
        read: int = 0,
        alone: bool = False,
    ) -> None:
        """Answer a command.

        Args:
            interaction: The command, not answered yet.
            words: What is asked; with `lines` or `read`, a form for these.
            files: Texts to read with it.
            quoted: Whose words besides the asker's stand in it.
            lines: What was said, oldest first; the oldest may be left out.
            read: How many of the channel's last messages to read as lines.
            alone: Whether it stands for itself, with nothing said before.
        """
        async with told(interaction), self._admitted(interaction):
            for file in files:
                if not is_text(file):
                    raise Refused(f"{file.filename} is no text file, so I cannot read it.")
            await defer(interaction)
            words = "\n\n".join([words, *[await self._client.ears.read(one) for one in files]])
            if read:
                lines, quoted = await self._read_channel(interaction, read)
                alone = True
            here = interaction.channel_id or 0
            goes_on = not alone and (
                interaction.guild is None or self._client.owns(interaction.channel)
            )
            async with self._turn(here if goes_on else interaction.id):
                heard = Heard(
                    interaction.user,
                    words,
                    interaction.guild_id,
                    here,
                    parent_of(interaction.channel),
                    quoted,
                    await self._client.ears.last_reply(here) if goes_on else None,
                    lines=tuple(lines),
                )
                await self._answer(heard, interaction)
            await self._client.consent.greet(interaction.user, interaction)

    async def again(self, interaction: discord.Interaction[Any], reply_id: str) -> None:
        """Answer the same turn anew, for the person who asked."""
        async with told(interaction):
            try:
                reply = await asyncio.to_thread(self._client.app.store.reply, reply_id)
            except NotFound:
                raise Refused("That conversation is no longer kept; please ask anew.") from None
            if reply.person != person_of(self._client.settings.source, interaction.user.id):
                raise Refused("Only the person who asked can ask again.")
            async with self._admitted(interaction):
                await defer(interaction)
                heard = Heard(
                    interaction.user,
                    "",
                    interaction.guild_id,
                    interaction.channel_id or 0,
                    parent_of(interaction.channel),
                    again=reply,
                )
                await self._answer(heard, interaction)

    async def _answer(self, heard: Heard, interaction: discord.Interaction[Any]) -> None:
        if await self._client.chat.answer(heard, ToInteraction(interaction)) is None:
            raise Refused("That was stopped before its first word.")

    async def message(self, me: discord.ClientUser, message: discord.Message) -> None:
        """Answer a message that is for us, or say why not."""
        channel = message.channel
        if missing := missing_permissions(channel, message.guild, TO_ANSWER):
            where = getattr(channel, "mention", "that channel")
            await self._tell_directly(
                message.author, f"I cannot answer in {where}: I lack {', '.join(missing)}."
            )
            return
        guild = message.guild.id if message.guild else None
        goes_on = message.guild is None or is_own_thread(channel, me)
        try:
            async with (
                self._client.places.admitted(message.author, guild, channel.id, parent_of(channel)),
                self._turn(channel.id if goes_on else message.id),
            ):
                await self._hear_and_answer(me, message)
        except Refused as refusal:
            await self.tell(message, str(refusal))
        except discord.Forbidden:
            missing = missing_permissions(channel, message.guild)
            lack = ", ".join(missing) or "a permission"
            await self._tell_directly(message.author, f"I could not answer you: I lack {lack}.")
        except LOST as error:
            logger.warning("a reply could not be shown: %s", error)
        else:
            await self._client.consent.greet(message.author, message)

    async def _hear_and_answer(self, me: discord.ClientUser, message: discord.Message) -> None:
        heard = await self._client.ears.hear(me, message)
        if not heard.words:
            raise Refused(NOTHING_HEARD)
        await self._client.chat.answer(heard, InChannel(message), message.id)

    def _admitted(self, interaction: discord.Interaction[Any]) -> AbstractAsyncContextManager[None]:
        return self._client.places.admitted(
            interaction.user,
            interaction.guild_id,
            interaction.channel_id or 0,
            parent_of(interaction.channel),
        )

    def _turn(self, place: int) -> asyncio.Lock:
        """Return what lets the asks of one conversation be answered in the order they came."""
        return self._turns.setdefault(place, asyncio.Lock())

    async def unreadable(self, message: discord.Message) -> None:
        """Say, once in a thread, that its messages come without their text."""
        if message.guild and await self._client.places.tell_once(
            message.guild.id, message.channel.id
        ):
            await self.tell(message, UNREADABLE)

    async def tell(self, message: discord.Message, words: str) -> None:
        """Say something in reply to a message; it is no reply of the model."""
        try:
            await InChannel(message).send(words)
        except LOST as error:
            logger.info("nobody could be told: %s", error)

    async def _tell_directly(self, user: discord.User | discord.Member, words: str) -> None:
        try:
            await send_into(user, words)
        except LOST as error:
            logger.info("nobody could be told: %s", error)

    async def _read_channel(
        self, interaction: discord.Interaction[Any], last: int
    ) -> tuple[list[str], frozenset[str]]:
        """Return the channel's last messages as lines, and whose words they are."""
        channel = interaction.channel
        if not isinstance(channel, discord.TextChannel | discord.Thread):
            raise Refused("I can sum up text channels and threads only.")
        most = min(last, self._client.settings.history_messages)
        lines: list[str] = []
        people: set[str] = set()
        asked = discord.Object(interaction.id)
        for message in await patiently(lambda: _before(channel, asked, most)):
            if message.content:
                lines.append(f"{message.author.display_name}: {message.content}")
                people |= await self._client.ears.people_in(message)
        if not lines:
            raise Refused("There is nothing here that I can read.")
        return lines[::-1], frozenset(people)


async def _before(
    channel: discord.abc.Messageable, moment: discord.Object, count: int
) -> list[discord.Message]:
    """Return a channel's last messages before a moment, newest first."""
    return [message async for message in channel.history(limit=count, before=moment)]
