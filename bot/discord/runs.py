"""The code of replies, run: what happened is shown under the reply, on demand or by a setting.

Where and how it runs is `bot.running`'s affair. The result is an embed, so that nothing that a
snippet prints can ping anybody, and it is cut so that it floods no channel.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord

from bot.discord.interactions import take
from bot.discord.patience import LOST, patiently
from bot.discord.places import Places, parent_of
from bot.discord.refusal import Refused
from bot.discord.speech import Sent, lastingly
from bot.discord.told import told
from bot.running import SnippetRefused, Snippets, has_python, line_of, mark_of
from storage.errors import StorageError
from storage.records import Execution, ReplyRecord

logger = logging.getLogger(__name__)

SHOWN_CHARACTERS = 900
SHOWN_LINES = 20
LINE_CHARACTERS = 200
_COLOURS = {"✅": 0x57F287, "❌": 0xED4245, "⏱": 0xFEE75C}


class Runs:
    """Runs replies' code when somebody presses ▶️, and shows what ran by itself."""

    def __init__(self, snippets: Snippets, places: Places) -> None:
        self._snippets = snippets
        self._places = places
        self._waiting: set[int] = set()
        self._showing: set[asyncio.Task[None]] = set()

    async def pressed(self, interaction: discord.Interaction[Any], reply: str) -> None:
        """Run a reply's code, one at a time for each person, and show under it what happened."""
        async with told(interaction):
            user, here = interaction.user, interaction.channel_id or 0
            parent = parent_of(interaction.channel)
            if against := await self._places.rule_against(user, interaction.guild_id, here, parent):
                raise Refused(against)
            if user.id in self._waiting:
                raise Refused("The code that you asked for last still runs; one at a time, please.")
            self._waiting.add(user.id)
            try:
                await take(interaction)
                execution = await self._snippets.run(reply)
                shown = result_of(execution)
                await patiently(lambda: interaction.edit_original_response(embed=shown))
            finally:
                self._waiting.discard(user.id)

    def said(self, reply: ReplyRecord, message: Sent) -> None:
        """Take notice of a shown reply: where code runs by itself, the message will show how."""
        if self._snippets.automatic and has_python(reply):
            task = asyncio.create_task(self._show(reply.id, message), name=f"show run {reply.id}")
            self._showing.add(task)
            task.add_done_callback(self._showing.discard)

    async def close(self) -> None:
        """Show nothing more."""
        for task in self._showing:
            task.cancel()
        await asyncio.gather(*self._showing, return_exceptions=True)

    async def _show(self, reply: str, message: Sent) -> None:
        try:
            shown = result_of(await self._snippets.run(reply, again=False))
            await lastingly(message, lambda one: one.edit(embed=shown))
        except (SnippetRefused, StorageError, *LOST) as problem:
            logger.info("the run of %s is not shown: %s", reply, type(problem).__name__)
        except Exception:
            logger.exception("the run of %s broke", reply)


def result_of(execution: Execution) -> discord.Embed:
    """Say in an embed what happened: its mark, one line, and what was printed."""
    mark = mark_of(execution)
    line = _plain(line_of(execution)).replace("\n", " ")[:LINE_CHARACTERS]
    words = f"{mark} {line}" if execution.reason == "ok" else f"{mark} `{line or 'it ended'}`"
    if printed := _cut(_plain(execution.stdout).rstrip()):
        words += f"\n```\n{printed}\n```"
    return discord.Embed(description=words, colour=_COLOURS[mark])


def _plain(text: str) -> str:
    """Return a text without control characters and without what would end its code block."""
    kept = "".join(one for one in text if one.isprintable() or one in "\n\t")
    return kept.replace("`", "'")


def _cut(text: str) -> str:
    lines = text.split("\n")
    shown = "\n".join(lines[:SHOWN_LINES])[:SHOWN_CHARACTERS]
    return shown if shown == text else f"{shown}\n… (the rest is left out)"
