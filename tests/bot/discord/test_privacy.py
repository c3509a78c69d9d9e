"""Consent and what is kept: the notice, `/privacy`, forgetting, and Discord's three conditions."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.discord import surface
from storage.records import Source
from tests.bot.discord.connected import LONG, identified, leave_discord_as_it_was
from tests.bot.discord.server import CHANNEL
from tests.bot.discord.world import (
    PERMITTED,
    World,
    button,
    exported,
    from_bot,
    replies,
    world,
)
from tests.bot.parts import runs
from tests.bot.test_running import in_bubblewrap

HI = ("Hi", "!")
MANAGER = discord.Permissions(manage_guild=True)


def notice_button(message: Any, choice: str) -> str:
    """Return the id of a notice's button."""
    return button(message, f"learn:{choice}")


async def missing(person: Any, channel: Any) -> int:
    """Return how many learnable ratings the next round lacks, as `/stats` says."""
    shown = await person.slash(channel, "stats")
    line = next(one for one in shown.response.content.splitlines() if one.startswith("Next round"))
    return 0 if "enough" in line else int(line.split()[2])


async def chat_and_rate(here: World, person: Any, channel: Any, text: str = "hello") -> Any:
    """Ask, and rate the reply."""
    await person.send(channel, f"<@{here.client.user.id}> {text}")
    reply = replies(here, channel)[-1]
    await person.click(reply, custom_id=button(reply, "up"))
    return reply


@runs
async def test_learning_from_discord_wants_all_three_conditions(tmp_path: Path) -> None:
    with_permission = {"training_permission": PERMITTED, "token": "x.y.z"}
    async with world(tmp_path, says=HI, discord=with_permission) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        ann = here.person(guild, "ann")
        await chat_and_rate(here, ann, general)
        assert await missing(ann, general) == 4, "no switch and no opt-in"
        notice = from_bot(here, general)[1]
        refused = await boss.click(notice, custom_id=notice_button(notice, "yes"))
        assert "not for you" in refused.response.content
        await ann.click(notice, custom_id=notice_button(notice, "yes"))
        assert "may be learned from" in from_bot(here, general)[1].content
        assert await missing(ann, general) == 4, "no switch"
        status = await ann.slash(general, "status")
        assert "this server has not switched learning on" in status.response.content
        await boss.slash(general, "server learning", on=True)
        assert await missing(ann, general) == 3, "all three"
        (notice_of_page,) = [one for one in here.app.notices if one.startswith("Learning from")]
        assert "1 server has learning switched on" in notice_of_page
        await ann.slash(general, "privacy learn", allowed=False)
        assert await missing(ann, general) == 4, "no opt-in"
        await ann.slash(general, "privacy learn", allowed=True)
        await boss.slash(general, "server learning", on=False)
        assert await missing(ann, general) == 4, "no switch"

        bob = here.env.create_user("bob")
        await bob.send_dm("hello")
        reply = replies(here, bob.dm_channel)[-1]
        await bob.click(reply, custom_id=button(reply, "up"))
        assert await missing(ann, general) == 4, "no opt-in in a direct message"
        await bob.slash("privacy learn", allowed=True)
        assert await missing(ann, general) == 3, "a direct message wants no switch"


@runs
async def test_without_the_recorded_permission_thumbs_count_and_nothing_is_learned(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, says=HI, discord={"token": "x.y.z"}) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        await boss.slash(general, "server learning", on=True)
        await boss.slash(general, "privacy learn", allowed=True)
        await chat_and_rate(here, boss, general)
        assert await missing(boss, general) == 4
        status = await boss.slash(general, "status")
        assert "permission to train on message content is not recorded" in status.response.content
        assert [one for one in here.app.notices if "is not recorded" in one], "the page says it"
        assert list(here.app.store.rated()) == here.app.store.learnable() == []


@runs
async def test_a_compatible_server_wants_no_permission_but_the_opt_in(tmp_path: Path) -> None:
    own = {"api_base": "https://chat.example/api/v10"}
    async with world(tmp_path, says=HI, discord=own) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        await boss.slash(general, "server learning", on=True)
        await chat_and_rate(here, boss, general)
        assert await missing(boss, general) == 4
        await boss.slash(general, "privacy learn", allowed=True)
        assert await missing(boss, general) == 3
        (row,) = here.app.store.learnable()
        wanted: Source = "compatible"
        assert row.reply.source == wanted


@runs
async def test_other_peoples_words_want_their_opt_in_too(tmp_path: Path) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    wide = {"training_permission": PERMITTED, "message_content": True}
    async with world(tmp_path, says=HI, discord=wide, approved=intents) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        await boss.slash(general, "server learning", on=True)
        await ann.slash(general, "privacy learn", allowed=True)
        words = await bob.send(general, "my secret recipe")
        await ann.send(general, f"<@{here.client.user.id}> what is this?", reply_to=words)
        reply = replies(here, general)[-1]
        await ann.click(reply, custom_id=button(reply, "up"))
        assert await missing(ann, general) == 4, "bob's words are quoted"
        shown = await ann.context_menu(general, "Explain this", words)
        await ann.click(shown.response, custom_id=button(shown.response.message, "up"))
        assert await missing(ann, general) == 4
        await bob.slash(general, "privacy learn", allowed=True)
        assert await missing(ann, general) == 2
        await boss.slash(general, "persona set", text="You are a pirate.")
        await chat_and_rate(here, ann, general)
        assert await missing(ann, general) == 2, "the persona holds its author's words"
        await boss.slash(general, "privacy learn", allowed=True)
        assert await missing(ann, general) == 1


@runs
async def test_forgetting_takes_everything_and_keeps_other_peoples_thumbs(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        hers = await chat_and_rate(here, ann, general, "my name is Ann")
        await bob.send(general, "and?", reply_to=hers)
        his = replies(here, general)[-1]
        await bob.click(his, custom_id=button(his, "up"))
        await ann.click(his, custom_id=button(his, "up"))
        shown = await ann.slash(general, "privacy show")
        assert "Replies to you: 1" in shown.response.content
        assert "Other people's prompts with your words: 1" in shown.response.content
        asked = await ann.slash(general, "privacy forget")
        kept = await ann.click(asked.response, label="No")
        assert "Nothing was changed" in kept.response.content
        asked = await ann.slash(general, "privacy forget")
        await ann.click(asked.response, label="Yes")
        assert [row["kind"] for row in await exported(ann, general)] == ["person"]
        rows = await exported(bob, general)
        assert [row["kind"] for row in rows] == ["person", "reply", "rating"]
        assert rows[1]["text"] == "", "the text held ann's words"
        database = here.app.settings.data_dir / "thumbwise.sqlite"
        assert b"my name is Ann" not in database.read_bytes()
        await ann.click(hers, custom_id=button(hers, "up"))
        await bob.send(general, "anything left?", reply_to=his)
        assert replies(here, general)[-1].content == "Hi!"


@runs
async def test_forgetting_takes_runs_personas_and_what_is_kept_beside(tmp_path: Path) -> None:
    says = ("```python\n", "print('secret' * 2)\n", "```")
    async with world(tmp_path, says=says) as here:
        here.app.snippets._choose = in_bubblewrap
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        reply = await chat_and_rate(here, boss, general)
        await boss.click(reply, custom_id=button(reply, "run"))
        await boss.react(reply, "👎")
        await boss.slash(general, "persona set", text="Speak like a pirate.")
        rows = await exported(boss, general)
        kinds = ["person", "reply", "run", "rating", "reaction", "persona", "act"]
        assert [row["kind"] for row in rows] == kinds
        assert rows[2]["stdout"] == "secretsecret\n"
        asked = await boss.slash(general, "privacy forget")
        await boss.click(asked.response, label="Yes")
        assert [row["kind"] for row in await exported(boss, general)] == ["person", "act"]
        for file in here.app.settings.data_dir.glob("thumbwise.sqlite*"):
            for words in (b"secretsecret", b"pirate", b"hello"):
                assert words not in file.read_bytes(), (file, words)


@runs
async def test_forgetting_ends_replies_under_way_that_hold_ones_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_discord_as_it_was(monkeypatch)
    async with identified(tmp_path, LONG) as (app, server, here):
        quoted = server.written(1, "my secret", mention=False)
        asking = server.written(2, "what is this?")
        asking["type"] = 19
        asking["message_reference"] = {"message_id": quoted["id"], "channel_id": str(CHANNEL)}
        asking["referenced_message"] = quoted
        await server.dispatch("MESSAGE_CREATE", asking)
        await server.say(1, "me too")
        typing = ("POST", f"/channels/{CHANNEL}/typing", None)
        await server.until(lambda: server.calls.count(typing) == 2)
        asked = await server.command(1, "privacy forget")
        await server.until(lambda: server.originals.get(asked["token"]))
        helped = await server.command(1, "help")
        await server.until(lambda: server.answers_to(helped))
        question = server.originals[asked["token"]]
        await server.press(1, question, "Yes")
        await server.until(lambda: "Forgotten" in question["content"])
        await here.stop()
        assert [row["kind"] for row in app.store.everything_about("compatible:1")] == ["person"]
        for row in app.store.everything_about("compatible:2"):
            assert row["kind"] != "reply" or (row["prompt"], row["text"]) == ([], "")
        assert not any("word199 " in text for text in server.said)


@runs
async def test_what_is_said_about_a_forgotten_reply_is_not_learned_from(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI, discord={"training_permission": PERMITTED}) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        ann = here.person(guild, "ann")
        await boss.slash(general, "server learning", on=True)
        hers = await chat_and_rate(here, ann, general)
        for person in (ann, boss):
            await person.slash(general, "privacy learn", allowed=True)
        assert await missing(boss, general) == 3
        asked = await ann.slash(general, "privacy forget")
        await ann.click(asked.response, label="Yes")
        assert await missing(boss, general) == 4
        shown = await boss.context_menu(general, "Explain this", hers)
        await boss.click(shown.response, custom_id=button(shown.response.message, "up"))
        assert await missing(boss, general) == 4, "whose words it holds is not known any more"


@runs
async def test_the_scheduled_job_removes_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(tmp_path, says=HI, discord={"retention_days": 30}) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        await chat_and_rate(here, ann, general, "remember this")
        monkeypatch.setattr(surface, "DAY_SECONDS", -1.0)  # so thirty days are over at once
        job = surface.Surface(here.app)
        job.start()
        async with asyncio.timeout(60):
            while (await exported(ann, general))[1]["text"]:
                await here.env.settle()
        await job.stop()
        assert (await exported(ann, general))[1]["prompt"] == []


@runs
async def test_old_text_goes_and_thumbs_stay(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI, discord={"retention_days": 1}) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        reply = await chat_and_rate(here, ann, general, "remember this")
        assert here.app.store.remove_old_text(time.time() - 3600) == 0
        assert here.app.store.remove_old_text(time.time() + 1) == 1
        _, row, rating = await exported(ann, general)
        assert (row["prompt"], row["text"], rating["value"]) == ([], "", 1)
        await ann.send(general, "and now?", reply_to=reply)
        assert replies(here, general)[-1].content == "Hi!", "the conversation begins anew"
