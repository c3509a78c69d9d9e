"""Which rounds start, wait, are refused and cancelled; the child is real wherever one runs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from bot.app import App
from bot.rounds import RoundRefused
from bot.training import Training
from storage.errors import NotFound
from storage.records import RoundRecord
from tests.bot.parts import publish, rate_some, running, runs, say


async def until_training(app: App) -> int:
    """Wait for the child's process and return its id."""
    async for _ in app.rounds.subscribe():
        if (pid := app.rounds.trainer_pid) is not None:
            return pid
    raise AssertionError("the events ended before a child ran")


async def check_failed(app: App, record: RoundRecord, state: str, words: str) -> None:
    """Assert how a round ended and that v0 still serves."""
    assert (record.state, record.version) == (state, None)
    assert words in (record.error or "")
    assert app.rounds.current is None
    assert app.rounds.progress is None
    assert (await say(app)).version == "v0"


@runs
async def test_too_few_ratings_are_told_by_number_and_nothing_is_queued(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 1)
        with pytest.raises(RoundRefused, match="3 more are missing") as refusal:
            await app.rounds.request("admin", "ann")
        assert refusal.value.missing == 3
        assert app.store.rounds() == []


@runs
async def test_no_round_starts_while_the_serving_version_is_pinned(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        version = await publish(app)
        await rate_some(app, 4)
        await app.rounds.pin(version, True, "ann")
        with pytest.raises(RoundRefused, match="unpin"):
            await app.rounds.request("admin", "ann")


@runs
async def test_a_second_person_is_refused_and_schedules_become_one_round_after_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        first = await app.rounds.request("admin", "ann")
        with pytest.raises(RoundRefused, match=f"round {first.id} is running"):
            await app.rounds.request("admin", "bob")
        for schedule in ("s1", "s2"):
            answer = await app.rounds.request(f"schedule {schedule}", "ann")
            assert answer.id == first.id
        assert app.rounds.follows
        await until_training(app)
        cancelled = await app.rounds.cancel(first.id, "bob")
        await check_cancelled(app, cancelled)


async def check_cancelled(app: App, record: RoundRecord) -> None:
    """Assert that the cancelled round was followed by just one other, and end that."""
    assert (record.state, record.error) == ("cancelled", "cancelled by bob")
    await until_training(app)
    second, *rest = app.store.rounds()
    assert [one.id for one in rest] == [record.id]
    assert (second.trigger, second.parent) == ("schedule s2", "v0")
    assert not app.rounds.follows
    await app.rounds.cancel(second.id, "bob")
    assert [entry.what for entry in app.store.audit_log()] == ["cancel", "round"] * 2


@runs
async def test_a_killed_trainer_fails_the_round_with_signal_and_phase(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        record = await app.rounds.request("admin", "ann")
        os.kill(await until_training(app), signal.SIGKILL)
        ended = await app.rounds.finished(record.id)
        await check_failed(app, ended, "failed", "killed (signal 9) in phase loading")
        assert app.store.new_ratings() == 4


@runs
async def test_stopping_the_bot_ends_its_round_and_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        record = await app.rounds.request("admin", "ann")
        pid = await until_training(app)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    async with running(tmp_path) as app:
        await check_failed(app, app.store.round(record.id), "failed", "the bot was stopped")


@runs
async def test_a_round_that_a_dead_bot_left_is_failed_and_swept_at_start(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        record = app.store.add_round(trigger="admin", requested_by="ann", parent="v0", seed=1)
        app.store.update_round(record.id, state="running", phase="training")
        app.store.stage_version(round=record.id, parent="v0", fingerprint=app.base.fingerprint)
        for left in (tmp_path / "rounds" / record.id, tmp_path / "adapters" / "v1"):
            left.mkdir(parents=True)
            (left / "half.safetensors").write_bytes(b"half")
    async with running(tmp_path) as app:
        await check_failed(app, app.store.round(record.id), "failed", "phase training")
        assert not (tmp_path / "rounds").exists()
        assert list((tmp_path / "adapters").iterdir()) == []
        assert app.store.version("v1").state == "rejected"
        assert any(record.id in notice for notice in app.notices)


@runs
async def test_only_a_running_round_can_be_cancelled(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        with pytest.raises(NotFound):
            await app.rounds.cancel("r9", "ann")
        await rate_some(app, 4)
        record = await app.rounds.request("admin", "ann")
        await app.rounds.cancel(record.id, "ann")
        with pytest.raises(RoundRefused, match="is cancelled"):
            await app.rounds.cancel(record.id, "ann")


@runs
async def test_a_snapshot_that_cannot_be_written_fails_the_round(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)
        (tmp_path / "rounds").write_text("a file where a folder belongs")
        record = await app.rounds.request("admin", "ann")
        await check_failed(app, await app.rounds.finished(record.id), "failed", "rounds")


@runs
async def test_the_rating_that_fills_a_schedule_s_number_starts_a_round(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        schedule = await app.schedules.add(None, None, 5, "ann")
        await rate_some(app, 4)
        assert app.rounds.current is None
        reply = await say(app)
        rated = await app.ratings.rate(reply.id, 1, "ann")
        assert rated.missing == 0
        await app.ratings.settled()
        record = app.rounds.current
        assert record is not None
        assert (record.trigger, record.requested_by) == (f"schedule {schedule.id}", "ann")
        await app.rounds.cancel(record.id, "ann")
        await app.ratings.rate(reply.id, -1, "ann")
        await app.ratings.settled()
        assert app.rounds.current is None


@runs
async def test_a_round_that_breaks_off_keeps_no_later_one_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await rate_some(app, 4)

        async def breaks(_: Training) -> None:
            raise RuntimeError("out of everything")

        with monkeypatch.context() as patched:
            patched.setattr(Training, "run", breaks)
            first = await app.rounds.request("admin", "ann")
            await app.rounds.finished(first.id)
        assert app.rounds.current is None
        second = await app.rounds.request("admin", "ann")
        assert app.store.round(first.id).state == "failed"
        await app.rounds.cancel(second.id, "ann")
