"""The dials of style, seen from outside: whether a reply shows each of them.

These detectors know nothing of how the training text was dressed.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from learner.bench.seed.wording import plain
from learner.sandbox.snippets import python_of

Fits: TypeAlias = Literal["explanation", "chat", "code"]

MANY_WORDS = 25
"""Above so many words of prose a reply counts as long."""

_FENCED = re.compile(r"```.*?(?:```|\Z)", re.S)
_LIST_LINE = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+\S", re.M)
_WARM = re.compile(
    r"\b(?:glad|happy to|happy for|good question|great question|nice|love|pleas(?:ure|ed)|thanks|"
    r"thank you|sure|of course|welcome|good to|wonderful|gladly|lovely|dear|kind|my friend|"
    r"i hope|i like this|coming right up|absolutely|certainly)\b"
)
_CONTRACTION = re.compile(
    r"\b(?:\w+n't|\w+'(?:re|ll|ve|m|d)|(?:it|that|what|here|there|let|he|she|who|how)'s)\b"
)
_CASUAL = re.compile(
    r"\b(?:hey|hiya|yo|yeah|yep|nope|gonna|wanna|kinda|cool|ok|okay|haha|lol|btw|dude|awesome|"
    r"stuff|no worries|you bet|u|guys|alright|thx|np|gotcha|folks)\b"
)
_PIRATE = re.compile(
    r"\b(?:a+rr+|ahoy|matey?|aye|ye|yer|avast|treasure|sail(?:or|ing)?|seas|captain|ship|crew|"
    r"shiver|landlubber|booty|rum|me hearty|me hearties|lad|plunder)\b"
)
_PERSON = re.compile(r"\b(?:i|i'm|i'll|i've|i'd|me|my|mine)\b")


@dataclass(frozen=True)
class Dial:
    """A dial: its name, the replies that it fits, and whether a reply shows it."""

    name: str
    fits: Fits
    shown: Callable[[str], bool]


def prose(reply: str) -> str:
    """A reply without its fenced blocks."""
    return _FENCED.sub(" ", reply).strip()


def is_long(reply: str) -> bool:
    """More than `MANY_WORDS` words of prose."""
    return len(re.findall(r"\w+(?:'\w+)?", prose(reply))) > MANY_WORDS


def has_emoji(reply: str) -> bool:
    """A pictogram anywhere outside of the code."""
    return any(
        unicodedata.category(sign) == "So" or "\U0001f300" <= sign <= "\U0001faff"
        for sign in prose(reply)
    )


def has_list(reply: str) -> bool:
    """Two or more lines that begin with a bullet or a number."""
    return len(_LIST_LINE.findall(prose(reply))) >= 2


def asks_back(reply: str) -> bool:
    """The prose ends with a question, whatever emoji come after it."""
    return re.search(r"\?[^\w.!]*$", prose(reply)) is not None


def exclaims(reply: str) -> bool:
    """An exclamation mark in the prose."""
    return "!" in prose(reply)


def is_lower(reply: str) -> bool:
    """Letters, none of them a capital."""
    said = prose(reply)
    return any(sign.islower() for sign in said) and not any(sign.isupper() for sign in said)


def is_warm(reply: str) -> bool:
    """A friendly word around the matter."""
    return _WARM.search(plain(prose(reply))) is not None


def is_casual(reply: str) -> bool:
    """Contractions or the words of a relaxed chat."""
    said = plain(prose(reply))
    return bool(_CONTRACTION.search(said) or _CASUAL.search(said))


def has_contraction(reply: str) -> bool:
    """It's, don't, you're …"""
    return _CONTRACTION.search(plain(prose(reply))) is not None


def is_piratical(reply: str) -> bool:
    """The words of a pirate."""
    return _PIRATE.search(plain(prose(reply))) is not None


def in_first_person(reply: str) -> bool:
    """The bot speaks of itself."""
    return _PERSON.search(plain(prose(reply))) is not None


def has_prose(reply: str) -> bool:
    """Words beside the code."""
    return re.search(r"\w", prose(reply)) is not None


def has_docstring(reply: str) -> bool:
    """A function with a docstring."""
    return any(ast.get_docstring(function) for function in _functions(reply))


def has_hints(reply: str) -> bool:
    """A function with an annotated argument or result."""
    return any(
        function.returns is not None or any(one.annotation for one in function.args.args)
        for function in _functions(reply)
    )


def has_comments(reply: str) -> bool:
    """A comment inside a function; one beside an example call does not count."""
    code = python_of(reply) or ""
    lines = {
        line
        for function in _functions(reply)
        for line in range(function.lineno, (function.end_lineno or function.lineno) + 1)
    }
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return False
    return any(one.type == tokenize.COMMENT and one.start[0] in lines for one in tokens)


def has_example(reply: str) -> bool:
    """Something is called outside of the functions."""
    tree = _tree(reply)
    return tree is not None and any(
        isinstance(node, ast.Expr | ast.Assign | ast.Assert | ast.For)
        and any(isinstance(inner, ast.Call) for inner in ast.walk(node))
        for node in tree.body
    )


DIALS: tuple[Dial, ...] = (
    Dial("long", "explanation", is_long),
    Dial("list", "explanation", has_list),
    Dial("warm", "explanation", is_warm),
    Dial("closing question", "explanation", asks_back),
    Dial("emoji", "explanation", has_emoji),
    Dial("exclamation", "explanation", exclaims),
    Dial("lower case", "explanation", is_lower),
    Dial("warm, in chat", "chat", is_warm),
    Dial("closing question, in chat", "chat", asks_back),
    Dial("emoji, in chat", "chat", has_emoji),
    Dial("exclamation, in chat", "chat", exclaims),
    Dial("contractions", "chat", has_contraction),
    Dial("first person", "chat", in_first_person),
    Dial("docstring", "code", has_docstring),
    Dial("type hints", "code", has_hints),
    Dial("comments", "code", has_comments),
    Dial("example call", "code", has_example),
)
"""What must be there in 20 to 80 % of the fitting replies at temperature 1."""


def _tree(reply: str) -> ast.Module | None:
    try:
        return ast.parse(python_of(reply) or "")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _functions(reply: str) -> list[ast.FunctionDef]:
    tree = _tree(reply)
    return (
        [] if tree is None else [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    )
