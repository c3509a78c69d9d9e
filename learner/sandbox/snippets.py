"""What there is to run in a reply, and the examples in a request that it must pass.

Pure, and wary: texts of people and models are searched by patterns and short literals are read,
never compiled. What is not plainly an example is no example.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from learner.sandbox.result import Case

_FENCE = re.compile(
    r"^[ ]{0,3}```[ \t]*([\w+-]*)[^\n`]*\n(.*?)(?:^[ ]{0,3}```[ \t]*$|\Z)", re.M | re.S
)
_PYTHON = frozenset({"python", "py", "python3"})
_LOOKS_LIKE_PYTHON = re.compile(r"^(def \w+\(|import \w|from \w+ import |print\(|class \w)", re.M)
_DEFINED = re.compile(r"^def (\w+)\(", re.M)
_CALL = re.compile(r"(?<![\w.])([A-Za-z_]\w*)\(")
_GIVES = re.compile(
    r"`?\s*(?:(?:should|must|shall|would|will|to)\s+)?"
    r"(?:(?:be|becomes?|gives?|returns?|equals?|yields?|produces?|prints?|is)\b|->|=>|→|===?|=)"
    r"\s*(?:equal to|to)?\s*:?\s*`?",
    re.I,
)
_PROMPT = re.compile(r"\s*\n\s*")
MOST_EXAMPLES = 8
_MOST_SIGNS = 300
"""How long a call or a value may be to be read at all."""


def python_of(text: str) -> str | None:
    """Return the Python of a reply's fenced blocks, one after the other; None where there is none.

    A block without a language counts when it looks like Python; other languages are not run.
    """
    blocks = []
    for match in _FENCE.finditer(text):
        language, code = match.group(1).lower(), match.group(2)
        if language in _PYTHON or (not language and _LOOKS_LIKE_PYTHON.search(code)):
            blocks.append(code)
    source = "\n".join(blocks)
    return source if source.strip() else None


def examples_of(request: str, source: str) -> tuple[Case, ...]:
    """Find examples such as "f(3) should give 9" in a request, as tests of a reply's code.

    The request may call the function by another name than the code does; with a single function in
    the code that one is meant.
    """
    defined = _DEFINED.findall(source)
    cases: list[Case] = []
    for name, arguments, expected in _examples(request):
        if name not in defined:
            if len(set(defined)) != 1:
                continue
            name = defined[0]
        case = Case(f"{name}{arguments}", expected)
        if case not in cases:
            cases.append(case)
    return tuple(cases[:MOST_EXAMPLES])


def _examples(request: str) -> Iterator[tuple[str, str, Any]]:
    """Yield name, arguments as text, and expected value of each example."""
    for match in _CALL.finditer(request):
        end = _closing(request, match.end() - 1)
        if end is None:
            continue
        arguments = request[match.end() - 1 : end]
        before = request[max(0, match.start() - 5) : match.start()]
        gives = (_PROMPT if before.endswith(">>> ") else _GIVES).match(request, end)
        if gives is None or not _all_literal(arguments):
            continue
        try:
            yield match.group(1), arguments, _leading_literal(request[gives.end() :])
        except ValueError:
            continue


def _closing(text: str, start: int) -> int | None:
    """Return the place after the parenthesis that closes the one at `start`."""
    depth, quote = 0, ""
    for place in range(start, min(len(text), start + _MOST_SIGNS)):
        sign = text[place]
        if quote:
            if sign == quote and text[place - 1] != "\\":
                quote = ""
        elif sign in "\"'":
            quote = sign
        elif sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
            if depth == 0:
                return place + 1
    return None


def _all_literal(arguments: str) -> bool:
    """Whether `(…)` holds only literals, none named by a keyword."""
    try:
        ast.literal_eval(f"[{arguments[1:-1]}]")
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return False
    return True


def _leading_literal(text: str) -> Any:
    """Read the longest literal that the first line begins with.

    Raises:
        ValueError: There is none.
    """
    line = text.partition("\n")[0][:_MOST_SIGNS].rstrip()
    ends = [match.start() for match in re.finditer(r"[\s.,;:!?`)]|$", line)]
    for end in sorted({*ends, len(line)}, reverse=True):
        part = line[:end].strip()
        try:
            value = ast.literal_eval(part)
            if not isinstance(value, tuple) or part.startswith("("):  # not the comma of a sentence
                return value
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
    raise ValueError("no literal")
