"""How an answer is judged by its words: small rules, written beside each prompt.

A rule such as `plant* & light|sun* ! moon` wants a word that begins with "plant" and one of "light"
or "sun…", and none that is "moon". Case does not count, nor does the kind of apostrophe.
"""

from __future__ import annotations

import re
from functools import cache

_REFUSES = re.compile(
    r"\b(?:i (?:do not|don't) (?:really )?(?:know|understand)|i (?:cannot|can't|can not)\b|"
    r"i am not able|i'm not able|is new to me|(?:you have not|you haven't) told me)",
    re.IGNORECASE,
)
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def plain(text: str) -> str:
    """The text in lower case, with straight apostrophes and single spaces."""
    return " ".join(text.lower().replace("’", "'").split())


def bare(text: str) -> str:
    """Only the text's letters, digits and single spaces, in lower case: for comparing wordings."""
    return " ".join(re.findall(r"[^\W_]+", plain(text).replace("'", "")))


def says(text: str, rule: str) -> bool:
    """Whether a text holds a word of each group that the rule wants, and none that it forbids."""
    wanted, forbidden = _compiled(rule)
    said = plain(text)
    return all(group.search(said) for group in wanted) and not (
        forbidden is not None and forbidden.search(said)
    )


def refuses(text: str) -> bool:
    """Whether a text says that its writer does not know or cannot do it."""
    return _REFUSES.search(plain(text)) is not None


def number(value: int) -> str:
    """The rule for a whole number: its digits, or its words below a hundred."""
    size = abs(value)
    if size >= 100:
        return str(value)
    tens, unit = divmod(size, 10)
    if size < 20:
        words = [_UNITS[size]]
    elif unit == 0:
        words = [_TENS[tens - 2]]
    else:
        words = [f"{_TENS[tens - 2]}{joint}{_UNITS[unit]}" for joint in ("-", " ")]
    return "|".join([str(value), *(f"minus {word}" if value < 0 else word for word in words)])


@cache
def _compiled(rule: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str] | None]:
    wanted, _, forbidden = rule.partition(" ! ")
    groups = tuple(re.compile(pattern(one)) for one in wanted.split(" & ") if one.strip())
    return groups, re.compile(pattern(forbidden)) if forbidden else None


def pattern(alternatives: str) -> str:
    """The regular expression of one group of a rule, for text that went through `plain`."""
    words = []
    for word in alternatives.split("|"):
        stem = word.strip()
        ending = r"\w*" if stem.endswith("*") else r"(?!\w)"
        words.append(re.escape(stem.removesuffix("*")) + ending)
    return rf"(?<!\w)(?:{'|'.join(words)})"
