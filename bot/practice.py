"""Practice: the bot answers tasks with tests, runs its answers, and stores both for a round.

The answers go through the same path as everyone's, with source `task`; nobody rates them, the
sandbox does. A few at a time, so that people's requests find the engine free.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ask import Ask, NothingSaid
from bot.conversation import Conversations
from bot.running import Snippets
from learner.engine.engine import EngineFull
from learner.engine.sampling import Sampling
from learner.practice.tasks import Task, cases_for, draw
from learner.prompt import PromptError
from learner.sandbox.result import Run
from learner.sandbox.snippets import python_of
from learner.sandbox.verdict import Verdict
from storage.records import Turn
from storage.store import Store

logger = logging.getLogger(__name__)

PERSON = "practice"
AT_ONCE = 8
"""Tasks answered at the same time; the engine's other rows are left to people."""

KEPT = 2000
"""Answers to tasks that are kept for replay."""

TOKENS = 160

Advance = Callable[[int, int], Awaitable[None]]


@dataclass(frozen=True)
class Practised:
    """What came of a practice: answers, those whose code ran, and those that passed all tests."""

    answers: int
    ran: int
    passed: int


class Practice:
    """Answers tasks and stores the answers with their executions."""

    def __init__(self, store: Store, conversations: Conversations, snippets: Snippets) -> None:
        self._store = store
        self._conversations = conversations
        self._snippets = snippets

    async def refusal(self) -> str | None:
        """Why no practice is possible here, or None."""
        choice = await self._snippets.ready()
        return None if choice.box is not None else choice.words

    async def practise(self, count: int, seed: int, advance: Advance) -> Practised:
        """Answer `count` tasks.

        Args:
            count: How many.
            seed: Decides which.
            advance: Told how many of how many are done.
        """
        tasks = draw(count, seed)
        verdicts: list[Verdict] = []
        tried = 0
        waiting = asyncio.Queue[Task]()
        for task in tasks:
            waiting.put_nowait(task)

        async def work() -> None:
            nonlocal tried
            while not waiting.empty():
                verdict = await self._answer(waiting.get_nowait())
                if verdict is not None:
                    verdicts.append(verdict)
                tried += 1
                await advance(tried, count)

        async with asyncio.TaskGroup() as group:
            for _ in range(min(AT_ONCE, count)):
                group.create_task(work())
        await asyncio.to_thread(self._store.forget_practice, KEPT)
        done = Practised(
            len(verdicts),
            sum(one.run.ran for one in verdicts),
            sum(one.good for one in verdicts),
        )
        logger.info("practised %d tasks: %d ran, %d passed", done.answers, done.ran, done.passed)
        return done

    async def _answer(self, task: Task) -> Verdict | None:
        """Answer one task; an answer without Python is stored as one that is none.

        Returns:
            None where there was no answer: the engine was full, nothing was said, or the request
            is too long for this model.
        """
        ask = Ask(
            PERSON,
            "task",
            (Turn("user", task.request),),
            sampling=Sampling(temperature=1.0, top_p=1.0, max_tokens=TOKENS),
            best_of=1,
        )
        try:
            reply = (await self._conversations.reply(ask)).reply
        except (EngineFull, NothingSaid, PromptError):
            return None
        source = python_of(reply.text)
        cases = cases_for(task, source or "")
        verdict = await self._snippets.try_text(reply.text, reply.turns, cases)
        if verdict is None:
            verdict = Verdict(_no_code(), 0, len(cases))
        await self._snippets.store(reply.id, verdict)
        return verdict


def _no_code() -> Run:
    return Run("none", None, "syntax", "", "", 0.0, "no Python in the answer")
