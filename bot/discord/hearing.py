"""Which messages are for the bot, and what they say: mention, reply, direct message, own thread.

Without the Message Content intent Discord gives the text of just these; a message in one of our
threads that neither mentions nor pings us comes empty, and we say so once.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any, TypeAlias

import discord

from bot.discord.composing import Heard
from bot.discord.identity import person_of
from bot.discord.patience import LOST, patiently
from bot.discord.places import parent_of
from storage.errors import NotFound
from storage.records import ReplyRecord, Source
from storage.store import Store

ANSWERED_TYPES = (discord.MessageType.default, discord.MessageType.reply)
TEXT_ENDINGS = (
    *(".c", ".cfg", ".cpp", ".cs", ".css", ".csv", ".go", ".h", ".html", ".ini", ".java", ".js"),
    *(".json", ".kt", ".log", ".lua", ".md", ".php", ".py", ".rb", ".rs", ".rst", ".sh", ".sql"),
    *(".toml", ".ts", ".tsv", ".txt", ".xml", ".yaml", ".yml"),
)
DOWNLOADED_BYTES = 4 << 20
"""The largest attachment that is fetched at all; what is read of it is a setting."""

UNREADABLE = (
    "I cannot read messages in this thread unless they mention me or reply to me with a ping. "
    "(Whoever runs me can change that with the Message Content intent.)"
)


_Finder: TypeAlias = Callable[[], str | None]


class Ears:
    """Makes of a message what was asked, if it was for us."""

    def __init__(self, store: Store, source: Source, attachment_bytes: int) -> None:
        self._store = store
        self._source = source
        self._attachment_bytes = attachment_bytes

    def is_for(self, me: discord.ClientUser, message: discord.Message) -> bool:
        """Whether a message is meant for us."""
        if message.author.bot or message.type not in ANSWERED_TYPES:
            return False
        return (
            message.guild is None
            or me in message.mentions
            or (bool(message.content) and _replies_to(message, me.id))
            or (bool(message.content or message.attachments) and is_own_thread(message.channel, me))
        )

    def is_unreadable(self, me: discord.ClientUser, message: discord.Message) -> bool:
        """Whether somebody wrote in one of our threads, and the words are kept from us."""
        written = message.type in ANSWERED_TYPES and not message.author.bot
        return written and not message.content and is_own_thread(message.channel, me)

    async def hear(self, me: discord.ClientUser, message: discord.Message) -> Heard:
        """Return what a message that is for us asks."""
        channel = message.channel
        quoted = _quoted(message, me.id)
        words = "\n\n".join(
            part
            for part in (
                f"{_quote(quoted.content)}" if quoted else "",
                _words(message, me.id),
                *[await self.read(one) for one in message.attachments if is_text(one)],
            )
            if part
        )
        return Heard(
            user=message.author,
            words=words,
            guild_id=message.guild.id if message.guild else None,
            channel_id=channel.id,
            parent_id=parent_of(channel),
            quoted=frozenset([person_of(self._source, quoted.author.id)] if quoted else []),
            after=await self._after(message, me),
        )

    async def last_reply(self, channel_id: int) -> ReplyRecord | None:
        """Return the newest reply of a direct message or thread since its fresh start."""
        return await asyncio.to_thread(self._find, lambda: self._store.last_shown(str(channel_id)))

    async def reply_shown_by(self, message_id: int) -> ReplyRecord | None:
        """Return the reply that a message shows."""
        return await asyncio.to_thread(self._find, lambda: self._store.shown_by(str(message_id)))

    async def people_in(self, message: discord.Message) -> frozenset[str]:
        """Return whose words a message holds.

        One of ours holds those of its reply. Where that is not known any more, it counts as our
        own words: we never opt in, so nothing is learned from it.
        """
        reply = await self.reply_shown_by(message.id)
        people = reply.people if reply else ()
        return frozenset(people or [person_of(self._source, message.author.id)])

    async def _after(self, message: discord.Message, me: discord.ClientUser) -> ReplyRecord | None:
        to = message.reference.message_id if message.reference else None
        if to is not None and (found := await self.reply_shown_by(to)):
            return found
        if message.guild is None or is_own_thread(message.channel, me):
            return await self.last_reply(message.channel.id)
        return None

    def _find(self, find: _Finder) -> ReplyRecord | None:
        found = find()
        if found is None:
            return None
        try:
            return self._store.reply(found)
        except NotFound:
            return None

    async def read(self, attachment: discord.Attachment) -> str:
        """Return an attached text as a code block, up to the limit; words if it cannot be read."""
        if attachment.size > DOWNLOADED_BYTES:
            return f"({attachment.filename} is too large to be read)"
        try:
            data = await patiently(attachment.read)
        except LOST:
            return f"({attachment.filename} could not be read)"
        text = data[: self._attachment_bytes].decode(errors="replace").replace("```", "'''")
        cut = "\n(the rest is left out)" if len(data) > self._attachment_bytes else ""
        return f"{attachment.filename}:\n```\n{text}\n```{cut}"


def is_own_thread(channel: Any, me: discord.ClientUser) -> bool:
    """Whether a channel is a thread that we started."""
    return isinstance(channel, discord.Thread) and channel.owner_id == me.id


def shown_in(message: discord.Message) -> str:
    """Return what a message shows as text: its words, and those of its embeds."""
    embedded = [part for one in message.embeds for part in (one.title, one.description) if part]
    return "\n\n".join([message.content, *embedded]).strip()


def is_text(attachment: discord.Attachment) -> bool:
    """Whether an attachment is a text to read."""
    kind = attachment.content_type or ""
    return kind.startswith("text/") or attachment.filename.lower().endswith(TEXT_ENDINGS)


def _replies_to(message: discord.Message, user: int) -> bool:
    resolved = message.reference.resolved if message.reference else None
    return isinstance(resolved, discord.Message) and resolved.author.id == user


def _quoted(message: discord.Message, me: int) -> discord.Message | None:
    """Return the message of somebody else that this one replies to, if its text is known."""
    resolved = message.reference.resolved if message.reference else None
    if not isinstance(resolved, discord.Message) or resolved.author.id == me:
        return None
    return resolved if resolved.content else None


def _words(message: discord.Message, me: int) -> str:
    """Return the text without our mention, other mentions as names."""
    text = re.sub(rf"<@!?{me}>", "", message.content)
    for user in message.mentions:
        text = re.sub(rf"<@!?{user.id}>", f"@{user.display_name}", text)
    return text.strip()


def _quote(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())
