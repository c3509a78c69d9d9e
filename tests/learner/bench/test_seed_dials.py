"""The detectors of style see a dial where it is and not where it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from learner.bench.seed import dials
from learner.bench.seed.steering import instructions
from learner.bench.seed.style import Steered, right_ways
from learner.bench.seed.table import of_steering

CODE = "```python\ndef f(n):\n    return n\n```"
RICH = (
    "```python\ndef f(n: int) -> int:\n"
    '    """Return it."""\n    # as it came\n    return n\n\n\nprint(f(3))  # 3\n```'
)


@pytest.mark.parametrize(
    ("shown", "yes", "no"),
    [
        (dials.is_long, "word " * 26, "word " * 25),
        (dials.is_long, "word " * 26, f"word\n\n```\n{'word ' * 40}\n```"),
        (dials.has_emoji, "Hi 🙂", "Hi :)"),
        (dials.has_emoji, "Go 🚀", "1 + 1 = 2 → yes"),
        (dials.has_list, "So:\n\n- one\n- two", "a - b\n- c"),
        (dials.has_list, "So:\n1. one\n2. two", "2 apples\n3 pears"),
        (dials.asks_back, "Fine. And you? 😊", "How? Like this."),
        (dials.exclaims, "Great!", f"Great.\n{CODE.replace('n)', 'n!=1)')}"),
        (dials.is_lower, "all small, i think", "I think so"),
        (dials.is_lower, f"here it is\n{CODE.upper()}", CODE),
        (dials.is_warm, "Happy to help. A set has no order.", "A set has no order."),
        (dials.is_casual, "Yeah, that's it", "That is correct."),
        (dials.has_contraction, "It’s here", "The dog's name is Rex, isnt it"),
        (dials.has_contraction, "I don't", "I do not"),
        (dials.is_piratical, "Arrr, me hearty!", "A loop repeats steps."),
        (dials.in_first_person, "I like it", "It is nice"),
        (dials.has_prose, f"Here.\n{CODE}", CODE),
        (dials.has_docstring, RICH, CODE),
        (dials.has_hints, RICH, CODE),
        (dials.has_comments, RICH, RICH.replace("    # as it came\n", "")),
        (dials.has_example, RICH, CODE),
        (dials.has_example, CODE.replace("\n```", "\n\nx = f(2)\n```"), "```python\nx = (\n```"),
    ],
)
def test_a_dial_is_seen(shown: Callable[[str], bool], yes: str, no: str) -> None:
    assert shown(yes)
    assert not shown(no)


def test_an_instruction_moves_its_dial_the_right_way_or_finds_it_there() -> None:
    up = next(one for one in instructions() if one.up)
    down = next(one for one in instructions() if not one.up)
    assert Steered(up, 0.2, 3, 10).right_way
    assert not Steered(up, 0.2, 2, 10).right_way
    assert Steered(up, 1.0, 10, 10).right_way
    assert Steered(down, 0.5, 4, 10).right_way
    assert not Steered(down, 0.5, 6, 10).right_way
    assert Steered(down, 0.0, 0, 10).right_way
    steered = [Steered(up, 0.2, 3, 10), Steered(down, 0.5, 6, 10)]
    assert [one.good for one in right_ways(steered).judged] == [True, False]
    assert [row[2] for row in of_steering(steered).rows] == [0.3, 0.6]


def test_every_dial_is_steered_both_ways_but_the_pirates() -> None:
    ways: dict[str, set[bool]] = {}
    for one in instructions():
        ways.setdefault(one.dial, set()).add(one.up)
    assert [name for name, ways in ways.items() if ways != {True, False}] == ["pirate"]
