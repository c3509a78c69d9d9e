"""Questions with one right answer: capitals, colours, opposites, calendars, animals."""

import re

from learner.seed import dressing
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.facts_tables import (
    CAPITALS,
    COLOURS,
    DAYS,
    DAYS_IN,
    LEGS,
    MIXED,
    MONTHS,
    OPPOSITES,
    SINGLE,
    SOUNDS,
    YOUNG,
)
from learner.seed.phrasing import typed
from learner.seed.turns import Exchange

_Fact = tuple[str, str, tuple[str, ...]]
_CAPITAL: tuple[str, ...] = (
    "What is the capital of {0}?", "What's the capital of {0}?", "Capital of {0}?",
    "Which city is the capital of {0}?", "Tell me the capital of {0}.",
    "Do you know the capital of {0}?", "{0}'s capital?", "Name the capital of {0}.",
    "What is the capital city of {0}?", "What is {0}'s capital?", "I need the capital of {0}.",
    "Which is the capital of {0}?", "What city is the capital of {0}?", "The capital of {0} is?",
    "Give me the capital of {0}.", "Which capital does {0} have?",
    "Can you name the capital of {0}?",
    "{0}: what is the capital?", "What is the name of the capital of {0}?", "capital {0}?",
    "Where does the government of {0} sit?", "What is the main city of {0}?",
)  # fmt: skip
_CAPITAL_BACK: tuple[str, ...] = (
    "Where is {0}?", "In which country is {0}?", "{0} is the capital of?", "Where is {0} located?",
    "Which country has the capital {0}?", "{0} is the capital of which country?",
    "Of which country is {0} the capital?", "What country is {0} in?", "Where do I find {0}?",
    "{0} is in which country?", "Which country does {0} belong to?",
    "What country has {0} as its capital?",
)  # fmt: skip
_OPPOSITE: tuple[str, ...] = (
    "What is the opposite of {0}?", "Opposite of {0}?", "What is not {0}?",
    "The opposite of {0} is?",
    "What's the opposite of {0}?", "Tell me the opposite of {0}.", "What is the contrary of {0}?",
    "Give me the opposite of {0}.", "Which word is the opposite of {0}?",
    "Name the opposite of {0}.",
    "What is the antonym of {0}?", "I need the opposite of {0}.", "{0}: what is the opposite?",
)  # fmt: skip
_LEGS: tuple[str, ...] = (
    "How many legs does {0} have?", "How many legs has {0}?", "Number of legs of {0}?",
    "Tell me how many legs {0} has.", "Legs of {0}?", "Do you know how many legs {0} has?",
    "What is the number of legs of {0}?", "Count the legs of {0}.",
    "On how many legs does {0} walk?",
)  # fmt: skip
_YOUNG: tuple[str, ...] = (
    "What is a baby {0} called?", "What do you call a young {0}?", "What is a young {0} called?",
    "How do you call a baby {0}?", "What's a baby {0} called?", "Name of a baby {0}?", "Baby {0}?",
    "What is the name for a young {0}?", "A baby {0} is called?",
    "Tell me the word for a baby {0}.",
    "What is the young of a {0} called?",
)  # fmt: skip
_COLOUR: tuple[str, ...] = (
    "What colour is {0}?", "What color is {0}?", "Which colour does {0} have?", "Colour of {0}?",
    "What is the colour of {0}?", "What is the color of {0}?", "Tell me the colour of {0}.",
    "Which color is {0}?", "What's the color of {0}?", "Do you know the colour of {0}?",
    "Name the color of {0}.", "What colour does {0} have?", "{0} has which colour?",
)  # fmt: skip
_SOUND: tuple[str, ...] = (
    "What sound does a {0} make?", "What does a {0} say?", "Which sound does a {0} make?",
    "How does a {0} sound?", "What noise does a {0} make?", "A {0} does what sound?",
)  # fmt: skip
_MIX: tuple[str, ...] = (
    "What do you get if you mix {0} and {1}?", "What colour do {0} and {1} make?",
    "Mix {0} and {1}.", "Which color comes from {0} and {1}?", "{0} and {1} make which colour?",
    "What color do {0} and {1} make?", "What happens when you mix {0} and {1}?",
)  # fmt: skip
_DAYS_IN: tuple[str, ...] = (
    "How many days does {0} have?", "How many days are in {0}?", "How long is {0}?", "Days in {0}?",
    "How many days has {0}?", "What is the number of days in {0}?",
    "Tell me how many days {0} has.",
)  # fmt: skip
_NEXT: tuple[str, ...] = (
    "What {noun} comes {word} {0}?", "What is {word} {0}?", "Which {noun} comes {word} {0}?",
    "Which {noun} is {word} {0}?", "{word} {0} comes what?", "The {noun} {word} {0}?",
    "What comes {word} {0}?", "Tell me the {noun} {word} {0}.", "Name the {noun} {word} {0}.",
    "What {noun} is {word} {0}?", "Do you know the {noun} {word} {0}?",
    "What is the {noun} {word} {0}?",
)  # fmt: skip
_SINGLE: tuple[str, ...] = (
    "{0}", "{0}", "{0}", "{0}", "Tell me: {1}", "Do you know this: {1}", "Can you tell me: {1}",
    "I want to know: {1}", "Do you know {1}", "Please answer: {1}", "My question is: {1}",
    "Help me out: {1}", "Quiz: {1}", "Answer this: {1}", "I forgot: {1}", "I wonder: {1}",
)  # fmt: skip


_REPHRASED: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), others)
    for pattern, others in (
        (r"How many (.+) are in (.+)\?",
         ("How many {0} does {1} have?", "Number of {0} in {1}?", "{0} in {1}?",
          "{1} has how many {0}?",
          "What is the number of {0} in {1}?", "How many {0} are there in {1}?",
          "How many {0} has {1}?",
          "How many {0} make up {1}?")),
        (r"How many (.+) does (.+) have\?",
         ("How many {0} are in {1}?", "Number of {0} of {1}?", "{1} has how many {0}?",
          "What is the number of {0} of {1}?", "How many {0} has {1}?", "Count the {0} of {1}.")),
        (r"What is the (.+)\?",
         ("What's the {0}?", "Which is the {0}?", "Name the {0}.", "Tell me the {0}.",
          "The {0} is?",
          "Do you know the {0}?", "The {0}?", "Give me the {0}.", "I need the name of the {0}.")),
        (r"Which (\w+) is (.+)\?", ("What {0} is {1}?", "Name the {0} that is {1}.",
         "The {0} that is {1}?")),
        (r"Who (\w+) (.+)\?",
         ("By whom was {1} made?", "{1} is by whom?", "Which person {0} {1}?",
          "Who was it that {0} {1}?",
          "Name the person who {0} {1}.", "Tell me who {0} {1}.")),
    )
)  # fmt: skip
"""Forms of questions, and other forms that ask for the same."""


def ask(rng: Draw) -> list[Exchange]:
    """Draw one question of fact and its answer."""
    kinds = (_capital, _capital_back, _opposite, _legs, _young, _colour, _single, _next, _sound,
             _mixed, _days_in)  # fmt: skip
    weights = (6, 2, 3, 1, 1, 1.5, 6, 3, 1, 1, 1)
    question, core, extra = rng.choices(kinds, weights)[0](rng)
    question = question[0].upper() + question[1:]
    style = styles.draw(rng)
    reply = dressing.dress(rng, style, core, extra)
    return [Exchange(typed(rng, question), reply, style, "fact", (core,))]


def _capital(rng: Draw) -> _Fact:
    country, city = rng.choice(tuple(CAPITALS.items()))
    core = f"The capital of {country} is {city}."
    extra = (f"{city} is in {country}.", "It is the seat of the government.")
    return rng.wording(_CAPITAL).format(country), core, extra


def _capital_back(rng: Draw) -> _Fact:
    country, city = rng.choice(tuple(CAPITALS.items()))
    core = f"{city} is the capital of {country}."
    return rng.wording(_CAPITAL_BACK).format(city), core, ()


def _opposite(rng: Draw) -> _Fact:
    pair = rng.choice(tuple(OPPOSITES.items()))
    word, other = pair if rng.random() < 0.6 else pair[::-1]
    return rng.wording(_OPPOSITE).format(word), f"The opposite of {word} is {other}.", ()


def _legs(rng: Draw) -> _Fact:
    animal, count = rng.choice(tuple(LEGS.items()))
    core = f"{animal[0].upper()}{animal[1:]} has {count} legs."
    return rng.wording(_LEGS).format(animal), core, ()


def _young(rng: Draw) -> _Fact:
    animal, young = rng.choice(tuple(YOUNG.items()))
    return rng.wording(_YOUNG).format(animal), f"A young {animal} is called a {young}.", ()


def _colour(rng: Draw) -> _Fact:
    thing, colour = rng.choice(tuple(COLOURS.items()))
    core = f"{thing[0].upper()}{thing[1:]} is {colour}."
    return rng.wording(_COLOUR).format(thing), core, ()


def _sound(rng: Draw) -> _Fact:
    animal, sound = rng.choice(tuple(SOUNDS.items()))
    return rng.wording(_SOUND).format(animal), f"A {animal} {sound}.", ()


def _mixed(rng: Draw) -> _Fact:
    (one, two), colour = rng.choice(tuple(MIXED.items()))
    if rng.random() < 0.5:
        one, two = two, one
    core = f"{one[0].upper()}{one[1:]} and {two} make {colour}."
    return rng.wording(_MIX).format(one, two), core, ()


def _days_in(rng: Draw) -> _Fact:
    month, days = rng.choice(tuple(DAYS_IN.items()))
    return rng.wording(_DAYS_IN).format(month), f"{month} has {days} days.", ()


def _single(rng: Draw) -> _Fact:
    questions, core = rng.choice(tuple(SINGLE.items()))
    question = _rephrased(rng, rng.choice(questions))
    return rng.wording(_SINGLE).format(question, question[0].lower() + question[1:]), core, ()


def _rephrased(rng: Draw, question: str) -> str:
    """Ask in another form, in half of the cases where there is one."""
    for pattern, others in _REPHRASED:
        found = pattern.fullmatch(question)
        if found and rng.random() < 0.5:
            other = rng.wording(others).format(*found.groups())
            return other[0].upper() + other[1:]
    return question


def _next(rng: Draw) -> _Fact:
    cycle = rng.choice((DAYS, MONTHS))
    at = rng.randrange(len(cycle))
    after = rng.random() < 0.6
    answer = cycle[(at + (1 if after else -1)) % len(cycle)]
    word = "after" if after else "before"
    noun = "day" if cycle is DAYS else "month"
    core = f"{answer} comes {word} {cycle[at]}."
    return rng.wording(_NEXT).format(cycle[at], word=word, noun=noun), core, ()
