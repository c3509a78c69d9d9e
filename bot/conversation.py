"""The path of a reply: turns in, a stored reply out; every surface calls it.

It finds the conversation, asks the agent, stores what was said with everything learning needs, and
only then answers. Rendering, streaming protocols and who may ask are the surfaces' affair.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.text import title_of
from bot.versions import Versions
from learner.agent import Action, Agent, Pending, State
from learner.engine import Sampling
from storage.errors import NotFound
from storage.records import Conversation, DraftRecord, ReplyRecord, Source, Turn
from storage.store import Store, new_reply_id

logger = logging.getLogger(__name__)


class AskError(Exception):
    """A question that cannot be answered as it stands; its text says how to mend it."""


class NothingSaid(Exception):
    """The reply was stopped before its first word, so there is nothing to store."""


@dataclass(frozen=True)
class Ask:
    """What someone wants answered.

    `turns` is the whole conversation up to the last user turn; a system turn is optional. Without
    `conversation` the assistant's turns are matched to stored replies of the same person, else a
    new conversation begins. `parent` is the reply that this one follows; to regenerate a reply, ask
    again with the same turns and parent. `version` None is the serving one. `reply_id` may be made
    beforehand (`new_reply_id`) by who must show it before the reply ends.
    """

    person: str
    source: Source
    turns: tuple[Turn, ...]
    conversation: str | None = None
    guild: str | None = None
    parent: str | None = None
    sampling: Sampling | None = None
    best_of: int | None = None
    version: str | None = None
    reply_id: str | None = None


@dataclass(frozen=True)
class Answer:
    """A reply that is already stored; `reply.turns_dropped` says how many old turns did not fit."""

    reply: ReplyRecord


class Speaking:
    """A reply that is being generated: known by id, version and conversation before it ends."""

    def __init__(
        self,
        reply_id: str,
        conversation: str,
        pending: Pending,
        task: asyncio.Task[Answer],
    ) -> None:
        self.reply_id = reply_id
        self.conversation = conversation
        self.version = pending.ticket.version
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


@dataclass(frozen=True)
class _Place:
    """Where a reply belongs: its conversation, or None for a new one, and the reply before it."""

    conversation: Conversation | None
    parent: str | None


class Conversations:
    """Answers asks and stores the answers."""

    def __init__(
        self,
        store: Store,
        agent: Agent,
        versions: Versions,
        *,
        fingerprint: str,
        system_prompt: str,
        sampling: Sampling,
        best_of: int,
    ) -> None:
        self._store = store
        self._agent = agent
        self._versions = versions
        self._fingerprint = fingerprint
        self._system_prompt = system_prompt
        self._sampling = sampling
        self._best_of = best_of
        self._speaking: set[Speaking] = set()
        self._tasks: set[asyncio.Task[Answer]] = set()

    async def reply(self, ask: Ask, on_text: Callable[[str], None] | None = None) -> Answer:
        """Answer and store; see `start` for what is raised and for `on_text`.

        Cancelling the awaiting task stops the reply, and what was said by then is stored.
        """
        speaking = await self.start(ask, on_text)
        return await speaking.answer()

    async def start(self, ask: Ask, on_text: Callable[[str], None] | None = None) -> Speaking:
        """Begin a reply and return as soon as it is queued, with its id, version, conversation.

        Args:
            ask: What to answer.
            on_text: Called with each new piece of text, from another thread; with several drafts
                to choose from, called once with the picked one after it is stored.

        Raises:
            AskError: The turns do not end with a user turn, or a version is of another model.
            PromptError: A single turn is too long for the model.
            EngineFull: Too many requests wait; says when to come back.
            NotFound: No such conversation, parent or version, or it is another person's.
        """
        began = time.monotonic()
        ask = self._completed(ask)
        place = await asyncio.to_thread(self._find_place, ask)
        if ask.version is not None:
            await self._versions.make_ready(ask.version)
        pending = await self._begin(ask, on_text)
        try:
            conversation = place.conversation or await asyncio.to_thread(
                self._store.new_conversation,
                owner=ask.person,
                source=ask.source,
                guild=ask.guild,
                title=_title(ask.turns),
            )
        except BaseException:
            pending.ticket.cancel()
            raise
        task = asyncio.create_task(
            self._finish(ask, place, conversation, pending, began, on_text), name="reply"
        )
        speaking = Speaking(ask.reply_id or "", conversation.id, pending, task)
        self._keep(speaking, task)
        return speaking

    async def settled(self, *, cancel: bool = False) -> None:
        """Wait until every reply in progress is stored; with `cancel`, stop them first."""
        if cancel:
            for speaking in list(self._speaking):
                speaking.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _completed(self, ask: Ask) -> Ask:
        """Check the turns and fill in what the ask leaves to the settings."""
        if not ask.turns or ask.turns[-1].role != "user":
            last = ask.turns[-1].role if ask.turns else "nothing"
            raise AskError(f"the conversation ends with {last}, wanted a user turn to answer")
        turns = ask.turns
        if self._system_prompt and all(turn.role != "system" for turn in turns):
            turns = (Turn("system", self._system_prompt), *turns)
        return dataclasses.replace(
            ask,
            turns=turns,
            sampling=ask.sampling or self._sampling,
            best_of=ask.best_of or self._best_of,
            reply_id=ask.reply_id or new_reply_id(),
        )

    def _find_place(self, ask: Ask) -> _Place:
        """Find the conversation by name, by the reply before, or by the assistant's turns."""
        before = self._reply_before(ask)
        name = ask.conversation or (before.conversation if before else None)
        if name is None:
            return _Place(None, None)
        conversation = self._store.conversation(name)
        if conversation.owner != ask.person:
            raise NotFound(f"no conversation {name} of this person")
        if before is not None and before.conversation != name:
            if ask.parent is not None:
                raise NotFound(f"no reply {ask.parent} in conversation {name}")
            before = None
        return _Place(conversation, before.id if before else None)

    def _reply_before(self, ask: Ask) -> ReplyRecord | None:
        if ask.parent is not None:
            return self._store.reply(ask.parent)
        spoken = [index for index, turn in enumerate(ask.turns) if turn.role == "assistant"]
        if not spoken:
            return None
        return self._store.find_reply(ask.turns[: spoken[-1] + 1], ask.person)

    async def _begin(self, ask: Ask, on_text: Callable[[str], None] | None) -> Pending:
        """Encode and submit off the event loop; a ticket that nobody waits for any more is cancelled."""
        assert ask.sampling is not None and ask.best_of is not None
        beginning = asyncio.ensure_future(
            asyncio.to_thread(
                self._agent.begin,
                State(ask.turns, ask.guild),
                ask.sampling,
                ask.best_of,
                ask.version,
                on_text if ask.best_of == 1 else None,
            )
        )
        try:
            return await asyncio.shield(beginning)
        except asyncio.CancelledError:
            beginning.add_done_callback(_cancel_ticket)
            raise

    async def _finish(
        self,
        ask: Ask,
        place: _Place,
        conversation: Conversation,
        pending: Pending,
        began: float,
        on_text: Callable[[str], None] | None,
    ) -> Answer:
        """Wait for the drafts and store the reply; runs on when the asker is gone."""
        try:
            drafts = await asyncio.wrap_future(pending.ticket.result)
            if not any(draft.text for draft in drafts) and any(
                draft.finish_reason == "cancelled" for draft in drafts
            ):
                raise NothingSaid("stopped before the first word")
            action = pending.finish(drafts)
            reply = _record(ask, place, conversation, action, self._fingerprint, began)
            await asyncio.to_thread(self._store.add_reply, reply)
        except BaseException:
            if place.conversation is None:
                await asyncio.to_thread(self._store.delete_conversation, conversation.id)
            raise
        logger.info(
            "reply %s from %s: %d tokens in %.2f s, %s",
            reply.id,
            reply.version,
            len(reply.shown.ids) if reply.shown else 0,
            reply.latency_seconds,
            reply.finish_reason,
        )
        if on_text is not None and len(action.drafts) > 1:
            on_text(reply.text)
        return Answer(reply)

    def _keep(self, speaking: Speaking, task: asyncio.Task[Answer]) -> None:
        self._speaking.add(speaking)
        self._tasks.add(task)

        def ended(task: asyncio.Task[Answer]) -> None:
            self._speaking.discard(speaking)
            self._tasks.discard(task)
            if not task.cancelled() and (problem := task.exception()) is not None:
                # Only the kind: an error's words may quote the prompt.
                logger.info("reply %s ended with %s", speaking.reply_id, type(problem).__name__)

        task.add_done_callback(ended)


def _cancel_ticket(beginning: asyncio.Future[Pending]) -> None:
    if not beginning.cancelled() and beginning.exception() is None:
        beginning.result().ticket.cancel()


def _title(turns: tuple[Turn, ...]) -> str:
    return title_of(next(turn.content for turn in turns if turn.role == "user"))


def _record(
    ask: Ask,
    place: _Place,
    conversation: Conversation,
    action: Action,
    fingerprint: str,
    began: float,
) -> ReplyRecord:
    """Put together the row of a reply, every draft with the probability of being picked."""
    assert ask.sampling is not None and ask.reply_id is not None
    shown = action.drafts[action.picked]
    return ReplyRecord(
        id=ask.reply_id,
        conversation=conversation.id,
        parent=place.parent,
        person=ask.person,
        source=ask.source,
        guild=ask.guild,
        turns=ask.turns,
        text=shown.text,
        prompt_ids=tuple(action.prompt.ids),
        turns_dropped=action.prompt.turns_dropped,
        version=action.version,
        fingerprint=fingerprint,
        temperature=ask.sampling.temperature,
        top_p=ask.sampling.top_p,
        max_tokens=ask.sampling.max_tokens,
        seed=ask.sampling.seed,
        pick_reason=action.pick_reason,
        finish_reason=shown.finish_reason,
        latency_seconds=time.monotonic() - began,
        imported=False,
        created_at=time.time(),
        drafts=tuple(
            DraftRecord(
                text=draft.text,
                ids=draft.ids,
                logprobs_sampled=draft.logprobs_sampled,
                logprobs_plain=draft.logprobs_plain,
                finish_reason=draft.finish_reason,
                pick_probability=probability,
                picked=index == action.picked,
            )
            for index, (draft, probability) in enumerate(
                zip(action.drafts, action.pick_probabilities, strict=True)
            )
        ),
    )
