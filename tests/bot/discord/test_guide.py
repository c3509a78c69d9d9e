"""The guide is true: it names every command, and its views are what the bot shows."""

from __future__ import annotations

from pathlib import Path

import bot.discord
from tests.bot.discord.views import MANAGER, drawn
from tests.bot.discord.world import world
from tests.bot.parts import runs

GUIDE = (Path(bot.discord.__file__).parent / "README.md").read_text(encoding="utf-8")
MARKS = "<!-- views -->\n", "\n<!-- /views -->"


@runs
async def test_the_views_are_what_the_bot_shows() -> None:
    shown = GUIDE.partition(MARKS[0])[2].partition(MARKS[1])[0]
    assert shown == await drawn(), "write them anew: python -m tests.bot.discord.views"


@runs
async def test_the_guide_names_every_command(tmp_path: Path) -> None:
    async with world(tmp_path, says=("Hi", "!")) as here:
        guild = here.env.create_guild()
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        for name in boss.available_commands(guild.create_text_channel("general")):
            root, *rest = name.split()
            assert f"`/{root}" in GUIDE, name
            assert not rest or rest[-1] in GUIDE, name
        for menu in ("Explain this", "Summarise this"):
            assert menu in GUIDE
