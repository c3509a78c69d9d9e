"""Answers to commands and buttons: the first within Discord's three seconds, each of them once.

Whoever answers an interaction does it through here. A first answer whose own answer was lost is
given again, and Discord says then that it has it. What is said, and how errors become words, is
decided elsewhere.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import discord

from bot.discord.patience import LOST, patiently
from bot.discord.speech import (
    NOBODY,
    TOKEN_EXPIRED,
    Files,
    Sent,
    extras_of,
    send_into,
    uploads,
)

logger = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

IN_TIME_SECONDS = 2.0
"""Discord gives an interaction up after three; what is not answered by then is put off."""

ALREADY_ANSWERED = 40060

_KEY = "thumbwise answer"


@dataclass
class _Answer:
    """How far an interaction is answered; `lock` lets one answer go out at a time."""

    stage: Literal["open", "thinking", "answered"] = "open"
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


def _answer_to(interaction: Interaction) -> _Answer:
    found: _Answer = interaction.extras.setdefault(_KEY, _Answer())
    return found


@asynccontextmanager
async def in_time(interaction: Interaction) -> AsyncIterator[None]:
    """Put the answer off by itself, so that only the person sees it, if the block takes long."""
    timer = asyncio.create_task(_put_off(interaction), name="put an answer off")
    try:
        yield
    finally:
        if _answer_to(interaction).lock.locked():
            await asyncio.wait({timer})  # It is telling Discord just now: half a call is none.
        else:
            timer.cancel()


async def _put_off(interaction: Interaction) -> None:
    await asyncio.sleep(IN_TIME_SECONDS)
    try:
        await defer(interaction, ephemeral=True)
    except LOST as error:
        logger.info("an answer could not be put off: %s", type(error).__name__)


async def defer(interaction: Interaction, *, ephemeral: bool = False) -> None:
    """Show that an answer follows; nothing happens if there is one already.

    Raises:
        discord.HTTPException, aiohttp.ClientError, OSError: Discord could not be told.
    """
    answer = _answer_to(interaction)
    async with answer.lock:
        if answer.stage == "open":
            await _first(lambda: interaction.response.defer(thinking=True, ephemeral=ephemeral))
            answer.stage = "thinking"


async def take(interaction: Interaction) -> None:
    """Take a pressed button, whose message is edited later or not at all; see `defer`."""
    answer = _answer_to(interaction)
    async with answer.lock:
        if answer.stage == "open":
            await _first(interaction.response.defer)
            answer.stage = "answered"


async def say(
    interaction: Interaction,
    words: str,
    *,
    view: discord.ui.View | None = None,
    files: Files = (),
) -> Sent | None:
    """Answer so that only the person sees it; after `defer` this fills the deferred answer.

    Returns:
        The message, where the answer had been deferred and could be filled.
    """
    words = words[:2000]
    answer = _answer_to(interaction)
    try:
        async with answer.lock:
            if answer.stage == "thinking":
                message = await patiently(lambda: _fill(interaction, words, view, files))
                answer.stage = "answered"
                return message
            if answer.stage == "open":
                await _say_first(interaction, words, view, files)
                answer.stage = "answered"
                return None
            await patiently(
                lambda: interaction.followup.send(
                    words, ephemeral=True, allowed_mentions=NOBODY, **extras_of(view, files)
                ),
                repeatable=False,
            )
    except LOST as error:
        logger.info("nobody could be told: %s", error)
    return None


async def _say_first(
    interaction: Interaction, words: str, view: discord.ui.View | None, files: Files
) -> None:
    arrived = await _first(
        lambda: interaction.response.send_message(
            words, ephemeral=True, allowed_mentions=NOBODY, **extras_of(view, files)
        )
    )
    if not arrived and view is not None:
        # discord.py listens to a view's buttons once it has seen the message arrive.
        await patiently(lambda: _fill(interaction, words, view, files))


async def rewrite(interaction: Interaction, words: str) -> None:
    """Let the message whose button was pressed say something else, without buttons."""
    answer = _answer_to(interaction)
    async with answer.lock:
        if answer.stage == "open":
            await _first(
                lambda: interaction.response.edit_message(
                    content=words[:2000], view=None, allowed_mentions=NOBODY
                )
            )
        else:
            await patiently(
                lambda: interaction.edit_original_response(
                    content=words[:2000], view=None, allowed_mentions=NOBODY
                )
            )
        answer.stage = "answered"


async def ask_by_modal(interaction: Interaction, modal: discord.ui.Modal) -> bool:
    """Show a modal; False when it is too late for one, as the answer was put off."""
    answer = _answer_to(interaction)
    async with answer.lock:
        if answer.stage != "open":
            return False
        await _first(lambda: interaction.response.send_modal(modal))
        answer.stage = "answered"
        return True


class ToInteraction:
    """Shows a reply as the answer to a command or button, then in more messages."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._begun = False

    async def think(self) -> None:
        """Do nothing: a deferred interaction shows by itself that we think."""

    async def send(
        self, content: str, view: discord.ui.View | None = None, files: Files = ()
    ) -> Sent:
        """Fill the deferred answer, or follow it up; by the channel when the token expired."""
        answer = _answer_to(self._interaction)
        try:
            if not self._begun:
                async with answer.lock:
                    sent = await patiently(lambda: _fill(self._interaction, content, view, files))
                    answer.stage = "answered"
                self._begun = True
                return sent
            followed: Sent = await patiently(
                lambda: self._interaction.followup.send(
                    content, wait=True, allowed_mentions=NOBODY, **extras_of(view, files)
                ),
                repeatable=False,
            )
            return followed
        except discord.HTTPException as error:
            channel = self._interaction.channel
            if error.code not in TOKEN_EXPIRED or not isinstance(channel, discord.abc.Messageable):
                raise
            return await send_into(channel, content, view, files)


async def _first(call: Callable[[], Awaitable[object]]) -> bool:
    """Give a first answer; False when Discord had it already, as its own answer was lost."""
    try:
        await patiently(call)
    except discord.HTTPException as error:
        if error.code != ALREADY_ANSWERED:
            raise
        return False
    return True


async def _fill(
    interaction: Interaction, words: str, view: discord.ui.View | None, files: Files
) -> Sent:
    extras: dict[str, Any] = {"attachments": uploads(files)} if files else {}
    if view is not None:
        extras["view"] = view
    return await interaction.edit_original_response(
        content=words, allowed_mentions=NOBODY, **extras
    )
