"""Chatting, as people in Discord see it."""

from __future__ import annotations

from pathlib import Path

from tests.bot.discord.world import from_bot, prompts, replies, version_shown, world
from tests.bot.parts import runs

HELLO = ("Hello", " there", ",", " friend", ".")


@runs
async def test_a_mention_is_answered_with_buttons_and_the_version(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        await ann.send(general, "nothing for the bot")
        assert from_bot(here, general) == []
        asked = await ann.send(general, f"<@{here.client.user.id}> hi!")
        reply, notice = from_bot(here, general)
        assert reply.content == "Hello there, friend."
        assert reply.reference is not None
        assert reply.reference.message_id == asked.id
        assert version_shown(reply) == "v0"
        assert "May I learn from your chats?" in notice.content
        await ann.send(general, f"<@{here.client.user.id}> again")
        assert len(from_bot(here, general)) == 3, "the notice comes once"


@runs
async def test_reply_chains_are_conversations_and_branches_stay_apart(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        await ann.send(general, f"<@{here.client.user.id}> first")
        first = replies(here, general)[0]
        await ann.send(general, "second", reply_to=first)
        await bob.send(general, "other", reply_to=first)
        _, second, other = replies(here, general)
        assert await prompts(ann, general) == [["first"], ["first", HELLO_TEXT, "second"]]
        assert await prompts(bob, general) == [["first", HELLO_TEXT, "other"]]
        assert second.reference is not None
        assert other.reference is not None


HELLO_TEXT = "".join(HELLO)
