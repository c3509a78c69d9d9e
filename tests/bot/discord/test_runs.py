"""▶️ under replies with Python: what happened when it ran, as people in Discord see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.discord.runs import result_of
from learner.sandbox.choose import Choice
from storage.records import Execution
from tests.bot.discord.world import World, button, replies, world
from tests.bot.parts import runs
from tests.bot.test_running import in_bubblewrap, nowhere

PING = "print('@everyone <@1> ' + 'x' * 5000)\n"
GREEDY = "x = bytearray(1 << 40)\n"
BROKEN = "def f():\n    return {}['`a`']\n\nf()\n"


def code(source: str) -> tuple[str, ...]:
    """Return what a model says that writes this Python."""
    return ("Here:\n", "```python\n", *source.splitlines(keepends=True), "```")


def use(here: World, choice: Choice) -> None:
    """Let the bot run code in this box, or in none."""
    here.app.snippets._choose = lambda: choice


async def asked(here: World, name: str = "general") -> tuple[Any, Any, Any]:
    """Let somebody ask for code; return the person, the channel and the reply."""
    guild = here.env.create_guild()
    channel = guild.create_text_channel(name)
    ann = here.person(guild, "ann")
    await ann.send(channel, f"<@{here.client.user.id}> some code")
    return ann, channel, replies(here, channel)[-1]


def shown(here: World, channel: Any) -> str:
    """Return the result that stands under the newest reply."""
    (embed,) = replies(here, channel)[-1].embeds
    return str(embed.description)


@runs
async def test_a_press_runs_the_code_and_the_reply_shows_what_it_printed(tmp_path: Path) -> None:
    async with world(tmp_path, says=code("print(6 * 7)\n")) as here:
        use(here, in_bubblewrap())
        ann, channel, reply = await asked(here)
        bob = here.person(here.env.guild, "bob")
        assert reply.embeds == []
        await bob.click(reply, custom_id=button(reply, "run"))
        assert shown(here, channel).startswith("✅ It ran in ")
        assert shown(here, channel).endswith("```\n42\n```")
        assert replies(here, channel)[-1].content == reply.content
        assert button(replies(here, channel)[-1], "up")
        assert len(replies(here, channel)) == 1
        await here.restart()
        await ann.click(reply, custom_id=button(reply, "run"))
        assert "42" in shown(here, channel), "the button lives on"


@runs
async def test_a_failure_shows_the_last_line_of_the_traceback(tmp_path: Path) -> None:
    async with world(tmp_path, says=code(BROKEN)) as here:
        use(here, in_bubblewrap())
        ann, channel, reply = await asked(here)
        await ann.click(reply, custom_id=button(reply, "run"))
        assert shown(here, channel) == "❌ `KeyError: ''a''`", "nothing ends the code span"


@runs
async def test_code_that_wants_too_much_is_stopped_and_says_so(tmp_path: Path) -> None:
    async with world(tmp_path, says=code(GREEDY)) as here:
        use(here, in_bubblewrap())
        ann, channel, reply = await asked(here)
        await ann.click(reply, custom_id=button(reply, "run"))
        assert shown(here, channel).startswith("⏱ `MemoryError")


@runs
async def test_output_is_cut_and_pings_nobody(tmp_path: Path) -> None:
    async with world(tmp_path, says=code(PING)) as here:
        use(here, in_bubblewrap())
        ann, channel, reply = await asked(here)
        await ann.click(reply, custom_id=button(reply, "run"))
        assert "@everyone <@1>" in shown(here, channel)
        assert shown(here, channel).endswith("… (the rest is left out)\n```")
        assert len(shown(here, channel)) < 1100
        told = replies(here, channel)[-1]
        assert told.content == reply.content


@runs
async def test_by_a_setting_code_runs_by_itself_and_the_reply_shows_it(tmp_path: Path) -> None:
    async with world(tmp_path, says=code("print('hi')\n"), sandbox={"automatic": True}) as here:
        use(here, in_bubblewrap())
        _, channel, _ = await asked(here)
        assert "hi" in shown(here, channel)


@runs
async def test_without_a_sandbox_a_press_is_refused_and_told_what_mends_it(tmp_path: Path) -> None:
    async with world(tmp_path, says=code("print(1)\n"), sandbox={"automatic": True}) as here:
        use(here, nowhere())
        ann, channel, reply = await asked(here)
        refused = await ann.click(reply, custom_id=button(reply, "run"))
        assert refused.followups[-1].ephemeral
        assert "apt-get install bubblewrap" in refused.followups[-1].content
        assert replies(here, channel)[-1].embeds == []


@runs
async def test_a_reply_without_python_has_no_such_button(tmp_path: Path) -> None:
    async with world(tmp_path, says=("```bash\n", "ls\n", "```")) as here:
        _, _, reply = await asked(here)
        with pytest.raises(AssertionError):
            button(reply, "run")


@runs
async def test_the_servers_rules_hold_for_running_too(tmp_path: Path) -> None:
    async with world(tmp_path, says=code("print(1)\n")) as here:
        use(here, in_bubblewrap())
        ann, channel, reply = await asked(here)
        news = here.env.guild.create_text_channel("news")
        guild = f"discord:{here.env.guild.id}"
        here.app.store.set_place(guild, str(news.id), "may answer", "on", "boss")
        refused = await ann.click(reply, custom_id=button(reply, "run"))
        assert "(rule: channels)" in refused.response.content
        here.app.store.set_place(guild, str(news.id), "may answer", None, "boss")
        asked_to_forget = await ann.slash(channel, "privacy forget")
        await ann.click(asked_to_forget.response, label="Yes")
        gone = await ann.click(reply, custom_id=button(reply, "run"))
        assert "no reply" in gone.followups[-1].content


def test_a_limit_is_named() -> None:
    told = Execution("r", "box", "time", None, "took more than 6 s", "1\n", 6.0, 0, 0, 0.0)
    assert result_of(told).description == "⏱ `took more than 6 s`\n```\n1\n```"


def test_what_cannot_be_seen_is_left_out_of_a_result() -> None:
    told = Execution("r", "box", "ok", 0, None, "a\x1b[31m\u202eb\x00\n", 0.1, 0, 0, 0.0)
    assert result_of(told).description == "✅ It ran in 0.1 s.\n```\na[31mb\n```"
