"""Generates replies: one thread owns the model, batches all requests and swaps adapter versions.

Requests join and leave between decoding steps, so a short one never waits for a long one's end.
Each keeps the version that it started with. Turning text into ids is `learner.prompt`'s, drawing
tokens `learner.engine.lane`'s, and deciding which version serves is the caller's.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from learner.engine.decoder import Decoder, Outcome
from learner.engine.lane import Draft, Job
from learner.engine.lora import read_adapter
from learner.engine.sampling import Sampling
from learner.engine.ticket import EngineClosed, EngineFull, EngineStats, Ticket
from learner.engine.versions import VersionNotLoaded, Versions
from learner.policy import Base
from learner.qvalue.sensing import Sensing

__all__ = [
    "Draft",
    "Engine",
    "EngineClosed",
    "EngineFull",
    "EngineStats",
    "Sampling",
    "Ticket",
    "VersionNotLoaded",
]

log = logging.getLogger(__name__)

PREFILL_TOKENS = 4096
"""At most so many padded prompt tokens are taken in between two steps (at least one request)."""

SEEDED_AT_ONCE = 4
"""So many requests with a seed run at once: each needs forward passes of its own to repeat."""


class Engine:
    """Continuous batching over one base model and any number of adapter versions.

    Requests with a seed run `SEEDED_AT_ONCE` at once; others of theirs wait, and let those without
    a seed pass.

    Args:
        base: the model; the engine's thread owns it from `start` to `close`.
        locate: gives the verified folder of a version, or raises.
        max_rows: drafts that decode at once.
        queue_limit: requests that may wait for a place.

    Raises:
        ModelError: the model's rows cannot be batched.
    """

    def __init__(
        self,
        base: Base,
        locate: Callable[[str], Path],
        *,
        max_rows: int = 32,
        queue_limit: int = 64,
    ) -> None:
        self._base = base
        self._locate = locate
        self._max_rows = max_rows
        self._queue_limit = queue_limit
        self._vocabulary = int(base.model.get_input_embeddings().weight.shape[0])  # type: ignore[index]
        self._decoder = Decoder(base)
        self._sensing = Sensing(base)
        self._versions = Versions()
        self._wake = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._running: list[Job] = []
        self._thread: threading.Thread | None = None
        self._closing = False
        self._tokens = self._finished = self._refused = self._failed = 0
        self._mean_seconds = 2.0
        self._swapping = self._swaps = 0
        self._swap_seen = False
        self._longest_swap_seconds = 0.0

    def start(self) -> None:
        """Start the thread."""
        if self._thread is not None:
            raise EngineClosed("The engine was started before; make a new one.")
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread and fail what is left."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._decoder.close()

    @property
    def healthy(self) -> bool:
        """Whether the thread runs and takes requests."""
        return self._thread is not None and self._thread.is_alive() and not self._closing

    @property
    def serving(self) -> str:
        """The version that requests get which name none."""
        return self._versions.serving

    def submit(
        self,
        prompt_ids: Sequence[int],
        sampling: Sampling,
        drafts: int = 1,
        version: str | None = None,
        on_text: Callable[[str], None] | None = None,
    ) -> Ticket:
        """Queue a request; returns at once.

        Args:
            prompt_ids: what the model reads. `max_tokens` is cut to what the context has left.
            sampling: how the drafts are drawn.
            drafts: how many.
            version: a loaded version, or None for the one that serves now.
            on_text: gets new text on the engine's thread, complete characters only; one draft only.

        Raises:
            EngineFull: as many wait as may.
            EngineClosed: the engine does not run.
            VersionNotLoaded: the named version is not in memory.
            ValueError: a prompt or a number of drafts that cannot be.
        """
        prompt = tuple(prompt_ids)
        room = self._check(prompt, drafts, on_text)
        with self._wake:
            self._want_running()
            if len(self._waiting) >= self._queue_limit:
                self._refused += 1
                raise EngineFull(len(self._waiting), self._retry_after_seconds())
            name, adapter = self._versions.take(version)
            job = Job(
                prompt=prompt,
                sampling=sampling,
                max_tokens=min(sampling.max_tokens, room),
                drafts=drafts,
                version=name,
                adapter=adapter,
                on_text=on_text,
                result=Future(),
                submitted_at=time.monotonic(),
            )
            # From now on `Future.cancel` does nothing: a ticket is cancelled by its own method.
            job.result.set_running_or_notify_cancel()
            self._waiting.append(job)
            self._wake.notify_all()
        return Ticket(job, self._cancel)

    def sense(
        self, prompt_ids: Sequence[int], replies: Sequence[Sequence[int]]
    ) -> Future[NDArray[np.float32]]:
        """Queue drafts of one prompt to be sensed by the base, between steps; returns at once.

        Returns:
            `(n, SKETCH)`, the hidden half of φ (`qvalue.sense`); a failure fails nothing else.

        Raises:
            EngineClosed: the engine does not run.
            ValueError: ids that the model does not know, or prompt and draft beyond its context.
        """
        prompt = tuple(prompt_ids)
        drafts = [tuple(reply) for reply in replies]
        self._check_ids(prompt, self._base.context_tokens)
        for draft in drafts:
            self._check_ids((*prompt, *draft), self._base.context_tokens)
        with self._wake:
            self._want_running()
            sensed = self._sensing.add(prompt, drafts)
            self._wake.notify_all()
        return sensed

    def load(self, version: str) -> None:
        """Read a version into memory and keep it until `serve`, `submit` or `drop` takes it.

        Runs on the caller's thread; replies go on meanwhile.

        Raises:
            AdapterError: the files do not fit; or whatever `locate` raises.
        """
        if self._versions.hold(version):
            return
        with self._swap():
            self._versions.add(read_adapter(self._base, version, self._locate(version)))

    def serve(self, version: str) -> None:
        """Answer new requests with a loaded version; the one before goes when its last one ends.

        Raises:
            VersionNotLoaded: it is not in memory.
        """
        with self._swap():
            self._versions.serve(version)
            self._swaps += 1

    def drop(self, version: str) -> None:
        """Give back a version that `load` has kept and that will not be used after all."""
        self._versions.drop(version)

    def stats(self) -> EngineStats:
        """Figures of this moment."""
        with self._wake:
            return EngineStats(
                queued=len(self._waiting),
                running=len(self._running),
                rows=self._decoder.rows,
                tokens=self._tokens,
                finished=self._finished,
                refused=self._refused,
                failed=self._failed,
                serving=self._versions.serving,
                versions=self._versions.names(),
                swaps=self._swaps,
                longest_swap_ms=1000 * self._longest_swap_seconds,
            )

    # The engine's thread from here on, but for _check, _cancel and _swap.

    def _run(self) -> None:
        try:
            self._serve_until_closed()
            reason = EngineClosed("The engine was closed before this reply was done.")
        except BaseException:
            # The last door of the thread: nobody else would hear of it.
            log.critical("the engine's thread ended by an error", exc_info=True)
            reason = EngineClosed(
                "The engine stopped by an error; see the log and restart the bot."
            )
        with self._wake:
            self._closing = True
            left = [*self._running, *self._waiting]
            self._waiting.clear()
        for job in left:
            self._fail(job, reason)
        self._sensing.fail(reason)

    def _serve_until_closed(self) -> None:
        ended = time.perf_counter()
        while True:
            with self._wake:
                while not (self._closing or self._waiting or self._running or self._sensing.waits):
                    self._wake.wait()
                    ended = time.perf_counter()
                if self._closing:
                    return
                running = list(self._running)
                joining = self._admit()
            if running or joining:
                self._settle(self._decoder.turn(running, joining))
            self._sensing.turn()
            now = time.perf_counter()
            self._note_swap(now - ended)
            ended = now

    def _admit(self) -> list[Job]:
        """Take waiting requests, oldest first, as far as rows and the reading budget go.

        One with a seed that has to wait for others with a seed is passed over.
        """
        joining: list[Job] = []
        rows, seeded = self._decoder.rows, self._decoder.seeded
        longest = 0
        for job in list(self._waiting):
            if job.seeded and seeded >= SEEDED_AT_ONCE:
                continue
            rows += job.drafts
            seeded += job.seeded
            longest = max(longest, len(job.prompt))
            if rows > self._max_rows or (joining and longest * (len(joining) + 1) > PREFILL_TOKENS):
                break
            joining.append(job)
            self._waiting.remove(job)
        self._running += joining
        return joining

    def _settle(self, outcome: Outcome) -> None:
        """Give the results of a turn to those who wait for them."""
        self._tokens += outcome.tokens
        for job, error in outcome.failed:
            self._fail(job, error)
        for job in outcome.finished:
            try:
                drafts = tuple(row.draft(self._base.eos_ids) for row in job.rows)
            except Exception as error:
                log.exception("spelling a reply failed; its request fails with it")
                self._fail(job, error)
                continue
            seconds = time.monotonic() - job.submitted_at
            with self._wake:
                self._running.remove(job)
                self._finished += 1
                self._mean_seconds += 0.1 * (seconds - self._mean_seconds)
            self._versions.release(job.version)
            job.result.set_result(drafts)

    def _fail(self, job: Job, error: Exception) -> None:
        with self._wake:
            if job in self._running:
                self._running.remove(job)
            self._failed += 1
        self._versions.release(job.version)
        job.result.set_exception(error)

    def _cancel(self, job: Job) -> None:
        with self._wake:
            job.cancelled = True
            if job not in self._waiting:
                return
            self._waiting.remove(job)
        self._versions.release(job.version)
        job.result.set_result((Draft("", (), (), (), "cancelled"),) * job.drafts)

    @contextmanager
    def _swap(self) -> Iterator[None]:
        """Mark the time in which a version is loaded or put in service."""
        with self._wake:
            self._swapping += 1
            self._swap_seen = True
        try:
            yield
        finally:
            with self._wake:
                self._swapping -= 1

    def _note_swap(self, seconds: float) -> None:
        if self._swapping or self._swap_seen:
            self._swap_seen = self._swapping > 0
            self._longest_swap_seconds = max(self._longest_swap_seconds, seconds)

    def _check(
        self, prompt: tuple[int, ...], drafts: int, on_text: Callable[[str], None] | None
    ) -> int:
        """Refuse what can never run; gives how many tokens a reply may take."""
        self._check_ids(prompt, self._base.context_tokens - 1)
        if not 1 <= drafts <= self._max_rows:
            raise ValueError(f"drafts must be from 1 to {self._max_rows}, but it was {drafts}.")
        if on_text is not None and drafts != 1:
            raise ValueError("Only a request for one draft can be followed while it is drawn.")
        return self._base.context_tokens - len(prompt)

    def _check_ids(self, ids: tuple[int, ...], most: int) -> None:
        if not 1 <= len(ids) <= most:
            raise ValueError(
                f"The prompt has {len(ids)} tokens; it needs at least 1 and at most {most}."
            )
        if min(ids) < 0 or max(ids) >= self._vocabulary:
            raise ValueError(f"The prompt holds ids outside 0 to {self._vocabulary - 1}.")

    def _want_running(self) -> None:
        if self._thread is None or self._closing:
            raise EngineClosed("The engine is not running.")

    def _retry_after_seconds(self) -> int:
        rounds = (len(self._waiting) + 1) / self._max_rows
        return max(1, min(60, math.ceil(rounds * self._mean_seconds)))
