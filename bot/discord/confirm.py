"""Ask once more before something that cannot be taken back, and check the right again then."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import discord

from bot.discord.interactions import rewrite, say, take
from bot.discord.patience import LOST
from bot.discord.told import REFUSALS, told

CONFIRM_SECONDS = 120.0
"""How long a question waits for its answer."""

Act: TypeAlias = Callable[[discord.Interaction[Any]], Awaitable[str]]


class _Question(discord.ui.View):
    def __init__(self, act: Act, asked: discord.Interaction[Any]) -> None:
        super().__init__(timeout=CONFIRM_SECONDS)
        self._act = act
        self._asked = asked

    @discord.ui.button(label="Yes", style=discord.ButtonStyle.danger)
    async def yes(
        self, interaction: discord.Interaction[Any], _: discord.ui.Button[discord.ui.View]
    ) -> None:
        """Do it; `act` checks again whether the person may."""
        async with told(interaction):
            self.stop()
            await take(interaction)
            try:
                words = await self._act(interaction)
            except REFUSALS as refusal:
                words = str(refusal)
            await rewrite(interaction, words)

    @discord.ui.button(label="No", style=discord.ButtonStyle.secondary)
    async def no(
        self, interaction: discord.Interaction[Any], _: discord.ui.Button[discord.ui.View]
    ) -> None:
        """Leave everything as it is."""
        async with told(interaction):
            self.stop()
            await rewrite(interaction, "Nothing was changed.")

    async def on_timeout(self) -> None:
        """Say that the question stands no longer."""
        with contextlib.suppress(*LOST):
            await rewrite(self._asked, "That was not confirmed in time; nothing was changed.")


async def confirm(interaction: discord.Interaction[Any], question: str, act: Act) -> None:
    """Ask the person, so that only they see it; on "Yes" run `act` and show what it returns."""
    await say(interaction, question, view=_Question(act, interaction))
