"""More tests than a family shows: its examples varied, and answered by its right bodies.

The bodies are the project's own text and run in this process. A variation counts only where every
right body gives the same answer without an exception, so that no test asks what the task leaves
open.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from typing import Any

from learner.sandbox.result import Case
from learner.sandbox.values import equal
from learner.seed.coding.families import source
from learner.seed.coding.family import Family

MOST_CASES = 10
_TRIES = 60
_MOST_LETTERS = 60


def cases_of(family: Family) -> tuple[Case, ...]:
    """Return the tests of a family: its own examples first, then variations of them."""
    draw = random.Random(family.name)
    bodies = [_function(family, body) for body in family.right]
    shown = [arguments for arguments, _ in family.cases]
    found = [Case(_call(family, arguments), expected) for arguments, expected in family.cases]
    for _ in range(_TRIES):
        if len(found) >= MOST_CASES:
            break
        arguments = _vary(draw, shown)
        case = _answered(family, bodies, arguments)
        if case is not None and all(case.expression != one.expression for one in found):
            found.append(case)
    return tuple(found)


def _function(family: Family, body: str) -> Callable[..., Any]:
    scope: dict[str, Any] = {}
    exec(source(family, body, hints=False), scope)
    made: Callable[..., Any] = scope[family.name]
    return made


def _call(family: Family, arguments: Sequence[Any]) -> str:
    return f"{family.name}({', '.join(map(repr, arguments))})"


def _answered(
    family: Family, bodies: Sequence[Callable[..., Any]], arguments: Sequence[Any]
) -> Case | None:
    try:
        answers = [body(*copy.deepcopy(arguments)) for body in bodies]
    except Exception:  # noqa: BLE001 - whatever it raises, the task leaves this open
        return None
    if not all(equal(answer, answers[0]) for answer in answers):
        return None
    return Case(_call(family, arguments), answers[0])


def _vary(draw: random.Random, shown: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Make new arguments in the likeness of those shown, place by place."""
    chosen = draw.choice(shown)
    places = range(len(chosen))
    return tuple(
        _like(draw, chosen[place], [one[place] for one in shown if place < len(one)])
        for place in places
    )


def _like(draw: random.Random, value: Any, others: Sequence[Any]) -> Any:
    """Make a value like one that was shown; numbers stay in the range of those shown."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        numbers = [one for one in others if type(one) is int]
        return draw.randint(min(numbers), max(numbers))
    if isinstance(value, float):
        measures = [float(one) for one in others if isinstance(one, int | float)]
        return round(draw.uniform(min(measures), max(measures)), 1)
    if isinstance(value, str):
        return _text(draw, [one for one in others if isinstance(one, str)])
    if isinstance(value, list):
        items = [item for one in others if isinstance(one, list) for item in one]
        size = draw.randint(0, max(len(one) for one in others if isinstance(one, list)) + 2)
        return [copy.deepcopy(draw.choice(items)) for _ in range(size)] if items else []
    if isinstance(value, dict):
        pairs = [pair for one in others if isinstance(one, dict) for pair in one.items()]
        return dict(draw.sample(pairs, draw.randint(0, len(pairs))))
    return value


def _text(draw: random.Random, shown: Sequence[str]) -> str:
    """Cut, turn round or join texts that were shown."""
    text = draw.choice(shown)
    match draw.randrange(4):
        case 0:
            text = text[::-1]
        case 1:
            text = text[draw.randint(0, len(text)) :]
        case 2:
            text += draw.choice(shown)
        case _:
            words = text.split(" ")
            draw.shuffle(words)
            text = " ".join(words)
    return text[:_MOST_LETTERS]
