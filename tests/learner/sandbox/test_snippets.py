"""What is run of a reply, and which examples a request holds."""

from __future__ import annotations

from typing import Any

import pytest

from learner.sandbox.result import Case
from learner.sandbox.snippets import examples_of, python_of

CODE = "def square(n):\n    return n * n\n"


def test_the_python_of_a_reply_is_what_stands_in_its_fences() -> None:
    text = f"Sure!\n```python\n{CODE}```\nand\n```py\nprint(square(2))\n```\nDone."
    assert python_of(text) == f"{CODE}\nprint(square(2))\n"


def test_a_fence_that_was_cut_off_is_run_as_far_as_it_goes() -> None:
    assert python_of("```python\nprint(1") == "print(1"


def test_a_fence_without_a_language_is_python_when_it_looks_like_it() -> None:
    assert python_of(f"```\n{CODE}```") == CODE
    assert python_of("```\nls -l\n```") is None


@pytest.mark.parametrize(
    "text", ["", "no code", "```bash\nls\n```", "```js\nf()\n```", "`print(1)`"]
)
def test_other_languages_and_plain_words_are_not_run(text: str) -> None:
    assert python_of(text) is None


@pytest.mark.parametrize(
    ("request_", "expression", "expected"),
    [
        ("Square a number: square(3) should give 9.", "square(3)", 9),
        ("f(3) should give 9", "square(3)", 9),
        ("Write f. It must pass: assert f(-2) == 4", "square(-2)", 4),
        ("so that `f([1, 2])` returns `[1, 4]`, please", "square([1, 2])", [1, 4]),
        ("f('a)b') -> 'x, y'", "square('a)b')", "x, y"),
        (">>> square(4)\n16\nthanks", "square(4)", 16),
        ("square(2.5) is 6.25.", "square(2.5)", 6.25),
        ("square(3) should give 9, 10 would be wrong", "square(3)", 9),
        ("square(3) should give (9, 'odd').", "square(3)", (9, "odd")),
        ("square({'a': 1}) gives {'a': 1}", "square({'a': 1})", {"a": 1}),
        ("square(1) = True!", "square(1)", True),
    ],
)
def test_an_example_in_the_request_becomes_a_test(
    request_: str, expression: str, expected: Any
) -> None:
    assert examples_of(request_, CODE) == (Case(expression, expected),)


@pytest.mark.parametrize(
    "request_",
    [
        "Write square(n).",
        "square(n) should give n * n",
        "square(3) should be fast",
        "square(x=3) should give 9",
        "square(__import__('os').getcwd()) should give 1",
        "square(" + "(" * 5000,
        "square(3) gives " + "[" * 5000,
    ],
)
def test_what_is_no_example_is_left_alone(request_: str) -> None:
    assert examples_of(request_, CODE) == ()


def test_an_example_of_another_function_counts_only_where_there_is_one_function() -> None:
    assert examples_of("f(3) should give 9", CODE + "def cube(n):\n    return n\n") == ()
