"""`GET /metrics`: the bot's figures in Prometheus' text format; no text, no names of people.

Everything is read anew at each scrape, so nothing here counts along with the bot. What falls when
something is deleted is a gauge; only what the engine did since its start is a counter.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.health import Look
from bot.status import resident_bytes
from bot.web.security import Guard
from learner.health import CHECKS

if TYPE_CHECKING:
    from bot.app import App

QUANTILES = (0.5, 0.9, 0.99)


def routes(app: App, guard: Guard) -> APIRouter:
    """Return the route; where an API key is set, it asks for that or the admin token."""
    router = APIRouter(dependencies=[Depends(guard.check_api_key)])

    @router.get("/metrics")
    async def metrics() -> Response:
        text = await asyncio.to_thread(_exposition, app)
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    return router


def _exposition(app: App) -> bytes:
    registry = CollectorRegistry()
    registry.register(_Figures(app))
    return generate_latest(registry)


class _Figures(Collector):
    """All families of one scrape."""

    def __init__(self, app: App) -> None:
        self._app = app

    def describe(self) -> Iterable[Metric]:
        """Name nothing beforehand: what is registered lives for one scrape."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Read everything."""
        look = self._app.health.look()
        yield from _learning(self._app, look)
        yield from _health(look)
        yield from _replies(look)
        yield from _engine(self._app)
        yield from _machine(self._app, look)


def _learning(app: App, look: Look) -> Iterator[Metric]:
    figures = look.figures
    thumbs = figures.vitals.thumbs
    yield _labelled(
        "ratings",
        "Thumbs on this model's replies",
        "value",
        {"up": sum(one.up for one in thumbs), "down": sum(one.down for one in thumbs)},
    )
    yield _gauge("new_ratings", "Learnable ratings that no round has seen", figures.new_ratings)
    yield _gauge(
        "minimum_ratings", "New ratings that a round wants", figures.outside.minimum_ratings
    )
    if (at := figures.vitals.last_rating_at) is not None:
        yield _gauge("last_rating_timestamp_seconds", "When the newest rating came", at)
    yield _labelled("rounds", "Rounds by state", "state", app.store.count_rounds())
    progress = app.rounds.progress
    yield _gauge("round_running", "Whether a round runs", progress is not None)
    if progress is not None:
        yield _gauge("round_progress", "How far the running round is, 0 to 1", progress.fraction)
    serving = figures.serving
    yield InfoMetricFamily(
        "thumbwise_serving", "What speaks", {"version": serving, "model": app.base.name}
    )
    yield _gauge("serving_version", "Number of the version that serves", int(serving[1:]))
    for sign in look.signs:
        if sign.value is not None:
            yield _gauge(sign.name, f"{sign.title}: {sign.meaning}", sign.value)


def _health(look: Look) -> Iterator[Metric]:
    raised = {alarm.name for alarm in look.alarms}
    yield _labelled(
        "alarm",
        "Whether something keeps the bot from learning, by its name",
        "name",
        {name: name in raised for name in CHECKS},
    )


def _replies(look: Look) -> Iterator[Metric]:
    vitals = look.figures.vitals
    yield _gauge("replies", "Replies that people got", vitals.replies)
    if latencies := vitals.latencies_seconds:
        last = len(latencies) - 1
        yield _labelled(
            "reply_latency_seconds",
            f"Time from question to stored reply, of the newest {len(latencies)}",
            "quantile",
            {str(one): latencies[round(one * last)] for one in QUANTILES},
        )


def _engine(app: App) -> Iterator[Metric]:
    stats = app.engine.stats()
    yield _gauge("engine_queued", "Requests that wait", stats.queued)
    yield _gauge("engine_running", "Requests being answered", stats.running)
    yield _gauge("engine_rows", "Drafts being generated", stats.rows)
    for name, words, value in (
        ("tokens", "Tokens generated", stats.tokens),
        ("requests_finished", "Requests answered", stats.finished),
        ("requests_refused", "Requests refused by a full queue", stats.refused),
        ("requests_failed", "Requests that failed", stats.failed),
        ("swaps", "Versions put in service", stats.swaps),
    ):
        yield CounterMetricFamily(f"thumbwise_engine_{name}", f"{words} since the start", value)
    yield _gauge(
        "engine_longest_swap_seconds",
        "Longest time between two steps while a version came into service",
        stats.longest_swap_ms / 1000,
    )


def _machine(app: App, look: Look) -> Iterator[Metric]:
    memory = {"bot": resident_bytes()}
    if (pid := app.rounds.trainer_pid) is not None:
        memory["trainer"] = resident_bytes(pid)
    known = {name: size for name, size in memory.items() if size is not None}
    yield _labelled("memory_bytes", "Resident memory", "process", known)
    yield _gauge(
        "disk_free_bytes", "Room left for the data directory", look.figures.outside.free_bytes
    )
    yield _gauge("start_timestamp_seconds", "When the bot started", app.started_at)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"thumbwise_{name}", words, value)


def _labelled(name: str, words: str, label: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"thumbwise_{name}", words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
