"""The buttons under every reply: thumbs, "again", "run" under Python, and the version that spoke.

Their state stands in their ids, so they live on after a restart. What a press does is decided by
thumbs.py, asking.py and runs.py, through the client.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord

from bot.running import has_python
from storage.records import ReplyRecord

if TYPE_CHECKING:
    from bot.discord.client import Client

UP, DOWN, AGAIN, RUN, BY = "up", "down", "again", "run", "by"
_LOOKS: dict[str, dict[str, Any]] = {
    UP: {"emoji": "👍", "style": discord.ButtonStyle.secondary},
    DOWN: {"emoji": "👎", "style": discord.ButtonStyle.secondary},
    AGAIN: {"emoji": "🔁", "style": discord.ButtonStyle.secondary},
    RUN: {"emoji": "▶️", "style": discord.ButtonStyle.secondary},
    BY: {"style": discord.ButtonStyle.secondary, "disabled": True},
}


class ReplyButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"tw:(?P<what>up|down|again|run|by):(?P<of>[\w.-]+)",
):
    """One button of a reply; for the version's label `of` is the version, else the reply's id."""

    def __init__(self, what: str, of: str) -> None:
        label = of if what == BY else None
        super().__init__(
            discord.ui.Button(custom_id=f"tw:{what}:{of}", label=label, **_LOOKS[what])
        )
        self.what = what
        self.of = of

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> ReplyButton:
        """Make the button anew from its id."""
        return cls(match["what"], match["of"])

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let no replayed press count twice."""
        client: Client = interaction.client
        return client.first_time(interaction.id)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to who answers for it."""
        client: Client = interaction.client
        if self.what == AGAIN:
            await client.asking.again(interaction, self.of)
        elif self.what == RUN:
            await client.runs.pressed(interaction, self.of)
        elif self.what != BY:
            await client.thumbs.pressed(interaction, self.of, 1 if self.what == UP else -1)


def reply_view(reply: ReplyRecord) -> discord.ui.View:
    """Return the row of buttons of a reply."""
    view = discord.ui.View(timeout=None)
    for what in (UP, DOWN, AGAIN, *([RUN] if has_python(reply) else [])):
        view.add_item(ReplyButton(what, reply.id))
    view.add_item(ReplyButton(BY, reply.version))
    return view
