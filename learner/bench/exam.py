"""How well a version writes code and chats: answers drawn, run, and counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import cast

from learner.agent import Action, Agent, State
from learner.engine.sampling import Sampling
from learner.practice.tasks import Task, cases_for
from learner.sandbox.box import AT_ONCE, Box
from learner.sandbox.result import Case, Run
from learner.sandbox.snippets import python_of
from learner.sandbox.verdict import Verdict, try_out
from learner.seed.probes import passes, probes
from storage.records import Role, Turn

TOKENS = 160
FREE = Sampling(temperature=1.0, top_p=1.0, max_tokens=TOKENS)
GREEDY = replace(FREE, temperature=0.0)

NO_CODE = Run("none", None, "syntax", "", "", 0.0, "no Python in the answer")


@dataclass(frozen=True)
class Question:
    """What is asked, what stands before the answer's code, and its tests once the code is known."""

    request: str
    cases: Callable[[str], tuple[Case, ...]]
    setup: str = ""


@dataclass(frozen=True)
class Marks:
    """Shares of tasks solved: one draft at temperature 1, the likeliest, the best of several."""

    sampled: float
    greedy: float
    best: float | None = None


def question_of(task: Task) -> Question:
    """Make a question of a task of the bank."""
    return Question(task.request, lambda code: cases_for(task, code))


def answer(
    agent: Agent, requests: Sequence[str], sampling: Sampling, drafts: int = 1
) -> list[Action]:
    """Ask everything at once, each in a conversation of its own."""

    def act(text: str) -> Action:
        return agent.act(State((Turn("user", text),)), sampling, drafts)

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(act, requests))


def judge_texts(box: Box, questions: Sequence[Question], texts: Sequence[str]) -> list[Verdict]:
    """Run the Python of answers against their questions' tests."""

    def verdict(question: Question, text: str) -> Verdict:
        code = python_of(text)
        cases = question.cases(code or "")
        if code is None:
            return Verdict(NO_CODE, 0, len(cases))
        return try_out(box, f"{question.setup}\n{code}", cases)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(verdict, questions, texts))


def examine(
    agent: Agent, box: Box, questions: Sequence[Question], *, samples: int, best_of: int = 0
) -> Marks:
    """Let the serving version answer.

    Args:
        agent: Whose version is asked.
        box: Where answers run.
        questions: What is asked.
        samples: Drafts at temperature 1 for each question; pass@1 is their mean.
        best_of: Of so many of those drafts the best by the sandbox, 0 for none.
    """
    asked = [one.request for one in questions]
    drawn = answer(agent, asked, FREE, samples)
    flat = [
        (question, draft.text)
        for question, action in zip(questions, drawn, strict=True)
        for draft in action.drafts
    ]
    good = [one.good for one in judge_texts(box, *_columns(flat))]
    by_question = [good[start : start + samples] for start in range(0, len(good), samples)]
    likeliest = [one.shown.text for one in answer(agent, asked, GREEDY)]
    greedy = [one.good for one in judge_texts(box, questions, likeliest)]
    best = [any(some[:best_of]) for some in by_question]
    return Marks(_share(good), _share(greedy), _share(best) if best_of else None)


def chat_share(agent: Agent) -> float:
    """The share of the fixed probes of chat that the serving version passes, greedily."""
    known = probes()

    def said(turns: tuple[tuple[str, str], ...]) -> str:
        state = State(tuple(Turn(cast(Role, role), text) for role, text in turns))
        return agent.act(state, replace(GREEDY, max_tokens=64)).shown.text

    with ThreadPoolExecutor(16) as pool:
        texts = list(pool.map(said, [one.turns for one in known]))
    return _share([passes(one, text) for one, text in zip(known, texts, strict=True)])


def _columns(rows: Sequence[tuple[Question, str]]) -> tuple[list[Question], list[str]]:
    return [one for one, _ in rows], [text for _, text in rows]


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0
