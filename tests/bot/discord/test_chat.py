"""Chatting, as people in Discord see it."""

from __future__ import annotations

from pathlib import Path

import discord

from tests.bot.discord.world import (
    button,
    from_bot,
    prompts,
    replies,
    texts,
    version_shown,
    world,
)
from tests.bot.parts import runs

HELLO = ("Hello", " there", ",", " friend", ".")
HELLO_TEXT = "".join(HELLO)
DEFERRED = discord.InteractionResponseType.deferred_channel_message.value
CODE = "def f(x):\n    return x\n\n"


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


@runs
async def test_a_direct_message_is_one_conversation_until_new(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        await ann.send_dm("two")
        fresh = await ann.slash("new")
        assert fresh.ephemeral
        await ann.send_dm("three")
        export = await ann.slash("privacy export")
        (file,) = export.response.attachments
        said = (await file.read()).decode()
        assert said.count('"two"') == 1
        assert '[["user", "three"]]' in said
        await ann.slash("summarize")
        assert len(replies(here, ann.dm_channel)) == 4


@runs
async def test_commands_and_menus_answer_after_a_deferral(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO, discord={"attachment_bytes": 20}) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        for name, option in (("chat", "message"), ("code", "task")):
            shown = await ann.slash(general, name, **{option: "a list"})
            calls = [one for one in here.env.http_requests if one.path.endswith("/callback")]
            assert calls[-1].json["type"] == DEFERRED
            assert not shown.ephemeral
            assert shown.response.content == HELLO_TEXT
        words = await bob.send(general, "gradient descent")
        for name in ("Explain this", "Summarise this"):
            shown = await ann.context_menu(general, name, words)
            assert shown.response.content == HELLO_TEXT
        file = ("notes.txt", b"remember the milk")
        await ann.slash(general, "chat", message="read this", file=file)
        asked = await prompts(ann, general)
        assert asked[0] == ["a list"]
        assert "gradient descent" in asked[2][0]
        assert asked[2][0].startswith("Explain this")
        assert "remember the milk" in asked[4][0]
        mention = f"<@{here.client.user.id}> what is in it?"
        await ann.send(general, mention, attachments=[("a.py", b"x = 1")])
        await bob.send(general, f"<@{here.client.user.id}>", reply_to=words)
        assert "x = 1" in (await prompts(ann, general))[5][0]
        assert texts(general)[-1].startswith("Yes? Say something"), "its text is not ours to see"
        for name, data in (("long.txt", b"y" * 40), ("cat.png", b"no text")):
            shown = await ann.slash(general, "chat", message="and this?", file=(name, data))
        assert shown.ephemeral
        assert "cat.png is no text file" in shown.response.content
        cut = (await prompts(ann, general))[6][0]
        assert "y" * 20 in cut
        assert "y" * 21 not in cut
        assert "the rest is left out" in cut
        helped = await ann.slash(general, "help")
        assert helped.ephemeral
        assert "/privacy" in helped.response.content
        empty = await ann.slash(general, "summarize")
        assert empty.ephemeral
        assert "Message Content intent" in empty.response.content


@runs
async def test_a_thread_that_the_bot_started_is_a_conversation(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        opened = await ann.slash(general, "new")
        (thread,) = general.threads
        assert f"<#{thread.id}>" in opened.response.content
        assert "I see only messages that mention me" in from_bot(here, thread)[0].content
        me = f"<@{here.client.user.id}>"
        await ann.send(thread, f"{me} one")
        await bob.send(thread, "nobody sees this")
        await bob.send(thread, f"{me} two")
        assert (await prompts(bob, general)) == [["one", HELLO_TEXT, "two"]]
        await bob.slash(thread, "new")
        await bob.send(thread, f"{me} three")
        assert (await prompts(bob, general))[1] == ["three"]


@runs
async def test_in_an_older_thread_it_says_once_what_it_cannot_see(tmp_path: Path) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    async with world(tmp_path, says=HELLO, approved=intents) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        await ann.slash(general, "new")
        (thread,) = general.threads
        guild_key = f"discord:{guild.id}"
        here.app.store.set_place(guild_key, str(thread.id), "told about threads", None, "test")
        for text in ("a", "b"):
            await ann.send(thread, text)
        said = [text for text in texts(thread) if text.startswith("I cannot read messages")]
        assert len(said) == 1


@runs
async def test_with_the_intent_it_reads_its_threads_and_sums_up_channels(tmp_path: Path) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    wide = {"message_content": True}
    async with world(tmp_path, says=HELLO, approved=intents, discord=wide) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        await ann.slash(general, "new")
        (thread,) = general.threads
        await bob.send(thread, "no mention needed")
        assert len(replies(here, thread)) == 1
        await bob.send(general, "the meeting is at four")
        await ann.slash(general, "summarize", last=5)
        assert "bob: the meeting is at four" in (await prompts(ann, general))[0][0]


@runs
async def test_long_answers_are_split_and_ping_nobody(tmp_path: Path) -> None:
    pieces = ["@everyone <@&1> ", *["word " * 4] * 300, "end"]
    async with world(tmp_path, says=pieces) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        await ann.send(general, f"<@{here.client.user.id}> go on")
        shown = from_bot(here, general)
        body = [one for one in shown if "Hello" not in one.content]
        assert all(len(one.content) <= 2000 for one in body)
        assert " ".join("".join(one.content + " " for one in body).split()) == " ".join(
            "".join(pieces).split()
        )
        assert not any(one.mentions or one.role_mentions or one.mention_everyone for one in body)
        assert replies(here, general) == [body[-1]]
        calls = [(one.method, one.path) for one in here.env.http_requests]
        assert ("POST", f"/channels/{general.id}/typing") in calls
        sent = [one.json for one in here.env.http_requests if one.path.endswith("/messages")]
        assert all(one["allowed_mentions"] == {"parse": []} for one in sent), sent[0]


@runs
async def test_code_longer_than_a_message_goes_as_a_file(tmp_path: Path) -> None:
    pieces = ["Here:\n", "```python\n", *[CODE] * 100, "```", "\nThat is all."]
    async with world(tmp_path, says=pieces) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        shown = await ann.slash(general, "code", task="many functions")
        (file,) = shown.response.attachments
        assert file.filename == "snippet-1.py"
        assert (await file.read()).decode().startswith(CODE * 99)
        assert shown.response.content == "Here:\n(the code is in `snippet-1.py`)\nThat is all."


@runs
async def test_only_the_one_who_asked_may_ask_again(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        await ann.send(general, f"<@{here.client.user.id}> hi")
        (reply,) = replies(here, general)
        again = button(reply, "again")
        refused = await bob.click(reply, custom_id=again)
        assert refused.ephemeral
        assert "Only the person who asked" in refused.response.content
        await here.restart()
        await ann.click(reply, custom_id=again)
        assert len(replies(here, general)) == 2
        assert (await prompts(ann, general)) == [["hi"], ["hi"]]
