"""What Prometheus scrapes: read back by the parser of its own client."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from bot.settings import WebSettings
from bot.web import create_app
from learner.health import CHECKS
from storage.store import Store
from tests.bot.rows import add_ratings
from tests.bot.web.conftest import TOKEN, RunningBot, running, settings_for

Samples = dict[tuple[str, tuple[str, ...]], float]


def scrape(client: httpx.Client) -> Samples:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return {
        (sample.name, tuple(sample.labels[one] for one in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_metrics_need_no_token_on_loopback_and_count_what_happened(bot: RunningBot) -> None:
    visitor = bot.visitor()
    visitor.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": "hi"}]})
    bot.app.health.forget()
    seen = scrape(bot.client())
    assert seen["thumbwise_replies", ()] >= 1
    assert seen["thumbwise_engine_tokens_total", ()] > 0
    assert seen["thumbwise_serving_version", ()] == 0
    assert seen["thumbwise_serving_info", (bot.app.base.name, "v0")] == 1
    assert seen["thumbwise_rounds", ("promoted",)] == 0
    assert seen["thumbwise_round_running", ()] == 0
    assert seen["thumbwise_memory_bytes", ("bot",)] > 10**7
    assert seen["thumbwise_disk_free_bytes", ()] > 0
    median, most = (seen["thumbwise_reply_latency_seconds", (one,)] for one in ("0.5", "0.99"))
    assert 0 < median <= most


def test_every_alarm_is_there_and_stands_at_one_when_it_is_raised(
    tmp_path: Path, tiny_model: str
) -> None:
    store = Store.open(tmp_path)
    add_ratings(store, 100, "ann of the secret name")
    store.close()
    with running(settings_for(tmp_path, tiny_model)) as bot:
        seen = scrape(bot.client())
        alarms = {key[1][0]: value for key, value in seen.items() if key[0] == "thumbwise_alarm"}
        assert set(alarms) == set(CHECKS)
        assert alarms["one_sided_ratings"] == 1
        assert alarms["stale_adapter"] == 0
        text = bot.client().get("/metrics").text
        assert "secret" not in text
        assert "hello" not in text


def test_beyond_loopback_metrics_want_the_key_or_the_admins_token(bot: RunningBot) -> None:
    guarded = WebSettings(host="0.0.0.0", host_names=("127.0.0.1",), api_key="sesame-open")
    settings = bot.app.settings.model_copy(update={"web": guarded})
    web = create_app(dataclasses.replace(bot.app, settings=settings))
    assert bot.call(web, "GET", "/metrics").status_code == 401
    for token in ("sesame-open", TOKEN):
        headers = {"Authorization": f"Bearer {token}"}
        assert bot.call(web, "GET", "/metrics", headers=headers).status_code == 200
