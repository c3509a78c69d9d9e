"""The settings of Discord: secrets, the permission as a whole, ids, and whose server it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.configuration import load_settings
from bot.settings import DiscordSettings, SettingsError, TrainingPermission

PERMISSION = """
[discord.training_permission]
granted_by = "Discord, Inc."
granted_on = "2026-11-01"
reference = "ticket 1"
"""


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE", "THUMBWISE_CONFIG"):
        monkeypatch.delenv(name, raising=False)


def write(folder: Path, text: str) -> Path:
    """Write a settings file."""
    file = folder / "thumbwise.toml"
    file.write_text(text)
    return file


def test_the_token_comes_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_settings(data_dir=tmp_path).discord.token is None
    secret = tmp_path / "token"
    secret.write_text("from.a.file\n")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(secret))
    settings = load_settings(data_dir=tmp_path)
    assert settings.discord.token == "from.a.file"
    assert "from.a.file" not in repr(settings)
    monkeypatch.setenv("DISCORD_TOKEN", "from.the.environment")
    with pytest.raises(SettingsError, match="both set"):
        load_settings(data_dir=tmp_path)
    monkeypatch.delenv("DISCORD_TOKEN_FILE")
    assert load_settings(data_dir=tmp_path).discord.token == "from.the.environment"


def test_the_token_never_stands_in_the_settings_file(tmp_path: Path) -> None:
    file = write(tmp_path, '[discord]\ntoken = "a.b.c"\n')
    with pytest.raises(SettingsError, match="DISCORD_TOKEN"):
        load_settings(file, tmp_path)


def test_the_permission_is_recorded_whole_or_not_at_all(tmp_path: Path) -> None:
    recorded = load_settings(write(tmp_path, PERMISSION), tmp_path).discord.training_permission
    assert recorded.recorded
    assert not TrainingPermission().recorded
    with pytest.raises(ValidationError, match="belong together"):
        TrainingPermission(granted_by="me")
    with pytest.raises(ValidationError, match="wanted a day"):
        TrainingPermission(granted_by="a", granted_on="soon", reference="b")


def test_operators_are_given_as_a_list_of_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, "[discord]\noperators = [123, 456]\n")
    assert load_settings(file, tmp_path).discord.operators == (123, 456)
    monkeypatch.setenv("THUMBWISE_DISCORD__HOME_GUILDS", "7,8")
    assert load_settings(file, tmp_path).discord.home_guilds == (7, 8)
    with pytest.raises(SettingsError, match=r"discord\.operators"):
        load_settings(write(tmp_path, '[discord]\noperators = ["ann"]\n'), tmp_path)


def test_a_server_of_ones_own_makes_its_rows_compatible() -> None:
    assert DiscordSettings().source == "discord"
    assert DiscordSettings(api_base="https://chat.example/api/v10").source == "compatible"
    with pytest.raises(ValidationError, match="set both, or neither"):
        DiscordSettings(gateway_url="wss://chat.example")
    with pytest.raises(ValidationError):
        DiscordSettings(api_base="https://chat.example/api/v10/")
