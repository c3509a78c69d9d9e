"""MBPP's tasks, as tasks of ours: a request with one example, and tests whose answers stay outside.

Reads the JSON lines of Google's "Mostly Basic Python Problems" (Austin et al. 2021, arXiv
2108.07732): `text`, `test_list` of assertions, `test_setup_code`.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from pathlib import Path

from learner.sandbox.box import Box
from learner.sandbox.result import Case

MOST_LETTERS = 4000


class BadProblem(Exception):
    """A line is no MBPP problem; the text says which and why."""


@dataclass(frozen=True)
class Problem:
    """One problem: what is asked, what its tests need beforehand, and the tests."""

    name: str
    request: str
    setup: str
    cases: tuple[Case, ...]


def read(path: Path, box: Box) -> tuple[Problem, ...]:
    """Read a file of problems; those with an assertion that cannot be split are left out.

    Args:
        path: JSON lines.
        box: Works out expected values that are no literals; no reply's code is there then.

    Raises:
        BadProblem: The file cannot be read, or a line is no problem.
    """
    problems = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadProblem(f"cannot read {path}: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            fields = json.loads(line)
            tests = [str(one) for one in fields["test_list"]]
            setup, text = str(fields["test_setup_code"]), str(fields["text"])
            name = str(fields["task_id"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadProblem(f"{path}, line {number} is no MBPP problem: {error!r}") from error
        cases = [_case(one, setup, box) for one in tests]
        known = tuple(case for case in cases if case is not None)
        if known and len(known) == len(tests):
            request = f"{text} It must pass: {tests[0]}"
            problems.append(Problem(name, request, setup, known))
    return tuple(problems)


def _case(assertion: str, setup: str, box: Box) -> Case | None:
    """Split `assert f(x) == y` into what is asked inside and what is expected outside."""
    if len(assertion) > MOST_LETTERS:
        return None
    try:
        body = ast.parse(assertion.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if len(body) != 1 or not isinstance(body[0], ast.Assert):
        return None
    test = body[0].test
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            try:
                return Case(ast.unparse(left), ast.literal_eval(right))
            except (ValueError, TypeError):
                answers = box.run(setup, [ast.unparse(right)]).answers
                if not answers or answers[0].error is not None:
                    return None
                return Case(ast.unparse(left), answers[0].value)
    return Case(f"bool({ast.unparse(test)})", True)
