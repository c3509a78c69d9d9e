"""The bank of tasks: what to ask, in many words, and the tests that a reply's code must pass.

A fifth of the families is held out by the hash of its name: it judges and is never practised.
"""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from learner.practice import families
from learner.practice.trials import cases_of
from learner.sandbox.result import Case
from learner.seed.coding.families import FAMILIES as SEED_FAMILIES
from learner.seed.coding.family import Family

Difficulty: TypeAlias = Literal["easy", "medium", "hard"]

HELD_OUT_PERCENT = 20

ASKS = (
    "Write a Python function to {task}.",
    "Write a Python function `{name}` to {task}.",
    "I need a function to {task}.",
    "Can you write a function to {task}?",
    "Write a function called {name}({params}) to {task}.",
    "Write a Python function to {task}. {example}",
    "Please {task} with Python.",
    "How do I {task} in Python?",
)
"""How a task is put; each with each of a family's own descriptions."""

_DEFINED = re.compile(r"^def (\w+)\(", re.M)


@dataclass(frozen=True)
class Task:
    """One way to ask for one family's function, and the tests of the answer."""

    family: str
    difficulty: Difficulty
    held_out: bool
    request: str
    cases: tuple[Case, ...]


@cache
def bank() -> tuple[Task, ...]:
    """Return every task, family after family; made once."""
    seen: dict[str, Family] = {}
    for family in (*SEED_FAMILIES, *families.FAMILIES):
        seen.setdefault(family.name, family)
    return tuple(task for family in seen.values() for task in _tasks(family))


def practised() -> tuple[Task, ...]:
    """Return the tasks that may be trained on."""
    return tuple(task for task in bank() if not task.held_out)


def held_out() -> tuple[Task, ...]:
    """Return the tasks that judge."""
    return tuple(task for task in bank() if task.held_out)


@cache
def exam(wording: int = 0) -> tuple[Task, ...]:
    """Return one task of each held-out family: it names the function and shows no test.

    There are four wordings; 0 is the one to compare with earlier exams.
    """
    chosen: dict[str, list[Task]] = {}
    for task in held_out():
        named = f"`{task.family}`" in task.request or f"called {task.family}(" in task.request
        if named and "should give" not in task.request:
            chosen.setdefault(task.family, []).append(task)
    return tuple(tasks[wording % len(tasks)] for tasks in chosen.values())


def draw(count: int, seed: int) -> list[Task]:
    """Draw tasks to practise: families in turn, each in another wording."""
    chance = random.Random(seed)
    by_family: dict[str, list[Task]] = {}
    for task in practised():
        by_family.setdefault(task.family, []).append(task)
    names = sorted(by_family)
    drawn: list[Task] = []
    while len(drawn) < count:
        chance.shuffle(names)
        drawn += [chance.choice(by_family[name]) for name in names[: count - len(drawn)]]
    return drawn


def cases_for(task: Task, code: str) -> tuple[Case, ...]:
    """Return the task's tests, under the name that the code gave its last function.

    The family's own name goes first; where the request named none, another will do.
    """
    defined = _DEFINED.findall(code)
    if task.family in defined or not defined:
        return task.cases
    called = f"{task.family}("
    return tuple(
        replace(case, expression=f"{defined[-1]}(" + case.expression.removeprefix(called))
        for case in task.cases
    )


def _tasks(family: Family) -> list[Task]:
    cases = cases_of(family)
    example = f"{cases[0].expression} should give {cases[0].expected!r}."
    shared = (family.name, _difficulty(family), _is_held_out(family.name))
    return [
        Task(
            *shared,
            ask.format(task=words, name=family.name, params=family.bare_params(), example=example),
            cases,
        )
        for words in family.tasks
        for ask in ASKS
    ]


def _difficulty(family: Family) -> Difficulty:
    lines = min(body.count("\n") + 1 for body in family.right)
    return "easy" if lines == 1 else "medium" if lines <= 4 else "hard"


def _is_held_out(name: str) -> bool:
    digest = hashlib.sha256(f"family {name}".encode()).hexdigest()
    return int(digest, 16) % 100 < HELD_OUT_PERCENT
