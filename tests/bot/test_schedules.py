"""Schedules against explicit moments: nothing here waits for a clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.schedules import ScheduleError, Schedules
from storage.errors import NotFound
from storage.store import Store
from tests.bot.parts import running, runs
from tests.bot.rows import add_ratings

MINIMUM = 4


class Refused(Exception):
    """What the queue of these tests says when it takes no round."""


class Queue:
    """Takes the requests for rounds; may refuse them."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refuses = False

    async def request(self, trigger: str, requested_by: str) -> None:
        self.asked.append(f"{trigger} by {requested_by}")
        if self.refuses:
            raise Refused("too few")


@asynccontextmanager
async def asleep(data: Path) -> AsyncIterator[tuple[Store, Queue, Schedules]]:
    """A store and schedules that are not started yet."""
    store, queue = Store.open(data), Queue()
    schedules = Schedules(store, queue.request, refused=Refused, minimum_ratings=MINIMUM)
    try:
        yield store, queue, schedules
    finally:
        schedules.stop()
        store.close()


@runs
async def test_the_next_three_times_are_shown_and_nothing_is_saved(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, _, schedules):
        now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        times = schedules.preview("0 3 * * 0", "Europe/Berlin", now)
        assert [time.isoformat() for time in times] == [
            "2026-11-29T03:00:00+01:00",
            "2026-12-06T03:00:00+01:00",
            "2026-12-13T03:00:00+01:00",
        ]
        assert store.schedules() == []


@runs
async def test_impossible_schedules_are_refused_and_not_saved(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, _, schedules):
        for cron, zone, every in (
            ("0 3 31 2 *", "UTC", None),
            ("0 3 * * *", "Mars/Base", None),
            (None, None, None),
            (None, None, 0),
            ("", None, None),
        ):
            with pytest.raises(ScheduleError):
                await schedules.add(cron, zone, every, "admin")
        assert store.schedules() == []
        assert store.audit_log() == []


@runs
async def test_a_saved_schedule_is_planned_listed_audited_and_removed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        record = await app.schedules.add("0 3 * * *", "Asia/Tokyo", None, "ann")
        [planned] = await app.schedules.list()
        assert planned.schedule == record
        assert len(planned.next_times) == 3
        job = app.schedules._scheduler.get_job(record.id)
        assert job.next_run_time == planned.next_times[0]
        await app.schedules.remove(record.id, "ann")
        assert app.schedules._scheduler.get_job(record.id) is None
        assert [entry.what for entry in app.store.audit_log()] == [
            "schedule remove",
            "schedule add",
        ]
        with pytest.raises(NotFound):
            await app.schedules.remove(record.id, "ann")


@runs
async def test_what_was_missed_while_off_is_caught_up_once(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, queue, schedules):
        daily = await schedules.add("0 3 * * *", "UTC", None, "ann")
        yearly = await schedules.add("0 3 1 1 *", "UTC", None, "ann")
        start = datetime.fromtimestamp(yearly.created_at, UTC) + timedelta(days=3)
        store.mark_fired(yearly.id, start.timestamp())
        await schedules.start(start)
        assert queue.asked == [f"schedule {daily.id} by ann"]
        fired = {record.id: record.last_fired_at for record in store.schedules()}
        assert fired[daily.id] == start.timestamp()
        schedules.stop()
        again = Schedules(store, queue.request, refused=Refused, minimum_ratings=MINIMUM)
        await again.start(start + timedelta(seconds=1))
        again.stop()
        assert len(queue.asked) == 1


@runs
async def test_nothing_is_caught_up_that_was_not_due(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (_, queue, schedules):
        record = await schedules.add("0 3 1 1 *", "UTC", None, "ann")
        await schedules.start(datetime.fromtimestamp(record.created_at + 1, UTC))
        assert queue.asked == []


@runs
async def test_every_n_ratings_fires_at_n_and_again_only_after_n_more(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, queue, schedules):
        await schedules.start()
        record = await schedules.add(None, None, 6, "ann")
        for expected in ([], [], [], [], [], [1], [1], [1], [1], [1], [1], [1, 1]):
            add_ratings(store, 1)
            await schedules.rating_arrived(store.new_ratings())
            assert queue.asked == [f"schedule {record.id} by ann" for _ in expected]


@runs
async def test_a_number_below_a_round_s_minimum_waits_for_the_minimum(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, queue, schedules):
        await schedules.start()
        await schedules.add(None, None, 1, "ann")
        add_ratings(store, MINIMUM - 1)
        await schedules.rating_arrived(store.new_ratings())
        assert queue.asked == []
        add_ratings(store, 1)
        await schedules.rating_arrived(store.new_ratings())
        assert len(queue.asked) == 1


@runs
async def test_ratings_that_came_while_off_count_at_start(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, queue, schedules):
        await schedules.add(None, None, 5, "ann")
        add_ratings(store, 5)
        await schedules.start()
        assert len(queue.asked) == 1


@runs
async def test_a_refused_round_is_no_error_of_the_schedule(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, queue, schedules):
        queue.refuses = True
        await schedules.start()
        await schedules.add(None, None, 5, "ann")
        add_ratings(store, 5)
        await schedules.rating_arrived(store.new_ratings())
        assert len(queue.asked) == 1


@runs
async def test_asleep_schedules_start_nothing(tmp_path: Path) -> None:
    async with asleep(tmp_path) as (store, queue, schedules):
        await schedules.add(None, None, 5, "ann")
        add_ratings(store, 5)
        await schedules.rating_arrived(store.new_ratings())
        assert queue.asked == []
