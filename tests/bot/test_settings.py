"""The tree of settings: its limits, and that nothing outside is read to make it."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import RoundSettings, ServingSettings, Settings, WebSettings, is_loopback
from learner.options import GateOptions, LearningOptions
from learner.qvalue.options import QOptions


def test_settings_made_by_hand_read_no_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("THUMBWISE_MODEL", "another/model")
    assert Settings(data_dir=tmp_path).model == "embedded"


def test_the_defaults_are_the_documented_ones(tmp_path):
    settings = Settings(data_dir=tmp_path)
    assert (settings.web.host, settings.web.port) == ("127.0.0.1", 8765)
    assert settings.serving.best_of == 8
    assert settings.rounds.minimum_ratings == 32
    assert settings.rounds.budget_seconds == 300
    assert settings.gate.require_proof is False


def test_learning_gate_and_q_head_are_the_learners_own_options(tmp_path):
    settings = Settings(data_dir=tmp_path)
    assert settings.qvalue == QOptions()
    assert settings.learning == LearningOptions()
    assert settings.gate == GateOptions()


def test_settings_cannot_be_changed(tmp_path):
    settings = Settings(data_dir=tmp_path)
    with pytest.raises(ValidationError):
        settings.model = "other"
    with pytest.raises(ValidationError):
        settings.web.port = 1


def test_a_home_folder_is_spelt_out():
    settings = Settings(data_dir=Path("~/bot"), model="~/model")
    assert settings.data_dir == Path.home() / "bot"
    assert settings.model == str(Path.home() / "model")


def test_secrets_do_not_show_in_the_settings_text(tmp_path):
    settings = Settings(
        data_dir=tmp_path, admin_token="sesame-sesame", web=WebSettings(api_key="open-please")
    )
    assert "sesame" not in repr(settings)
    assert "open-please" not in repr(settings)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "bot.example"])
def test_listening_beyond_loopback_wants_a_key_and_host_names(host):
    with pytest.raises(ValidationError, match=r"THUMBWISE_WEB__API_KEY .* and web\.host_names"):
        WebSettings(host=host)
    with pytest.raises(ValidationError, match=r"set web\.host_names"):
        WebSettings(host=host, api_key="key")
    assert WebSettings(host=host, api_key="key", host_names=("bot.example",)).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.8", "::1", "localhost"])
def test_loopback_needs_neither(host):
    assert is_loopback(host)
    assert WebSettings(host=host).api_key is None


def test_the_page_asks_for_a_login_beyond_loopback_or_when_told_to():
    assert not WebSettings().asks_login
    assert not WebSettings(api_key="key").asks_login
    assert WebSettings(login=True, api_key="key").asks_login
    assert WebSettings(host="::", api_key="key", host_names=("bot.example",)).asks_login
    with pytest.raises(ValidationError, match=r"login is true, .* set THUMBWISE_WEB__API_KEY"):
        WebSettings(login=True)


def test_trusted_proxies_are_addresses_or_networks():
    named = WebSettings(trusted_proxies=("127.0.0.1", "172.17.0.1/16", "2001:db8::1"))
    assert named.trusted_proxies == ("127.0.0.1/32", "172.17.0.0/16", "2001:db8::1/128")
    assert WebSettings(trusted_proxies="10.0.0.1, ::1").trusted_proxies == (
        "10.0.0.1/32",
        "::1/128",
    )
    for wrong in ("*", "proxy.example", "10.0.0.0/33"):
        with pytest.raises(ValidationError, match=r"addresses or networks such as"):
            WebSettings(trusted_proxies=(wrong,))


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        (ServingSettings, "best_of", 0),
        (ServingSettings, "temperature", 0),
        (ServingSettings, "top_p", 1.1),
        (ServingSettings, "temperature", float("nan")),
        (RoundSettings, "replay_share", 1.5),
        (RoundSettings, "replay_share", 1.0),
        (RoundSettings, "budget_seconds", float("inf")),
        (WebSettings, "port", 65536),
    ],
)
def test_numbers_outside_their_range_are_refused(table, field, value):
    with pytest.raises(ValidationError):
        table(**{field: value})


def test_no_more_drafts_than_are_generated_at_once():
    with pytest.raises(ValidationError, match=r"best_of is 40, but serving\.max_rows"):
        ServingSettings(best_of=40)
    assert ServingSettings(best_of=40, max_rows=40).best_of == 40
