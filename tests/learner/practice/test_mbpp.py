"""MBPP's problems as tasks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from learner.practice.mbpp import BadProblem, read
from learner.sandbox.result import Case
from tests.learner.sandbox.boxes import bubblewrap


def _file(folder: Path, *problems: dict[str, object]) -> Path:
    path = folder / "problems.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in problems))
    return path


def _problem(*tests: str, setup: str = "") -> dict[str, object]:
    return {
        "task_id": 7,
        "text": "Write a function.",
        "test_list": list(tests),
        "test_setup_code": setup,
    }


def test_assertions_become_what_is_asked_inside_and_expected_outside(tmp_path: Path) -> None:
    tests = ("assert f(2)==[4, 2]", "assert not f('x')", "assert set(f(1)) == set([1, one()])")
    path = _file(tmp_path, _problem(*tests, setup="def one(): return 1"))
    (problem,) = read(path, bubblewrap())
    assert problem.request == f"Write a function. It must pass: {tests[0]}"
    assert problem.cases == (
        Case("f(2)", [4, 2]),
        Case("bool(not f('x'))", True),
        Case("set(f(1))", frozenset({1})),
    )


def test_problems_whose_tests_cannot_be_split_are_left_out(tmp_path: Path) -> None:
    path = _file(tmp_path, _problem("assert f(1) == unknown()"), _problem("f(1)"), _problem())
    assert read(path, bubblewrap()) == ()


@pytest.mark.parametrize("text", ["{", "[]", '{"text": "x"}'])
def test_a_line_that_is_no_problem_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(text)
    with pytest.raises(BadProblem, match="line 1"):
        read(path, bubblewrap())
    with pytest.raises(BadProblem, match="cannot read"):
        read(tmp_path / "none", bubblewrap())
