"""What happens to rounds, versions and ratings, told live to whoever listens (the page, a bar).

Only the newest matters to a listener, so a slow one misses steps in between and never holds
anybody up. Nothing is kept here; the truth is in `storage`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

from learner.request import RoundProgress
from storage.records import RoundRecord

BACKLOG = 64
"""Events that wait for a slow listener; older ones are dropped."""


@dataclass(frozen=True)
class Event:
    """One piece of news: a round moved, another version serves, or a rating came.

    `round` and `progress` are of the round that runs or just ended; `serving` names the version
    that serves; `new_ratings` comes with ratings only.
    """

    kind: Literal["round", "serving", "rating"]
    serving: str
    round: RoundRecord | None = None
    progress: RoundProgress | None = None
    new_ratings: int | None = None


class Feed:
    """Hands each event to every listener; used on the event loop only."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Event | None]] = set()
        self._closed = False

    def publish(self, event: Event) -> None:
        """Tell every listener, without waiting."""
        for queue in self._listeners:
            _put(queue, event)

    async def listen(self, first: Event) -> AsyncIterator[Event]:
        """Yield `first` and then each event, until the feed closes."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(BACKLOG)
        self._listeners.add(queue)
        try:
            yield first
            while not self._closed and (event := await queue.get()) is not None:
                yield event
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """End every listener's iteration."""
        self._closed = True
        for queue in self._listeners:
            _put(queue, None)


def _put(queue: asyncio.Queue[Event | None], event: Event | None) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(event)
