"""Ask once more before something that cannot be taken back, and check the right again then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import discord

from bot.discord.speech import NOBODY
from bot.discord.told import defer, say, told

Act: TypeAlias = Callable[[discord.Interaction[Any]], Awaitable[str]]


class _Ask(discord.ui.View):
    def __init__(self, act: Act, user: int) -> None:
        super().__init__(timeout=120)
        self._act = act
        self._user = user

    @discord.ui.button(label="Yes", style=discord.ButtonStyle.danger)
    async def yes(
        self, interaction: discord.Interaction[Any], _: discord.ui.Button[discord.ui.View]
    ) -> None:
        """Do it; `act` checks again whether the person may."""
        async with told(interaction):
            if interaction.user.id != self._user:
                return
            self.stop()
            await defer(interaction, thinking=False)
            words = await self._act(interaction)
            await interaction.edit_original_response(
                content=words[:2000], view=None, allowed_mentions=NOBODY
            )

    @discord.ui.button(label="No", style=discord.ButtonStyle.secondary)
    async def no(
        self, interaction: discord.Interaction[Any], _: discord.ui.Button[discord.ui.View]
    ) -> None:
        """Leave everything as it is."""
        async with told(interaction):
            self.stop()
            await interaction.response.edit_message(content="Nothing was changed.", view=None)


async def confirm(interaction: discord.Interaction[Any], question: str, act: Act) -> None:
    """Ask the person, so that only they see it; on "Yes" run `act` and show what it returns."""
    await say(interaction, question, view=_Ask(act, interaction.user.id))
