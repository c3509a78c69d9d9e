"""The client: Discord's events on one side, the parts that answer them on the other.

No privileged intent is asked for unless the settings say so. Every event handler is a door: an
error ends there, in the log and in words for the person.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.app import App
from bot.discord.announce import Announcer
from bot.discord.buttons import ReplyButton
from bot.discord.chat import Chat, Heard, Refused
from bot.discord.commands import Talk
from bot.discord.consent import Choice, Consent, Privacy
from bot.discord.hearing import UNREADABLE, Ears, is_own_thread, is_text
from bot.discord.identity import person_of
from bot.discord.learning import Learning
from bot.discord.operators import Operators
from bot.discord.patience import LOST, patiently
from bot.discord.places import Places
from bot.discord.servers import PersonaCommands, Server
from bot.discord.speech import NOBODY, InChannel, ToInteraction
from bot.discord.stats import Figures
from bot.discord.thumbs import Thumbs, value_of
from bot.discord.told import BROKEN, missing_permissions, told
from storage.errors import NotFound

logger = logging.getLogger(__name__)

REMEMBERED_EVENTS = 4096
NOTHING_HEARD = (
    "Yes? Say something with it. To ask about somebody's message, right-click it → Apps → "
    "Explain this. `/help` says more."
)


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
        self.chat = Chat(app.conversations, app.store, self.places, settings.source)
        self.thumbs = Thumbs(app.ratings, app.store, self.chat, settings.ratings_per_hour)
        self.consent = Consent(app.store, settings)
        self.ears = Ears(app.store, settings.source, settings.attachment_bytes)
        self.operators = Operators(self, settings)
        self._heard: OrderedDict[int, None] = OrderedDict()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

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
            Privacy(app.store, self.consent, self.settings),
            Figures(app, self.consent),
            Learning(app, self.operators, self.announcer),
            Server(self.places),
            PersonaCommands(self.places),
        ):
            await self.add_cog(cog)
        self.tree.error(self._command_broke)
        try:
            await patiently(self.tree.sync)
        except LOST as error:
            logger.warning("the commands could not be published: %s", error)

    async def on_ready(self) -> None:
        """Say that we are there."""
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
                await self._answer_message(me, message)
            elif is_own_thread(message, me) and not message.content and not self.sees_everything:
                await self._say_what_is_unreadable(message)
        except Exception:
            logger.exception("a message could not be answered")
            await self._tell(message, BROKEN)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Stop answering a message that is gone."""
        self.chat.stop(payload.message_id)

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
        me = self.user
        return isinstance(channel, discord.Thread) and me is not None and channel.owner_id == me.id

    async def asked(
        self,
        interaction: discord.Interaction[Any],
        words: str,
        *,
        file: discord.Attachment | None = None,
        quoted: frozenset[str] = frozenset(),
        read: int = 0,
        alone: bool = False,
    ) -> None:
        """Answer a command.

        Args:
            interaction: The command, not answered yet.
            words: What is asked; with `read`, a form for the messages read.
            file: A text to read with it.
            quoted: Whose words besides the asker's stand in it.
            read: How many of the channel's last messages to read.
            alone: Whether it stands for itself, with nothing said before.
        """
        async with told(interaction):
            channel = interaction.channel
            parent = channel.parent_id if isinstance(channel, discord.Thread) else None
            here = interaction.channel_id or 0
            if refusal := await self.places.refusal(
                interaction.user, interaction.guild_id, here, parent
            ):
                raise Refused(refusal)
            await interaction.response.defer(thinking=True)
            if file is not None:
                if not is_text(file):
                    raise Refused(f"{file.filename} is no text file, so I cannot read it.")
                words = f"{words}\n\n{await self.ears.read(file)}"
            if read:
                said, people = await self._read_channel(interaction, read)
                words, quoted, alone = words.format(words=said), people, True
            goes_on = not alone and (interaction.guild is None or self.owns(channel))
            heard = Heard(
                interaction.user,
                words,
                interaction.guild_id,
                here,
                parent,
                quoted,
                await self.ears.last_reply(here) if goes_on else None,
            )
            await self.chat.answer(heard, ToInteraction(interaction))
            await self.consent.greet(interaction.user, interaction)

    async def again(self, interaction: discord.Interaction[Any], reply_id: str) -> None:
        """Answer the same turn anew, for the person who asked."""
        async with told(interaction):
            try:
                reply = await asyncio.to_thread(self.app.store.reply, reply_id)
            except NotFound:
                raise Refused("That conversation is no longer kept; please ask anew.") from None
            if reply.person != person_of(self.settings.source, interaction.user.id):
                raise Refused("Only the person who asked can ask again.")
            channel = interaction.channel
            parent = channel.parent_id if isinstance(channel, discord.Thread) else None
            here = interaction.channel_id or 0
            if refusal := await self.places.refusal(
                interaction.user, interaction.guild_id, here, parent
            ):
                raise Refused(refusal)
            await interaction.response.defer(thinking=True)
            heard = Heard(interaction.user, "", interaction.guild_id, here, parent, again=reply)
            await self.chat.answer(heard, ToInteraction(interaction))

    async def _answer_message(self, me: discord.ClientUser, message: discord.Message) -> None:
        channel = message.channel
        if missing := missing_permissions(channel, message.guild, to_answer=True):
            where = getattr(channel, "mention", "that channel")
            await self._tell_directly(
                message.author, f"I cannot answer in {where}: I lack {', '.join(missing)}."
            )
            return
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        guild = message.guild.id if message.guild else None
        if refusal := await self.places.refusal(message.author, guild, channel.id, parent):
            await self._tell(message, refusal)
            return
        turn = self._turns.setdefault(channel.id, asyncio.Lock())
        if message.guild is None or is_own_thread(message, me):
            async with turn:
                await self._hear_and_answer(me, message)
        else:
            await self._hear_and_answer(me, message)

    async def _hear_and_answer(self, me: discord.ClientUser, message: discord.Message) -> None:
        heard = await self.ears.hear(me, message)
        if not heard.words:
            await self._tell(message, NOTHING_HEARD)
            return
        try:
            await self.chat.answer(heard, InChannel(message), message.id)
        except Refused as refusal:
            await self._tell(message, str(refusal))
        except discord.Forbidden:
            missing = missing_permissions(message.channel, message.guild)
            lack = ", ".join(missing) or "a permission"
            await self._tell_directly(message.author, f"I could not answer you: I lack {lack}.")
        except LOST as error:
            logger.warning("a reply could not be shown: %s", error)
        else:
            await self.consent.greet(message.author, message)

    async def _say_what_is_unreadable(self, message: discord.Message) -> None:
        if message.guild and await self.places.tell_once(message.guild.id, message.channel.id):
            await self._tell(message, UNREADABLE)

    async def _tell(self, message: discord.Message, words: str) -> None:
        try:
            await InChannel(message).send(words)
        except LOST as error:
            logger.info("nobody could be told: %s", error)

    async def _tell_directly(self, user: discord.User | discord.Member, words: str) -> None:
        try:
            await user.send(words, allowed_mentions=NOBODY)
        except LOST as error:
            logger.info("nobody could be told: %s", error)

    async def _read_channel(
        self, interaction: discord.Interaction[Any], last: int
    ) -> tuple[str, frozenset[str]]:
        """Return the channel's last messages as text, and whose words they are."""
        channel = interaction.channel
        if not isinstance(channel, discord.TextChannel | discord.Thread):
            raise Refused("I can sum up text channels and threads only.")
        most = min(last, self.settings.history_messages)
        lines: list[str] = []
        people: set[str] = set()
        async for message in channel.history(limit=most):
            if message.content:
                lines.append(f"{message.author.display_name}: {message.content}")
                if self.user is None or message.author.id != self.user.id:
                    people.add(person_of(self.settings.source, message.author.id))
                elif reply := await self.ears.reply_shown_by(message.id):
                    people |= set(reply.people)
        if not lines:
            raise Refused("There is nothing here that I can read.")
        return "\n".join(reversed(lines)), frozenset(people)

    async def _command_broke(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Catch what no command caught itself, such as a missing right."""
        cause = getattr(error, "original", error)
        async with told(interaction):
            if isinstance(error, app_commands.MissingPermissions):
                raise Refused("That needs the Manage Server permission.")
            if isinstance(error, app_commands.CheckFailure):
                raise Refused("You may not do that here.")
            raise cause
