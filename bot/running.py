"""THE path of a reply's code: reply -> sandbox -> stored execution; every surface calls it.

Runs take a worker thread and never the event loop, at most as many at once as the box has places.
Without a usable box nothing is run, and `refusal` says why.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from learner.reward import execution_reward
from learner.sandbox.choose import Choice, here
from learner.sandbox.result import LIMITS_REACHED, Case
from learner.sandbox.snippets import python_of
from learner.sandbox.verdict import Verdict, try_out, try_reply
from storage.records import Execution, ReplyRecord, Turn
from storage.store import Store

logger = logging.getLogger(__name__)

STORED_OUTPUT = 4000
"""How many characters of what a snippet printed are kept."""

CATCH_UP = 128
"""How many rated replies are run before a round, at most."""


class SnippetRefused(Exception):
    """Nothing was run; the text says why, and what mends it."""


class Snippets:
    """Runs the Python of replies and stores what happened."""

    def __init__(
        self, store: Store, choose: Callable[[], Choice] = here, *, automatic: bool = False
    ) -> None:
        self._store = store
        self._automatic = automatic
        self._choose = choose
        self._choice: Choice | None = None
        self._running: dict[str, asyncio.Task[Execution]] = {}

    @property
    def known(self) -> Choice | None:
        """The choice of a box, None until it was first asked for."""
        return self._choice

    @property
    def automatic(self) -> bool:
        """Whether each reply's code runs by itself."""
        return self._automatic

    async def ready(self) -> Choice:
        """Choose a box if that was not done yet; the first time takes seconds."""
        if self._choice is None:
            self._choice = await asyncio.to_thread(self._choose)
        return self._choice

    async def run(self, reply_id: str, *, again: bool = True) -> Execution:
        """Run a stored reply's code and store what happened; one run at a time for each reply.

        Args:
            reply_id: The reply.
            again: False returns what an earlier run came to.

        Raises:
            SnippetRefused: There is no box here, or no Python in the reply.
            NotFound: There is no such reply.
        """
        if not again:
            known = await asyncio.to_thread(self._store.executions, [reply_id])
            if reply_id in known:
                return known[reply_id]
        return await asyncio.shield(self._start(reply_id))

    async def try_text(
        self, text: str, turns: Sequence[Turn], cases: Sequence[Case] | None = None
    ) -> Verdict | None:
        """Run the Python of a text against the tests given, or else judge it as a reply's own.

        Returns:
            None where there is no Python in it, or no box.
        """
        source = python_of(text)
        box = (await self.ready()).box if source is not None else None
        if source is None or box is None:
            return None
        if cases is None:
            asked = next((turn.content for turn in reversed(turns) if turn.role == "user"), "")
            return await asyncio.to_thread(try_reply, box, source, asked)
        return await asyncio.to_thread(try_out, box, source, cases)

    async def store(self, reply_id: str, verdict: Verdict) -> Execution:
        """Store a verdict as what happened to a reply's code; NotFound."""
        execution = execution_of(reply_id, verdict)
        await asyncio.to_thread(self._store.record_execution, execution)
        return execution

    def said(self, reply: ReplyRecord) -> None:
        """Take notice of a stored reply: where runs are automatic its code runs now, behind it."""
        if self._automatic and reply.source != "task" and has_python(reply):
            self._start(reply.id).add_done_callback(_note_failure)

    async def settled(self) -> None:
        """Wait for the runs under way; each ends at its limits."""
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def catch_up(self) -> int:
        """Before a round, run the code of rated replies that never ran; return how many."""
        waiting = await asyncio.to_thread(self._store.not_run, CATCH_UP)
        if not waiting or (await self.ready()).box is None:
            return 0
        count = 0
        for reply_id in waiting:
            try:
                await self.run(reply_id)
                count += 1
            except SnippetRefused:
                continue  # its fence holds another language
        return count

    def _start(self, reply_id: str) -> asyncio.Task[Execution]:
        """Return the run of a reply that is under way, or begin one."""
        if (running := self._running.get(reply_id)) is not None:
            return running
        task = asyncio.create_task(self._run(reply_id), name=f"run {reply_id}")
        self._running[reply_id] = task
        task.add_done_callback(lambda _: self._running.pop(reply_id, None))
        return task

    async def _run(self, reply_id: str) -> Execution:
        reply = await asyncio.to_thread(self._store.reply, reply_id)
        if python_of(reply.text) is None:
            raise SnippetRefused("there is no Python to run in this reply")
        choice = await self.ready()
        verdict = await self.try_text(reply.text, reply.turns)
        if verdict is None:
            raise SnippetRefused(choice.words)
        execution = await self.store(reply_id, verdict)
        logger.info("reply %s ran: %s, %.2f s", reply_id, execution.reason, execution.seconds)
        return execution


def _note_failure(task: asyncio.Task[Execution]) -> None:
    if not task.cancelled() and (problem := task.exception()) is not None:
        logger.info("%s: %s", task.get_name(), problem)


def execution_of(reply_id: str, verdict: Verdict) -> Execution:
    """Put a verdict into the row that is stored."""
    run = verdict.run
    return Execution(
        reply=reply_id,
        engine=run.engine,
        reason=run.reason,
        exit=run.exit,
        error=run.error or "; ".join(verdict.wrong) or None,
        stdout=run.stdout[:STORED_OUTPUT],
        seconds=run.seconds,
        passed=verdict.passed,
        cases=verdict.cases,
        at=time.time(),
    )


def has_python(reply: ReplyRecord) -> bool:
    """Whether there is something to run in a reply."""
    return python_of(reply.text) is not None


def mark_of(execution: Execution) -> str:
    """The sign that people see: ✅ it ran, ❌ it failed, ⏱ it was stopped at a limit."""
    if execution.reason in LIMITS_REACHED:
        return "⏱"
    failed = execution.reason != "ok" or execution.passed < execution.cases
    return "❌" if failed else "✅"


def line_of(execution: Execution) -> str:
    """What happened, in one line."""
    if execution.reason != "ok":
        return execution.error or execution.reason
    if not execution.cases:
        silent = "" if execution.stdout.strip() else " and printed nothing"
        return f"It ran in {execution.seconds:.1f} s{silent}."
    if execution.error:
        held = f" and {execution.passed} of {execution.cases} examples held" * (execution.cases > 1)
        return f"It ran{held}, but {execution.error}."
    return f"It ran, and {execution.passed} of {execution.cases} examples in the request held."


def rank(verdict: Verdict | None) -> float:
    """How a draft's code did, for choosing among drafts; one without code stands between."""
    if verdict is None:
        return 0.0
    return execution_reward(execution_of("", verdict)) or 0.0
