"""Fresh examples of what a function gives, for requests that show what they want.

A family's own cases are few, so a model could learn them by heart. Here their arguments are varied,
and the family's own right body tells what comes out.
"""

import copy
import random
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from learner.seed import words
from learner.seed.coding.families import source
from learner.seed.coding.family import Family
from learner.seed.draw import Draw

_LONGEST = 44
"""Most characters of an example's arguments, and of its result."""

_ALONE: tuple[str, ...] = (
    "{a} -> {b}", "{a} => {b}", "{a} gives {b}", "{a} to {b}", "from {a} to {b}", "{a} in, {b} out",
    "turn {a} into {b}", "make {b} out of {a}", "input {a}, output {b}", "{a} becomes {b}",
    "{a} should become {b}", "{a} must give {b}", "i have {a} and want {b}", "it maps {a} to {b}",
    "for {a} it returns {b}", "f({a}) = {b}", "f({a}) should be {b}", "given {a} return {b}",
    "get {b} from {a}", "{b} from {a}", "if i put in {a} i want {b}", "{a} has to come out as {b}",
)  # fmt: skip
_CODE: tuple[str, ...] = (
    "{0}, python", "{0}, python function", "{0} function", "{0}, code please", "{0} - code please",
    "function: {0}", "python: {0}", "code for {0}", "write a function: {0}", "function for {0}",
    "write that function: {0}", "{0}, as a function", "{0}, write it", "i need a function, {0}",
    "{0} in python", "what function does this: {0}", "{0}. which code does that?", "def f: {0}",
    "can you code this: {0}", "a function so that {0}", "{0}, how in python?",
    "{0}, please code it",
    "a function turning {a} to {b}", "function that makes {b} of {a}", "how do i get {b} from {a}",
)  # fmt: skip
_BESIDES: tuple[str, ...] = (
    "{0}, e.g. {a} to {b}", "{0}, for example {a} -> {b}", "{0}, so {a} gives {b}",
    "{0} ({a} -> {b})", "{0}: {a} gives {b}", "{0}, like {a} to {b}", "{0}. {a} should give {b}.",
    "{0}, {a} -> {b}",
    "{a} -> {b}: {0}", "{0}. Example: {a} gives {b}.", "{0}\n{a} -> {b}", "{0} ({a} becomes {b})",
)  # fmt: skip


def alone(rng: Draw, family: Family) -> str | None:
    """Ask for a function by examples and nothing else; none where they would not tell it."""
    shown = [one for one in (_case(rng, family), _case(rng, family)) if one]
    telling = [one for one in shown if one[1] not in ("True", "False", "None", "[]", "''", "0")]
    if not telling or telling[0][0] == telling[0][1]:
        return None
    a, b = telling[0]
    text = rng.wording(_ALONE).format(a=a, b=b)
    if len(telling) > 1 and telling[1] != telling[0] and rng.random() < 0.4:
        joined = rng.choice((" and ", ", ", "; ", " but "))
        text += joined + rng.wording(_ALONE).format(a=telling[1][0], b=telling[1][1])
    return rng.wording(_CODE).format(text, a=a, b=b)


def besides(rng: Draw, family: Family, text: str) -> str:
    """Add an example to a request that says in words what the function does."""
    case = _case(rng, family)
    if not case:
        return text
    return rng.wording(_BESIDES).format(text.rstrip(".?"), a=case[0], b=case[1])


def _case(rng: Draw, family: Family) -> tuple[str, str] | None:
    """Draw an example: its arguments and its result as they are written in Python."""
    own, expected = rng.choice(family.cases)
    function = _function(source(family, family.right[0]), family.name)
    arguments = varied(rng, own) if rng.random() < 0.85 else own
    try:
        result = function(*copy.deepcopy(arguments))
    except (ArithmeticError, LookupError, TypeError, ValueError):
        # Some functions take only special arguments, such as Roman numerals.
        arguments, result = own, expected
    given, out = ", ".join(map(repr, arguments)), repr(result)
    return (given, out) if max(len(given), len(out)) <= _LONGEST else None


@lru_cache(maxsize=512)
def _function(code: str, name: str) -> Callable[..., Any]:
    scope: dict[str, Any] = {}
    exec(code, scope)
    found: Callable[..., Any] = scope[name]
    return found


def varied(rng: random.Random, value: Any) -> Any:
    """Give another value of the same kind: numbers as large, as many words, lists as long."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        # Collatz's function, for one, never ends on numbers below one.
        return rng.randint(1, max(9, min(2 * value, value + 40))) if value > 0 else value
    if isinstance(value, float):
        return round(rng.uniform(min(0.0, value), 2 * abs(value) + 1), 1 if value % 1 else 0)
    if isinstance(value, str):
        return _text(rng, value)
    if isinstance(value, dict):
        return {varied(rng, key): varied(rng, one) for key, one in value.items()}
    kind = type(value)
    several = [varied(rng, one) for one in value]
    numbers = kind is list and all(isinstance(one, int) for one in value)
    # A binary search, for one, wants its list in order.
    return kind(sorted(several) if numbers and value == sorted(value) else several)


def _text(rng: random.Random, text: str) -> str:
    if text and set(text) <= set("01"):
        return "".join(rng.choice("01") for _ in range(max(2, len(text))))
    return re.sub(r"[A-Za-z]{2,}", lambda found: _like(found[0], rng.choice(words.OBJECTS)), text)


def _like(pattern: str, text: str) -> str:
    """Write a word in the case of another one."""
    text = text.split()[-1]
    if pattern.isupper():
        return text.upper()
    return text.capitalize() if pattern[0].isupper() else text.lower()
