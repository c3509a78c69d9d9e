"""Snippet families with a word in the request, such as "check if a text starts with lamp"."""

from collections.abc import Callable

from learner.seed import words
from learner.seed.coding.family import Family
from learner.seed.draw import Draw


def _starts_with(w: str) -> Family:
    return Family(
        f"starts_with_{w}", "text: str", "bool",
        (f"check if a text starts with {w}", f"test whether a string begins with {w}"),
        f"It looks for {w} at the start.",
        (f'return text.startswith("{w}")',),
        (f'return text.endswith("{w}")', f'return "{w}" in text'),
        (((f"{w} 1",), True), ((f"1 {w}",), False)),
    )  # fmt: skip


def _ends_with(w: str) -> Family:
    return Family(
        f"ends_with_{w}", "text: str", "bool",
        (f"check if a text ends with {w}", f"test whether a string ends with {w}"),
        f"It looks for {w} at the end.",
        (f'return text.endswith("{w}")',),
        (f'return text.startswith("{w}")', f'return "{w}" in text'),
        (((f"1 {w}",), True), ((f"{w} 1",), False)),
    )  # fmt: skip


def _contains(w: str) -> Family:
    return Family(
        f"contains_{w}", "text: str", "bool",
        (f"check if a text contains {w}", f"test whether {w} is in a string"),
        f"It looks for {w} anywhere.",
        (f'return "{w}" in text',), (f'return text == "{w}"', f'return text in "{w}"'),
        (((f"1 {w} 2",), True), (("1 2",), False)),
    )  # fmt: skip


def _append(w: str) -> Family:
    return Family(
        f"append_{w}", "text: str", "str",
        (f"append {w} to a text", f"add {w} to the end of a string"),
        f"The plus sign joins the text and {w}.",
        (f'return text + "{w}"',), (f'return "{w}" + text', f'return text.append("{w}")'),
        ((("1 ",), f"1 {w}"), (("",), w)),
    )  # fmt: skip


def _prepend(w: str) -> Family:
    return Family(
        f"prepend_{w}", "text: str", "str",
        (f"put {w} in front of a text", f"add {w} at the start of a string"),
        f"The plus sign joins {w} and the text.",
        (f'return "{w}" + text',), (f'return text + "{w}"', f'return text.prepend("{w}")'),
        (((" 1",), f"{w} 1"), (("",), w)),
    )  # fmt: skip


def _remove(w: str) -> Family:
    return Family(
        f"remove_{w}", "text: str", "str",
        (f"remove every {w} from a text", f"delete {w} from a string"),
        f"It replaces {w} by nothing.",
        (f'return text.replace("{w}", "")',),
        (f'return text.remove("{w}")', f'return text.replace("", "{w}")'),
        (((f"1{w}2{w}",), "12"), (("1",), "1")),
    )  # fmt: skip


def _count(w: str) -> Family:
    return Family(
        f"count_{w}", "text: str", "int",
        (f"count how often {w} occurs in a text", f"count {w} in a string"),
        f"The method count finds each {w}.",
        (f'return text.count("{w}")',), (f'return len("{w}")', f'return "{w}" in text'),
        (((f"{w} 1 {w}",), 2), (("1",), 0)),
    )  # fmt: skip


WORD_MAKERS: tuple[Callable[[str], Family], ...] = (
    _starts_with, _ends_with, _contains, _append, _prepend, _remove, _count,
)  # fmt: skip
"""Each maker of a family whose value is a word in lower case."""


def word(rng: Draw) -> str:
    """Draw a word of this side of the split, made up in half of the cases."""
    while True:
        drawn = words.thing(rng) if rng.random() < 0.5 else words.made_up(rng).lower()
        plain = drawn.isalpha() and drawn.isascii() and drawn.islower()
        if plain and rng.is_mine(f"value {drawn}"):
            return drawn
