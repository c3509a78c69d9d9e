"""Held-out wordings for the families of snippets: what a stranger would ask, and their tests."""

from __future__ import annotations

from learner.bench.exam import Question
from learner.bench.seed.family_wordings import WORDINGS
from learner.practice.tasks import Task, cases_for
from learner.sandbox.result import Case
from learner.seed.coding.families import FAMILIES
from learner.seed.coding.family import Family


def questions() -> tuple[Question, ...]:
    """Every wording with its family's own tests; a family without wordings is not asked for.

    The wordings of a family do not stand side by side: the first of each, then the second.
    """
    known = {family.name: family for family in FAMILIES}
    most = max(map(len, WORDINGS.values()))
    return tuple(
        _question(known[name], wordings[place])
        for place in range(most)
        for name, wordings in WORDINGS.items()
        if name in known and place < len(wordings)
    )


def _question(family: Family, request: str) -> Question:
    cases = tuple(
        Case(f"{family.name}({', '.join(map(repr, arguments))})", expected)
        for arguments, expected in family.cases
    )
    task = Task(family.name, "easy", True, request, cases)
    return Question(request, lambda code: cases_for(task, code))
