"""The door of every command and button: whatever goes wrong is told to the person, quietly."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord

from bot.cron import ScheduleError
from bot.discord.interactions import in_time, say
from bot.discord.patience import LOST
from bot.discord.refusal import Refused
from bot.discord.speech import TOKEN_EXPIRED
from bot.ratings import RatingError
from bot.rounds import RoundRefused
from bot.running import SnippetRefused
from bot.versions import VersionRefused
from storage.errors import StorageError

logger = logging.getLogger(__name__)

REFUSALS = (
    *(Refused, RoundRefused, VersionRefused, SnippetRefused),
    *(ScheduleError, RatingError, StorageError),
)
BROKEN = "Something went wrong on my side; it is in my log."
UNREACHED = "Discord could not be reached for a part of that; please try again."

NEEDED = (
    ("view_channel", "View Channel"),
    ("send_messages", "Send Messages"),
    ("read_message_history", "Read Message History"),
    ("attach_files", "Attach Files"),
    ("embed_links", "Embed Links"),
)
IN_THREADS = {"send_messages": ("send_messages_in_threads", "Send Messages in Threads")}
"""What takes a permission's place in a thread."""

TO_SPEAK = NEEDED[:2]
TO_ANSWER = NEEDED[:3]
"""Without these we are mute, or cannot reply to a message."""


@asynccontextmanager
async def told(interaction: discord.Interaction[Any]) -> AsyncIterator[None]:
    """Tell the person what the block refuses; log what breaks it and say so.

    A block that takes long has its answer put off, so that none comes too late.
    """
    try:
        async with in_time(interaction):
            yield
    except REFUSALS as refusal:
        await say(interaction, str(refusal))
    except discord.HTTPException as error:
        if error.code in TOKEN_EXPIRED:
            logger.info("an interaction had expired before it was answered")
            return
        await say(interaction, words_for(error, interaction.channel, interaction.guild))
    except LOST as error:
        logger.warning("Discord could not be reached: %s", type(error).__name__)
        await say(interaction, UNREACHED)
    except Exception:
        logger.exception("a command broke")
        await say(interaction, BROKEN)


def words_for(error: discord.HTTPException, channel: Any, guild: discord.Guild | None) -> str:
    """Say what Discord refused; for missing permissions, which ones."""
    if isinstance(error, discord.Forbidden):
        missing = missing_permissions(channel, guild)
        if missing:
            return lacking(channel, missing)
        return f"Discord does not let me do that here ({error.text or 'missing permissions'})."
    return f"Discord refused that ({error.status} {error.text}); please try again."


def lacking(channel: Any, missing: Sequence[str]) -> str:
    """Say which permissions we lack in a channel."""
    where = getattr(channel, "mention", "this channel")
    return f"I lack permissions in {where}: {', '.join(missing)}. An admin can give them."


def missing_permissions(
    channel: Any, guild: discord.Guild | None, wanted: Sequence[tuple[str, str]] = NEEDED
) -> list[str]:
    """Name those of the wanted permissions that we lack in a channel."""
    if guild is None or guild.me is None:
        return []
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return []
    mine = channel.permissions_for(guild.me)
    in_thread = isinstance(channel, discord.Thread)
    return [
        words
        for name, words in (IN_THREADS.get(one[0], one) if in_thread else one for one in wanted)
        if not getattr(mine, name)
    ]
