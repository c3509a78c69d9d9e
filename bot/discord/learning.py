"""`/learning`: rounds, versions and schedules, for operators; every act is in the audit log."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.discord.announce import Announcer, progress_words, verdict_words
from bot.discord.confirm import confirm
from bot.discord.identity import person_of, shown_name
from bot.discord.interactions import defer, say
from bot.discord.operators import Operators
from bot.discord.refusal import Refused
from bot.discord.stats import when
from bot.discord.told import told
from bot.rounds import RoundRefused
from storage.records import BASE_VERSION, ScheduleRecord

MOST_ROUNDS = 10
MOST_ACTS = 20


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Learning(commands.GroupCog, group_name="learning", group_description="Train the model"):
    """What changes the model; each command asks first whether the person is an operator."""

    schedule = app_commands.Group(name="schedule", description="When rounds start by themselves")

    def __init__(self, app: App, operators: Operators, announcer: Announcer) -> None:
        super().__init__()
        self._app = app
        self._operators = operators
        self._announcer = announcer

    def _who(self, interaction: discord.Interaction[Any]) -> str:
        return person_of(self._app.settings.discord.source, interaction.user.id)

    @app_commands.command(description="Start a training round now")
    async def now(self, interaction: discord.Interaction[Any]) -> None:
        """Start a round; its progress is shown in one message that is edited."""
        async with told(interaction):
            await self._operators.require(interaction)
            await defer(interaction)
            record = await self._app.rounds.request("discord", self._who(interaction))
            message = await say(interaction, progress_words(record))
            if message is not None:
                self._announcer.follow(record.id, message)

    @app_commands.command(description="The model, the round and the ratings as they stand")
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """Show the figures."""
        async with told(interaction):
            await self._operators.require(interaction)
            status = await asyncio.to_thread(self._app.status)
            ratings = status.ratings
            marked = [one.name for one in status.versions if one.marked_at is not None]
            lines = [
                f"**{status.serving}** speaks.",
                progress_words(status.round) if status.round else "No round runs.",
                f"Ratings: {ratings.total}, {ratings.new} new that may be learned from; a round "
                f"wants {ratings.minimum}.",
                f"Versions: {', '.join(one.name for one in status.versions[:12]) or 'none yet'}.",
            ]
            if paused := await self._app.rounds.paused_by():
                lines.append(f"Rounds are paused by {shown_name(paused)}.")
            if marked:
                lines.append(
                    f"Trained on people who asked to be forgotten: {', '.join(marked)}; "
                    "`/learning clean` goes back before them."
                )
            lines += [f"Notice: {notice}" for notice in self._app.notices]
            await say(interaction, "\n".join(lines))

    @app_commands.command(description="The last rounds and their verdicts")
    async def history(self, interaction: discord.Interaction[Any]) -> None:
        """List rounds, newest first."""
        async with told(interaction):
            await self._operators.require(interaction)
            rounds = await asyncio.to_thread(self._app.store.rounds, MOST_ROUNDS)
            lines = [
                f"{when(datetime.fromtimestamp(one.created_at).astimezone())} "
                + verdict_words(one).splitlines()[0]
                for one in rounds
            ]
            await say(interaction, "\n".join(lines) or "There was no round yet.")

    @app_commands.command(description="Let an older version speak again")
    async def rollback(self, interaction: discord.Interaction[Any], version: str) -> None:
        """Ask once more, then roll back."""
        async with told(interaction):
            await self._operators.require(interaction)
            serving = self._app.versions.serving
            await confirm(
                interaction,
                f"Let **{version}** speak in the place of **{serving}**?",
                lambda pressed: self._roll_back(pressed, version),
            )

    async def _roll_back(self, interaction: discord.Interaction[Any], version: str) -> str:
        await self._operators.require(interaction)
        served = await self._app.rounds.roll_back(version, self._who(interaction))
        return f"**{served}** speaks now."

    @rollback.autocomplete("version")
    async def _versions(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        try:
            await self._operators.require(interaction)
        except Refused:
            return []
        records = await asyncio.to_thread(self._app.store.versions)
        names = [one.name for one in records if one.state == "retired"]
        if self._app.versions.serving != BASE_VERSION:
            names.append(BASE_VERSION)
        found = [name for name in names if current.lower() in name]
        return [app_commands.Choice(name=name, value=name) for name in found[:25]]

    @app_commands.command(description="Keep a version: never pruned, nor replaced while it speaks")
    async def pin(
        self, interaction: discord.Interaction[Any], version: str, pinned: bool = True
    ) -> None:
        """Pin or unpin a version."""
        async with told(interaction):
            await self._operators.require(interaction)
            await self._app.rounds.pin(version, pinned, self._who(interaction))
            await say(interaction, f"**{version}** is {'pinned' if pinned else 'not pinned'}.")

    @app_commands.command(description="Let no round start until you resume")
    async def pause(self, interaction: discord.Interaction[Any]) -> None:
        """Pause rounds."""
        async with told(interaction):
            await self._operators.require(interaction)
            await self._app.rounds.pause(True, self._who(interaction))
            await say(interaction, "Rounds are paused; one that runs goes on.")

    @app_commands.command(description="Let rounds start again")
    async def resume(self, interaction: discord.Interaction[Any]) -> None:
        """Resume rounds."""
        async with told(interaction):
            await self._operators.require(interaction)
            await self._app.rounds.pause(False, self._who(interaction))
            await say(interaction, "Rounds may start again.")

    @app_commands.command(description="Take back all thumbs of a person")
    async def undo(self, interaction: discord.Interaction[Any], user: discord.User) -> None:
        """Ask once more, then withdraw every rating of the person."""
        async with told(interaction):
            await self._operators.require(interaction)
            await confirm(
                interaction,
                f"Take back all thumbs of {user.mention}?",
                lambda pressed: self._undo(pressed, user.id),
            )

    async def _undo(self, interaction: discord.Interaction[Any], user: int) -> str:
        await self._operators.require(interaction)
        person = person_of(self._app.settings.discord.source, user)
        taken = await asyncio.to_thread(self._app.store.withdraw_all, person)
        await asyncio.to_thread(
            self._app.store.audit, self._who(interaction), "undo", f"{person}: {taken} ratings"
        )
        return f"{taken} thumbs of <@{user}> are taken back."

    @app_commands.command(description="Go back before versions trained on forgotten people")
    async def clean(self, interaction: discord.Interaction[Any], retrain: bool = False) -> None:
        """Ask once more, then serve the last version that is not marked."""
        async with told(interaction):
            await self._operators.require(interaction)
            clean = await asyncio.to_thread(self._last_clean)
            if clean is None:
                raise Refused("The version that speaks was not trained on anyone forgotten.")
            marked = self._app.versions.serving
            more = ", and train anew from there" if retrain else ""
            await confirm(
                interaction,
                f"**{marked}** was trained on somebody who asked to be forgotten. Go back to "
                f"**{clean}**, the last one that was not{more}?",
                lambda pressed: self._clean(pressed, retrain),
            )

    async def _clean(self, interaction: discord.Interaction[Any], retrain: bool) -> str:
        await self._operators.require(interaction)
        clean = await asyncio.to_thread(self._last_clean)
        if clean is None:
            raise Refused("The version that speaks was not trained on anyone forgotten.")
        who = self._who(interaction)
        await asyncio.to_thread(self._app.store.audit, who, "clean", clean)
        await self._app.rounds.roll_back(clean, who)
        if not retrain:
            return f"**{clean}** speaks now."
        try:
            record = await self._app.rounds.request("discord clean", who)
        except RoundRefused as refusal:
            return f"**{clean}** speaks now, but no round trains from it: {refusal}"
        return f"**{clean}** speaks now, and round {record.id} trains from it."

    def _last_clean(self) -> str | None:
        """Return the nearest ancestor without a mark that can serve; None if all is clean."""
        store = self._app.store
        versions = {one.name: one for one in store.versions()}
        name = store.serving()
        if name == BASE_VERSION or versions[name].marked_at is None:
            return None
        while name != BASE_VERSION:
            one = versions[name]
            if one.marked_at is None and one.state == "retired":
                break
            name = one.parent
        return name

    @app_commands.command(description="Who did what, and when")
    async def audit(self, interaction: discord.Interaction[Any]) -> None:
        """List the last acts."""
        async with told(interaction):
            await self._operators.require(interaction)
            acts = await asyncio.to_thread(self._app.store.audit_log, MOST_ACTS)
            lines = [
                f"{when(datetime.fromtimestamp(act.at).astimezone())} {shown_name(act.who)}: "
                f"{act.what} {act.detail}"
                for act in acts
            ]
            await say(interaction, "\n".join(lines) or "Nothing was done yet.")

    @schedule.command(name="add", description="Start rounds by the clock, or every N ratings")
    @app_commands.describe(
        cron="Five fields, e.g. 0 3 * * 0 for Sundays at three",
        time_zone="Such as Europe/Berlin; UTC if left out",
        every="Every so many new ratings",
    )
    async def add(
        self,
        interaction: discord.Interaction[Any],
        cron: str | None = None,
        time_zone: str | None = None,
        every: app_commands.Range[int, 1, 1_000_000] | None = None,
    ) -> None:
        """Save a schedule and show its next three times."""
        async with told(interaction):
            await self._operators.require(interaction)
            who = self._who(interaction)
            record = await self._app.schedules.add(cron, time_zone, every, who)
            await say(interaction, f"Saved. {await self._words(record)}")

    @schedule.command(name="list", description="All schedules and their next three times")
    async def listed(self, interaction: discord.Interaction[Any]) -> None:
        """List schedules."""
        async with told(interaction):
            await self._operators.require(interaction)
            plans = await self._app.schedules.list()
            lines = [await self._words(plan.schedule) for plan in plans]
            await say(interaction, "\n".join(lines) or "There is no schedule.")

    @schedule.command(name="remove", description="Remove a schedule")
    async def remove(self, interaction: discord.Interaction[Any], schedule: str) -> None:
        """Remove one, and show what it would have done next."""
        async with told(interaction):
            await self._operators.require(interaction)
            plans = {plan.schedule.id: plan.schedule for plan in await self._app.schedules.list()}
            words = await self._words(plans[schedule]) if schedule in plans else ""
            await self._app.schedules.remove(schedule, self._who(interaction))
            await say(interaction, f"Removed. It was: {words}")

    @remove.autocomplete("schedule")
    async def _schedules(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        try:
            await self._operators.require(interaction)
        except Refused:
            return []
        plans = await self._app.schedules.list()
        ids = [plan.schedule.id for plan in plans if current in plan.schedule.id]
        return [app_commands.Choice(name=id, value=id) for id in ids[:25]]

    async def _words(self, record: ScheduleRecord) -> str:
        """Describe a schedule: its line, and its next three times in its zone and the reader's."""
        parts = [f"**{record.id}**"]
        if record.every_ratings is not None:
            parts.append(f"every {record.every_ratings} new ratings")
        if record.cron is not None:
            times = self._app.schedules.preview(record.cron, record.time_zone)
            parts.append(f"`{record.cron}` in {record.time_zone}, next:")
            parts += [f"\n · {time:%A %Y-%m-%d %H:%M} ({when(time)})" for time in times]
        return " ".join(parts)
