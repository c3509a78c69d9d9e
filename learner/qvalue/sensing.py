"""Drafts that wait to be sensed, a bounded pass at a time, so that rows that decode wait little.

The engine's thread does one pass between two decoding steps. What sensing is stands in
`sense`; the adapters are off here, as the engine's hooks add something only while a plan
is in force.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from learner.policy import Base
from learner.qvalue.phi import SKETCH
from learner.qvalue.sense import Prefix

log = logging.getLogger(__name__)

PASS_TOKENS = 256
"""At most so many tokens are read in one pass (at least one draft)."""


@dataclass(eq=False)
class _Task:
    """The drafts of one prompt; `places` are those still to be sensed, shortest first."""

    prefix: Prefix
    drafts: Sequence[tuple[int, ...]]
    sensed: Future[NDArray[np.float32]]
    places: list[int] = field(init=False)
    found: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        self.places = sorted(range(len(self.drafts)), key=lambda place: len(self.drafts[place]))
        self.found = np.zeros((len(self.drafts), SKETCH), np.float32)

    def go_on(self) -> bool:
        """Do one pass; return whether that was the last."""
        if not self.prefix.read(PASS_TOKENS):
            return False
        count = 1
        for place in self.places[1:]:
            if (count + 1) * (len(self.drafts[place]) + 1) > PASS_TOKENS:
                break
            count += 1
        some, self.places = self.places[:count], self.places[count:]
        self.found[some] = self.prefix.sense([self.drafts[place] for place in some]).numpy()
        return not self.places


class Sensing:
    """The queue. Only `add` may be called from other threads, under the engine's lock."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._tasks: deque[_Task] = deque()

    @property
    def waits(self) -> bool:
        """Whether there is something to do."""
        return bool(self._tasks)

    def add(
        self, prompt: tuple[int, ...], drafts: Sequence[tuple[int, ...]]
    ) -> Future[NDArray[np.float32]]:
        """Queue the drafts of one prompt; the result is `(n, SKETCH)` float32."""
        base = self._base
        prefix = Prefix(base.model, prompt, base.pad_id, base.device)
        task = _Task(prefix, drafts, Future())
        if drafts:
            self._tasks.append(task)
        else:
            task.sensed.set_result(task.found)
        return task.sensed

    @torch.inference_mode()
    def turn(self) -> None:
        """Do one pass for the oldest task; its failure fails nothing else."""
        if not self._tasks:
            return
        task = self._tasks[0]
        if not (task.sensed.running() or task.sensed.set_running_or_notify_cancel()):
            self._tasks.popleft()
            return
        try:
            done = task.go_on()
        except Exception as error:
            log.exception("sensing drafts failed; nothing else fails with it")
            self._tasks.popleft()
            task.sensed.set_exception(error)
            return
        if done:
            self._tasks.popleft()
            task.sensed.set_result(task.found)

    def fail(self, reason: Exception) -> None:
        """Fail all that waits, as the engine has ended."""
        while self._tasks:
            task = self._tasks.popleft()
            if task.sensed.running() or task.sensed.set_running_or_notify_cancel():
                task.sensed.set_exception(reason)
