"""Whether an answer is whole: it ends by itself, and its code fences open and close."""

from __future__ import annotations

import re

from learner.bench.seed.asking import Answer

_FENCE = re.compile(r"^[ ]{0,3}```[ \t]*([\w+-]*)[ \t]*$")


def is_whole(answer: Answer) -> bool:
    """Whether an answer ended by itself, is not empty, and has well-formed fences."""
    return answer.ended and bool(answer.text.strip()) and well_fenced(answer.text)


def well_fenced(text: str) -> bool:
    """Whether every fence stands on a line of its own, opens with or without a language, closes."""
    inside = False
    for line in text.split("\n"):
        if "```" not in line:
            continue
        match = _FENCE.match(line)
        if match is None or (inside and match.group(1)):
            return False
        inside = not inside
    return not inside
