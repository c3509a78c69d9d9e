"""Live events for open pages, as server-sent events: a round's progress, a swap, new ratings."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.web.views import round_view

if TYPE_CHECKING:
    from bot.events import Event
    from bot.rounds import Rounds

_KEEP_ALIVE_SECONDS = 15.0


def sse(event: str, value: Any) -> str:
    """Return one server-sent event with a JSON value."""
    return f"event: {event}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"


async def live(rounds: Rounds, admitted: Callable[[], Awaitable[bool]]) -> AsyncIterator[str]:
    """Yield what happens to rounds and versions, and a comment where nothing does.

    Args:
        rounds: What is listened to.
        admitted: Asked before each word whether the listener still may hear it; ends the stream.
    """
    events = rounds.subscribe()
    coming = asyncio.ensure_future(anext(events))
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=_KEEP_ALIVE_SECONDS)
            if not await admitted():
                return
            if not done:
                yield ": keep-alive\n\n"
                continue
            try:
                event = coming.result()
            except StopAsyncIteration:
                return
            coming = asyncio.ensure_future(anext(events))
            yield sse(event.kind, event_view(event))
    finally:
        coming.cancel()


def event_view(event: Event) -> dict[str, Any]:
    """Show an event: the round and its progress where there are, and who serves."""
    return {
        "serving": event.serving,
        "round": round_view(event.round) if event.round else None,
        "progress": dataclasses.asdict(event.progress) if event.progress else None,
    }
