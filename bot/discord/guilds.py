"""`/server` and `/persona`: what concerns one guild, for those who manage it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.identity import person_of, shown_name
from bot.discord.interactions import say
from bot.discord.operators import require_manager
from bot.discord.places import ANNOUNCE, CHANNEL, COOLDOWN, DAILY, PERSONA, ROLE, Places
from bot.discord.refusal import Refused
from bot.discord.told import TO_SPEAK, lacking, missing_permissions, told
from bot.standing import LEARNING

PERSONA_LIMIT = 2000
_SWITCH = {True: "on", False: None}


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class GuildCommands(
    commands.GroupCog, group_name="server", group_description="My rules on this server"
):
    """Limits, learning and announcements of one guild."""

    def __init__(self, places: Places, restate: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._places = places
        self._restate = restate

    async def _set(
        self, interaction: discord.Interaction[Any], key: str, value: str | None, channel: str = ""
    ) -> None:
        guild = require_manager(interaction)
        by = person_of(self._places.source, interaction.user.id)
        await self._places.set(guild, key, value, by, channel)

    @app_commands.command(description="May chats of this server be learned from?")
    async def learning(self, interaction: discord.Interaction[Any], on: bool) -> None:
        """Switch learning on or off for this guild."""
        async with told(interaction):
            await self._set(interaction, LEARNING, _SWITCH[on])
            await self._restate()
            words = (
                "Learning is on: chats of people who opted in may be learned from. `/status` says "
                "whether anything else is missing."
                if on
                else "Learning is off: nothing said on this server is learned from."
            )
            await say(interaction, words)

    @app_commands.command(description="Allow a channel; once one is allowed, I answer there only")
    @app_commands.describe(channel="Left out, with allow False: all channels again")
    async def channel(
        self,
        interaction: discord.Interaction[Any],
        allow: bool,
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Allow or disallow a channel, or lift the rule, also for channels that are gone."""
        async with told(interaction):
            if channel is None and allow:
                raise Refused("Name the channel to allow.")
            place = await self._places.of(require_manager(interaction))
            for id in [channel.id] if channel else place.channels(CHANNEL):
                await self._set(interaction, CHANNEL, _SWITCH[allow], str(id))
            await say(interaction, await self._rules(require_manager(interaction)))

    @app_commands.command(
        description="Allow a role; once one is allowed, I answer its members only"
    )
    @app_commands.describe(role="Left out, with allow False: everybody again")
    async def role(
        self,
        interaction: discord.Interaction[Any],
        allow: bool,
        role: discord.Role | None = None,
    ) -> None:
        """Allow or disallow a role, or lift the rule, also for roles that are gone."""
        async with told(interaction):
            if role is None and allow:
                raise Refused("Name the role to allow.")
            place = await self._places.of(require_manager(interaction))
            for id in [role.id] if role else place.roles():
                await self._set(interaction, f"{ROLE}{id}", _SWITCH[allow])
            await say(interaction, await self._rules(require_manager(interaction)))

    @app_commands.command(description="Seconds a person waits between asks (0: none)")
    async def cooldown(
        self, interaction: discord.Interaction[Any], seconds: app_commands.Range[int, 0, 86400]
    ) -> None:
        """Set the pause between asks."""
        async with told(interaction):
            await self._set(interaction, COOLDOWN, str(seconds) if seconds else None)
            await say(interaction, await self._rules(require_manager(interaction)))

    @app_commands.command(description="Replies a person gets a day (0: no limit)")
    async def daily(
        self, interaction: discord.Interaction[Any], replies: app_commands.Range[int, 0, 100000]
    ) -> None:
        """Set the daily cap."""
        async with told(interaction):
            await self._set(interaction, DAILY, str(replies) if replies else None)
            await say(interaction, await self._rules(require_manager(interaction)))

    @app_commands.command(description="Where the verdicts of training rounds are announced")
    async def announcements(
        self,
        interaction: discord.Interaction[Any],
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Choose the channel of announcements; without one, there are none."""
        async with told(interaction):
            require_manager(interaction)
            if missing := missing_permissions(channel, interaction.guild, TO_SPEAK):
                raise Refused(lacking(channel, missing))
            await self._set(interaction, ANNOUNCE, str(channel.id) if channel else None)
            where = f"in {channel.mention}" if channel else "nowhere"
            await say(interaction, f"Verdicts of training rounds are announced {where}.")

    @app_commands.command(description="What is set for this server")
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """List the rules."""
        async with told(interaction):
            await say(interaction, await self._rules(require_manager(interaction)))

    async def _rules(self, guild_id: int) -> str:
        place = await self._places.of(guild_id)
        channels = ", ".join(f"<#{one}>" for one in place.channels(CHANNEL)) or "all"
        roles = ", ".join(f"<@&{one}>" for one in place.roles()) or "all"
        announced = place.value(ANNOUNCE)
        return "\n".join(
            [
                f"Learning: **{place.value(LEARNING) or 'off'}**",
                f"Channels: {channels}",
                f"Roles: {roles}",
                f"Pause between asks: {place.number(COOLDOWN) or 'no'} seconds",
                f"Replies a person a day: {place.number(DAILY) or 'no limit'}",
                f"Announcements: {f'<#{announced}>' if announced else 'nowhere'}",
                f"Personas: {sum(one.key == PERSONA for one in place.settings)}",
            ]
        )


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class PersonaCommands(
    commands.GroupCog, group_name="persona", group_description="How I speak here"
):
    """System prompts for a channel or the whole guild."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._places = places

    @app_commands.command(description="Set how I speak: in this channel, or on the whole server")
    @app_commands.describe(text="The system prompt", whole_server="Not only in this channel")
    async def set(
        self,
        interaction: discord.Interaction[Any],
        text: app_commands.Range[str, 1, PERSONA_LIMIT],
        whole_server: bool = False,
    ) -> None:
        """Set a persona; threads have their channel's."""
        async with told(interaction):
            guild = require_manager(interaction)
            by = person_of(self._places.source, interaction.user.id)
            channel = "" if whole_server else str(_home(interaction))
            await self._places.set(guild, PERSONA, text, by, channel)
            where = f"<#{channel}> and its threads" if channel else "this server"
            await say(
                interaction,
                f"Set for {where}. Your words now stand in every prompt there, so replies are "
                "learned from only if you opted in too (`/privacy learn`).",
            )

    @app_commands.command(description="The persona that holds in this channel")
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """Show what holds here."""
        async with told(interaction):
            place = await self._places.of(require_manager(interaction))
            found = place.persona(interaction.channel_id or 0, _home(interaction))
            words = f"By {shown_name(found.by)}:\n{found.text}" if found else "None is set."
            await say(interaction, words)

    @app_commands.command(description="Remove the persona of this channel, or of the server")
    async def clear(
        self, interaction: discord.Interaction[Any], whole_server: bool = False
    ) -> None:
        """Remove a persona."""
        async with told(interaction):
            guild = require_manager(interaction)
            by = person_of(self._places.source, interaction.user.id)
            channel = "" if whole_server else str(_home(interaction))
            await self._places.set(guild, PERSONA, None, by, channel)
            await say(interaction, "Removed.")


def _home(interaction: discord.Interaction[Any]) -> int:
    """Return the channel that a persona belongs to: a thread's is its parent."""
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        return channel.parent_id
    return interaction.channel_id or 0
