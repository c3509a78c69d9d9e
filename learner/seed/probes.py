"""A fixed list of the base's skills, checked by text: the gate asks them greedily.

A candidate that no longer answers them has lost something that thumbs did not ask it to lose. The
expectations are short, so that every style of the same answer passes. The shipped model answers
them all.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Probe:
    """A conversation that ends with a user turn, and wordings of which the reply needs one."""

    turns: tuple[tuple[str, str], ...]
    any_of: tuple[str, ...]


_SINGLE: tuple[tuple[str, ...], ...] = (
    ("Hello", "hello", "hi", "hey"),
    ("How are you?", "fine", "well", "good"),
    ("Who are you?", "Thumbwise"),
    ("Thank you", "welcome", "no problem", "any time", "pleasure"),
    ("What can you do?", "Python"),
    ("Are you human?", "program", "bot", "small model"),
    ("How do you learn?", "thumb"),
    ("What is the capital of France?", "Paris"),
    ("What is the capital of Germany?", "Berlin"),
    ("What is the capital of Japan?", "Tokyo"),
    ("What is the opposite of hot?", "cold"),
    ("How many days are in a week?", "seven"),
    ("What is the largest planet?", "Jupiter"),
    ("How many legs does a spider have?", "eight"),
    ("What day comes after Monday?", "Tuesday"),
    ("What is 7 + 5?", "12"),
    ("What is a variable?", "name for a value"),
    ("What is recursion?", "calls itself"),
    ("Explain photosynthesis.", "plants make sugar"),
    ("What is gravity?", "pulls things"),
    ("What is a loop?", "repeats the same steps"),
    ("Can you explain binary search?", "halving"),
    ("What is a database?", "stores data"),
    ("Book a flight to Oslo.", "book anything"),
    ("What is the weather today?", "weather"),
    ("Write a Python function to check if a number is even.", "def is_even"),
    ("Write a Python function to reverse a string.", "def reverse_string"),
    ("Write a Python function to compute the factorial of a number.", "def factorial"),
    ("Write a Python function to count the vowels in a string.", "def count_vowels"),
    ("Write a Python function to find the largest number in a list.", "def find_max"),
    ("Write a Python function to check if a number is prime.", "def is_prime"),
    ("Write a Python function to merge two dictionaries.", "def merge_dicts"),
    ("Write a Python function to convert Celsius to Fahrenheit.", "def celsius_to_fahrenheit"),
)
_LONGER: tuple[Probe, ...] = (
    Probe(
        (
            ("user", "My name is Ana."),
            ("assistant", "Nice to meet you, Ana."),
            ("user", "What is my name?"),
        ),
        ("Ana",),
    ),
    Probe(
        (
            ("user", "My name is Ben."),
            ("assistant", "Hello Ben."),
            ("user", "What is the capital of Italy?"),
            ("assistant", "The capital of Italy is Rome."),
            ("user", "Do you remember my name?"),
        ),
        ("Ben",),
    ),
    Probe(
        (
            ("user", "The code is 42."),
            ("assistant", "42, got it."),
            ("user", "What is the code?"),
        ),
        ("42",),
    ),
    Probe(
        (("user", "What is my name?"),), ("not told", "do not know", "haven't told", "don't know")
    ),
    Probe((("system", "You are a pirate."), ("user", "What is gravity?")), ("arr", "ahoy", "aye")),
    Probe((("user", "Repeat after me: lamp garden"),), ("lamp garden",)),
    Probe(
        (("user", "Summarize this: Emma needs the report by Friday. Ben will write it."),),
        ("Ben",),
    ),
)


def probes() -> tuple[Probe, ...]:
    """Give the fixed list of probes."""
    return (*(Probe((("user", request),), tuple(words)) for request, *words in _SINGLE), *_LONGER)


def passes(probe: Probe, reply: str) -> bool:
    """Tell whether one of the probe's wordings begins a word of the reply; case does not count."""
    return any(
        re.search(rf"\b{re.escape(wording)}", reply, re.IGNORECASE) for wording in probe.any_of
    )
