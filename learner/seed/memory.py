"""Things told in the conversation and asked back: the model must copy from its context."""

import random
from collections.abc import Callable

from learner.seed import style as styles
from learner.seed import words
from learner.seed.turns import Exchange, typed

_Told = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _name(rng: random.Random) -> _Told:
    name = words.person(rng)
    return (
        (f"My name is {name}.", f"I am {name}.", f"I'm {name}.", f"Call me {name}.",
         f"Hi, I am {name}!", f"Hello, my name is {name}."),
        (f"Nice to meet you, {name}.", f"Hello {name}.", f"Hi {name}, good to meet you."),
        ("What is my name?", "Who am I?", "What's my name?", "Do you remember my name?"),
        (f"Your name is {name}.", f"You are {name}.", f"You told me that you are {name}."),
    )  # fmt: skip


def _pet(rng: random.Random) -> _Told:
    name, pet = words.person(rng), rng.choice(words.PETS)
    return (
        (f"I have a {pet} called {name}.", f"My {pet} is called {name}.",
         f"My {pet}'s name is {name}."),
        (f"{name} is a lovely name for a {pet}.", f"Say hello to {name} from me.",
         f"A {pet} called {name}, how nice."),
        (f"What is my {pet} called?", f"What is the name of my {pet}?",
         f"Do you remember my {pet}?"),
        (f"Your {pet} is called {name}.", f"The name of your {pet} is {name}."),
    )  # fmt: skip


def _likes(rng: random.Random) -> _Told:
    hobby = rng.choice(words.HOBBIES)
    return (
        (f"I like {hobby}.", f"My hobby is {hobby}.", f"I love {hobby}.", f"I enjoy {hobby}."),
        (f"{hobby[0].upper()}{hobby[1:]} sounds fun.", f"It is great that you like {hobby}.",
         f"{hobby[0].upper()}{hobby[1:]} is a nice hobby."),
        ("What do I like?", "What is my hobby?", "Do you remember my hobby?"),
        (f"You like {hobby}.", f"Your hobby is {hobby}."),
    )  # fmt: skip


def _favourite(rng: random.Random) -> _Told:
    kind, things = rng.choice(
        (("colour", words.COLOURS), ("food", words.FOODS), ("city", words.CITIES),
         ("day", words.DAYS))
    )  # fmt: skip
    thing = rng.choice(things)
    return (
        (f"My favourite {kind} is {thing}.", f"I think the best {kind} is {thing}."),
        (f"{thing[0].upper()}{thing[1:]} is a good choice.", f"I like {thing} too."),
        (f"What is my favourite {kind}?", f"Which {kind} do I like best?"),
        (f"Your favourite {kind} is {thing}.", f"You said that it is {thing}."),
    )


def _lives(rng: random.Random) -> _Told:
    city = rng.choice(words.CITIES) if rng.random() < 0.5 else words.made_up(rng)
    return (
        (f"I live in {city}.", f"I am from {city}.", f"My home is {city}."),
        (f"{city} sounds like a nice place.", f"I hope that life in {city} is good."),
        ("Where do I live?", "Where am I from?", "What is my home town?"),
        (f"You live in {city}.", f"You told me that you are from {city}."),
    )


def _works(rng: random.Random) -> _Told:
    job = rng.choice(words.JOBS)
    return (
        (f"I work as {words.a(job)}.", f"I am {words.a(job)}.", f"My job is {job}."),
        (f"Being {words.a(job)} must be interesting.", f"The world needs every {job}."),
        ("What is my job?", "What do I do?", "What do I work as?"),
        (f"You work as {words.a(job)}.", f"You are {words.a(job)}."),
    )


def _number(rng: random.Random) -> _Told:
    number = rng.randrange(10, 1000)
    return (
        (f"Remember the number {number}.", f"My number is {number}.", f"Keep {number} in mind."),
        (f"I will remember {number}.", f"{number}, got it."),
        ("What was the number?", "Which number did I tell you?", "What is my number?"),
        (f"The number is {number}.", f"You told me {number}."),
    )


def _place(rng: random.Random) -> _Told:
    thing, place = rng.choice(words.OBJECTS), rng.choice(words.PLACES)
    return (
        (f"My {thing} is in the {place}.", f"I left my {thing} in the {place}.",
         f"I put the {thing} in the {place}."),
        (f"I will remember that it is in the {place}.", f"The {thing} is in the {place}, noted."),
        (f"Where is my {thing}?", f"Where did I put the {thing}?"),
        (f"Your {thing} is in the {place}.", f"It is in the {place}."),
    )  # fmt: skip


_KINDS: tuple[Callable[[random.Random], _Told], ...] = (
    _name, _name, _name, _pet, _likes, _favourite, _lives, _works, _number, _place,
)  # fmt: skip
_UNKNOWN: dict[str, tuple[str, ...]] = {
    "name": ("What is my name?", "Who am I?", "Do you know my name?"),
    "job": ("What is my job?", "What do I work as?"),
    "home": ("Where do I live?", "Where am I from?"),
    "hobby": ("What is my hobby?", "What do I like?"),
}


def ask(rng: random.Random) -> list[Exchange]:
    """Draw a thing that the user tells, and mostly the question for it one turn later."""
    told, answer, question, recall = rng.choice(_KINDS)(rng)
    style = styles.draw(rng)
    first = Exchange(
        _spell(rng, rng.choice(told)),
        styles.dress(rng, style, rng.choice(answer), tone="told"),
        style,
        "told",
        answer,
    )
    return [first, *_recall(rng, question, recall)] if rng.random() < 0.75 else [first]


def tell_then_ask(rng: random.Random, between: list[Exchange]) -> list[Exchange]:
    """Put other exchanges between a thing that is told and the question for it."""
    told, answer, question, recall = rng.choice(_KINDS)(rng)
    style = styles.draw(rng)
    text = styles.dress(rng, style, rng.choice(answer), tone="told")
    first = Exchange(_spell(rng, rng.choice(told)), text, style, "told", answer)
    return [first, *between, *_recall(rng, question, recall)]


def unknown(rng: random.Random) -> list[Exchange]:
    """Draw a question for something that the user never told."""
    topic = rng.choice(tuple(_UNKNOWN))
    style = styles.draw(rng)
    core = rng.choice((f"I do not know your {topic} yet.", f"You have not told me your {topic}."))
    return [
        Exchange(
            typed(rng, rng.choice(_UNKNOWN[topic])),
            styles.dress(rng, style, core, tone="sorry"),
            style,
            "not told",
            (core,),
        )
    ]


def repeat(rng: random.Random) -> list[Exchange]:
    """Draw a request to repeat some words, half of them made up."""
    chosen = [
        words.made_up(rng).lower()
        if rng.random() < 0.5
        else rng.choice((*words.OBJECTS, *words.FOODS, *words.COLOURS, *words.PLACES))
        for _ in range(rng.randint(1, 5))
    ]
    text = " ".join(chosen)
    request = rng.choice(("Repeat: {0}", "Say {0}", "Repeat after me: {0}", "Please say: {0}"))
    style = styles.draw(rng)
    reply = rng.choice((text, f"{text}.", f'"{text}"', f"You said: {text}."))
    reply = styles.bang(reply) if style.exclaim else reply
    if style.emoji:
        reply += f" {rng.choice(styles.EMOJI['chat'])}"
    return [Exchange(request.format(text), reply, style, "repeat", (text,))]


def _recall(
    rng: random.Random, question: tuple[str, ...], recall: tuple[str, ...]
) -> list[Exchange]:
    style = styles.draw(rng)
    text = styles.dress(rng, style, rng.choice(recall), tone="recall")
    return [Exchange(typed(rng, rng.choice(question)), text, style, "recall", recall)]


def _spell(rng: random.Random, text: str) -> str:
    """Vary only the end: names keep their capitals, so that they can be copied."""
    return text[:-1] if rng.random() < 0.35 else text
