"""Work that is asked for again and again: done in the background, never twice at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)


class Chore:
    """Does `work` after each `ask`; what is asked meanwhile is done once more afterwards.

    Used on the event loop only. A failure is logged, and the next asking tries anew.
    """

    def __init__(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        self._name = name
        self._work = work
        self._asked = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to do what is asked."""
        self._task = asyncio.create_task(self._run(), name=self._name)

    async def stop(self) -> None:
        """Let go of what is under way."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def ask(self) -> None:
        """Want the work done."""
        self._idle.clear()
        self._asked.set()

    @property
    def idle(self) -> bool:
        """Whether nothing is asked for or under way."""
        return self._idle.is_set()

    async def settled(self) -> None:
        """Wait until nothing is asked for or under way."""
        await self._idle.wait()

    async def _run(self) -> None:
        while True:
            await self._asked.wait()
            self._asked.clear()
            try:
                await self._work()
            except Exception:
                logger.exception(
                    "%s failed; it is tried anew when it is asked for again", self._name
                )
            if not self._asked.is_set():
                self._idle.set()
