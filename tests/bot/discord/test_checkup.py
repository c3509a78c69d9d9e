"""What the doctor says about Discord."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.discord import checkup
from bot.discord.checkup import invite_link, look_at_discord
from bot.doctor import examine
from bot.settings import DiscordSettings, Settings
from tests.bot.discord.server import TOKEN, serving
from tests.bot.parts import runs


def test_the_invite_link_comes_from_the_token() -> None:
    link = invite_link("MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y")
    assert link is not None
    assert "client_id=123456789012345678" in link
    assert "scope=bot+applications.commands" in link
    assert "permissions=" in link
    assert invite_link("what is this") is None


@runs
async def test_the_doctor_asks_the_server_and_says_what_to_mend() -> None:
    async with serving() as server:
        base = f"{server.url}/api/v10"

        def look(token: str, wide: bool = False) -> list[tuple[str, str]]:
            settings = DiscordSettings(token=token, api_base=base, message_content=wide)
            return [(one.state, one.detail) for one in look_at_discord(settings)]

        good = await asyncio.to_thread(look, TOKEN, True)
        assert good[0] == ("ok", f"{base} knows the token as user-4000")
        assert good[1][0] == "broken"
        assert "switch is off" in good[1][1]
        bad = await asyncio.to_thread(look, "NDAwMA.no.no")
        assert bad[0] == ("broken", f"{base} refuses the token")


def test_without_a_token_or_a_network_the_doctor_still_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "DISCORD_API", "http://127.0.0.1:9/api/v10")
    assert next(look_at_discord(DiscordSettings())).state == "note"
    nowhere = DiscordSettings(token=TOKEN, api_base="http://127.0.0.1:9/api/v10")
    found = list(examine(Settings(data_dir=tmp_path, discord=nowhere)))
    words = [one.detail for one in found if one.name == "discord"]
    assert any("cannot be reached" in one for one in words)
    official = Settings(data_dir=tmp_path, discord=DiscordSettings(token="no.such.token"))
    (learning,) = [one.detail for one in examine(official) if one.name == "learning"]
    assert "permission to train on message content is not recorded" in learning
