"""Draw as text what people in Discord see, for the guide: `python -m tests.bot.discord.views`.

A scene is played in the simulated Discord with a model that says one text; what is drawn is what
the bot sent. A test holds the guide to it.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import discord

from tests.bot.discord.world import PERMITTED, World, button, from_bot, replies, world
from tests.bot.test_running import in_bubblewrap

SAYS = (
    *("A", " reversed", " copy", ":\n", "```python\n"),
    *("def reverse(items):\n", "    return items[::-1]\n", "\n"),
    *("print(reverse([1, 2, 3]))\n", "```"),
)
BOT = "Thumbwise"
COLUMN = 11
HEALTH = ("Health:", "⚠️")
"""How the lines begin that say how the machine and its learning are, here and now."""

SUNDAYS = {"cron": "0 3 * * 0", "time_zone": "Europe/Berlin"}
HOME = 424242 << 22
MANAGER = discord.Permissions(manage_guild=True)


class Scene:
    """What was seen so far, one block for each view."""

    def __init__(self, here: World) -> None:
        self._here = here
        self.blocks: list[str] = []

    def view(self, title: str, *lines: str) -> None:
        """Add a view under a heading."""
        self.blocks.append("\n".join([f"### {title}", "", "~~~text", *lines, "~~~"]))

    def says(self, who: str, *parts: str) -> str:
        """Draw what somebody says, or what the bot shows, with the name beside it."""
        text = self._named("\n".join(part for part in parts if part))
        first, *rest = text.split("\n")
        indent = " " * COLUMN
        return "\n".join(
            [f"{who:<{COLUMN}}{first}", *(f"{indent}{line}".rstrip() for line in rest)]
        )

    def bot(self, message: Any) -> str:
        """Draw one of the bot's messages: words, embeds, files, buttons."""
        embeds = [f"┃ {line}" for one in message.embeds for line in one.description.split("\n")]
        files = [f"📎 {one.filename}" for one in message.attachments]
        alone = "(only you see this)" if message.flags.ephemeral else ""
        return self.says(BOT, message.content, *embeds, *files, _buttons(message), alone)

    def _named(self, text: str) -> str:
        """Write mentions as Discord shows them, and moments as a word."""
        users = self._here.env.backend.users
        channels = self._here.env.backend.channels
        text = re.sub(r"<@!?(\d+)>", lambda at: f"@{_name(users[int(at[1])])}", text)
        text = re.sub(r"<#(\d+)>", lambda at: f"#{channels[int(at[1])].name}", text)
        text = re.sub(r"<t:\d+:F>", "in your own time zone: …", text)
        text = re.sub(r"\d{4}-\d\d-\d\d (?=\d\d:\d\d)", "2026-…-… ", text)
        return "\n".join(line for line in text.split("\n") if not line.startswith(HEALTH))

    def modal(self, shown: dict[str, Any]) -> str:
        """Draw a form."""
        fields = [
            f"{label['label']}: {_field(label['component'])}" for label in shown["components"]
        ]
        return self.says("(a form)", shown["title"], *fields, "[Cancel] [Submit]")


def _name(user: Any) -> str:
    return BOT if user.bot else str(user.name)


def _field(component: dict[str, Any]) -> str:
    options = ", ".join(one["label"] for one in component.get("options", []))
    return f"any of {options}" if options else "________"


def _buttons(message: Any) -> str:
    found = []
    for row in message.components:
        for child in row["components"] if isinstance(row, dict) else row.children:
            data = child if isinstance(child, dict) else child.to_dict()
            found.append(f"[{data.get('label') or data['emoji']['name']}]")
    return " ".join(found)


async def play(data: Path) -> list[str]:
    """Play the scene and return its views."""
    settings = {"training_permission": PERMITTED, "home_guilds": (HOME,), "token": "x.y.z"}
    rounds = {"minimum_ratings": 32}
    async with world(data, says=SAYS, discord=settings, rounds=rounds) as here:
        here.app.snippets._choose = in_bubblewrap
        guild = here.env.create_guild("home", id=HOME)
        general, news = guild.create_text_channel("general"), guild.create_text_channel("news")
        boss = here.person(guild, "boss", guild.create_role("admins", permissions=MANAGER))
        ann = here.person(guild, "ann")
        scene = Scene(here)

        words = "write a function that reverses a list"
        await ann.send(general, f"<@{here.client.user.id}> {words}")
        reply, notice = from_bot(here, general)
        told = scene.bot(notice)
        await ann.click(notice, custom_id=button(notice, "learn:yes"))
        answered = scene.bot(from_bot(here, general)[1])
        scene.view(
            "A question, its reply, and the notice at the first one",
            *(scene.says("ann", f"@{BOT} {words}"), scene.bot(reply), told, ""),
            *("After “You may learn from my chats”:", answered),
        )

        await ann.click(reply, custom_id=button(reply, "run"))
        scene.view("▶️", scene.bot(replies(here, general)[0]))

        up = await boss.click(reply, custom_id=button(reply, "up"))
        down = await ann.click(reply, custom_id=button(reply, "down"))
        assert down.modal is not None
        form = scene.modal(down.modal)
        sent = await ann.submit_modal(
            down, {"faults": ["too long"], "words": "", "better": "Use items[::-1]."}
        )
        scene.view("👍 and 👎", scene.bot(up.response), "", form, scene.bot(sent.response))

        await boss.slash(general, "server learning", on=True)
        for name, person, options in (
            ("server channel", boss, {"allow": True, "channel": general}),
            ("server announcements", boss, {"channel": news}),
            ("status", ann, {}),
            ("stats", ann, {}),
            ("privacy show", ann, {}),
            ("privacy forget", ann, {}),
            ("learning schedule add", boss, SUNDAYS),
            ("learning now", boss, {}),
            ("learning status", boss, {}),
        ):
            shown = await person.slash(general, name, **options)
            said = " ".join([f"/{name}", *(f"{key}:{_given(one)}" for key, one in options.items())])
            scene.view(f"`/{name}`", scene.says(person.name, said), scene.bot(shown.response))
        return scene.blocks


def _given(value: Any) -> str:
    return f"#{value.name}" if hasattr(value, "is_thread") else str(value)


async def drawn() -> str:
    """Return the guide's views."""
    with tempfile.TemporaryDirectory() as folder:
        return "\n\n".join(await play(Path(folder)))


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(drawn()) + "\n")
