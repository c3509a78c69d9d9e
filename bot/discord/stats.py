"""`/stats` and `/status`: how the guild's learning goes, and what is learned from at all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.discord.announce import verdict_words
from bot.discord.consent import Consent
from bot.discord.identity import guild_of, shown_name
from bot.discord.interactions import defer, say
from bot.discord.picture import draw_curve
from bot.discord.told import told
from bot.standing import standing
from bot.status import CurvePoint, Status, curve_points
from learner.health import Alarm

SHOWN_ALARMS = 3


class Figures(commands.Cog):
    """What anybody may see."""

    def __init__(self, app: App, consent: Consent) -> None:
        self._app = app
        self._consent = consent

    @app_commands.command(description="How my learning goes on this server")
    async def stats(self, interaction: discord.Interaction[Any]) -> None:
        """Show the share of thumbs-up by version, with a picture."""
        async with told(interaction):
            await defer(interaction)
            app = self._app
            guild = guild_of(app.settings.discord.source, interaction.guild_id)
            status = await asyncio.to_thread(app.status)
            points = await asyncio.to_thread(curve_points, app.store, app.base.fingerprint, guild)
            files = []
            if points:
                files.append(("curve.png", await asyncio.to_thread(draw_curve, points)))
            words = stats_words(status, points, "this server" if guild else "all chats")
            await say(interaction, words, files=files)

    @app_commands.command(description="Whether anything is learned here, and what is missing")
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Say which state holds."""
        async with told(interaction):
            app = self._app
            lines = [await asyncio.to_thread(standing, app.settings.discord, app.store)]
            missing = await self._consent.missing(interaction.guild_id)
            here = "this server" if interaction.guild_id else "our direct messages"
            if missing:
                lines.append(f"Nothing from {here} is learned: {'; '.join(missing)}.")
            else:
                lines.append(f"From {here}, chats of people who opted in are learned from.")
            if paused := await app.rounds.paused_by():
                lines.append(f"Rounds are paused by {shown_name(paused)}.")
            lines.append(f"{app.versions.serving} speaks.")
            await say(interaction, "\n".join(lines))


def stats_words(status: Status, points: tuple[CurvePoint, ...], where: str) -> str:
    """Write the figures out."""
    lines = [f"**Thumbs of {where}**"]
    for point in points[-10:]:
        lines.append(
            f"{point.version}: {point.share:.0%} 👍 ({point.low:.0%} to {point.high:.0%}), "
            f"{point.up} 👍 {point.down} 👎"
        )
    if not points:
        lines.append("None yet.")
    lines.append(f"Ratings so far: {sum(point.up + point.down for point in points)}.")
    ratings = status.ratings
    lines.append(
        f"Next round: {ratings.missing} more ratings that may be learned from "
        f"({ratings.new} of {ratings.minimum})."
        if ratings.missing
        else f"Next round: enough ratings ({ratings.new}, wanted {ratings.minimum})."
    )
    times = sorted(time for plan in status.schedules for time in plan.next_times)
    moments = sorted(datetime.fromisoformat(time) for time in times)
    every = [
        plan.schedule.every_ratings for plan in status.schedules if plan.schedule.every_ratings
    ]
    if moments:
        lines.append(f"Next scheduled: {when(moments[0])}.")
    if every:
        lines.append(f"Also every {min(every)} new ratings.")
    if not moments and not every:
        lines.append("No round is scheduled.")
    lines += health_lines(status.health)
    if verdict := status.last_verdict:
        lines.append("Last verdict: " + verdict_words(verdict).replace("\n", "\n> "))
    return "\n".join(lines)[:2000]


def health_lines(alarms: Sequence[Alarm]) -> list[str]:
    """Say what keeps the bot from learning, the worst first."""
    if not alarms:
        return ["Health: nothing keeps me from learning."]
    shown = [f"⚠️ {alarm.words}. {alarm.remedy}" for alarm in alarms[:SHOWN_ALARMS]]
    more = len(alarms) - SHOWN_ALARMS
    return [*shown, f"And {more} more: the page shows them."] if more > 0 else shown


def when(moment: datetime) -> str:
    """Write a moment so that Discord shows it in each reader's own time."""
    return f"<t:{int(moment.astimezone(UTC).timestamp())}:F>"
