"""A permission that is missing is named, to whoever asked, and nothing else breaks."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.bot.discord.world import from_bot, replies, world
from tests.bot.parts import runs

HI = ("Hi", "!")
CODE = ("```python\n", *["x = 1  # and some more words\n"] * 100, "```")


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"send_messages": False}, "Send Messages"),
        ({"read_message_history": False}, "Read Message History"),
        ({"send_messages": False, "read_message_history": False}, "Send Messages, Read Message"),
    ],
)
@runs
async def test_who_cannot_be_answered_is_told_in_a_direct_message_what_is_missing(
    tmp_path: Path, lacking: dict[str, bool], words: str
) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        mine = discord.PermissionOverwrite(**lacking)
        quiet = guild.create_text_channel("quiet", overwrites={guild.me: mine})
        ann = here.person(guild, "ann")
        await ann.send(quiet, f"<@{here.client.user.id}> hello")
        assert from_bot(here, quiet) == []
        told = ann.user.dm_channel.last_message.content
        assert told.startswith(f"I cannot answer in <#{quiet.id}>: I lack {words}")
        general = guild.create_text_channel("general")
        await ann.send(general, f"<@{here.client.user.id}> hello")
        assert len(replies(here, general)) == 1


@runs
async def test_in_a_thread_its_own_permission_is_named(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        await ann.slash(general, "new")
        (thread,) = general.threads
        allow, deny = discord.PermissionOverwrite(send_messages_in_threads=False).pair()
        mine = Overwrite(here.client.user.id, OverwriteType.MEMBER, allow.value, deny.value)
        here.env.backend.set_overwrite(general.id, mine)
        here.env.backend.announce_channel_update(general.id)
        await here.env.settle()
        before = len(from_bot(here, thread))
        await ann.send(thread, f"<@{here.client.user.id}> hello")
        assert len(from_bot(here, thread)) == before
        told = ann.user.dm_channel.last_message.content
        assert "Send Messages in Threads" in told


@runs
async def test_code_that_may_not_be_attached_is_told_and_the_bot_goes_on(tmp_path: Path) -> None:
    async with world(tmp_path, says=CODE) as here:
        guild = here.env.create_guild()
        bare = discord.PermissionOverwrite(attach_files=False)
        plain = guild.create_text_channel("plain", overwrites={guild.me: bare})
        ann = here.person(guild, "ann")
        forbidden = {"status": 403, "code": 50013, "message": "Missing Permissions"}
        here.env.inject_error("POST", f"/channels/{plain.id}/messages", **forbidden)
        await ann.send(plain, f"<@{here.client.user.id}> hello")
        assert replies(here, plain) == []
        told = ann.user.dm_channel.last_message.content
        assert told == "I could not answer you: I lack Attach Files."
        await ann.send(plain, f"<@{here.client.user.id}> again")
        assert len(replies(here, plain)) == 1


@runs
async def test_who_may_not_be_given_a_thread_is_told_which_permission_is_missing(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        bare = discord.PermissionOverwrite(
            create_public_threads=False, send_messages_in_threads=False
        )
        flat = guild.create_text_channel("flat", overwrites={guild.me: bare})
        refused = await here.person(guild, "ann").slash(flat, "new")
        assert refused.ephemeral
        assert "Create Public Threads, Send Messages in Threads" in refused.response.content
