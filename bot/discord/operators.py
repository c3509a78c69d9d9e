"""Who may change the model: operators; and who may change a guild: its managers.

Both are asked again at the moment of acting, never remembered from when a button was shown.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import discord

from bot.discord.patience import LOST, patiently
from bot.discord.refusal import Refused
from bot.settings import DiscordSettings

if TYPE_CHECKING:
    from bot.discord.client import Client

OWNER_SECONDS = 60.0
"""How long the application's owner or team is believed before it is asked for again."""

PATIENCE_SECONDS = 10.0
"""How long Discord may take to say who that is."""


class Operators:
    """Knows the operators: the application's owner or team, and those whom the settings name."""

    def __init__(self, client: Client, settings: DiscordSettings) -> None:
        self._client = client
        self._settings = settings
        self._owners: frozenset[int] = frozenset()
        self._asked_at = -OWNER_SECONDS

    async def require(self, interaction: discord.Interaction[Any]) -> None:
        """Raise Refused unless the person may change the model now."""
        if interaction.user.id in self._settings.operators:
            return
        if interaction.guild_id in self._settings.home_guilds and manages(interaction):
            return
        if interaction.user.id in await self._application_owners():
            return
        raise Refused(
            "That changes the model, which is one for all servers, so it belongs to operators: "
            "the application's owner or team, and those named in discord.operators and "
            "discord.home_guilds."
        )

    async def _application_owners(self) -> frozenset[int]:
        if time.monotonic() - self._asked_at < OWNER_SECONDS:
            return self._owners
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                application = await patiently(self._client.application_info)
        except LOST as error:
            raise Refused(
                "Discord does not tell me just now who owns this application; try again."
            ) from error
        team = application.team
        accepted = discord.TeamMembershipState.accepted
        self._owners = frozenset(
            [member.id for member in team.members if member.membership_state is accepted]
            if team
            else [application.owner.id]
        )
        self._asked_at = time.monotonic()
        return self._owners


def manages(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person has Manage Server, by what Discord says with this very interaction."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def require_manager(interaction: discord.Interaction[Any]) -> int:
    """Return the guild's id, or raise Refused unless the person manages it now."""
    if interaction.guild_id is None or not manages(interaction):
        raise Refused("That belongs to people with the Manage Server permission.")
    return interaction.guild_id
