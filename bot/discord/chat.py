"""Chatting: from what somebody asked to a reply shown with its buttons.

`bot.conversation` makes and stores the reply; which messages are for us stands in hearing.py and
commands.py, how a reply looks while it grows in speech.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.ask import Ask, AskError, NothingSaid
from bot.conversation import Conversations, Speaking
from bot.curiosity import Curiosity
from bot.discord.buttons import reply_view
from bot.discord.identity import guild_of, person_of
from bot.discord.patience import LOST
from bot.discord.places import Places
from bot.discord.refusal import Refused
from bot.discord.runs import Runs
from bot.discord.speech import Gone, Sent, Speech, Target
from bot.versions import VersionRefused
from learner.engine.engine import EngineClosed, EngineFull
from learner.prompt import PromptError
from storage.errors import NotFound, StorageError
from storage.records import ReplyRecord, Source, Turn
from storage.store import Store

logger = logging.getLogger(__name__)

EDIT_SECONDS = 1.0
"""How often a growing reply is edited: Discord allows about one edit a second."""

FINISH_SECONDS = 6.0
"""How long replies under way may take when the bot stops."""

LAST_WORDS_SECONDS = 2.0
"""How long it may then take to show where they ended."""

STOPPED = "*(I am being shut down, so this reply ends here.)*"
LEFT = "*(What I was asked was taken back, so this reply ends here.)*"
ASKS = "-# Was this good? I am not sure: your 👍 or 👎 would teach me most here."
CLOSING = "I am being shut down; ask again when I am back."

REMEMBERED_DELETIONS = 4096
"""A message may be deleted before its reply is begun."""


@dataclass(frozen=True)
class Heard:
    """What somebody asked, where, and whose words besides theirs stand in it.

    `after` is the reply that this goes on from. `again` asks for another reply to the same turn as
    an earlier reply's; then `words` is not used.
    """

    user: discord.User | discord.Member
    words: str
    guild_id: int | None
    channel_id: int
    parent_id: int | None = None
    quoted: frozenset[str] = frozenset()
    after: ReplyRecord | None = None
    again: ReplyRecord | None = None


@dataclass
class _UnderWay:
    """An ask that is being answered: whose words stand in it, and its reply once that is begun."""

    task: asyncio.Task[Any]
    people: frozenset[str]
    asked_id: int | None
    speaking: Speaking | None = None
    stopped: bool = False

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
        self._places = places
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
        before = heard.again or heard.after
        people = {person_of(self.source, heard.user.id), *heard.quoted}
        people |= set(before.people) if before else set()
        ask = _UnderWay(task, frozenset(people), asked_id)
        self._under_way.append(ask)
        try:
            await target.think()
            return await self._answer(heard, target, ask)
        finally:
            self._under_way.remove(ask)

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
                await asyncio.wait(still, timeout=LAST_WORDS_SECONDS)
        await self._runs.close()

    async def _answer(self, heard: Heard, target: Target, ask: _UnderWay) -> ReplyRecord | None:
        pieces: list[str] = []
        stored: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        sent: list[int] = []

        def note(message: Sent) -> None:
            sent.append(message.id)
            self.growing[message.id] = stored

        speech = Speech(target, note)
        speaking = ask.speaking = await self._begin(heard, pieces.append, ask)
        if ask.stopped or ask.asked_id in self._deleted:
            ask.stop()
        try:
            reply = await self._grow(speaking, speech, pieces, target)
            stored.set_result(reply.id)
            try:
                with contextlib.suppress(Gone):
                    remark = await self._remark(ask, reply)
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

    async def _remark(self, ask: _UnderWay, reply: ReplyRecord) -> str:
        """Say why a reply ends early, if it does; seldom, ask for a thumb."""
        if reply.finish_reason == "cancelled" and ask.stopped:
            return STOPPED if self._closing else LEFT
        return ASKS if await self._curiosity.asks_about(reply) else ""

    async def _begin(
        self, heard: Heard, on_text: Callable[[str], None], under_way: _UnderWay
    ) -> Speaking:
        try:
            ask = await (self._again(heard, heard.again) if heard.again else self._ask(heard))
            under_way.people = frozenset(ask.people)
            return await self._conversations.start(ask, on_text)
        except EngineFull as full:
            seconds = full.retry_after_seconds
            raise Refused(f"Too many are asking just now; try again in {seconds} s.") from full
        except EngineClosed as closed:
            raise Refused(CLOSING) from closed
        except (PromptError, AskError, VersionRefused, StorageError) as problem:
            raise Refused(f"I cannot answer that: {problem}") from problem

    async def _ask(self, heard: Heard) -> Ask:
        """Put the turns together: persona, what was said before, and the new words."""
        after = await self._as_kept(heard.after)
        people = {person_of(self.source, heard.user.id), *heard.quoted}
        turns: list[Turn] = []
        place = await self._places.of(heard.guild_id)
        if persona := place.persona(heard.channel_id, heard.parent_id):
            turns.append(Turn("system", persona.text))
            people.add(persona.by)
        if after is not None:
            turns += [turn for turn in after.turns if turn.role != "system"]
            turns.append(Turn("assistant", after.text))
            people |= set(after.people)
        turns.append(Turn("user", heard.words))
        return Ask(
            person_of(self.source, heard.user.id),
            self.source,
            tuple(turns),
            conversation=after.conversation if after else None,
            guild=guild_of(self.source, heard.guild_id),
            parent=after.id if after else None,
            shared=True,
            people=tuple(sorted(people)),
        )

    async def _again(self, heard: Heard, before: ReplyRecord) -> Ask:
        reply = await self._as_kept(before)
        if reply is None:
            raise Refused("The text of that conversation was removed; please ask anew.")
        return Ask(
            person_of(self.source, heard.user.id),
            self.source,
            reply.turns,
            conversation=reply.conversation,
            guild=reply.guild,
            parent=reply.parent,
            shared=True,
            people=reply.people,
        )

    async def _as_kept(self, reply: ReplyRecord | None) -> ReplyRecord | None:
        """Return a reply as it is kept now, None when it or its text is gone.

        Whoever asks to be forgotten is, also while somebody goes on from their words: `hush` finds
        every ask that has come this far.
        """
        if reply is None:
            return None
        try:
            kept = await asyncio.to_thread(self._store.reply, reply.id)
        except NotFound:
            return None
        return kept if kept.turns else None

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
