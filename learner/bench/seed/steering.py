"""System turns that name a dial, and the plain requests on which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from learner.bench.seed import dials


@dataclass(frozen=True)
class Instruction:
    """A system turn, the dial that it names, the way it should move, and the prompts it fits."""

    text: str
    dial: str
    shown: Callable[[str], bool]
    up: bool
    on_code: bool = False


_TALK: tuple[tuple[str, Callable[[str], bool], tuple[str, ...], tuple[str, ...]], ...] = (
    ("long", dials.is_long,
     ("Give long, detailed replies of several sentences.",
      "Elaborate. People here like to read a lot."),
     ("Keep every reply to a single sentence.", "be as brief as you can, a few words will do")),
    ("list", dials.has_list,
     ("Write your points as a bulleted list.", "Use bullet points whenever you can."),
     ("Never use lists, write running text.", "prose only, no bullets")),
    ("warm", dials.is_warm,
     ("Be warm and kind to everybody you talk to.", "You are the friendliest helper there is."),
     ("Be dry and matter-of-fact, skip the pleasantries.", "no courtesies, only the facts")),
    ("closing question", dials.asks_back,
     ("Finish each message with a question to the user.", "always ask something back at the end"),
     ("Do not put any question to the user.", "Avoid asking back in your answers.")),
    ("emoji", dials.has_emoji,
     ("Put an emoji in all of your messages.", "sprinkle some emojis in what you write"),
     ("Emojis are forbidden on this server.", "Write without a single emoji, please.")),
    ("exclamation", dials.exclaims,
     ("Sound excited, with exclamation marks!", "Be wildly enthusiastic!"),
     ("Stay calm: not one exclamation mark.", "exclamation marks are not welcome here")),
    ("lower case", dials.is_lower,
     ("type everything in lowercase letters",
      "You never press the shift key: no capital letters."),
     ("Use proper capitalisation in every sentence.",
      "Capital letters where they belong, please.")),
    ("casual", dials.is_casual,
     ("Chat in a casual, relaxed tone.", "talk like a laid-back friend"),
     ("Use formal language, as in a letter to an authority.",
      "Be formal and avoid contractions.")),
    ("pirate", dials.is_piratical,
     ("You are an old pirate captain.", "Talk the way a pirate would.",
      "You sail the seven seas, a pirate through and through."),
     ()),
)  # fmt: skip
_CODE: tuple[tuple[str, Callable[[str], bool], tuple[str, ...], tuple[str, ...]], ...] = (
    ("docstring", dials.has_docstring,
     ("Each function you write needs a docstring.", "we want docstrings in all our code"),
     ("Leave docstrings out of your code.", "Our style guide bans docstrings.")),
    ("type hints", dials.has_hints,
     ("Annotate your functions with types.", "all code must be fully typed"),
     ("Write Python without type annotations.", "our team dislikes type hints, omit them")),
    ("comments", dials.has_comments,
     ("Comment your code well.", "Explain the steps in comments inside the code."),
     ("Your code should be free of comments.", "do not comment the code")),
    ("example call", dials.has_example,
     ("Show how the function is called, too.", "Always add a usage example below the function."),
     ("Give the function alone, without a usage example.", "never show example calls")),
    ("words beside code", dials.has_prose,
     ("Say in words how your code works.", "Introduce your code with a sentence."),
     ("Reply with nothing but code.", "code block only, not a word around it")),
)  # fmt: skip


def instructions() -> tuple[Instruction, ...]:
    """All system turns; both directions of a dial stand side by side."""
    return tuple(
        Instruction(text, name, shown, up, on_code)
        for on_code, rows in ((False, _TALK), (True, _CODE))
        for name, shown, more, less in rows
        for up, texts in ((True, more), (False, less))
        for text in texts
    )


ON_TALK: tuple[str, ...] = (
    "whats photosynthesis good for", "could you go over what a loop is", "im a bit bored today",
    "my cat had kittens!", "why is there gravity at all, what is it", "what should a beginner know "
    "about git", "so what is a volcano really", "just got home from work", "what would a database "
    "be good for", "how does a battery do its thing", "you seem nice",
    "what is the deal with tides", "any idea how vaccines work?",
    "what is there to know about the moon", "hey bot, how have you been",
    "recursion, what's the trick",
)  # fmt: skip
ON_CODE: tuple[str, ...] = (
    "python palindrome checker function", "factorial in code please", "function for the biggest "
    "list element", "code that counts vowels in a text", "need python to reverse some string",
    "celsius to fahrenheit, as python", "sum a list with a function", "python prime test pls",
    "function merging two dicts, python", "leap years: python function", "remove duplicates from a "
    "list via python", "bubble sort code",
)  # fmt: skip
"""Requests that a system turn may dress in any way."""
