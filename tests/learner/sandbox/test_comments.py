"""Comments that say what is printed: wrong ones are told, and what is no such claim is left."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.sandbox.comments import wrong_comments
from learner.sandbox.verdict import try_reply
from tests.learner.sandbox.boxes import bubblewrap


def told(source: str) -> tuple[str, ...]:
    """Run the test's own text in this process and look at its comments."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(source, {"__name__": "__main__"})
    return wrong_comments(source, out.getvalue())


WRONG = "the comment says 9, it printed 8"


@pytest.mark.parametrize(
    "comment",
    [
        "# 9",
        "#9",
        "# 9.",
        "# -> 9",
        "# => 9",
        "# → 9",
        "# = 9",
        "# prints 9",
        "# Output: 9",
        "# it should print 9",
        "# should be 9",
        "# returns 9",
        "# Expected: 9",
        "# Expected output: 9",
    ],
)
def test_a_wrong_value_is_told_however_the_comment_puts_it(comment: str) -> None:
    assert told(f"print(2 ** 3)  {comment}\n") == (WRONG,)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("print(sorted([2, 1]))  # [2, 1]", "the comment says [2, 1], it printed [1, 2]"),
        ("print((1, 2))  # (2, 1)", "the comment says (2, 1), it printed (1, 2)"),
        ("x = 'ab'\nprint(x[::-1])  # 'ab'", "the comment says 'ab', it printed ba"),
        ("print(not 1)  # True", "the comment says True, it printed False"),
        ("print([].append(1))  # [1]", "the comment says [1], it printed None"),
        ("print(max([1]))  # 1.5", "the comment says 1.5, it printed 1"),
        ("x = 'five'\nprint(x)  # True", "the comment says True, it printed five"),
        ("print(\n    2 ** 3\n)  # 9", WRONG),
        ("print(1)\nif __name__ == '__main__':\n    print(2 ** 3)  # 9\nx = 1", WRONG),
        ("def f(n):\n    # prints nothing\n    return n\n\n\nprint(f(8))  # 9", WRONG),
    ],
)
def test_values_of_every_plain_kind_are_compared(source: str, words: str) -> None:
    assert told(source) == (words,)


def test_each_wrong_comment_is_told_in_order_and_right_ones_are_not() -> None:
    source = "print(2 + 2)  # 4\nprint(2 * 3)  # 7\nprint(1)\nprint(3 - 1)  # -> 3\n"
    assert told(source) == (
        "the comment says 7, it printed 6",
        "the comment says 3, it printed 2",
    )


@pytest.mark.parametrize(
    "comment",
    [
        "# eight",
        "# the cube of 2",
        "# 9 cm",
        "# 9 (or so)",
        "# about 9",
        "# ~9",
        "# ≈ 9",
        "# 3 * 3",
        "# 9, 10",
        "# 2024-01-09",
        "# O(1)",
        "# noqa: T201",
        "# type: ignore",
        "# see [9]",
        "# [9, ...]",
        "# ...",
        "# prints the number",
        "# 9 in base 10?",
        "# 8",
        "# 8.0",
        "# 7.5e0",
        "# f(9)",
        "#",
    ],
)
def test_prose_units_and_what_is_right_are_no_wrong_comments(comment: str) -> None:
    assert told(f"print(2 ** 3)  {comment}\n") == ()


@pytest.mark.parametrize(
    "source",
    [
        "print(1 / 3)  # 0.33",
        "print(2 / 3)  # 0.66",
        "print(10 / 3)  # 3",
        "print([1 / 3])  # [0.33]",
        "x = 'ab'\nprint(x)  # ab",
        "x = 'ab'\nprint(x)  # 'ab'",
        "print({2, 1} | {3})  # {3, 2, 1}",
        "print('Sum:', 5)  # 4",
        "print('name')  # 'title'",
        "print(f'{5} apples')  # 4",
        "x = 'five'\nprint(x)  # 4",
        "print(5)  # 1\nprint(6)  # 2\nprint(7)  # 3",
        "print(5)  # 1)\nprint(6)  # 2)",
    ],
)
def test_rounding_quotes_order_numbering_and_text_around_are_left_alone(source: str) -> None:
    assert told(source) == ()


@pytest.mark.parametrize(
    "source",
    [
        "for n in range(2):\n    print(n)  # 5",
        "def f():\n    print(3)\n\nprint(f())  # 9\n",
        "print(8, end='')  # 9",
        "print(8, end='\\n')  # 9",
        "print(*[8])  # 9",
        "print(1); print(8)  # 9",
        "x = print(8)  # 9",
        "print(8) or 1  # 9",
        "if True: print(8)  # 9",
        "show = print\nshow(8)  # 9",
        "print('a\\nb')\nprint(8)  # 9",
        "import sys\nsys.stdout.write('x\\n')\nprint(8)  # 9",
        "text = '''\nprint(8)  # 9\n'''",
        "s = 'print(8)  # 9'\nprint(s)",
        "# print(8)  # 9",
        "",
    ],
)
def test_where_a_line_may_belong_to_another_print_nothing_is_said(source: str) -> None:
    assert told(source) == ()


def test_an_early_end_and_a_broken_source_say_nothing() -> None:
    assert wrong_comments("print('a\\nb')\nprint(8)  # 8\nexit()\nprint(1)  # 2", "a\nb\n8\n") == ()
    assert wrong_comments("print(8  # 9", "8\n") == ()
    assert wrong_comments("print(8)  # 9\n  x = (", "8\n") == ()
    assert wrong_comments("print(x)  # " + "[" * 250, "8\n") == ()


@given(st.text(), st.text())
def test_no_source_and_no_output_break_it(source: str, stdout: str) -> None:
    wrong_comments(source, stdout)
    wrong_comments(f"print(x)  # {source}", stdout)


@given(st.one_of(st.integers(), st.booleans(), st.none(), st.lists(st.integers()), st.text("ab ")))
def test_a_comment_with_the_very_value_is_never_wrong(value: object) -> None:
    assert wrong_comments(f"print(x)  # {value!r}", f"{value}\n") == ()
    assert wrong_comments(f"print(x)  # {value}", f"{value}\n") == ()


CUBE = "def cube(n):\n    return n * n{}\n\n\nprint(cube(2))  # 8\n"


def test_a_wrong_comment_is_a_failed_test_and_a_right_one_is_none() -> None:
    wrong = try_reply(bubblewrap(), CUBE.format(""), "cube(3) should give 9")
    assert (wrong.passed, wrong.cases, wrong.good) == (1, 2, False)
    assert wrong.wrong == ("the comment says 8, it printed 4",)
    right = try_reply(bubblewrap(), CUBE.format(" * n"), "write a cube")
    assert (right.passed, right.cases, right.good, right.wrong) == (0, 0, True, ())


def test_a_run_that_failed_is_judged_by_that_alone() -> None:
    verdict = try_reply(bubblewrap(), "print(8)  # 9\nraise ValueError", "")
    assert (verdict.run.reason, verdict.cases, verdict.wrong) == ("exception", 0, ())
