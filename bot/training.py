"""One training round as the bot runs it: snapshot, child, seal, promote, prune.

Whatever goes wrong before the store's promotion leaves the served version as it was, and the round
says why. Which rounds run, and when, is `bot.rounds`' affair; what the child does is
`learner.round`'s.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import shutil
from pathlib import Path
from typing import Any

from bot.child import Trainer, TrainerFailed
from bot.events import Event, Feed
from bot.practice import Practice
from bot.running import Snippets
from bot.settings import Settings
from bot.versions import VersionRefused, Versions
from learner.policy import ModelSpec
from learner.request import RoundProgress, RoundRequest, RoundResult
from storage.adapters import AdapterShelf
from storage.errors import IllegalChange, StorageError
from storage.records import BASE_VERSION, RoundRecord, RoundState
from storage.store import Store

logger = logging.getLogger("bot.rounds")

SLACK_SECONDS = 120.0
"""What a child may take beyond its budget before it is stopped: it keeps the budget by itself."""

PROGRESS_SECONDS = 1.0
"""How often progress within a phase is written down."""


_FRACTIONS = {
    "practising": 0.0,
    "snapshot": 0.0,
    "sealing": 0.96,
    "promoting": 0.98,
    "pruning": 1.0,
}
"""Where in the whole round the phases of the bot's own begin; the child tells its own."""


class _Stopped(Exception):
    """The round was told to stop."""


class Training:
    """A round under way; `record` and `progress` are its present state."""

    def __init__(
        self,
        record: RoundRecord,
        practises: bool = False,
        *,
        store: Store,
        shelf: AdapterShelf,
        versions: Versions,
        feed: Feed,
        settings: Settings,
        spec: ModelSpec,
        fingerprint: str,
        snippets: Snippets,
        practice: Practice,
    ) -> None:
        self.record = record
        self.progress: RoundProgress | None = None
        self.end_unwritten: str | None = None
        """Why the round ended, when the disk was too full to write it down."""
        self._store = store
        self._shelf = shelf
        self._versions = versions
        self._feed = feed
        self._settings = settings
        self._spec = spec
        self._fingerprint = fingerprint
        self._snippets = snippets
        self._practice = practice
        self._practises = practises
        self._folder = rounds_folder(settings.data_dir) / record.id
        self._trainer: Trainer | None = None
        self._stopped: tuple[RoundState, str] | None = None
        self._written_at = 0.0

    @property
    def has_ended(self) -> bool:
        """Whether the round's verdict stands, though its tail may still be tidied up."""
        return self.record.state not in ("queued", "running") or self.end_unwritten is not None

    @property
    def trainer_pid(self) -> int | None:
        """The child's process id while it runs."""
        return self._trainer.pid if self._trainer is not None else None

    async def stop(self, state: RoundState, reason: str) -> None:
        """Make the round end as "cancelled" or "failed", unless it is being promoted already."""
        self._stopped = self._stopped or (state, reason)
        if self._trainer is not None:
            await self._trainer.stop()

    async def run(self) -> None:
        """Run to the end, whatever that is: the door at which every error becomes words."""
        try:
            await self._train_and_publish()
        except _Stopped:
            assert self._stopped is not None
            await self._end_badly(*self._stopped)
        except (TrainerFailed, VersionRefused, StorageError) as problem:
            await self._end_badly("failed", str(problem))
        except OSError as problem:
            await self._end_badly("failed", _disk_words(problem))
        except Exception as problem:
            logger.exception("round %s broke", self.record.id)
            await self._end_badly("failed", f"{type(problem).__name__}: {problem}")
        finally:
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def _train_and_publish(self) -> None:
        """Take one round from top to bottom."""
        await self._update(state="running")
        if self._practises:
            await self._rehearse()
        await self._snippets.catch_up()
        self._go_on()
        await self._enter("snapshot")
        snapshot = self._folder / "snapshot.sqlite"
        await asyncio.to_thread(self._folder.mkdir, mode=0o700, parents=True)
        await asyncio.to_thread(self._store.snapshot, snapshot)
        await self._update(rating_mark=await asyncio.to_thread(_rating_mark, snapshot))
        request = await asyncio.to_thread(self._request, snapshot)
        result = await self._train(request)
        await asyncio.to_thread(self._store.record_uses, self.record.id, result.uses)
        await self._update(verdict=result.verdict, checks=result.checks, metrics=result.metrics)
        if result.verdict == "refused":
            failed = ", ".join(check.name for check in result.checks if not check.passed)
            reason = result.error or f"the gate refused: {failed}"
            await self._update(state="rejected", phase="done", progress=1.0, error=reason)
            logger.info("round %s: rejected: %s", self.record.id, reason)
            return
        await self._enter("sealing")
        version = await self._seal(Path(request.candidate_folder))
        try:
            self._go_on()
            await self._enter("promoting")
            await self._versions.publish(version, self.record.id, self.record.parent)
        except BaseException:
            await asyncio.to_thread(self._reject, version)
            raise
        logger.info("round %s: promoted %s, %s", self.record.id, version, result.verdict)
        await self._prune()

    async def _rehearse(self) -> None:
        """Answer tasks, and run the answers, before what there is to learn from is looked at."""
        await self._enter("practising")

        async def advance(step: int, steps: int) -> None:
            self._go_on()
            await self._advance(RoundProgress("practising", step, steps, 0.0))

        try:
            await self._practice.practise(
                self._settings.practice.answers, self.record.seed, advance
            )
        except* _Stopped:
            raise _Stopped from None

    async def _train(self, request: RoundRequest) -> RoundResult:
        """Run the child to its verdict."""
        self._go_on()
        timeout = self._settings.rounds.budget_seconds + SLACK_SECONDS
        self._trainer = Trainer(request, self._folder, self._advance, timeout)
        try:
            result = await self._trainer.run()
        except TrainerFailed:
            self._go_on()
            raise
        self._go_on()
        return result

    async def _seal(self, candidate: Path) -> str:
        """Put the candidate on the shelf under the next name."""
        staged = await asyncio.to_thread(
            self._store.stage_version,
            round=self.record.id,
            parent=self.record.parent,
            fingerprint=self._fingerprint,
        )
        try:
            await self._update(version=staged.name)
            manifest = await asyncio.to_thread(self._shelf.seal, candidate, staged.name)
            await asyncio.to_thread(self._store.seal_version, staged.name, manifest)
        except BaseException:
            await asyncio.to_thread(self._reject, staged.name)
            raise
        return staged.name

    def _reject(self, version: str) -> None:
        """Take a candidate out again; what cannot be written now, the next start puts right."""
        try:
            self._store.reject_version(version)
        except IllegalChange:
            return  # it was promoted, and what failed came after
        except StorageError as problem:
            logger.error("%s could not be marked as rejected: %s", version, problem)
        self._shelf.remove(version)

    async def _prune(self) -> None:
        """Remove old versions' files; a failure here takes nothing back."""
        try:
            await self._enter("pruning")
            await self._versions.prune()
            await self._update(phase="done")
        except (StorageError, OSError) as problem:
            logger.error("old versions could not be pruned: %s", problem)

    def _request(self, snapshot: Path) -> RoundRequest:
        rounds, record = self._settings.rounds, self.record
        is_base = record.parent == BASE_VERSION
        return RoundRequest(
            round=record.id,
            snapshot=str(snapshot),
            model=self._spec,
            fingerprint=self._fingerprint,
            parent=record.parent,
            parent_folder=None if is_base else str(self._versions.locate(record.parent)),
            candidate_folder=str(self._folder / "candidate"),
            result_file=str(self._folder / "result.json"),
            seed=record.seed,
            minimum_ratings=0 if self._practises else rounds.minimum_ratings,
            budget_seconds=rounds.budget_seconds,
            options=self._settings.learning,
            gate=self._settings.gate,
            replay_share=rounds.replay_share,
            maximum_replies=rounds.maximum_replies,
            threads=rounds.threads,
            qvalue=self._settings.qvalue,
        )

    def _go_on(self) -> None:
        if self._stopped is not None:
            raise _Stopped

    async def _enter(self, phase: str) -> None:
        """Begin a phase of the bot's own."""
        await self._advance(RoundProgress(phase, 0, 1, _FRACTIONS[phase]))

    async def _advance(self, progress: RoundProgress) -> None:
        """Take progress: every step is told, written down about once a second, a phase logged."""
        before, self.progress = self.progress, progress
        now = asyncio.get_running_loop().time()
        if before is None or before.phase != progress.phase:
            await self._update(phase=progress.phase, progress=progress.fraction)
            logger.info("round %s: phase %s", self.record.id, progress.phase)
        elif now - self._written_at >= PROGRESS_SECONDS:
            await self._update(progress=progress.fraction)
        else:
            self._tell()
            return
        self._written_at = now

    async def _update(self, **changes: Any) -> None:
        """Write changes of the round and tell whoever listens."""
        self.record = await asyncio.to_thread(self._store.update_round, self.record.id, **changes)
        self._tell()

    def _tell(self) -> None:
        self._feed.publish(Event("round", self._versions.serving, self.record, self.progress))

    async def _end_badly(self, state: RoundState, reason: str) -> None:
        """Write a failed or cancelled end; room is made first, as the disk may be full."""
        logger.warning("round %s: %s: %s", self.record.id, state, reason)
        await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)
        try:
            await self._update(state=state, error=reason)
        except IllegalChange as problem:
            logger.error("round %s ended before: %s", self.record.id, problem)
        except StorageError as problem:
            logger.error("the end of round %s could not be written: %s", self.record.id, problem)
            self.end_unwritten = reason


def rounds_folder(data_dir: Path) -> Path:
    """Return where the files of running rounds stand."""
    return data_dir / "rounds"


def _rating_mark(snapshot: Path) -> int:
    store = Store.open_snapshot(snapshot)
    try:
        return store.rating_mark()
    finally:
        store.close()


def _disk_words(problem: OSError) -> str:
    if problem.errno == errno.ENOSPC:
        return f"the disk is full ({problem.filename or 'no room'}): free some and start a round"
    return f"a file could not be written or read: {problem}"
