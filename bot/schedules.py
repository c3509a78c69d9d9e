"""Admins' schedules: when rounds start by themselves.

Schedules live in our own table; APScheduler keeps its jobs in memory and a job does nothing but ask
for a round. What a round needs, and whether it may start, is `bot.rounds`' affair.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.cron import CronLine, ScheduleError, known_times, next_times
from storage.errors import NotFound
from storage.records import ScheduleRecord
from storage.store import Store

__all__ = ["Planned", "ScheduleError", "Schedules"]

logger = logging.getLogger(__name__)

Enqueue = Callable[[str, str], Awaitable[object]]
"""Ask for a round: what triggered it, and who is behind it."""


@dataclass(frozen=True)
class Planned:
    """A schedule and the next times it fires, none when it waits for ratings only."""

    schedule: ScheduleRecord
    next_times: tuple[datetime, ...]


class Schedules:
    """Keeps APScheduler in step with the table of schedules.

    `refused` is the kind of error with which `enqueue` says no (too few ratings, say): that is
    logged and forgotten, as the next time comes by itself.
    """

    def __init__(
        self,
        store: Store,
        enqueue: Enqueue,
        *,
        refused: type[Exception],
        minimum_ratings: int,
    ) -> None:
        self._store = store
        self._enqueue = enqueue
        self._refused = refused
        self._minimum = minimum_ratings
        # No grace limit: a busy or sleeping machine fires late, and once, instead of never.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )
        self._awake = False
        self._counting = asyncio.Lock()

    async def start(self, now: datetime | None = None) -> None:
        """Plan every stored schedule, and catch up once on what was missed while off."""
        records = await asyncio.to_thread(self._store.schedules)
        self._scheduler.start()
        self._awake = True
        able = []
        for record in records:
            try:
                self._plan(record)
            except ScheduleError as problem:
                logger.error("schedule %s cannot fire: %s", record.id, problem)
            else:
                able.append(record)
        await self._catch_up(able, now or datetime.now(UTC))
        await self.rating_arrived(await asyncio.to_thread(self._store.new_ratings))

    def stop(self) -> None:
        """Fire no more."""
        if self._awake:
            self._scheduler.shutdown(wait=False)
        self._awake = False

    async def add(
        self, cron: str | None, time_zone: str | None, every_ratings: int | None, who: str
    ) -> ScheduleRecord:
        """Save a schedule and plan it.

        Args:
            cron: Five fields, or None.
            time_zone: IANA name for the cron line; UTC when None.
            every_ratings: Fire at every so many new ratings (at least the minimum of a round).
            who: Who set it, for the audit log.

        Raises:
            ScheduleError: Neither is given, the line never fires, or a value is wrong.
        """
        zone = time_zone or "UTC"
        if cron is None and every_ratings is None:
            raise ScheduleError("a schedule wants a cron line, a number of new ratings, or both")
        if every_ratings is not None and every_ratings < 1:
            raise ScheduleError(f"every_ratings is {every_ratings}, wanted at least 1")
        self.preview(cron, zone)
        record = await asyncio.to_thread(
            self._store.add_schedule,
            cron=cron,
            time_zone=zone,
            every_ratings=every_ratings,
            created_by=who,
        )
        detail = f"{record.id}: {_words(record)}"
        await asyncio.to_thread(self._store.audit, who, "schedule add", detail)
        self._plan(record)
        return record

    def preview(
        self, cron: str | None, time_zone: str = "UTC", now: datetime | None = None
    ) -> list[datetime]:
        """Return the next three times of a cron line in its zone; none without a line.

        Raises:
            ScheduleError: The line or zone is wrong, or the line never fires.
        """
        return next_times(cron, time_zone, now or datetime.now(UTC))

    async def list(self, now: datetime | None = None) -> Sequence[Planned]:
        """Return the schedules, each with its next three times."""
        return await asyncio.to_thread(self._planned, now)

    def _planned(self, now: datetime | None) -> Sequence[Planned]:
        now = now or datetime.now(UTC)
        return [
            Planned(record, tuple(known_times(record.cron, record.time_zone, now)))
            for record in self._store.schedules()
        ]

    @property
    def awake(self) -> bool:
        """Whether schedules fire at all: not in a command that opens the directory for one act."""
        return self._awake

    def is_planned(self, record: ScheduleRecord) -> bool:
        """Say whether a schedule will fire by itself; blocks on nothing."""
        if record.cron is None:
            return self._awake
        job = self._scheduler.get_job(record.id)
        return self._awake and job is not None and job.next_run_time is not None

    def is_owed(self, record: ScheduleRecord, new_ratings: int) -> bool:
        """Say whether a schedule's number of new ratings has come and it did not fire."""
        if record.every_ratings is None:
            return False
        wanted = max(record.every_ratings, self._minimum)
        mark, fired = self._marks(record.id)
        return new_ratings >= wanted and mark - fired >= wanted

    async def remove(self, id: str, who: str) -> None:
        """Delete a schedule.

        Raises:
            NotFound: There is none of that id.
        """
        await asyncio.to_thread(self._store.remove_schedule, id)
        await asyncio.to_thread(self._store.audit, who, "schedule remove", id)
        if self._scheduler.get_job(id) is not None:
            self._scheduler.remove_job(id)

    async def rating_arrived(self, new_ratings: int) -> None:
        """Fire the schedules of "every N new ratings" that are due with this many new ones.

        Each wants N more ratings after it fired, so a round that failed is not tried again at
        every thumb; and never fewer than a round's minimum, below which it would be refused.
        """
        if not self._awake or new_ratings < self._minimum:
            return
        try:
            await self._fire_by_count(new_ratings)
        except Exception:
            logger.exception("the schedules could not count a rating")

    async def _fire_by_count(self, new_ratings: int) -> None:
        async with self._counting:
            for record in await asyncio.to_thread(self._store.schedules):
                if await asyncio.to_thread(self.is_owed, record, new_ratings):
                    mark = await asyncio.to_thread(self._store.rating_mark)
                    await asyncio.to_thread(self._store.set_meta, _mark_key(record.id), str(mark))
                    await self._fire(record, f"{record.every_ratings} new ratings")

    def _marks(self, id: str) -> tuple[int, int]:
        """Return the newest rating's number and the number at which the schedule last fired."""
        return self._store.rating_mark(), int(self._store.meta(_mark_key(id)) or 0)

    async def _catch_up(self, records: Sequence[ScheduleRecord], now: datetime) -> None:
        """Fire once each schedule that should have fired since it last did."""
        for record in records:
            if record.cron is None:
                continue
            since = datetime.fromtimestamp(record.last_fired_at or record.created_at, UTC)
            missed = CronLine(record.cron, record.time_zone, now).next_times(1, since)
            if missed and missed[0] <= now:
                await self._fire(record, "missed while off", now)

    def _plan(self, record: ScheduleRecord) -> None:
        if record.cron is None or not self._awake:
            return
        self._scheduler.add_job(
            self._on_time,
            CronLine(record.cron, record.time_zone),
            args=[record],
            id=record.id,
            replace_existing=True,
        )

    async def _on_time(self, record: ScheduleRecord) -> None:
        try:
            await self._fire(record, "on time")
        except Exception:
            logger.exception("schedule %s could not start a round", record.id)

    async def _fire(self, record: ScheduleRecord, why: str, now: datetime | None = None) -> None:
        at = (now or datetime.now(UTC)).timestamp()
        try:
            await asyncio.to_thread(self._store.mark_fired, record.id, at)
        except NotFound:
            logger.info("schedule %s was removed before it fired", record.id)
            return
        logger.info("schedule %s fires: %s", record.id, why)
        try:
            await self._enqueue(f"schedule {record.id}", record.created_by)
        except self._refused as refusal:
            logger.info("schedule %s starts no round: %s", record.id, refusal)


def _mark_key(id: str) -> str:
    return f"schedule {id} rating mark"


def _words(record: ScheduleRecord) -> str:
    parts = [f"cron {record.cron} in {record.time_zone}"] if record.cron else []
    if record.every_ratings is not None:
        parts.append(f"every {record.every_ratings} new ratings")
    return " and ".join(parts)
