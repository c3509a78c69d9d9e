"""What a snippet's comments say that it prints, beside what it printed.

Pure, and only where it is sure which line of the output belongs to which comment, and that the
comment means it. The source is split into tokens, never compiled. What is not plainly wrong is left
alone: prose, numbering, units, a rounded number.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Sequence
from tokenize import COMMENT, DEDENT, INDENT, NAME, NEWLINE, NL, NUMBER, OP, TokenInfo
from typing import Any

from learner.sandbox.values import equal

_LONGEST = 300
"""How many characters a claim or a printed line may have to be read at all."""

_LEAD = re.compile(
    r"(?:(?:it\s+)?(?:(?:should|will|must)\s+)?"
    r"(?:be|is|equals?|prints?|outputs?|gives?|returns?)\b\s*:?"
    r"|expected(?:\s+output)?\s*:|-+>|=+>|→|==?)?\s*",
    re.I,
)
_LEAVING = frozenset({"exit", "quit", "_exit", "SystemExit", "stdout", "input"})
"""Names with which not every `print` may run, or something else may print."""

_GUARD = ("if", "__name__", "==", "__main__", ":")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def wrong_comments(source: str, stdout: str) -> tuple[str, ...]:
    """Find the comments behind a `print` that name another value than it printed.

    Sure are only snippets whose every `print` stands by itself at the top level (or under
    `if __name__ == "__main__":`) and which printed as many lines as they have of them.

    Args:
        source: A snippet that ran to its end.
        stdout: What it printed.

    Returns:
        Each as words for people, in order: "the comment says 9, it printed 8".
    """
    comments = _printed_comments(source)
    printed = stdout.removesuffix("\n").split("\n")
    if comments is None or len(comments) != len(printed):
        return ()
    told = [one.rstrip("):") for one in comments if one]
    if len(told) > 1 and told == [str(number) for number in range(1, len(told) + 1)]:
        return ()  # they number the lines
    claims = [_LEAD.sub("", one, count=1) for one in comments]
    return tuple(
        f"the comment says {claim}, it printed {line.strip()}"
        for claim, line in zip(claims, printed, strict=True)
        if claim and _contradict(claim, line.strip())
    )


def _printed_comments(source: str) -> list[str] | None:
    """The comment behind each `print` at the top level, "" for none; None where it is unsure."""
    found: list[str] = []
    try:
        for depth, statement in _statements(source):
            words = [one for one in statement if one.type != COMMENT]
            names = [one.string for one in words if one.type == NAME]
            if not _LEAVING.isdisjoint(names):
                return None
            if "print" not in names:
                continue
            if depth or names.count("print") > 1 or not _is_print(words):
                return None
            told = statement[-1].type == COMMENT and _prints_one_value(words)
            found.append(statement[-1].string.lstrip("# \t").rstrip(" \t.") if told else "")
    except (tokenize.TokenError, SyntaxError):
        return None
    return found


def _statements(source: str) -> Iterator[tuple[int, list[TokenInfo]]]:
    """Yield each logical line with its depth; what a main guard holds counts as the top level."""
    depth, guarded = 0, False
    line: list[TokenInfo] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == INDENT:
            depth += 1
        elif token.type == DEDENT:
            depth -= 1
        elif token.type == NEWLINE:
            words = tuple(one.string.strip("\"'") for one in line if one.type != COMMENT)
            guarded = words == _GUARD if depth == 0 else guarded
            yield depth - (guarded and depth > 0), line
            line = []
        elif token.type != NL and (line or token.type != COMMENT):
            line.append(token)


def _is_print(words: Sequence[TokenInfo]) -> bool:
    """Whether a statement is one call of `print` that ends its own line, by default settings."""
    if len(words) < 3 or words[0].string != "print" or words[1].string != "(":
        return False
    depth = 0
    for place, word in enumerate(words[1:], 1):
        depth += _step(word)
        if depth == 0:
            return place == len(words) - 1
        if depth == 1 and word.type == NAME and words[place + 1].string == "=":
            return False
        if depth == 1 and word.string in ("*", "**") and words[place - 1].string in ("(", ","):
            return False
    return False


def _prints_one_value(words: Sequence[TokenInfo]) -> bool:
    """Whether what is printed is a single computed value, and no text around one."""
    depth = 0
    for word in words[1:]:
        depth += _step(word)
        if depth == 1 and word.string == ",":
            return False
    return words[2].type in (NAME, NUMBER) or words[2].string in ("(", "[", "{", "-")


def _step(word: TokenInfo) -> int:
    if word.type != OP:
        return 0
    return (word.string in _OPENING) - (word.string in _CLOSING)


def _contradict(claim: str, printed: str) -> bool:
    """Whether a comment's literal is plainly another value than the line."""
    if claim == printed or "..." in claim or max(len(claim), len(printed)) > _LONGEST:
        return False
    try:
        said = _literal(claim)
    except ValueError:
        return False
    if str(said).strip() == printed or (isinstance(said, tuple) and not claim.startswith("(")):
        return False
    try:
        came = _literal(printed)
    except ValueError:
        return not _is_number(said)
    if _is_number(said) and _is_number(came):
        return _differ(claim, said, came)
    inexact = isinstance(said, list | tuple | dict | set) and "." in claim
    return not inexact and not equal(said, came)


def _literal(text: str) -> Any:
    """Read a short literal; ValueError where it is none."""
    try:
        return ast.literal_eval(text)
    except (SyntaxError, RecursionError, MemoryError, TypeError) as error:
        raise ValueError("no literal") from error


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _differ(claim: str, said: float, came: float) -> bool:
    """Whether two numbers differ by more than the claim's last digit, if one is no integer."""
    if isinstance(said, int) and isinstance(came, int):
        return said != came
    if equal(said, came) or "e" in claim.lower():
        return False
    return abs(said - came) >= 10.0 ** -len(claim.partition(".")[2]) * (1 - 1e-9)
