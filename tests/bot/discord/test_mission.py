"""The whole mission through Discord alone, with a real round.

The model says one of two things, so that 48 thumbs suffice: what it learns is no matter of luck.
"""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import Any

import discord

from learner.options import GateOptions, LearningOptions
from tests.bot.discord.scripted import make_wavering
from tests.bot.discord.world import (
    PERMITTED,
    World,
    button,
    from_bot,
    replies,
    version_shown,
    world,
)
from tests.bot.parts import runs

MANAGER = discord.Permissions(manage_guild=True)
HOME = 424242 << 22
THUMBS = 48
SHORT, LONG = ("Short", "."), ("A", " long", " answer", " that", " goes", " on", ".")
LIKED = "".join(SHORT)
"""This community likes short answers."""

TEACHABLE = LearningOptions(
    epochs=8,
    learning_rate=2e-3,
    kl_coefficient=0.0,
    kl_limit_nats=50.0,
    negative_scale=1.0,
    rollouts=0,
)
"""Moves far on few thumbs."""

LENIENT = GateOptions(
    margin=100.0, max_probe_loss=1.0, max_kl_nats=50.0, min_entropy_ratio=0.0, max_repetition=1.0
)
"""Who always says the same has no entropy left."""


@functools.cache
def wavering() -> Path:
    """Return the folder of the model."""
    return make_wavering(Path(tempfile.mkdtemp(prefix="wavering-")), SHORT, LONG)


async def ask(here: World, person: Any, channel: Any, number: int) -> discord.Message:
    """Let somebody ask the bot in the channel, and return its reply."""
    await person.send(channel, f"<@{here.client.user.id}> question {number}")
    return replies(here, channel)[-1]


def is_liked(reply: discord.Message) -> bool:
    """Whether a reply is to the members' taste."""
    return reply.content == LIKED


async def liked_share(here: World, people: list[Any], channel: Any, count: int) -> float:
    """Return the share of `count` new replies that are to the members' taste."""
    liked = 0
    for number in range(count):
        liked += is_liked(await ask(here, people[number % len(people)], channel, number))
    return liked / count


@runs
async def test_a_server_teaches_the_bot_its_taste_and_takes_it_back(tmp_path: Path) -> None:
    settings = {"training_permission": PERMITTED, "home_guilds": (HOME,)}
    async with world(
        tmp_path,
        model=str(wavering()),
        discord=settings,
        serving={"max_tokens": 40, "best_of": 1},
        rounds={"minimum_ratings": 32, "budget_seconds": 3000},
        learning=TEACHABLE,
        gate=LENIENT,
    ) as here:
        guild = here.env.create_guild("home", id=HOME)
        general, news = guild.create_text_channel("general"), guild.create_text_channel("news")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        people = [here.person(guild, name) for name in ("ann", "bob", "cleo", "dan")]

        await boss.slash(general, "server learning", on=True)
        await boss.slash(general, "server announcements", channel=news)
        for person in people:
            await ask(here, person, general, 0)
            notice = from_bot(here, general)[-1]
            await person.click(notice, custom_id=button(notice, "learn:yes"))

        liked = 0
        for number in range(THUMBS):
            asker, rater = people[number % 4], people[(number + 1) % 4]
            reply = await ask(here, asker, general, number)
            assert version_shown(reply) == "v0"
            liked += is_liked(reply)
            if number % 2:
                await rater.react(reply, "👍" if is_liked(reply) else "👎")
            elif is_liked(reply):
                await rater.click(reply, custom_id=button(reply, "up"))
            else:
                shown = await rater.click(reply, custom_id=button(reply, "down"))
                words = {"faults": ["too long"], "words": "", "better": ""}
                await rater.submit_modal(shown, words)
        before = liked / THUMBS
        stats = await people[0].slash(general, "stats")
        assert f"Ratings so far: {THUMBS}." in stats.response.content
        assert "Next round: enough ratings" in stats.response.content

        started = await boss.slash(general, "learning now")
        id = started.response.id
        await here.until(lambda: any("speaks now" in one.content for one in from_bot(here, news)))
        progress = next(one for one in from_bot(here, general) if one.id == id)
        assert "v1** speaks now" in progress.content, "one message was edited to the verdict"
        assert "limit" in progress.content, "the gate's numbers stand there"

        stats = await people[0].slash(general, "stats")
        assert "Last verdict: Round **r1**: **v1** speaks now" in stats.response.content

        after = await liked_share(here, people, general, 40)
        newest = replies(here, general)[-1]
        assert version_shown(newest) == "v1"
        assert after > before + 0.2, f"liked before {before:.2f}, after {after:.2f}"

        asked = await boss.slash(general, "learning rollback", version="v0")
        await boss.click(asked.response, label="Yes")
        back = await ask(here, people[0], general, 0)
        assert version_shown(back) == "v0"
        audit = await boss.slash(general, "learning audit")
        for act in ("server learning", "round r1", "rollback v1 -> v0"):
            assert act in audit.response.content, audit.response.content
