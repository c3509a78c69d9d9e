"""Work in the background: never twice at once, and once more for what was asked meanwhile."""

from __future__ import annotations

import asyncio

import pytest

from bot.chore import Chore
from tests.bot.parts import runs


@runs
async def test_what_is_asked_while_it_runs_is_done_once_more() -> None:
    began, go_on = asyncio.Event(), asyncio.Event()
    done: list[str] = []

    async def work() -> None:
        done.append("began")
        began.set()
        await go_on.wait()
        done.append("ended")

    chore = Chore("work", work)
    chore.ask()
    assert not chore.idle, "what is asked before the start waits for it"
    chore.start()
    await began.wait()
    for _ in range(3):
        chore.ask()
    go_on.set()
    await chore.settled()
    assert done == ["began", "ended"] * 2
    assert chore.idle
    await chore.stop()


@runs
async def test_a_failure_is_logged_and_the_next_asking_tries_anew(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tries: list[int] = []

    async def work() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("broken")

    chore = Chore("the work", work)
    chore.start()
    for _ in range(2):
        chore.ask()
        await chore.settled()
    assert len(tries) == 2
    assert "the work failed" in caplog.text
    await chore.stop()


@runs
async def test_stopping_lets_go_of_what_is_under_way() -> None:
    began = asyncio.Event()

    async def work() -> None:
        began.set()
        await asyncio.Event().wait()

    chore = Chore("work", work)
    await chore.stop()
    chore.start()
    chore.ask()
    await began.wait()
    await chore.stop()
