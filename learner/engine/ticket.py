"""What a caller of the engine holds: tickets, refusals and figures.

Imports nothing that imports torch, so that a command that only reads figures starts at once.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learner.engine.lane import Draft, Job


class EngineFull(Exception):
    """The queue is full; try again after `retry_after_seconds`."""

    def __init__(self, waiting: int, retry_after_seconds: int) -> None:
        super().__init__(
            f"{waiting} requests wait already, which is all that may. "
            f"Try again in {retry_after_seconds} s."
        )
        self.retry_after_seconds = retry_after_seconds


class EngineClosed(Exception):
    """The engine does not run: it was not started yet, or it has been closed."""


@dataclass(frozen=True)
class EngineStats:
    """What the engine is doing, counted since its start.

    `longest_swap_ms` is the longest time from the end of one step to the end of the next (the
    step's own work included) while a version was being loaded or put in service.
    """

    queued: int
    running: int
    rows: int
    tokens: int
    finished: int
    refused: int
    failed: int
    serving: str
    versions: tuple[str, ...]
    swaps: int
    longest_swap_ms: float


class Ticket:
    """A request on its way: the version that answers it, its result, and the way to stop it."""

    def __init__(self, job: Job, cancel: Callable[[Job], None]) -> None:
        self.version: str = job.version
        self.result: Future[tuple[Draft, ...]] = job.result
        self._job = job
        self._cancel = cancel

    def cancel(self) -> None:
        """Stop the work; the result is then what was drawn so far."""
        self._cancel(self._job)
