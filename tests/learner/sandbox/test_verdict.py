"""Verdicts are made outside: comparing, and what counts as passed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.sandbox import inside
from learner.sandbox.result import Answer, Case, Run
from learner.sandbox.values import equal, read_report
from learner.sandbox.verdict import judge, try_out
from tests.learner.sandbox.boxes import bubblewrap

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text() | st.integers(), inner, max_size=4)
    ),
    max_leaves=12,
)


def _there_and_back(value: Any) -> Any:
    text = f'["ok",0,"",[[1,{inside.spell(value, 0)}]]]'
    return read_report(text)[3][0].value


@given(PLAIN)
def test_every_plain_value_survives_the_way_out(value: Any) -> None:
    came = _there_and_back(value)
    assert type(came) is type(value)
    assert equal(came, value)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1, True),
        (1, 1.0, True),
        (0.1 + 0.2, 0.3, True),
        (1, True, False),
        (0, False, False),
        ([1], (1,), False),
        ([0.1 + 0.2], [0.3], True),
        ({"a": [1.0]}, {"a": [1]}, True),
        ({1, 2}, frozenset({2, 1}), True),
        ("1", 1, False),
        (float("nan"), float("nan"), True),
        (10**400, 1.0, False),
        (None, 0, False),
    ],
)
def test_values_are_compared_as_python_does_but_for_bools_and_rounding(
    one: Any, other: Any, same: bool
) -> None:
    assert equal(one, other) is same
    assert equal(other, one) is same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[1,2,3]",
        '["ok",0,"",[[1,["i","zz"]]]]',
        '["ok",0,"",[[1,["?",1]]]]',
        '["ok",0,"",[[1,' + '["l",[' * 5000 + "1" + "]]" * 5000 + "]]]",
    ],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_report(text)


def test_a_snippet_passes_the_tests_whose_answers_are_right() -> None:
    cases = [Case("square(3)", 9), Case("square(-2)", 4), Case("square('a')", None)]
    verdict = try_out(bubblewrap(), "def square(n):\n    return n * n", cases)
    assert (verdict.passed, verdict.cases, verdict.good) == (2, 3, False)
    assert try_out(bubblewrap(), "def square(n):\n    return n * n", cases[:2]).good


def test_without_answers_nothing_passed() -> None:
    run = Run("none", None, "time", "", "", 1.0)
    assert judge(run, [Case("f()", None)]).passed == 0
    assert not judge(run, []).good


def test_an_answer_with_an_error_never_passes() -> None:
    run = Run("none", 0, "ok", "", "", 1.0, None, (Answer(error="KeyError"),))
    assert judge(run, [Case("f()", None)]).passed == 0
