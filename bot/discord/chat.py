"""Chatting: from what somebody asked to a reply shown with its buttons.

`bot.conversation` makes and stores the reply; which messages are for us stands in hearing.py and
commands.py, what is asked in composing.py, how a reply looks while it grows in speech.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.ask import AskError, NothingSaid
from bot.conversation import Conversations, Speaking
from bot.curiosity import Curiosity
from bot.discord.buttons import reply_view
from bot.discord.composing import Composer, Heard
from bot.discord.patience import LOST
from bot.discord.places import Places
from bot.discord.refusal import Refused
from bot.discord.runs import Runs
from bot.discord.speech import Gone, Sent, Speech, Target
from bot.versions import VersionRefused
from learner.engine.engine import EngineClosed, EngineFull
from learner.prompt import PromptError, PromptTooLong
from storage.errors import StorageError
from storage.records import ReplyRecord, Source
from storage.store import Store

logger = logging.getLogger(__name__)

EDIT_SECONDS = 1.0
"""How often a growing reply is edited: Discord allows about one edit a second."""

FINISH_SECONDS = 5.0
"""How long replies under way may take when the bot stops."""

LAST_WORDS_SECONDS = 3.5
"""How long it may then take to show where they ended."""

STOPPED = "*(I am being shut down, so this reply ends here.)*"
LEFT = "*(What I was asked was taken back, so this reply ends here.)*"
LEFT_OUT = "-# More than I can read at once: the oldest {count} messages are left out."
ASKS = "-# Was this good? I am not sure: your 👍 or 👎 would teach me most here."
CLOSING = "I am being shut down; ask again when I am back."

REMEMBERED_DELETIONS = 4096
"""A message may be deleted before its reply is begun."""


@dataclass
class _UnderWay:
    """An ask that is being answered: whose words stand in it, and its reply once that is begun.

    `left_out` counts those of the lines heard that did not fit.
    """

    task: asyncio.Task[Any]
    people: frozenset[str]
    asked_id: int | None
    speaking: Speaking | None = None
    stopped: bool = False
    left_out: int = 0

    def stop(self) -> None:
        """End the reply, now or as soon as it begins."""
        self.stopped = True
        if self.speaking is not None:
            self.speaking.cancel()


class Chat:
    """Answers what was heard."""

    def __init__(
        self,
        conversations: Conversations,
        store: Store,
        places: Places,
        runs: Runs,
        curiosity: Curiosity,
        source: Source,
    ) -> None:
        self._conversations = conversations
        self._store = store
        self._composer = Composer(store, places, source)
        self._runs = runs
        self._curiosity = curiosity
        self.source = source
        self._under_way: list[_UnderWay] = []
        self._deleted: OrderedDict[int, None] = OrderedDict()
        self.growing: dict[int, asyncio.Future[str]] = {}
        """Messages of replies that are not shown in full yet, and the reply's id once stored."""
        self._closing = False

    async def answer(
        self, heard: Heard, target: Target, asked_id: int | None = None
    ) -> ReplyRecord | None:
        """Answer, and return the stored reply; None when there was nobody left to tell.

        Raises:
            Refused: No reply is given; the text says why.
        """
        if self._closing:
            raise Refused(CLOSING)
        task = asyncio.current_task()
        assert task is not None
        under_way = _UnderWay(task, frozenset(self._composer.people(heard)), asked_id)
        self._under_way.append(under_way)
        try:
            await target.think()
            return await self._answer(heard, target, under_way)
        finally:
            self._under_way.remove(under_way)

    def deleted(self, message: int) -> None:
        """Stop the reply to a message that was deleted."""
        self._deleted[message] = None
        while len(self._deleted) > REMEMBERED_DELETIONS:
            self._deleted.popitem(last=False)
        for one in self._under_way:
            if one.asked_id == message:
                one.stop()

    async def hush(self, person: str) -> None:
        """End every reply whose prompt holds a person's words, and wait until it is stored."""
        theirs = [one for one in self._under_way if person in one.people]
        for one in theirs:
            one.stop()
        if tasks := {one.task for one in theirs} - {asyncio.current_task()}:
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Take no more asks; let replies under way finish, or end them and say so."""
        self._closing = True
        waiting = {one.task for one in self._under_way} - {asyncio.current_task()}
        if waiting:
            await asyncio.wait(waiting, timeout=FINISH_SECONDS)
            for one in self._under_way:
                one.stop()
            if still := {one.task for one in self._under_way} & waiting:
                _, silenced = await asyncio.wait(still, timeout=LAST_WORDS_SECONDS)
                await _end(silenced)
        await self._runs.close()

    async def _answer(
        self, heard: Heard, target: Target, under_way: _UnderWay
    ) -> ReplyRecord | None:
        pieces: list[str] = []
        stored: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        sent: list[int] = []

        def note(message: Sent) -> None:
            sent.append(message.id)
            self.growing[message.id] = stored

        speech = Speech(target, note)
        speaking = under_way.speaking = await self._begin(heard, pieces.append, under_way)
        if under_way.stopped or under_way.asked_id in self._deleted:
            under_way.stop()
        try:
            reply = await self._grow(speaking, speech, pieces, target)
            stored.set_result(reply.id)
            try:
                with contextlib.suppress(Gone):
                    remark = await self._remark(under_way, reply)
                    await speech.finish(reply.text, reply_view(reply), remark)
                    self._runs.said(reply, speech.messages[-1])
            finally:
                for message in speech.messages:
                    await self._remember(message, reply.id)
        except NothingSaid:
            if self._closing:
                raise Refused(CLOSING) from None
            return None
        finally:
            if not stored.done():
                stored.cancel()
            for id in sent:
                del self.growing[id]
        return reply

    async def _remark(self, under_way: _UnderWay, reply: ReplyRecord) -> str:
        """Say why a reply ends early or left something out, if so; seldom, ask for a thumb."""
        if reply.finish_reason == "cancelled" and under_way.stopped:
            return STOPPED if self._closing else LEFT
        if under_way.left_out:
            return LEFT_OUT.format(count=under_way.left_out)
        return ASKS if await self._curiosity.asks_about(reply) else ""

    async def _begin(
        self, heard: Heard, on_text: Callable[[str], None], under_way: _UnderWay
    ) -> Speaking:
        try:
            while True:
                ask = await self._composer.ask(heard)
                under_way.people = frozenset(ask.people)
                try:
                    return await self._conversations.start(ask, on_text)
                except PromptTooLong:
                    if len(heard.lines) < 2:
                        raise
                surplus = len(heard.lines) // 4 or 1
                under_way.left_out += surplus
                heard = replace(heard, lines=heard.lines[surplus:])
        except EngineFull as full:
            seconds = full.retry_after_seconds
            raise Refused(f"Too many are asking just now; try again in {seconds} s.") from full
        except EngineClosed as closed:
            raise Refused(CLOSING) from closed
        except (PromptError, AskError, VersionRefused, StorageError) as problem:
            raise Refused(f"I cannot answer that: {problem}") from problem

    async def _grow(
        self, speaking: Speaking, speech: Speech, pieces: list[str], target: Target
    ) -> ReplyRecord:
        """Show the text as it comes; give up showing, not the reply, when Discord fails."""
        answering = asyncio.ensure_future(speaking.answer())
        showing = True
        try:
            while True:
                done, _ = await asyncio.wait({answering}, timeout=EDIT_SECONDS)
                if done:
                    return (await answering).reply
                text = "".join(pieces)
                try:
                    if showing and text.strip():
                        await speech.grow(text)
                    elif not text:
                        await target.think()
                except Gone:
                    speaking.cancel()
                    showing = False
                except LOST as problem:
                    logger.info("could not show a growing reply: %s", type(problem).__name__)
        except BaseException:
            answering.cancel()
            raise

    async def _remember(self, message: Sent, reply: str) -> None:
        await asyncio.to_thread(self._store.show, str(message.id), str(message.channel.id), reply)


async def _end(tasks: set[asyncio.Task[Any]]) -> None:
    """End what is still under way when there is no more time for a word."""
    if tasks:
        logger.warning("asks that got no last word, for want of time: %d", len(tasks))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
