"""The installed command with a token: page and Discord side by side, and a clean end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import httpx

from tests.bot.discord.server import TOKEN, serving
from tests.bot.discord.world import scripted
from tests.bot.parts import runs


@runs
async def test_thumbwise_with_a_token_serves_discord_beside_the_page(tmp_path: Path) -> None:
    async with serving() as server:
        settings = {
            "DISCORD_TOKEN": TOKEN,
            "THUMBWISE_DISCORD__API_BASE": f"{server.url}/api/v10",
            "THUMBWISE_MODEL": str(scripted(("Hi", "!"))),
            "THUMBWISE_DEVICE": "cpu",
            "THUMBWISE_WEB__PORT": "0",
        }
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--verbose", "--data-dir", str(tmp_path)),
            env={**os.environ, **settings},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        assert bot.stderr is not None
        reading = asyncio.create_task(bot.stderr.read())
        try:
            await server.until(lambda: server.identified)
            await server.say(1, "xyzzy")
            await server.until(lambda: server.answers)
            assert server.answers[0]["content"] == "Hi!"
            await server.until((tmp_path / "runtime.json").exists)
            url = json.loads((tmp_path / "runtime.json").read_text())["url"]
            async with httpx.AsyncClient() as page:
                assert (await page.get(f"{url}/healthz")).json()["status"] == "ok"
                standing = "is on for chats of people who opted in; no server has learning"
                notices = (await page.get(f"{url}/api/overview")).json()["notices"]
                assert any(standing in one for one in notices), "the page shows it"
            bot.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(bot.wait(), 300) == 0
            log = (await reading).decode()
            assert "connected as user-4000" in log
            assert standing in log
            assert "xyzzy" not in log, "what people say is not logged"
            assert TOKEN not in log
        finally:
            if bot.returncode is None:
                bot.kill()
                await bot.wait()
            await reading
