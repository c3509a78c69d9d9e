"""Measure how late the event loop is while many people chat and a round trains.

Run as `python -m tests.bot.discord.lag PEOPLE SECONDS`. Discord is the small server of the
tests in this same loop, so what is measured is an upper bound for the bot's own share. Beside it
stand how soon commands and buttons are answered first (Discord waits three seconds), and the memory
of this process and of the one that trains.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bot.app import App
from bot.discord.surface import Surface
from bot.settings import DiscordSettings
from learner.options import GateOptions
from storage.records import BASE_VERSION, RoundRecord
from tests.bot.discord.server import TOKEN, Server, serving
from tests.bot.parts import rate_some, running

TICK_SECONDS = 0.01


async def measure(people: int, seconds: float) -> None:
    """Print the lag's percentiles at rest, and with the chat and the round."""
    with tempfile.TemporaryDirectory() as folder:
        async with serving() as server:
            discord = DiscordSettings(token=TOKEN, api_base=f"{server.url}/api/v10")
            async with running(
                Path(folder),
                model="embedded",
                discord=discord,
                serving={"max_tokens": 64},
                rounds={"minimum_ratings": 32, "budget_seconds": 300},
                gate=GateOptions(margin=100.0),
            ) as app:
                surface = Surface(app)
                surface.start()
                await server.until(lambda: server.identified)
                report("at rest", await lags(app, 10))
                await rate_some(app, 40)
                started = await app.rounds.request("measurement", "nobody")
                talking = [asyncio.create_task(chat(server, number)) for number in range(people)]
                sent: dict[str, float] = {}
                talking.append(asyncio.create_task(command(server, sent)))
                most: dict[str, float] = {}
                talking.append(asyncio.create_task(weigh(most)))
                report(
                    f"{people} people and a round",
                    await lags(app, seconds, ending(app, started.id)),
                )
                report_answers(server, sent)
                print(", ".join(f"{who} {size:.0f} MB at most" for who, size in most.items()))
                for one in talking:
                    one.cancel()
                await asyncio.gather(*talking, return_exceptions=True)
                record = app.store.round(started.id)
                print(
                    f"{server.asked} messages, {len(server.answers)} replies by the end, "
                    f"round {record.state} ({record.phase}), refused as too many "
                    f"{app.engine.stats().refused}"
                )
                if record.state == "running":
                    await app.rounds.cancel(started.id, "nobody")
                assert app.store.serving() in (BASE_VERSION, "v1")
                await surface.stop()


async def chat(server: Server, person: int) -> None:
    """Say something every ten seconds, for ever."""
    await asyncio.sleep(person % 50 / 5)
    while True:
        await server.say(person + 1, "hello")
        await asyncio.sleep(10)


async def command(server: Server, sent: dict[str, float]) -> None:
    """Give a command or press a thumb every half second, for ever; note when."""
    while True:
        for name in ("help", "status", "privacy show", "chat"):
            packet = await server.command(900, name, {"message": "hello"} if name == "chat" else {})
            sent[packet["id"]] = time.perf_counter()
            await asyncio.sleep(0.5)
            if server.answers:
                packet = await server.press(901, server.answers[-1], "up")
                sent[packet["id"]] = time.perf_counter()
                await asyncio.sleep(0.5)


def report_answers(server: Server, sent: dict[str, float]) -> None:
    """Print how soon interactions were answered first, and how many were not yet."""
    took = sorted(
        server.first_answers[id] - at for id, at in sent.items() if id in server.first_answers
    )
    at = {share: took[int(share * (len(took) - 1))] * 1000 for share in (0.5, 0.99, 1.0)}
    print(
        f"{len(sent)} interactions, {len(took)} answered first after p50 {at[0.5]:.0f} ms, "
        f"p99 {at[0.99]:.0f} ms, max {at[1.0]:.0f} ms"
    )


async def weigh(most: dict[str, float]) -> None:
    """Note for ever the most memory, in MB, of this process and of its largest child."""
    me = psutil.Process()
    while True:
        children = [0.0]
        for child in me.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                children.append(child.memory_info().rss / 1e6)
        for who, size in (("bot", me.memory_info().rss / 1e6), ("trainer", max(children))):
            most[who] = max(most.get(who, 0.0), size)
        await asyncio.sleep(1)


def ending(app: App, round: str) -> asyncio.Task[RoundRecord]:
    """Return a task that ends with the round."""
    return asyncio.create_task(app.rounds.finished(round))


async def lags(
    app: App, seconds: float, until: asyncio.Task[RoundRecord] | None = None
) -> list[tuple[float, str]]:
    """Return how much later than asked each tick came, and the round's phase then.

    It ends after a time, or when a task is done.
    """
    late = []
    end = time.perf_counter() + seconds
    while (now := time.perf_counter()) < end and not (until and until.done()):
        await asyncio.sleep(TICK_SECONDS)
        current = app.rounds.current
        phase = current.phase if current else "no round"
        late.append((time.perf_counter() - now - TICK_SECONDS, phase))
    return sorted(late)


def report(name: str, late: list[tuple[float, str]]) -> None:
    """Print the percentiles in milliseconds, and in which phases the worst ticks came."""
    at = {share: late[int(share * (len(late) - 1))][0] * 1000 for share in (0.5, 0.99, 1.0)}
    print(f"{name}: p50 {at[0.5]:.0f} ms, p99 {at[0.99]:.0f} ms, max {at[1.0]:.0f} ms")
    print("  worst: " + ", ".join(f"{one * 1000:.0f} ms ({phase})" for one, phase in late[-6:]))


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    asyncio.run(measure(int(sys.argv[1]), float(sys.argv[2])))
