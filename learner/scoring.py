"""What a reply that nobody rated is worth: the Q-head's pessimistic word and the sandbox's verdict.

The two are joined as `learner.reward` joins a reply's thumbs and its execution. An answer to a task
of practice is worth what its tests say and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from learner.pair import Desk, Pair
from learner.practice.tasks import Task, bank, cases_for
from learner.prompt import Prompter
from learner.qvalue.head import QHead
from learner.qvalue.observing import asked_in, phis_of
from learner.qvalue.phi import Phi
from learner.qvalue.sense import pooled
from learner.reward import execution_reward, join_rewards
from learner.sandbox.box import AT_ONCE, Box
from learner.sandbox.result import Run
from learner.sandbox.snippets import python_of
from learner.sandbox.verdict import Verdict, try_out, try_reply
from storage.records import Execution, RatedReply

_NO_CODE = Run("none", None, "syntax", "", "", 0.0, "no Python in the answer")


@dataclass(frozen=True)
class Question:
    """What new replies are drawn to.

    `ids` is the prompt, `asked` its last user turn, `guild` where it was said; `practised` says
    that it is a task of practice.
    """

    ids: tuple[int, ...]
    asked: str
    guild: str | None
    practised: bool

    @classmethod
    def of(cls, rated: RatedReply, ids: tuple[int, ...]) -> Question:
        """What a stored reply answered, with its prompt's ids for this model."""
        reply = rated.reply
        return cls(ids, asked_in(reply.turns), reply.guild, reply.source == "task")


class Scorer:
    """Scores replies; `head` None leaves the Q-head out, `box` None the sandbox."""

    def __init__(self, pair: Pair, prompter: Prompter, head: QHead | None, box: Box | None) -> None:
        self._pair, self._prompter = pair, prompter
        self._head, self._box = head, box

    def answers(self, question: Question) -> bool:
        """Whether replies to this question can be scored."""
        return (self._box if question.practised else self._head) is not None

    def scores(
        self, questions: Sequence[Question], replies: Sequence[tuple[int, ...]]
    ) -> list[float]:
        """Score one reply to each question, in [-1, 1]; 0 where nothing can be said."""
        texts = [self._prompter.decode(reply) for reply in replies]
        valued = self._valued(questions, replies, texts)
        tried = self._tried(questions, texts)
        joined = [join_rewards(one, two) for one, two in zip(valued, tried, strict=True)]
        return [0.0 if one is None else one for one in joined]

    def _valued(
        self,
        questions: Sequence[Question],
        replies: Sequence[tuple[int, ...]],
        texts: Sequence[str],
    ) -> list[float | None]:
        """The head's pessimistic score of each reply, None for answers to tasks."""
        found: list[float | None] = [None] * len(questions)
        asked = [place for place, one in enumerate(questions) if not one.practised]
        if self._head is None or not asked:
            return found
        parts = [
            [asked[at] for at in part]
            for part in self._pair.parts([questions[place].ids for place in asked])
        ]
        pieces = [
            ([questions[place].ids for place in part], [replies[place] for place in part])
            for part in parts
        ]
        by_guild: dict[str | None, list[tuple[int, Phi]]] = {}
        for part, hidden in zip(parts, self._pair.each(_sensed, pieces), strict=True):
            for place, states in zip(part, hidden, strict=True):
                (phi,) = phis_of([texts[place]], questions[place].asked, states[None])
                by_guild.setdefault(questions[place].guild, []).append((place, phi))
        for guild, some in by_guild.items():
            scores = self._head.scores([phi for _, phi in some], guild).tolist()
            for (place, _), score in zip(some, scores, strict=True):
                found[place] = score
        return found

    def _tried(self, questions: Sequence[Question], texts: Sequence[str]) -> list[float | None]:
        """What running each reply's code is worth, None where it has none or says nothing."""
        box = self._box
        if box is None:
            return [None] * len(texts)

        def worth(question: Question, text: str) -> float | None:
            verdict = _try_out(box, question, text)
            return None if verdict is None else execution_reward(_execution(verdict))

        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(worth, questions, texts))


def _sensed(
    desk: Desk, prompts: Sequence[tuple[int, ...]], replies: Sequence[tuple[int, ...]]
) -> NDArray[np.float32]:
    """How replies look to the base from inside `(n, SKETCH)`."""
    base = desk.base
    with desk.policy.disable_adapter():
        found: NDArray[np.float32] = pooled(
            base.model, prompts, replies, base.pad_id, base.device
        ).numpy()
    return found


def _try_out(box: Box, question: Question, text: str) -> Verdict | None:
    """Run a reply's code against its task's tests, or as a reply's own code is judged."""
    code = python_of(text)
    if question.practised:
        task = _tasks().get(question.asked)
        if task is None:
            return None
        cases = cases_for(task, code or "")
        return Verdict(_NO_CODE, 0, len(cases)) if code is None else try_out(box, code, cases)
    return None if code is None else try_reply(box, code, question.asked)


@cache
def _tasks() -> Mapping[str, Task]:
    return {task.request: task for task in bank()}


def _execution(verdict: Verdict) -> Execution:
    run = verdict.run
    return Execution(
        "",
        run.engine,
        run.reason,
        run.exit,
        run.error,
        "",
        run.seconds,
        verdict.passed,
        verdict.cases,
        0.0,
    )
