"""Answers as they come out of the box: read safely, and compared outside.

The text is JSON with tags, so reading it runs nothing. Comparing follows Python's `==` on plain
data, but that a bool equals only a bool, and floats may differ by rounding.
"""

from __future__ import annotations

import json
import math
from typing import Any

from learner.sandbox.result import Answer

TOLERANCE = 1e-9
"""Relative and absolute: how much two floats may differ."""


def read_report(text: str) -> tuple[str, int, str, tuple[Answer, ...]]:
    """Read a report's reason, exit code, error and answers.

    Raises:
        ValueError: It is no report.
    """
    try:
        reason, code, error, answers = json.loads(text)
        return str(reason), int(code), str(error), tuple(_answer(one) for one in answers)
    except (TypeError, KeyError, IndexError, RecursionError) as problem:
        raise ValueError(f"not a report: {problem}") from problem


def _answer(spelt: Any) -> Answer:
    good, what = spelt
    return Answer(_value(what)) if good else Answer(error=str(what))


def _value(spelt: Any) -> Any:
    """Undo `learner.sandbox.inside.spell`."""
    if spelt is None or isinstance(spelt, bool | str):
        return spelt
    match spelt:
        case ["i", str(digits)]:
            return int(digits, 16)
        case ["f", str(digits)]:
            return float.fromhex(digits)
        case ["b", str(digits)]:
            return bytes.fromhex(digits)
        case ["l", list(items)]:
            return [_value(one) for one in items]
        case ["t", list(items)]:
            return tuple(_value(one) for one in items)
        case ["s", list(items)]:
            return frozenset(_value(one) for one in items)
        case ["d", list(pairs)]:
            return {_value(key): _value(one) for key, one in pairs}
    raise ValueError(f"not a spelt value: {str(spelt)[:50]}")


def equal(one: Any, other: Any) -> bool:
    """Compare two plain values."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float) or isinstance(other, float):
        return _close(one, other)
    if isinstance(one, list) and isinstance(other, list):
        return _all_equal(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _all_equal(one, other)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    return bool(one == other)


def _all_equal(one: list[Any] | tuple[Any, ...], other: list[Any] | tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(map(equal, one, other))


def _close(one: Any, other: Any) -> bool:
    if not isinstance(one, int | float) or not isinstance(other, int | float):
        return False
    try:
        same = math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    except OverflowError:
        return False
    return same or (one != one and other != other)
