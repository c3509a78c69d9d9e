"""One reply under way, as a web request sees it: pieces of its text, then the stored answer.

Both the OpenAI-compatible API and the page talk through here. A reply that nobody listens to any
more is cancelled, so that its work stops.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from fastapi import Request

from bot.ask import Answer, Ask

if TYPE_CHECKING:
    from bot.conversation import Conversations, Speaking

KEEP_ALIVE_SECONDS = 10.0


class Talk:
    """A queued reply, its pieces of text, and its end."""

    def __init__(self, speaking: Speaking, pieces: asyncio.Queue[str | None]) -> None:
        self.speaking = speaking
        self._pieces = pieces
        self._answer = asyncio.create_task(speaking.answer())
        self._answer.add_done_callback(lambda _: pieces.put_nowait(None))

    async def pieces(self, keep_alive_seconds: float) -> AsyncIterator[str | None]:
        """Yield the reply's text piece by piece; None where nothing came for a while."""
        while True:
            try:
                piece = await asyncio.wait_for(self._pieces.get(), keep_alive_seconds)
            except TimeoutError:
                yield None
                continue
            if piece is None:
                return
            yield piece

    async def answer(self) -> Answer:
        """Wait for the stored reply; a waiter that gives up leaves the reply under way."""
        return await asyncio.shield(self._answer)

    def stop(self) -> None:
        """End the work early; what was said is stored and becomes the answer."""
        if not self._answer.done():
            self.speaking.cancel()

    def when_done(self, call: Callable[[], None]) -> None:
        """Call `call` once the reply is stored or has failed."""

        def ended(answer: asyncio.Task[Answer]) -> None:
            if not answer.cancelled():
                answer.exception()
            call()

        self._answer.add_done_callback(ended)


class Talks:
    """The replies under way: held until they are stored, found again by whoever asked."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations
        self._running: dict[str, tuple[str, Talk]] = {}

    async def begin(self, ask: Ask) -> Talk:
        """Queue a reply; what Conversations refuses is raised here."""
        loop = asyncio.get_running_loop()
        pieces: asyncio.Queue[str | None] = asyncio.Queue()

        def on_text(piece: str) -> None:
            loop.call_soon_threadsafe(pieces.put_nowait, piece)

        talk = Talk(await self._conversations.start(ask, on_text), pieces)
        reply = talk.speaking.reply_id
        self._running[reply] = (ask.person, talk)
        talk.when_done(lambda: self._forget(reply))
        return talk

    def running(self, reply: str, person: str) -> Talk | None:
        """Return the talk of `person` that becomes `reply`, while it runs."""
        whose, talk = self._running.get(reply, ("", None))
        return talk if whose == person else None

    def _forget(self, reply: str) -> None:
        del self._running[reply]


async def answer_or_gone(request: Request, talk: Talk) -> Answer | None:
    """Wait for the answer; when the client goes away first, stop the work and return None."""
    gone = asyncio.create_task(_gone(request))
    wanted = asyncio.create_task(talk.answer())
    try:
        await asyncio.wait({gone, wanted}, return_when=asyncio.FIRST_COMPLETED)
        return wanted.result() if wanted.done() else None
    finally:
        gone.cancel()
        wanted.cancel()
        talk.stop()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
