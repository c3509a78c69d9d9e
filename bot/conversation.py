"""The path of a reply: turns in, a stored reply out; every surface calls it.

It finds the conversation, asks the agent, stores what was said with everything learning needs, and
only then answers. Rendering, streaming protocols and who may ask are the surfaces' affair.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.ask import Answer, Ask, AskError, Defaults, NothingSaid, Question, record_of
from bot.running import Snippets, rank
from bot.valuing import Valuing
from bot.versions import Versions
from learner.agent import Agent, Pending, State
from learner.engine.lane import Draft
from learner.qvalue.observing import features
from learner.sandbox.snippets import python_of
from learner.sandbox.verdict import Verdict
from storage.errors import NotFound
from storage.records import Conversation, ReplyRecord
from storage.store import Store

__all__ = ["Answer", "Ask", "AskError", "Conversations", "NothingSaid", "Speaking"]

logger = logging.getLogger(__name__)

OnText = Callable[[str], None]


@dataclass(frozen=True)
class _Place:
    """Where a reply belongs: its conversation, and the reply before it."""

    conversation: Conversation | None
    parent: str | None


class Speaking:
    """A reply under way: its id, version and conversation are known before it ends."""

    def __init__(
        self, question: Question, conversation: str, pending: Pending, task: asyncio.Task[Answer]
    ) -> None:
        self.reply_id = question.reply_id
        self.conversation = conversation
        self.version = pending.ticket.version
        self.turns_dropped = pending.prompt.turns_dropped
        self._pending = pending
        self._task = task

    async def answer(self) -> Answer:
        """Wait for the end. Cancelling the waiting task stops the reply; what was said is stored.

        Raises:
            NothingSaid: The reply was stopped before its first word.
        """
        try:
            return await asyncio.shield(self._task)
        except asyncio.CancelledError:
            self.cancel()
            raise

    def cancel(self) -> None:
        """Stop generating; `answer` then gives what was said so far."""
        self._pending.ticket.cancel()


class Conversations:
    """Answers asks and stores the answers."""

    def __init__(
        self,
        store: Store,
        agent: Agent,
        versions: Versions,
        defaults: Defaults,
        snippets: Snippets,
        valuing: Valuing,
        *,
        fingerprint: str,
    ) -> None:
        self._snippets = snippets
        self._valuing = valuing
        self._store = store
        self._agent = agent
        self._versions = versions
        self.defaults = defaults
        self._fingerprint = fingerprint
        self._under_way: dict[asyncio.Task[Answer], asyncio.Future[Speaking]] = {}

    async def reply(self, ask: Ask, on_text: OnText | None = None) -> Answer:
        """Answer and store; see `start` for what is raised and for `on_text`.

        Cancelling the awaiting task stops the reply, and what was said by then is stored.
        """
        speaking = await self.start(ask, on_text)
        return await speaking.answer()

    async def start(self, ask: Ask, on_text: OnText | None = None) -> Speaking:
        """Begin a reply and return as soon as it is queued.

        Args:
            ask: What to answer.
            on_text: Called with each new piece of text, from another thread; with several drafts
                to choose from, called once with the picked one after it is stored.

        Raises:
            AskError: The turns do not end with a user turn.
            PromptError: A single turn is too long for the model.
            EngineFull: Too many requests wait; says when to come back.
            NotFound: No such conversation, parent or version, or it is another person's.
            VersionRefused: The version asked for cannot speak.
        """
        began = time.monotonic()
        question = self.defaults.complete(ask)
        place = await asyncio.to_thread(self._find_place, question)
        begun: asyncio.Future[Speaking] = asyncio.get_running_loop().create_future()
        speaking = self._speak(question, place, began, begun, on_text)
        task = asyncio.create_task(speaking, name=f"reply {question.reply_id}")
        self._under_way[task] = begun
        task.add_done_callback(self._ended)
        try:
            return await asyncio.shield(begun)
        except asyncio.CancelledError:
            _cancel_once_begun(begun)
            raise

    async def settled(self, *, cancel: bool = False) -> None:
        """Wait until every reply under way is stored; with `cancel`, stop them first."""
        if cancel:
            for begun in list(self._under_way.values()):
                _cancel_once_begun(begun)
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _find_place(self, question: Question) -> _Place:
        """Find the conversation by name, by the reply before, or by the assistant's turns."""
        ask = question.ask
        before = self._reply_before(question)
        name = ask.conversation or (before.conversation if before else None)
        if name is None:
            return _Place(None, None)
        conversation = self._store.conversation(name)
        if conversation.owner != ask.person and not ask.shared:
            raise NotFound(f"there is no conversation {name!r} of this person")
        if before is not None and before.conversation != name:
            if ask.parent is not None:
                raise NotFound(f"there is no reply {ask.parent!r} in conversation {name!r}")
            before = None
        return _Place(conversation, before.id if before else None)

    def _reply_before(self, question: Question) -> ReplyRecord | None:
        ask = question.ask
        if ask.parent is not None:
            return self._store.reply(ask.parent)
        if ask.conversation is None and not ask.find_by_turns:
            return None
        spoken = [place for place, turn in enumerate(ask.turns) if turn.role == "assistant"]
        if not spoken:
            return None
        return self._store.find_reply(ask.turns[: spoken[-1] + 1], ask.person)

    async def _speak(
        self,
        question: Question,
        place: _Place,
        began: float,
        begun: asyncio.Future[Speaking],
        on_text: OnText | None,
    ) -> Answer:
        """Carry one reply from prompt to row, also when the asker has gone."""
        try:
            pending = await self._begin(question, on_text)
            try:
                conversation = await self._conversation(question, place)
            except BaseException:
                pending.ticket.cancel()
                raise
        except Exception as problem:
            begun.set_exception(problem)
            begun.exception()  # retrieved here: the asker may have gone
            raise
        task = asyncio.current_task()
        assert task is not None
        begun.set_result(Speaking(question, conversation, pending, task))
        try:
            reply = await self._finish(question, place, conversation, pending, began)
        except BaseException:
            if place.conversation is None:
                await self._forget_empty(conversation)
            raise
        if on_text is not None and question.best_of > 1:
            on_text(reply.text)
        return Answer(reply)

    async def _begin(self, question: Question, on_text: OnText | None) -> Pending:
        """Encode and submit off the event loop, in the version asked for."""
        ask = question.ask
        if ask.version is not None:
            await self._versions.make_ready(ask.version)
        try:
            return await asyncio.to_thread(
                self._agent.begin,
                State(question.turns, ask.guild),
                question.sampling,
                question.best_of,
                ask.version,
                on_text if question.best_of == 1 else None,
            )
        except Exception:
            if ask.version is not None:
                self._versions.give_back(ask.version)
            raise

    async def _conversation(self, question: Question, place: _Place) -> str:
        """Return the id of the conversation that the reply belongs to, made where it is new."""
        if place.conversation is not None:
            return place.conversation.id
        ask = question.ask
        made = await asyncio.to_thread(
            self._store.new_conversation,
            owner=ask.person,
            source=ask.source,
            guild=ask.guild,
            title=question.title,
        )
        return made.id

    async def _finish(
        self, question: Question, place: _Place, conversation: str, pending: Pending, began: float
    ) -> ReplyRecord:
        """Wait for the drafts and store the reply."""
        drafts = await asyncio.wrap_future(pending.ticket.result)
        stopped = any(draft.finish_reason == "cancelled" for draft in drafts)
        if stopped and not any(draft.text for draft in drafts):
            raise NothingSaid("the reply was stopped before its first word")
        (verdicts, among), hidden = await asyncio.gather(
            self._tried(question, drafts), _sensed(pending, drafts)
        )
        action = await asyncio.to_thread(pending.finish, drafts, hidden, among)
        reply = record_of(
            question,
            action,
            conversation=conversation,
            parent=place.parent,
            fingerprint=self._fingerprint,
            latency_seconds=time.monotonic() - began,
        )
        made = features(self._fingerprint, action.phis) if action.phis else None
        await asyncio.to_thread(self._store.add_reply, reply, made)
        self._valuing.said(reply, made is not None)
        if (verdict := verdicts.get(action.picked)) is not None:
            await self._snippets.store(reply.id, verdict)
        else:
            self._snippets.said(reply)
        logger.info(
            "reply %s: %s, %.2f s, %s",
            reply.id,
            reply.version,
            reply.latency_seconds,
            reply.finish_reason,
        )
        return reply

    async def _tried(
        self, question: Question, drafts: Sequence[Draft]
    ) -> tuple[dict[int, Verdict], list[int] | None]:
        """Run the code of several drafts, where any has some; the best of them may be picked."""
        if len(drafts) == 1 or all(python_of(draft.text) is None for draft in drafts):
            return {}, None
        tried = await asyncio.gather(
            *(self._snippets.try_text(draft.text, question.turns) for draft in drafts)
        )
        marks = [rank(verdict) for verdict in tried]
        best = [place for place, mark in enumerate(marks) if mark == max(marks)]
        known = {place: verdict for place, verdict in enumerate(tried) if verdict is not None}
        return known, best

    async def _forget_empty(self, conversation: str) -> None:
        """Remove a conversation that this reply began, unless someone else has spoken in it."""
        try:
            if not await asyncio.to_thread(self._store.thread, conversation):
                await asyncio.to_thread(self._store.delete_conversation, conversation)
        except NotFound:
            pass

    def _ended(self, task: asyncio.Task[Answer]) -> None:
        del self._under_way[task]
        if not task.cancelled() and (problem := task.exception()) is not None:
            # Only its kind: an error's words may quote the prompt.
            logger.info("%s ended with %s", task.get_name(), type(problem).__name__)


async def _sensed(pending: Pending, drafts: Sequence[Draft]) -> NDArray[np.float32] | None:
    """Have several drafts sensed; a failure costs the choice, not the reply."""
    try:
        if (sensed := pending.sense(drafts)) is None:
            return None
        return await asyncio.wrap_future(sensed)
    except Exception:
        logger.exception("the drafts could not be sensed, so one is picked by chance")
        return None


def _cancel_once_begun(begun: asyncio.Future[Speaking]) -> None:
    """Stop a reply, be it now or as soon as it has begun."""

    def cancel(begun: asyncio.Future[Speaking]) -> None:
        if not begun.cancelled() and begun.exception() is None:
            begun.result().cancel()

    begun.add_done_callback(cancel)
