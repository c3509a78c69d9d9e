"""Thumbs in Discord: buttons and reactions, one rating per person and reply."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest

from tests.bot.discord.world import World, button, exported, replies, world
from tests.bot.parts import runs
from tests.bot.rows import add_ratings

HI = ("Hi", "!")


async def a_reply(here: World, person: Any, channel: Any) -> discord.Message:
    """Let somebody ask, and return the bot's reply."""
    await person.send(channel, f"<@{here.client.user.id}> hello")
    return replies(here, channel)[-1]


async def thumbs(person: Any, channel: Any) -> list[int]:
    """Return the values of a person's thumbs, from their own export."""
    return [row["value"] for row in await exported(person, channel) if row["kind"] == "rating"]


async def counts(person: Any, channel: Any) -> str:
    """Return what `/stats` says of v0's thumbs, or that there are none."""
    shown = await person.slash(channel, "stats")
    lines = shown.response.content.splitlines()
    return next(line for line in lines if line.startswith(("v0", "None yet")))


@runs
async def test_buttons_and_reactions_are_one_thumb_and_the_last_wins(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        reply = await a_reply(here, ann, general)
        up = button(reply, "up")

        pressed = await bob.click(reply, custom_id=up)
        assert pressed.ephemeral
        assert "👍 counted" in pressed.response.content
        assert await thumbs(bob, general) == [1]
        assert await thumbs(ann, general) == [], "who asked is not who rated"
        await bob.react(reply, "👎")
        assert await thumbs(bob, general) == [-1]
        await bob.click(reply, custom_id=up)
        await bob.unreact(reply, "👎")
        assert await thumbs(bob, general) == [1], "an older reaction that goes changes nothing"
        again = await bob.click(reply, custom_id=up)
        assert "taken back" in again.response.content
        assert await thumbs(bob, general) == []

        await bob.react(reply, "👍🏽")
        await ann.react(reply, "👎")
        assert "50%" in await counts(ann, general)
        here.env.backend.clear_reaction(general.id, reply.id, "👎")
        await here.env.settle()
        assert "100%" in await counts(ann, general), "one kind was cleared"
        await ann.react(reply, "👎")
        await ann.unreact(reply, "👎")
        assert "100%" in await counts(ann, general)
        here.env.backend.clear_reactions(general.id, reply.id)
        await here.env.settle()
        assert await counts(ann, general) == "None yet."
        await ann.react(reply, "🎉")
        assert await thumbs(ann, general) == []


@runs
async def test_a_thumb_down_offers_a_modal_and_counts_before_it(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        reply = await a_reply(here, ann, general)
        shown = await ann.click(reply, custom_id=button(reply, "down"))
        assert shown.modal is not None
        assert await thumbs(ann, general) == [-1], "closing the modal keeps the thumb"
        await here.restart()
        words = {"faults": ["too short"], "words": "say more", "better": "Hello, my friend!"}
        told = await ann.submit_modal(shown, words)
        assert told.ephemeral
        (row,) = [row for row in await exported(ann, general) if row["kind"] == "rating"]
        assert (row["reason"], row["correction"]) == ("too short; say more", "Hello, my friend!")


@runs
async def test_buttons_and_reactions_live_on_after_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann, bob = here.person(guild, "ann"), here.person(guild, "bob")
        reply = await a_reply(here, ann, general)
        await here.restart()
        await ann.click(reply, custom_id=button(reply, "up"))
        await bob.react(reply, "👍")
        assert await thumbs(ann, general) == await thumbs(bob, general) == [1]
        guild.remove_member(bob)
        await here.env.settle()
        assert "2 👍" in await counts(ann, general), "who leaves leaves their thumb"
        here.env.backend.delete_message(general.id, reply.id)
        await here.env.settle()
        assert "2 👍" in await counts(ann, general), "so does a deleted message"


@runs
async def test_thumbs_outlive_messages_channels_servers_and_memberships(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild, other = here.env.create_guild(), here.env.create_guild("other")
        general, doomed = guild.create_text_channel("general"), guild.create_text_channel("doomed")
        lobby = other.create_text_channel("lobby")
        ann = here.person(guild, "ann")
        away = here.person(other, "", user=ann.user)
        for person, channel in ((ann, general), (ann, doomed), (away, lobby)):
            reply = await a_reply(here, person, channel)
            await person.react(reply, "👍")
        here.env.backend.bulk_delete_messages(general.id, [one.id for one in general.history()])
        here.env.backend.delete_channel(doomed.id)
        here.env.backend.remove_guild(other.id)
        await here.env.settle()
        assert "3 👍" in (await ann.user.slash("stats")).response.content
        assert await thumbs(ann, general) == [1, 1, 1]
        guild.remove_member(ann)
        await here.env.settle()
        assert "3 👍" in (await ann.user.slash("stats")).response.content
        await ann.user.send_dm("I am still here")
        assert len(replies(here, ann.user.dm_channel)) == 1
        asked = await ann.user.slash("privacy forget")
        await ann.user.click(asked.response, label="Yes")
        assert "None yet." in (await ann.user.slash("stats")).response.content


@runs
async def test_bots_never_count(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        other = here.person(guild, "beep", user=here.env.create_user("beep", bot=True))
        reply = await a_reply(here, ann, general)
        await other.react(reply, "👍")
        here.env.backend.add_reaction(general.id, reply.id, "👍", here.client.user.id)
        await here.env.settle()
        assert await counts(ann, general) == "None yet."
        await other.send(general, f"<@{here.client.user.id}> hello from a bot")
        assert len(replies(here, general)) == 1


@runs
async def test_there_is_a_most_of_thumbs_an_hour(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI, discord={"ratings_per_hour": 2}) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        ann = here.person(guild, "ann")
        for _ in range(3):
            await a_reply(here, ann, general)
        first, second, third = replies(here, general)
        await ann.click(first, custom_id=button(first, "up"))
        await ann.react(second, "👍")
        refused = await ann.click(third, custom_id=button(third, "up"))
        assert "2 thumbs within an hour" in refused.response.content
        await ann.react(third, "👍")
        assert await thumbs(ann, general) == [1, 1]
        await ann.react(second, "👎")
        assert await thumbs(ann, general) == [1, -1], "changing one's mind is always possible"


@runs
async def test_stats_show_a_picture_and_what_is_missing(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        other = here.env.create_guild("other")
        general, lobby = guild.create_text_channel("general"), other.create_text_channel("lobby")
        ann, bob = here.person(guild, "ann"), here.person(other, "bob")
        reply = await a_reply(here, ann, general)
        await ann.click(reply, custom_id=button(reply, "up"))
        shown = await ann.slash(general, "stats")
        assert "v0: 100% 👍" in shown.response.content
        assert "4 more ratings that may be learned from" in shown.response.content
        assert "nothing keeps me from learning" in shown.response.content
        (picture,) = shown.response.attachments
        assert (await picture.read()).startswith(b"\x89PNG")
        assert await counts(bob, lobby) == "None yet.", "each server sees its own thumbs"
        with pytest.raises(AssertionError):
            button(reply, "nothing")


@runs
async def test_stats_say_what_keeps_it_from_learning_and_what_to_do(tmp_path: Path) -> None:
    async with world(tmp_path, says=HI) as here:
        guild = here.env.create_guild()
        general = guild.create_text_channel("general")
        add_ratings(here.app.store, 100)
        shown = await here.person(guild, "ann").slash(general, "stats")
        assert "⚠️ 100 of the newest 100 ratings" in shown.response.content
        assert "Ask people for 👎 too" in shown.response.content
