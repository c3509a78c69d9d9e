"""Descriptions of what a family's function does, drawn from its grammar.

The parts of a description are drawn one by one, so that a family has hundreds of descriptions that
share little but its key words, which are what the model has to learn.
"""

import re

from learner.seed.coding.families_grammars import GRAMMARS
from learner.seed.coding.families_values_grammars import VALUE_GRAMMARS
from learner.seed.coding.family import Family
from learner.seed.draw import Draw

MACROS: dict[str, str] = {
    "C": "{check if|check whether|test if|test whether|tell me if|tell whether|see if|see whether|"
    "determine if|determine whether|find out if|find out whether|decide if|say whether|show if|"
    "tell if}",
    "G": "{compute|calculate|get|find|return|determine|work out|give|give back|figure out|output|"
    "obtain|produce|show|tell}",
    "K": "{count|tally|count up|get the number of|find the number of|calculate the number of}",
    "L": "{a list|an array|a list of numbers|some numbers|a bunch of numbers|a sequence of numbers|"
    "a given list|a python list|a list of values|an array of ints}",
    "I": "{a list|an array|a sequence|a given list|a python list|a collection|a list of things|"
    "a list of items}",
    "E": "{items|elements|entries|values|things}",
    "N": "{numbers|values|elements|integers|items}",
    "S": "{a string|a text|a word|some text|a given string|a sentence|a str|a given word}",
    "X": "{a number|an integer|n|an int|a given number|some number|a whole number|the number|"
    "a value}",
    "D": "{a dictionary|a dict|a mapping|a python dict|a given dict}",
    "R": "{remove|drop|delete|strip|get rid of|take out|throw out|eliminate|filter out|kick out}",
}  # fmt: skip
"""What `<C>` and its like stand for in a grammar."""
_MACRO = re.compile(r"<([A-Z])>")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_NUMBERED = re.compile(r"minus_\d+|\d+")
_WORDED = re.compile("(starts_with|ends_with|contains|append|prepend|remove|count)_([a-z]+)")
_NUMERALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def kind(family: Family) -> str:
    """Write the value in a family's name as K: "add_17_to_all" is of the kind "add_K_to_all"."""
    if family.name in GRAMMARS:
        return family.name
    worded = _WORDED.fullmatch(family.name)
    return f"{worded[1]}_K" if worded else _NUMBERED.sub("K", family.name)


def has_word(family: Family) -> bool:
    """Tell whether the family's value is a word, which the reply must copy letter by letter."""
    return family.name not in GRAMMARS and _WORDED.fullmatch(family.name) is not None


def orders(family: Family) -> tuple[str, ...]:
    """Give the grammars of a family's descriptions in the imperative."""
    return _parts(family, 0)


def nouns(family: Family) -> tuple[str, ...]:
    """Give the grammars of a family's descriptions as noun phrases."""
    return _parts(family, 1)


def _parts(family: Family, at: int) -> tuple[str, ...]:
    grammar = GRAMMARS.get(family.name) or VALUE_GRAMMARS.get(kind(family), "||")
    return tuple(part.strip() for part in grammar.split("||")[at].split(" ; ") if part.strip())


def expanded(rng: Draw, grammar: str, family: Family) -> str:
    """Draw one description from a grammar, with the family's value in its places."""
    text = _MACRO.sub(lambda found: MACROS[found[1]], grammar)
    while "{" in text:
        text = _CHOICE.sub(lambda found: rng.wording(found[1].split("|")), text)
    text = " ".join(text.split()).replace("¦", "|")
    return text.replace("[K]", value(rng, family)) if "[K]" in text else text


def value(rng: Draw, family: Family) -> str:
    """Say the value in a family's name: digits, now and then a small number as a word."""
    worded = _WORDED.fullmatch(family.name)
    if worded:
        return rng.choice(("'{}'", '"{}"', "{}", "{}", "the word {}")).format(worded[2])
    found = _NUMBERED.search(family.name)
    assert found is not None
    number = int(found[0].replace("minus_", "-"))
    if 0 <= number < len(_NUMERALS) and rng.random() < 0.15:
        return _NUMERALS[number]
    if number < 0 and rng.random() < 0.3:
        return f"minus {-number}"
    return str(number)
