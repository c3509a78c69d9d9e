"""Start, stop, figures and the promises that hold for all parts together."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.runtime import Runtime, write_runtime
from bot.status import stored_status
from learner.policy import ModelError
from storage.database import Database
from storage.errors import DirectoryInUse
from storage.store import Store
from tests.bot.parts import ask, publish, rate_some, running, runs, say, small_settings


@runs
async def test_the_admin_token_is_made_once_and_only_its_owner_can_read_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        token = app.admin_token
        assert len(token) >= 32
        assert stat.S_IMODE(os.stat(tmp_path / "admin_token").st_mode) == 0o600
    async with running(tmp_path) as app:
        assert app.admin_token == token
    async with running(tmp_path, admin_token="chosen-by-me") as app:
        assert app.admin_token == "chosen-by-me"


@runs
async def test_a_second_bot_on_the_directory_is_refused_and_a_failed_start_frees_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path):
        with pytest.raises(DirectoryInUse):
            await App.start(small_settings(tmp_path))
    with pytest.raises(ModelError):
        await App.start(small_settings(tmp_path, model=str(tmp_path / "no-model")))
    async with running(tmp_path) as app:
        assert (await say(app)).version == "v0"


@runs
async def test_stopping_takes_the_address_back(tmp_path: Path) -> None:
    async with running(tmp_path):
        write_runtime(tmp_path, Runtime(os.getpid(), "http://127.0.0.1:1", 0.0))
    assert not (tmp_path / "runtime.json").exists()


@runs
async def test_the_figures_are_one_page_of_plain_values(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 3)
        await publish(app)
        await app.schedules.add("0 3 * * 0", "Europe/Berlin", 40, "ann")
        status = await asyncio.to_thread(app.status)
        assert (status.serving, status.training, status.replies) == ("v1", False, 3)
        assert (status.ratings.total, status.ratings.minimum) == (3, 4)
        [point] = status.curve
        assert (point.version, point.up, point.down) == ("v0", 1, 2)
        assert 0 <= point.low < point.share < point.high <= 1
        assert len(status.schedules[0].next_times) == 3
        assert status.running is not None
        assert status.running.model.parameters == app.base.parameters
        assert status.running.memory_bytes > 1_000_000
        assert status.data_bytes > 1_000
        assert json.loads(json.dumps(status.as_dict()))["serving"] == "v1"
    store = Store.open_snapshot(tmp_path / "thumbwise.sqlite")
    alone = await asyncio.to_thread(stored_status, store, small_settings(tmp_path))
    store.close()
    assert (alone.running, alone.serving, alone.curve) == (None, "v1", status.curve)


@runs
async def test_asleep_schedules_are_listed_but_fire_nothing(tmp_path: Path) -> None:
    app = await App.start(small_settings(tmp_path), schedules_awake=False)
    try:
        record = await app.schedules.add("* * * * *", None, 4, "ann")
        assert app.schedules._scheduler.get_job(record.id) is None
        assert len((await app.schedules.list())[0].next_times) == 3
        await rate_some(app, 5)
        assert app.store.rounds() == []
    finally:
        await app.stop()


@runs
async def test_nothing_asks_the_database_on_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = threading.get_ident()

    def off_the_loop(work: Callable[..., Any]) -> Callable[..., Any]:
        def checked(*args: Any, **kwargs: Any) -> Any:
            assert threading.get_ident() != here, "SQLite on the event loop"
            return work(*args, **kwargs)

        return checked

    for name in ("read", "write", "snapshot"):
        monkeypatch.setattr(Database, name, off_the_loop(getattr(Database, name)))
    async with running(tmp_path, rounds={"minimum_ratings": 1}) as app:
        reply = await say(app, seed=1)
        await say(app, "more", conversation=reply.conversation, version="v0")
        await app.ratings.rate(reply.id, 1, "ann")
        record = await app.schedules.add("0 3 * * *", "UTC", 100, "ann")
        await app.schedules.list()
        await app.schedules.remove(record.id, "ann")
        started = await app.rounds.request("admin", "ann")
        await app.rounds.cancel(started.id, "ann")
        await app.versions.compare("hello", ("v0", "v0"), "ann")
        await app.versions.prune()
        await asyncio.to_thread(app.status)


@runs
async def test_what_people_and_the_model_say_is_never_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(tmp_path) as app:
        secret = "my password is swordfish"
        reply = await say(app, secret)
        await app.ratings.rate(reply.id, 1, "ann", "because swordfish", "say swordfish")
        speaking = await app.conversations.start(ask(secret))
        speaking.cancel()
        await app.conversations.settled()
        assert "swordfish" not in caplog.text
        assert reply.text not in caplog.text
        assert reply.id in caplog.text
        assert app.admin_token not in caplog.text
