"""People's choice about learning: the notice at first contact, and `/privacy`.

What the choice means is the store's rule; how the three conditions stand is said by
`bot.standing`.
"""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.chat import Chat
from bot.discord.confirm import confirm
from bot.discord.identity import guild_of, person_of
from bot.discord.interactions import defer, rewrite, say
from bot.discord.parcels import parcels
from bot.discord.patience import LOST
from bot.discord.speech import send_into
from bot.discord.told import told
from bot.settings import DiscordSettings
from bot.standing import missing_for
from storage.people import QUOTED
from storage.store import Store

if TYPE_CHECKING:
    from bot.discord.client import Client

logger = logging.getLogger(__name__)

NOTICE = (
    "Hello <@{user}>! A short notice, once: what you ask me and my replies are stored (their text "
    "for {days} days), and thumbs change how I answer. **May I learn from your chats?** "
    "`/privacy` shows, changes or deletes what is kept."
)
EXPORT = "thumbwise-about-you"
CHOSEN = {
    True: "Thank you: your chats may be learned from. `/privacy` changes that.",
    False: "Understood: your chats are not learned from. `/privacy` changes that.",
}


class Choice(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"tw:learn:(?P<choice>yes|no):(?P<user>\d+)",
):
    """One button of the notice; only the person it is for may press it."""

    def __init__(self, learn: bool, user: int) -> None:
        super().__init__(
            discord.ui.Button(
                label="You may learn from my chats" if learn else "Don't",
                style=discord.ButtonStyle.secondary,
                custom_id=f"tw:learn:{'yes' if learn else 'no'}:{user}",
            )
        )
        self.learn = learn
        self.user = user

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Choice:
        """Make the button anew from its id."""
        return cls(match["choice"] == "yes", int(match["user"]))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let no replayed press undo a later choice."""
        client: Client = interaction.client
        return client.first_time(interaction.id)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Store the choice and let the notice say it."""
        async with told(interaction):
            if interaction.user.id != self.user:
                await say(interaction, "This notice is not for you; `/privacy` is.")
                return
            words = await interaction.client.consent.choose(
                self.user, self.learn, interaction.guild_id
            )
            await rewrite(interaction, words)


class Consent:
    """Tells people once, and keeps what they choose."""

    def __init__(self, store: Store, settings: DiscordSettings) -> None:
        self._store = store
        self._settings = settings
        self._greeting: set[str] = set()

    async def greet(
        self, user: discord.abc.User, place: discord.Message | discord.Interaction[Any]
    ) -> None:
        """Show the notice to somebody never met: in a channel, or quietly after a command."""
        person = person_of(self._settings.source, user.id)
        met = (await asyncio.to_thread(self._store.person, person)).noticed_at is not None
        if met or person in self._greeting:
            return
        self._greeting.add(person)
        words = NOTICE.format(user=user.id, days=self._settings.retention_days)
        guild = place.guild.id if place.guild else None
        if missing := await self.missing(guild):
            words += f"\n-# As things stand nothing is learned here: {'; '.join(missing)}."
        view = discord.ui.View(timeout=None)
        view.add_item(Choice(True, user.id)).add_item(Choice(False, user.id))
        try:
            if isinstance(place, discord.Message):
                await send_into(place.channel, words, view, silent=True)
            else:
                await say(place, words, view=view)
            await asyncio.to_thread(self._store.note_met, person)
        except LOST as error:
            logger.info("the notice could not be shown: %s", error)
        finally:
            self._greeting.discard(person)

    async def choose(self, user: int, learn: bool, guild_id: int | None) -> str:
        """Store a choice, and return what to say."""
        person = person_of(self._settings.source, user)
        await asyncio.to_thread(self._store.choose, person, learn)
        missing = await self.missing(guild_id) if learn else []
        later = (
            f"\n-# It takes effect once this is mended: {'; '.join(missing)}." if missing else ""
        )
        return CHOSEN[learn] + later

    async def missing(self, guild_id: int | None) -> list[str]:
        """Say what keeps a place's chats from being learned from."""
        guild = guild_of(self._settings.source, guild_id)
        return await asyncio.to_thread(missing_for, self._settings, self._store, guild)


class Privacy(commands.GroupCog, group_name="privacy", group_description="What is kept of you"):
    """`/privacy`: see, export, choose, forget."""

    def __init__(
        self, store: Store, chat: Chat, consent: Consent, settings: DiscordSettings
    ) -> None:
        super().__init__()
        self._store = store
        self._chat = chat
        self._consent = consent
        self._settings = settings

    def _person(self, interaction: discord.Interaction[Any]) -> str:
        return person_of(self._settings.source, interaction.user.id)

    @app_commands.command(description="What is stored about you, and what you chose")
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """Count what is kept."""
        async with told(interaction):
            rows = await asyncio.to_thread(self._store.everything_about, self._person(interaction))
            kinds = [row["kind"] for row in rows]
            learn = rows[0]["learn"]
            choice = {None: "you have not chosen yet, so no", True: "yes", False: "no"}[learn]
            missing = await self._consent.missing(interaction.guild_id)
            lines = [
                f"May your chats be learned from: **{choice}**.",
                f"Replies to you: {kinds.count('reply')}, with your words and mine; the text is "
                f"removed after {self._settings.retention_days} days. Numbers about it stay, such "
                "as its length and its words as hashes: what your thumbs taught hangs on them.",
                f"Other people's prompts with your words: {kinds.count(QUOTED)}.",
                f"Your thumbs: {kinds.count('rating')}.",
                *[f"Nothing is learned here yet: {one}." for one in missing],
                "`/privacy export` gives it all as a file, `/privacy forget` deletes it.",
            ]
            await say(interaction, "\n".join(lines))

    @app_commands.command(description="All that is stored about you, as a file")
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        """Send JSON lines, one for each thing kept; in several files if one cannot hold them."""
        async with told(interaction):
            await defer(interaction, ephemeral=True)
            rows = await asyncio.to_thread(self._store.everything_about, self._person(interaction))
            files = await asyncio.to_thread(parcels, EXPORT, rows, interaction.filesize_limit)
            for place, file in enumerate(files, start=1):
                part = f" Part {place} of {len(files)}." if len(files) > 1 else ""
                words = f"This is all that is stored about you.{part}"
                await say(interaction, words, files=[file])

    @app_commands.command(description="Whether your chats may be learned from")
    @app_commands.describe(allowed="True: you may learn from my chats")
    async def learn(self, interaction: discord.Interaction[Any], allowed: bool) -> None:
        """Change the choice."""
        async with told(interaction):
            guild = interaction.guild_id
            await say(interaction, await self._consent.choose(interaction.user.id, allowed, guild))

    @app_commands.command(description="Delete all that is stored about you")
    async def forget(self, interaction: discord.Interaction[Any]) -> None:
        """Ask once more, then delete."""
        async with told(interaction):
            person = self._person(interaction)

            async def act(_: discord.Interaction[Any]) -> str:
                await self._chat.hush(person)
                done = await asyncio.to_thread(self._store.forget, person)
                await asyncio.to_thread(
                    self._store.audit,
                    "thumbwise",
                    "forget",
                    f"marked {', '.join(done.versions) or 'no version'}",
                )
                words = (
                    f"Forgotten: {done.replies} replies to you, {done.ratings} thumbs, and the "
                    f"text of {done.quoted} replies to others that held your words."
                )
                if done.versions:
                    words += (
                        f" Versions trained on them are marked ({', '.join(done.versions)}); "
                        "whoever runs me sees that and can go back before them."
                    )
                return words

            await confirm(
                interaction,
                "Delete your chats, thumbs and choice? This cannot be undone. Versions that were "
                "trained on them are marked for whoever runs me.",
                act,
            )
