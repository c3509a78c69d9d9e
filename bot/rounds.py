"""Which training rounds run: one at a time, asked for by people and schedules, or refused.

How one round goes from snapshot to verdict stands in `bot.training`; what serving a version means
in `bot.versions`.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import shutil
from collections.abc import AsyncIterator, Callable

from bot.events import Event, Feed
from bot.facts import PAUSED
from bot.practice import Practice
from bot.settings import Settings
from bot.training import Training, rounds_folder
from bot.versions import Versions
from learner.request import RoundProgress
from storage.errors import IllegalChange, StorageError
from storage.records import RoundRecord
from storage.store import Store

logger = logging.getLogger(__name__)

SCHEDULED = "schedule"
"""How the trigger of a schedule begins: it may wait for the running round, a person need not."""

PRACTICE = "practice"
"""The trigger of a round that begins with practice and wants no ratings."""


class RoundRefused(Exception):
    """No round starts; the text says why, and `missing` how many ratings it still wants."""

    def __init__(self, message: str, missing: int | None = None) -> None:
        super().__init__(message)
        self.missing = missing


class Rounds:
    """Starts, queues and cancels rounds; `prepare` makes the running part of a queued record."""

    def __init__(
        self,
        store: Store,
        versions: Versions,
        feed: Feed,
        settings: Settings,
        prepare: Callable[[RoundRecord, bool], Training],
        practice: Practice,
    ) -> None:
        self._store = store
        self._versions = versions
        self._feed = feed
        self._minimum = settings.rounds.minimum_ratings
        self._folder = rounds_folder(settings.data_dir)
        self._prepare = prepare
        self._practice = practice
        self._practises_scheduled = settings.practice.scheduled
        self._door = asyncio.Lock()
        self._training: Training | None = None
        self._task: asyncio.Task[None] | None = None
        self._follow_up: tuple[str, str] | None = None
        self._followers: set[asyncio.Task[None]] = set()
        self._unwritten: tuple[str, str] | None = None
        self._closing = False

    @property
    def current(self) -> RoundRecord | None:
        """The round that runs now."""
        return self._training.record if self._training is not None else None

    @property
    def progress(self) -> RoundProgress | None:
        """Where the running round stands, None when none runs."""
        return self._training.progress if self._training is not None else None

    @property
    def follows(self) -> bool:
        """Whether another round waits for the end of this one."""
        return self._follow_up is not None

    @property
    def trainer_pid(self) -> int | None:
        """The training child's process id while it runs."""
        return self._training.trainer_pid if self._training is not None else None

    async def pause(self, paused: bool, who: str) -> None:
        """Let no round start until this is taken back; a running one goes on."""
        await asyncio.to_thread(self._store.set_meta, PAUSED, who if paused else "")
        await asyncio.to_thread(self._store.audit, who, "pause" if paused else "resume")

    async def paused_by(self) -> str | None:
        """Return who paused the rounds, None when they may start."""
        return await asyncio.to_thread(self._store.meta, PAUSED) or None

    async def sweep(self) -> None:
        """At start, remove what an interrupted round left on disk."""
        await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def request(
        self, trigger: str, requested_by: str, seed: int | None = None
    ) -> RoundRecord:
        """Start a round.

        While one runs, a trigger that begins with "schedule" is kept, all such together make one
        round after it, and the running one is returned. Anyone else is refused.

        Raises:
            RoundRefused: One runs, too few new ratings, or the serving version is pinned.
        """
        async with self._door:
            if self._training is not None and self._training.has_ended:
                await self._until_tidy()
            if self._closing:
                raise RoundRefused("the bot is stopping; no round starts now")
            if (running := self.current) is not None:
                if not trigger.startswith(SCHEDULED):
                    raise RoundRefused(
                        f"round {running.id} is running; wait for its end or cancel it"
                    )
                self._follow_up = (trigger, requested_by)
                logger.info("%s: another round follows %s", trigger, running.id)
                return running
            await self._write_what_could_not_be()
            practises = await self._practises(trigger)
            await self._refuse_unless_ready(practises)
            record = await asyncio.to_thread(
                self._store.add_round,
                trigger=trigger,
                requested_by=requested_by,
                parent=await asyncio.to_thread(self._store.serving),
                seed=secrets.randbits(31) if seed is None else seed,
            )
            await asyncio.to_thread(self._store.audit, requested_by, "round", record.id)
            self._training = self._prepare(record, practises)
            self._task = asyncio.create_task(self._run(self._training), name=f"round {record.id}")
            return record

    async def cancel(self, id: str, who: str) -> RoundRecord:
        """Stop a running round and return it ended; the served version stays.

        Raises:
            NotFound: There is no such round.
            RoundRefused: It has ended, or was promoted before it could be stopped.
        """
        record = await asyncio.to_thread(self._store.round, id)
        training = self._training
        if training is not None and training.record.id == id and not training.has_ended:
            await asyncio.to_thread(self._store.audit, who, "cancel", id)
            await training.stop("cancelled", f"cancelled by {who}")
            record = await self.finished(id)
            if record.state == "cancelled":
                return record
        raise RoundRefused(f"round {id} is {record.state} and cannot be cancelled any more")

    async def finished(self, id: str) -> RoundRecord:
        """Wait until a round has ended and return it; NotFound."""
        if (running := self.current) is not None and running.id == id:
            await self._until_tidy()
        return await asyncio.to_thread(self._store.round, id)

    async def roll_back(self, version: str | None, who: str) -> str:
        """Let an older version serve again; see `Versions.roll_back`."""
        return await self._versions.roll_back(version, who)

    async def pin(self, version: str, pinned: bool, who: str) -> None:
        """Pin or unpin a version; see `Versions.pin`."""
        await self._versions.pin(version, pinned, who)

    async def subscribe(self) -> AsyncIterator[Event]:
        """Yield the present state at once, and then every change."""
        first = Event("round", self._versions.serving, self.current, self.progress)
        async for event in self._feed.listen(first):
            yield event

    async def stop(self) -> None:
        """Stop the running round, because the bot ends."""
        self._closing = True
        self._follow_up = None
        if self._training is not None:
            await self._training.stop("failed", "the bot was stopped while the round ran")
            await self._until_tidy()
        await asyncio.gather(*self._followers)

    async def _run(self, training: Training) -> None:
        unwritten: str | None = "the round broke off; the bot's log has the details"
        try:
            await training.run()
            unwritten = training.end_unwritten
        except Exception:
            logger.exception("round %s broke off", training.record.id)
        finally:
            # Whatever happened: a round that never ends would refuse every later one.
            if unwritten is not None:
                self._unwritten = (training.record.id, unwritten)
            self._training = None
        follow_up, self._follow_up = self._follow_up, None
        if follow_up is not None:
            task = asyncio.create_task(self._follow(*follow_up), name="follow-up round")
            self._followers.add(task)
            task.add_done_callback(self._followers.discard)

    async def _follow(self, trigger: str, requested_by: str) -> None:
        try:
            await self.request(trigger, requested_by)
        except RoundRefused as refusal:
            logger.info("%s starts no round: %s", trigger, refusal)
        except StorageError as problem:
            logger.error("%s could not start a round: %s", trigger, problem)

    async def _until_tidy(self) -> None:
        if self._task is not None:
            await asyncio.wait({self._task})

    async def _write_what_could_not_be(self) -> None:
        """Write the end of a round for which the disk had no room."""
        if self._unwritten is not None:
            id, reason = self._unwritten
            try:
                await asyncio.to_thread(self._store.update_round, id, state="failed", error=reason)
            except IllegalChange as problem:
                logger.info("round %s ended before: %s", id, problem)
            self._unwritten = None

    async def _practises(self, trigger: str) -> bool:
        """Whether a round begins with practice; a person who asks for it is refused without a box.

        Raises:
            RoundRefused: Practice was asked for and is not possible here.
        """
        scheduled = self._practises_scheduled and trigger.startswith(SCHEDULED)
        if trigger != PRACTICE and not scheduled:
            return False
        refusal = await self._practice.refusal()
        if refusal is not None and trigger == PRACTICE:
            raise RoundRefused(refusal)
        if refusal is not None:
            logger.warning("%s: no practice: %s", trigger, refusal)
        return refusal is None

    async def _refuse_unless_ready(self, practises: bool) -> None:
        if who := await self.paused_by():
            raise RoundRefused(f"rounds are paused by {who}: resume them first")
        if pinned := await self._versions.serving_pin():
            raise RoundRefused(
                f"{pinned} is pinned, so what a round made could not serve: unpin it first"
            )
        new = await asyncio.to_thread(self._store.new_ratings)
        if new < self._minimum and not practises:
            missing = self._minimum - new
            raise RoundRefused(
                f"a round wants {self._minimum} new ratings and there are {new}: "
                f"{missing} more are missing",
                missing,
            )
