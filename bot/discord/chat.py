"""Chatting: from what somebody asked to a reply shown with its buttons.

`bot.conversation` makes and stores the reply; which messages are for us stands in hearing.py and
commands.py, how a reply looks while it grows in speech.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

import discord

from bot.ask import Ask, AskError, NothingSaid
from bot.conversation import Conversations, Speaking
from bot.discord.buttons import reply_view
from bot.discord.identity import guild_of, person_of
from bot.discord.patience import LOST
from bot.discord.places import Places
from bot.discord.speech import Gone, Sent, Speech, Target
from bot.versions import VersionRefused
from learner.engine import EngineClosed, EngineFull
from learner.prompt import PromptError
from storage.errors import StorageError
from storage.records import ReplyRecord, Source, Turn
from storage.store import Store

logger = logging.getLogger(__name__)

EDIT_SECONDS = 1.0
"""How often a growing reply is edited: Discord allows about one edit a second."""

FINISH_SECONDS = 6.0
"""How long replies under way may take when the bot stops."""

STOPPED = "*(I am being shut down, so this reply ends here.)*"


class Refused(Exception):
    """Why somebody gets no reply, in words for them."""


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


class Chat:
    """Answers what was heard."""

    def __init__(
        self, conversations: Conversations, store: Store, places: Places, source: Source
    ) -> None:
        self._conversations = conversations
        self._store = store
        self._places = places
        self.source = source
        self._speaking: dict[int, Speaking] = {}
        self._under_way: set[asyncio.Task[object]] = set()
        self.growing: dict[int, asyncio.Future[str]] = {}
        """Messages of replies that are not stored yet, and the reply's id when they are."""
        self._closing = False

    async def answer(
        self, heard: Heard, target: Target, asked_id: int | None = None
    ) -> ReplyRecord | None:
        """Answer, and return the stored reply; None when there was nobody left to tell.

        Raises:
            Refused: No reply is given; the text says why.
        """
        if self._closing:
            raise Refused("I am being shut down; ask again when I am back.")
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        try:
            await target.think()
            return await self._answer(heard, target, asked_id)
        finally:
            self._under_way.discard(task)

    def stop(self, asked_id: int) -> None:
        """Stop the reply to a message that was deleted."""
        if speaking := self._speaking.get(asked_id):
            speaking.cancel()

    async def close(self) -> None:
        """Take no more asks; let replies under way finish, or end them and say so."""
        self._closing = True
        waiting = self._under_way - {asyncio.current_task()}
        if waiting:
            await asyncio.wait(waiting, timeout=FINISH_SECONDS)
            for speaking in list(self._speaking.values()):
                speaking.cancel()
            if still := self._under_way & waiting:
                await asyncio.wait(still, timeout=2)

    async def _answer(
        self, heard: Heard, target: Target, asked_id: int | None
    ) -> ReplyRecord | None:
        pieces: list[str] = []
        speaking = await self._begin(heard, pieces.append)
        key = asked_id if asked_id is not None else id(speaking)
        self._speaking[key] = speaking
        speech = Speech(target)
        stored: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        try:
            reply = await self._grow(speaking, speech, pieces, target, stored)
            stored.set_result(reply.id)
            remark = STOPPED if self._closing and reply.finish_reason == "cancelled" else ""
            with contextlib.suppress(Gone):
                await speech.finish(reply.text, reply_view(reply.id, reply.version), remark)
            for message in speech.messages:
                await self._remember(message, reply.id)
        except NothingSaid:
            if self._closing:
                raise Refused("I am being shut down; ask again when I am back.") from None
            return None
        finally:
            del self._speaking[key]
            if not stored.done():
                stored.cancel()
            for message in speech.messages:
                self.growing.pop(message.id, None)
        return reply

    async def _begin(self, heard: Heard, on_text: Callable[[str], None]) -> Speaking:
        ask = self._again(heard, heard.again) if heard.again else await self._ask(heard)
        try:
            return await self._conversations.start(ask, on_text)
        except EngineFull as full:
            seconds = full.retry_after_seconds
            raise Refused(f"Too many are asking just now; try again in {seconds} s.") from full
        except EngineClosed as closed:
            raise Refused("I am being shut down; ask again when I am back.") from closed
        except (PromptError, AskError, VersionRefused, StorageError) as problem:
            raise Refused(f"I cannot answer that: {problem}") from problem

    async def _ask(self, heard: Heard) -> Ask:
        """Put the turns together: persona, what was said before, and the new words."""
        after = heard.after
        if after is not None and not after.turns:
            after = None  # Its text was removed, so the conversation begins anew.
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

    def _again(self, heard: Heard, reply: ReplyRecord) -> Ask:
        if not reply.turns:
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

    async def _grow(
        self,
        speaking: Speaking,
        speech: Speech,
        pieces: list[str],
        target: Target,
        stored: asyncio.Future[str],
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
                for message in speech.messages:
                    self.growing.setdefault(message.id, stored)
        except BaseException:
            answering.cancel()
            raise

    async def _remember(self, message: Sent, reply: str) -> None:
        await asyncio.to_thread(self._store.show, str(message.id), str(message.channel.id), reply)
