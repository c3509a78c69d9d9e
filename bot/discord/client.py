"""The client: Discord's events on one side, the parts that answer them on the other.

No privileged intent is asked for unless the settings say so. Every event handler is a door: an
error ends there, in the log and in words for the person.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.app import App
from bot.discord.announce import Announcer
from bot.discord.asking import Asking
from bot.discord.buttons import ReplyButton
from bot.discord.chat import Chat
from bot.discord.commands import Talk
from bot.discord.consent import Choice, Consent, Privacy
from bot.discord.guilds import GuildCommands, PersonaCommands
from bot.discord.hearing import Ears, is_own_thread
from bot.discord.learning import Learning
from bot.discord.operators import Operators
from bot.discord.patience import LOST, patiently
from bot.discord.places import Places
from bot.discord.refusal import Refused
from bot.discord.runs import Runs
from bot.discord.speech import NOBODY
from bot.discord.stats import Figures
from bot.discord.thumbs import Thumbs, value_of
from bot.discord.told import BROKEN, told

logger = logging.getLogger(__name__)

REMEMBERED_EVENTS = 4096


class _Tree(app_commands.CommandTree["Client"]):
    async def interaction_check(self, interaction: discord.Interaction[Client], /) -> bool:
        """Let no replayed command run twice."""
        return interaction.client.first_time(interaction.id)


class Client(commands.AutoShardedBot):
    """Thumbwise in Discord."""

    def __init__(
        self,
        app: App,
        announcer: Announcer,
        tell_state: Callable[[str], None],
        **options: Any,
    ) -> None:
        settings = app.settings.discord
        intents = discord.Intents.default()
        intents.message_content = settings.message_content
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # we never speak
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            allowed_mentions=NOBODY,
            tree_cls=_Tree,
            **options,
        )
        self.app = app
        self.settings = settings
        self.announcer = announcer
        self._tell_state = tell_state
        self.sees_everything = settings.message_content
        self.places = Places(app.store, settings.source)
        self.runs = Runs(app.snippets, self.places)
        self.chat = Chat(
            app.conversations,
            app.store,
            self.places,
            self.runs,
            app.curiosity,
            settings.source,
        )
        self.thumbs = Thumbs(app.ratings, app.store, self.chat, settings.ratings_per_hour)
        self.consent = Consent(app.store, settings)
        self.ears = Ears(app.store, settings.source, settings.attachment_bytes)
        self.operators = Operators(self, settings)
        self._heard: OrderedDict[int, None] = OrderedDict()
        self.asking = Asking(self)

    async def launch_shards(self) -> None:
        """Connect; to a compatible server, never to Discord's own gateway by default.

        discord.py goes back to its default gateway when a session ends, and takes it at once when
        the number of shards is given.
        """
        if self.settings.api_base:
            shards, url, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.settings.gateway_url or url)
            self.shard_count = shards
        await super().launch_shards()

    async def setup_hook(self) -> None:
        """Bring buttons of earlier runs to life and publish the commands."""
        self.add_dynamic_items(ReplyButton, Choice)
        app = self.app
        for cog in (
            Talk(self),
            Privacy(app.store, self.chat, self.consent, self.settings),
            Figures(app, self.consent),
            Learning(app, self.operators, self.announcer),
            GuildCommands(self.places, app.restate),
            PersonaCommands(self.places),
        ):
            await self.add_cog(cog)
        self.tree.error(self._command_broke)
        try:
            await patiently(self.tree.sync)
        except LOST as error:
            logger.warning("the commands could not be published: %s", error)

    async def on_connect(self) -> None:
        """Say that we are there."""
        self._tell_state(f"connected as {self.user}")

    async def on_ready(self) -> None:
        """Say where we are."""
        self._tell_state(f"connected as {self.user}, in {len(self.guilds)} servers")

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Say that we are back."""
        self._tell_state(f"connected as {self.user}, after a pause")

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Say that the connection is gone; discord.py takes it up again by itself."""
        self._tell_state(f"the connection of shard {shard_id} is gone, it is taken up again")

    async def on_message(self, message: discord.Message, /) -> None:
        """Answer a message that is meant for us."""
        me = self.user
        if me is None or message.author.bot or not self.first_time(message.id):
            return
        try:
            if self.ears.is_for(me, message):
                await self.asking.message(me, message)
            elif self.ears.is_unreadable(me, message) and not self.sees_everything:
                await self.asking.unreadable(message)
        except Exception:
            logger.exception("a message could not be answered")
            await self.asking.tell(message, BROKEN)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Stop answering a message that is gone."""
        self.chat.deleted(payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Stop answering messages that are gone."""
        for message in payload.message_ids:
            self.chat.deleted(message)

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Count a thumb."""
        if self.user is not None:
            await self.thumbs.reacted(payload, self.user.id)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """Take a thumb back."""
        if value := value_of(payload.emoji):
            await self.thumbs.unreacted(payload.message_id, payload.user_id, value)

    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        """Take back all thumbs that were reactions to a message."""
        await self.thumbs.unreacted(payload.message_id, None, None)

    async def on_raw_reaction_clear_emoji(
        self, payload: discord.RawReactionClearEmojiEvent
    ) -> None:
        """Take back all thumbs of one kind that were reactions to a message."""
        if value := value_of(payload.emoji):
            await self.thumbs.unreacted(payload.message_id, None, value)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take the answers of modals, also of those shown before a restart."""
        modal = interaction.type is discord.InteractionType.modal_submit
        if modal and self.first_time(interaction.id):
            await self.thumbs.explained(interaction)

    def first_time(self, event: int) -> bool:
        """Whether an event is new: after a RESUME one may come again."""
        if event in self._heard:
            return False
        self._heard[event] = None
        while len(self._heard) > REMEMBERED_EVENTS:
            self._heard.popitem(last=False)
        return True

    def owns(self, channel: Any) -> bool:
        """Whether a channel is a thread that we started."""
        return self.user is not None and is_own_thread(channel, self.user)

    async def _command_broke(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Catch what no command caught itself, such as a missing right."""
        cause = getattr(error, "original", error)
        async with told(interaction):
            if isinstance(error, app_commands.MissingPermissions):
                raise Refused("That needs the Manage Server permission.")
            if isinstance(error, app_commands.CheckFailure):
                raise Refused("You may not do that here.")
            raise cause
