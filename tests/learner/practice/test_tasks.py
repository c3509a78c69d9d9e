"""The bank of tasks and its tests."""

from __future__ import annotations

import collections

import pytest

from learner.practice.families import FAMILIES
from learner.practice.tasks import ASKS, bank, cases_for, draw, exam, held_out, practised
from learner.practice.trials import cases_of
from learner.sandbox.result import Answer, Case, Run
from learner.sandbox.verdict import judge
from learner.seed.coding.families import FAMILIES as SEED_FAMILIES
from learner.seed.coding.families import source
from learner.seed.coding.family import Family


def _passes(family: Family, body: str) -> bool:
    """Judge the project's own text in this process."""
    scope: dict[str, object] = {}
    exec(source(family, body, hints=False), scope)
    answers = []
    for case in cases_of(family):
        try:
            answers.append(Answer(eval(case.expression, scope)))
        except Exception as error:
            answers.append(Answer(error=type(error).__name__))
    run = Run("none", 0, "ok", "", "", 0.0, None, tuple(answers))
    return judge(run, cases_of(family)).good


def test_the_bank_has_at_least_120_families_in_several_wordings_and_difficulties() -> None:
    families = collections.Counter(task.family for task in bank())
    assert len(families) >= 120
    assert min(families.values()) >= len(ASKS)
    assert {task.difficulty for task in bank()} == {"easy", "medium", "hard"}
    assert len({task.request for task in bank()}) == len(bank())


def test_no_family_is_both_practised_and_held_out() -> None:
    trained = {task.family for task in practised()}
    judged = {task.family for task in held_out()}
    assert not trained & judged
    assert 0.1 < len(judged) / (len(judged) + len(trained)) < 0.3


def test_an_exam_asks_every_held_out_family_once_each_wording_differently() -> None:
    exams = [exam(wording) for wording in range(3)]
    families = [task.family for task in exam()]
    assert exams[0] == exam()
    assert sorted(families) == sorted({task.family for task in held_out()})
    assert all([task.family for task in one] == families for one in exams)
    asked = [task.request for one in exams for task in one]
    assert len(set(asked)) == len(asked)
    assert not any("should give" in request for request in asked)


@pytest.mark.parametrize("family", [*SEED_FAMILIES, *FAMILIES], ids=lambda family: family.name)
def test_right_bodies_pass_every_test_and_wrong_ones_do_not(family: Family) -> None:
    assert len(cases_of(family)) >= 3 or family in SEED_FAMILIES
    assert all(_passes(family, body) for body in family.right)
    assert not any(_passes(family, body) for body in family.wrong)


def test_tests_are_the_same_at_every_start() -> None:
    assert cases_of(FAMILIES[0]) == cases_of(FAMILIES[0])


def test_drawn_tasks_are_of_all_families_in_turn_and_never_held_out() -> None:
    families = len({task.family for task in practised()})
    drawn = draw(families, seed=1)
    assert len({task.family for task in drawn}) == families
    assert not any(task.held_out for task in drawn)
    assert draw(300, seed=1) == draw(300, seed=1) != draw(300, seed=2)


def test_a_reply_may_call_its_function_otherwise() -> None:
    task = next(task for task in bank() if task.family == "cube")
    assert cases_for(task, "def cube(n): pass") == task.cases
    assert cases_for(task, "def third(n): pass")[0] == Case("third(2)", 8)
