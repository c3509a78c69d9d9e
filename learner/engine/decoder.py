"""All running rows: the lane that requests share, and one lane for each request with a seed.

Takes new requests in and gives ended ones back, one decoding step a turn. Knows no queue, no
thread and no versions: those are the engine's.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from learner.engine.batch import Forward, check_batching
from learner.engine.lane import Job, Lane
from learner.engine.lora import LoraHooks
from learner.policy import Base

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What one turn brought: requests that ended, those that failed and why, and tokens drawn."""

    finished: list[Job] = field(default_factory=list)
    failed: list[tuple[Job, Exception]] = field(default_factory=list)
    tokens: int = 0


class Decoder:
    """Decodes requests on one base model. Not thread-safe: the engine's thread owns it.

    Raises:
        ModelError: the model's rows cannot be batched.
    """

    def __init__(self, base: Base) -> None:
        self._base = base
        self._forward = Forward(base)
        check_batching(base, self._forward)
        self._hooks = LoraHooks(base)
        self._shared = self._lane()
        self._seeded: list[Lane] = []

    @property
    def seeded(self) -> int:
        """Requests with a seed that are being drawn, each at the price of a step of its own."""
        return len(self._seeded)

    @property
    def rows(self) -> int:
        """Drafts that are being drawn."""
        return len(self._shared) + sum(len(lane) for lane in self._seeded)

    def close(self) -> None:
        """Let go of all rows and leave the model as it was loaded."""
        self._shared.clear()
        self._seeded = []
        self._hooks.close()

    def turn(self, running: Sequence[Job], joining: Sequence[Job]) -> Outcome:
        """Drop what was cancelled, take new requests in, and draw one token for every row.

        Args:
            running: the requests that joined in earlier turns and have not been given back.
            joining: the new ones.
        """
        failed: list[tuple[Job, Exception]] = []
        for job in running:
            if job.cancelled:
                job.cut()
        tokens = self._join(self._shared, [job for job in joining if not job.seeded], failed)
        for job in joining:
            if job.seeded:
                self._seeded.append(self._lane())
                tokens += self._join(self._seeded[-1], [job], failed)
        for lane in (self._shared, *self._seeded):
            tokens += self._step(lane, failed)
        self._seeded = [lane for lane in self._seeded if len(lane)]
        finished = []
        lost = {id(job) for job, _ in failed}
        for job in (*running, *joining):
            if id(job) in lost:
                continue
            if job.failure is not None:
                failed.append((job, job.failure))
            elif job.done:
                finished.append(job)
        return Outcome(finished, failed, tokens)

    def _join(self, lane: Lane, jobs: Sequence[Job], failed: list[tuple[Job, Exception]]) -> int:
        if not jobs:
            return 0
        try:
            return lane.join(jobs)
        except Exception as error:
            log.exception("reading a prompt failed; its requests fail with it")
            failed += [(job, error) for job in jobs]
            return 0

    def _step(self, lane: Lane, failed: list[tuple[Job, Exception]]) -> int:
        tokens = 0
        try:
            tokens = lane.read() + lane.step()
        except Exception as error:
            log.exception("a decoding step failed; its requests fail with it")
            failed += [(job, error) for job in lane.jobs if not job.done]
            lane.clear()
        if not len(lane):
            lane.clear()
        return tokens

    def _lane(self) -> Lane:
        tokenizer = self._base.tokenizer

        def decode(ids: Sequence[int]) -> str:
            return str(tokenizer.decode(list(ids), skip_special_tokens=True))

        return Lane(self._forward, self._hooks, decode, self._base.eos_ids, self._base.device)
