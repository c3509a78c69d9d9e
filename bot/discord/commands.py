"""The commands for everybody: `/chat`, `/code`, `/new`, `/summarize`, `/help`, and two menus."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.hearing import is_text, shown_in
from bot.discord.interactions import defer, say
from bot.discord.patience import patiently
from bot.discord.refusal import Refused
from bot.discord.speech import send_into
from bot.discord.told import lacking, missing_permissions, told
from storage.records import ReplyRecord

if TYPE_CHECKING:
    from bot.discord.client import Client

MOST_WORDS = 4000
TO_OPEN_THREADS = (
    ("view_channel", "View Channel"),
    ("create_public_threads", "Create Public Threads"),
    ("send_messages_in_threads", "Send Messages in Threads"),
)
CODE = "Write code for this. Answer with one code block and a line of explanation.\n\n{words}"
EXPLAIN = "Explain this:\n\n{words}"
SUMMARISE = "Summarise this:\n\n{words}"
SUMMARISE_CHAT = "Summarise this conversation:\n\n{lines}"
HELP = """\
Mention me, reply to one of my messages, write to me directly, or use a command:
`/chat` ask something · `/code` ask for code · `/new` begin afresh · `/summarize` sum up
Right-click a message → Apps → **Explain this** or **Summarise this**
Rate my replies with 👍 and 👎, by button or reaction: that is what I learn from. 🔁 asks me again.
`/stats` how I am doing · `/status` what I learn from · `/privacy` what is kept of you
{thread}Admins: `/server`, `/persona`; who runs me: `/learning`."""
IN_THREADS = "In threads I see only messages that mention me, or reply to me with a ping.\n"


class Talk(commands.Cog):
    """Commands that ask for a reply."""

    def __init__(self, client: Client) -> None:
        self._client = client
        for name, form in (("Explain this", EXPLAIN), ("Summarise this", SUMMARISE)):
            client.tree.add_command(
                app_commands.ContextMenu(name=name, callback=_about_message(client, form))
            )

    @app_commands.command(description="Ask me something")
    @app_commands.describe(message="What you want to say", file="A text file to read with it")
    async def chat(
        self,
        interaction: discord.Interaction[Any],
        message: app_commands.Range[str, 1, MOST_WORDS],
        file: discord.Attachment | None = None,
    ) -> None:
        """Answer, going on from what was said in a direct message or own thread."""
        await self._client.asking.command(interaction, message, files=[file] if file else [])

    @app_commands.command(description="Ask me for code")
    @app_commands.describe(task="What the code should do", file="A text file to read with it")
    async def code(
        self,
        interaction: discord.Interaction[Any],
        task: app_commands.Range[str, 1, MOST_WORDS],
        file: discord.Attachment | None = None,
    ) -> None:
        """Answer with code."""
        words = CODE.format(words=task)
        await self._client.asking.command(interaction, words, files=[file] if file else [])

    @app_commands.command(description="Begin a fresh conversation")
    async def new(self, interaction: discord.Interaction[Any]) -> None:
        """Forget the context of a direct message or thread; in a channel, open a thread."""
        async with told(interaction):
            channel = interaction.channel
            if interaction.guild is None or self._client.owns(channel):
                store = self._client.app.store
                await asyncio.to_thread(store.start_afresh, str(interaction.channel_id))
                await say(interaction, "A fresh conversation begins with your next message.")
                return
            if not isinstance(channel, discord.TextChannel):
                raise Refused("Use `/new` in a text channel, a direct message or my own thread.")
            await self._open_thread(interaction, channel)

    async def _open_thread(
        self, interaction: discord.Interaction[Any], channel: discord.TextChannel
    ) -> None:
        if missing := missing_permissions(channel, channel.guild, TO_OPEN_THREADS):
            raise Refused(lacking(channel, missing))
        against = await self._client.places.rule_against(
            interaction.user, interaction.guild_id, channel.id, None
        )
        if against:
            raise Refused(against)
        await defer(interaction, ephemeral=True)
        thread = await patiently(
            lambda: channel.create_thread(
                name=f"Chat with {interaction.user.display_name}"[:100],
                type=discord.ChannelType.public_thread,
                reason="/new",
            ),
            repeatable=False,
        )
        seeing = "" if self._client.sees_everything else IN_THREADS
        greeting = f"A fresh conversation, {interaction.user.mention}. {seeing}"
        await send_into(thread, greeting.strip())
        if not self._client.sees_everything:
            await self._client.places.tell_once(channel.guild.id, thread.id)
        await say(interaction, f"Go on in {thread.mention}.")

    @app_commands.command(description="Sum up our conversation, or the last messages here")
    @app_commands.describe(last="How many messages, where I may read the channel")
    async def summarize(
        self, interaction: discord.Interaction[Any], last: app_commands.Range[int, 2, 200] = 20
    ) -> None:
        """Sum up what was said: with us, or by everybody where we may read it."""
        if self._client.sees_everything and interaction.guild is not None:
            await self._client.asking.command(interaction, SUMMARISE_CHAT, read=last)
            return
        async with told(interaction):
            here = interaction.channel_id or 0
            ours = interaction.guild is None or self._client.owns(interaction.channel)
            reply = await self._client.ears.last_reply(here) if ours else None
            if reply is None or not reply.turns:
                raise Refused(
                    "There is no conversation with me to sum up here. Other people's messages I "
                    "cannot read: whoever runs me would switch the Message Content intent on."
                )
            await self._client.asking.command(
                interaction,
                SUMMARISE_CHAT,
                quoted=frozenset(reply.people),
                lines=_spoken(reply),
                alone=True,
            )

    @app_commands.command(description="What I can do")
    async def help(self, interaction: discord.Interaction[Any]) -> None:
        """Say what there is."""
        async with told(interaction):
            thread = "" if self._client.sees_everything else IN_THREADS
            await say(interaction, HELP.format(thread=thread))


def _about_message(client: Client, form: str) -> Any:
    async def about(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """Answer about a message of anybody; its words are its author's."""
        async with told(interaction):
            shown = shown_in(message)
            files = [one for one in message.attachments if is_text(one)]
            if not (shown or files):
                raise Refused("That message has no text that I can read.")
            quoted = await client.ears.people_in(message)
            words = form.format(words=shown).strip()
            await client.asking.command(interaction, words, files=files, quoted=quoted, alone=True)

    return about


def _spoken(reply: ReplyRecord) -> list[str]:
    """Return what was said up to a reply, a line for each turn."""
    said = [f"{turn.role}: {turn.content}" for turn in reply.turns if turn.role != "system"]
    return [*said, f"assistant: {reply.text}"]
