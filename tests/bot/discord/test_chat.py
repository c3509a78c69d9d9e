"""Chatting, as people in Discord see it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import discord

from bot.discord.chat import LEFT_OUT
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
MANAGER = discord.Permissions(manage_guild=True)
DEFERRED = discord.InteractionResponseType.deferred_channel_message.value
CODE = "def f(x):\n    return x\n\n"


async def lines_of_export(person: Any) -> list[str]:
    """Return the lines of what `/privacy export` hands a person in a direct message."""
    export = await person.slash("privacy export")
    (file,) = export.response.attachments
    return (await file.read()).decode().splitlines()


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
        said = "\n".join(await lines_of_export(ann))
        assert said.count('"two"') == 1
        assert '[["user", "three"]]' in said
        await ann.slash("summarize")
        assert len(replies(here, ann.dm_channel)) == 4
        rows = [json.loads(line) for line in await lines_of_export(ann)]
        asked = [row["prompt"] for row in rows if row["kind"] == "reply"][-1]
        said = f"Summarise this conversation:\n\nuser: three\nassistant: {HELLO_TEXT}"
        assert asked == [["user", said]], "it stands in the prompt once"


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
async def test_of_more_than_it_can_read_it_sums_up_the_newest_and_says_so(tmp_path: Path) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    wide = {"message_content": True}
    async with world(tmp_path, approved=intents, discord=wide) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        for number in range(12):
            await bob.send(general, f"{number} is where we are, and so " + "on and " * 5)
        shown = await ann.slash(general, "summarize", last=12)
        ((asked,),) = await prompts(ann, general)
        assert "bob: 11 is where" in asked
        assert "bob: 0 is where" not in asked
        left_out = 12 - asked.count(" is where we are")
        assert shown.response.content.endswith(LEFT_OUT.format(count=left_out))


@runs
async def test_any_message_with_text_can_be_explained(tmp_path: Path) -> None:
    async with world(tmp_path, says=HELLO) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        attached = await bob.send(general, "", attachments=[("notes.txt", b"remember the milk")])
        card = {"type": "rich", "title": "Weather", "description": "Rain at four"}
        here.env.backend.create_message(general.id, bob.id, "", embeds=[card])
        await here.env.settle()
        embedding = general.last_message
        picture = await bob.send(general, "", attachments=[("cat.png", b"no text")])
        for message in (attached, embedding):
            await ann.context_menu(general, "Explain this", message)
        read, seen = [text for (text,) in await prompts(ann, general)]
        assert read.startswith("Explain this:\n\nnotes.txt:")
        assert "remember the milk" in read
        assert seen == "Explain this:\n\nWeather\n\nRain at four"
        refused = await ann.context_menu(general, "Explain this", picture)
        assert "no text that I can read" in refused.response.content


@runs
async def test_a_cut_breaks_no_fence_no_word_and_no_emoji(tmp_path: Path) -> None:
    block = ["```python\n", *["x = 'a string'\n" * 20] * 3, "```\n"]
    family = "👨‍👩‍👧‍👦"
    async with world(tmp_path, says=[*block, *block, *block, *[family * 30] * 10]) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        await ann.send(general, f"<@{here.client.user.id}> go on")
        shown = [one.content for one in from_bot(here, general)[:-1]]
        assert len(shown) > 2
        for content in shown:
            assert len(content.encode("utf-16-le")) // 2 <= 2000
            lines = content.split("\n")
            assert sum(line.startswith("```") for line in lines) % 2 == 0
            plain = [line for line in lines if line and not line.startswith("```")]
            assert all(line == "x = 'a string'" or not line.replace(family, "") for line in plain)
        assert sum(content.count("x = 'a string'") for content in shown) == 180
        assert sum(content.count(family) for content in shown) == 300


@runs
async def test_long_answers_are_split_and_ping_nobody(tmp_path: Path) -> None:
    pieces = ["@everyone <@&1> ", *["word " * 40] * 30, "end"]
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
        await ann.slash(general, "chat", message="go on")
        asked = [one for one in here.env.http_requests if isinstance(one.json, dict)]
        sent = [one for one in asked if one.json.get("content")]
        assert {one.path.split("/")[1] for one in sent} == {"channels", "webhooks"}
        assert all(one.json["allowed_mentions"] == {"parse": []} for one in sent), sent[0]


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
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        await boss.slash(general, "server daily", replies=2)
        refused = await ann.click(reply, custom_id=again)
        assert "(rule: daily cap)" in refused.response.content
