"""Things that a person may tell about themselves: how they say it, ask for it, and are answered."""

from collections.abc import Callable
from dataclasses import dataclass

from learner.seed import words
from learner.seed.draw import Draw


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told.

    Attributes:
        what: what it is, the way the bot names it when it was never told: "your name".
        told: how the person tells it.
        answers: how the bot takes it up.
        questions: how the person asks for it later.
        recalls: right answers to them.
    """

    what: str
    told: tuple[str, ...]
    answers: tuple[str, ...]
    questions: tuple[str, ...]
    recalls: tuple[str, ...]


def _name(rng: Draw) -> Told:
    name = words.person(rng) if rng.random() < 0.9 else words.person(rng).lower()
    return Told(
        "your name",
        (f"My name is {name}.", f"I am {name}.", f"I'm {name}.", f"Call me {name}.",
         f"Hi, I am {name}!", f"Hello, my name is {name}.", f"You can call me {name}.",
         f"People call me {name}.", f"{name} here.", f"My name's {name}.", f"It's me, {name}.",
         f"Hey, I'm {name}, nice to meet you.", f"They call me {name}.", f"I go by {name}."),
        (f"Nice to meet you, {name}.", f"Hello {name}.", f"Hi {name}, good to meet you."),
        ("What is my name?", "Who am I?", "What's my name?", "Do you remember my name?",
         "Do you know my name?", "Can you tell me my name?", "What did I say my name was?",
         "What am I called?", "Say my name.", "How am I called?", "Tell me my name.",
         "Which name did I give you?", "Do you still know who I am?", "What was my name again?"),
        (f"Your name is {name}.", f"You are {name}.", f"You told me that you are {name}."),
    )  # fmt: skip


def _pet(rng: Draw) -> Told:
    name, pet = words.person(rng), rng.choice(words.PETS)
    return Told(
        f"the name of your {pet}",
        (f"I have a {pet} called {name}.", f"My {pet} is called {name}.", f"My {pet} is {name}.",
         f"My {pet}'s name is {name}.", f"I have a {pet}, its name is {name}.",
         f"I got a {pet} and named it {name}.", f"{name} is my {pet}.",
         f"The name of my {pet} is {name}.", f"I own a {pet} named {name}."),
        (f"{name} is a lovely name for a {pet}.", f"Say hello to {name} from me.",
         f"A {pet} called {name}, how nice."),
        (f"What is my {pet} called?", f"What is the name of my {pet}?",
         f"What's my {pet}'s name?", f"Do you remember my {pet}'s name?", f"Name my {pet}.",
         f"How is my {pet} called?", f"Do you know the name of my {pet}?",
         f"What did I call my {pet}?", f"Who is my {pet}?"),
        (f"Your {pet} is called {name}.", f"The name of your {pet} is {name}."),
    )  # fmt: skip


def _kin(rng: Draw) -> Told:
    name, kin = words.person(rng), rng.wording(words.KIN)
    return Told(
        f"the name of your {kin}",
        (f"My {kin} is called {name}.", f"My {kin}'s name is {name}.", f"{name} is my {kin}.",
         f"The name of my {kin} is {name}.", f"I have a {kin} called {name}.",
         f"My {kin} {name} is here.", f"I visit my {kin} {name} today."),
        (f"Say hello to {name} from me.", f"{name} is a nice name.", f"Your {kin} {name}, noted."),
        (f"What is my {kin} called?", f"What is the name of my {kin}?", f"Who is my {kin}?",
         f"What's my {kin}'s name?", f"Do you remember the name of my {kin}?",
         f"Tell me the name of my {kin}.", f"How is my {kin} called?"),
        (f"Your {kin} is called {name}.", f"The name of your {kin} is {name}."),
    )  # fmt: skip


def _likes(rng: Draw) -> Told:
    hobby = rng.wording(words.HOBBIES)
    return Told(
        "your hobby",
        (f"I like {hobby}.", f"My hobby is {hobby}.", f"I love {hobby}.", f"I enjoy {hobby}.",
         f"I spend my free time with {hobby}.", f"{hobby} is my hobby.", f"I am into {hobby}.",
         f"I really like {hobby}.", f"My favourite hobby is {hobby}.", f"I'm a fan of {hobby}."),
        (f"{hobby[0].upper()}{hobby[1:]} sounds fun.", f"It is great that you like {hobby}.",
         f"{hobby[0].upper()}{hobby[1:]} is a nice hobby."),
        ("What do I like?", "What is my hobby?", "Do you remember my hobby?", "What's my hobby?",
         "What do I enjoy?", "What do I like to do?", "Do you know my hobby?",
         "Which hobby do I have?", "What do I do in my free time?", "Tell me my hobby."),
        (f"You like {hobby}.", f"Your hobby is {hobby}."),
    )  # fmt: skip


def _favourite(rng: Draw) -> Told:
    kind, things = rng.choice(
        (("colour", words.COLOURS), ("food", words.FOODS), ("city", words.CITIES),
         ("day", words.DAYS), ("animal", words.ANIMALS), ("color", words.COLOURS))
    )  # fmt: skip
    thing = rng.wording(things)
    best = rng.choice(("favourite", "favorite"))
    return Told(
        f"your favourite {kind}",
        (f"My {best} {kind} is {thing}.", f"I think the best {kind} is {thing}.",
         f"{thing} is my {best} {kind}.", f"I like {thing} best.",
         f"The {kind} I like most is {thing}.",
         f"As for the {kind}, I like {thing} most."),
        (f"{thing[0].upper()}{thing[1:]} is a good choice.",
         f"Your favourite {kind} is {thing}, noted."),
        (f"What is my {best} {kind}?", f"Which {kind} do I like best?", f"What's my {best} {kind}?",
         f"Do you remember my {best} {kind}?", f"Which {kind} do I like most?",
         f"Tell me my {best} {kind}.", f"Do you know my {best} {kind}?",
         f"Which {kind} is my {best}?"),
        (f"Your favourite {kind} is {thing}.", f"You said that it is {thing}."),
    )  # fmt: skip


def _lives(rng: Draw) -> Told:
    city = rng.wording(words.CITIES) if rng.random() < 0.5 else words.made_up(rng)
    return Told(
        "where you live",
        (f"I live in {city}.", f"I am from {city}.", f"My home is {city}.", f"I come from {city}.",
         f"I'm from {city}.", f"My home town is {city}.", f"I moved to {city}.",
         f"I have a flat in {city}.", f"We live in {city}."),
        (f"{city} sounds like a nice place.", f"I hope that life in {city} is good."),
        ("Where do I live?", "Where am I from?", "What is my home town?", "Where is my home?",
         "Which city do I live in?", "Do you remember where I live?", "In which town do I live?",
         "Do you know where I live?", "Where do I come from?", "What city am I from?"),
        (f"You live in {city}.", f"You told me that you are from {city}."),
    )  # fmt: skip


def _works(rng: Draw) -> Told:
    job = rng.wording(words.JOBS)
    return Told(
        "your job",
        (f"I work as {words.a(job)}.", f"I am {words.a(job)}.", f"My job is {job}.",
         f"I'm {words.a(job)}.", f"I am {words.a(job)} by profession.",
         f"I earn my money as {words.a(job)}.",
         f"My profession is {job}.", f"I became {words.a(job)}."),
        (f"Being {words.a(job)} must be interesting.", f"The world needs every {job}."),
        ("What is my job?", "What do I do for work?", "What do I work as?", "What's my job?",
         "What do I do for a living?", "Do you know my job?", "Do you remember my job?",
         "What is my profession?", "Which job do I have?", "Tell me my job."),
        (f"You work as {words.a(job)}.", f"You are {words.a(job)}."),
    )  # fmt: skip


def _number(rng: Draw) -> Told:
    number = rng.randrange(3, 1000)
    while not rng.is_mine(f"number {number}"):
        number = rng.randrange(3, 1000)
    kind = rng.choice(
        ("number", "number", "number", "lucky number", "room number", "house number", "code")
    )
    return Told(
        f"your {kind}",
        (f"Remember the {kind} {number}.", f"My {kind} is {number}.",
         f"Keep the {kind} {number} in mind.",
         f"{number} is my {kind}.", f"The {kind} is {number}.", f"Note the {kind} {number}.",
         f"Please remember my {kind}: {number}.", f"Do not forget the {kind} {number}.",
         *((f"Remember {number}.", f"Keep {number} in mind.", f"Note this down: {number}.")
           if kind == "number" else ())),
        (f"I will remember {number}.", f"{number}, got it."),
        (f"What was the {kind}?", f"Which {kind} did I tell you?", f"What is my {kind}?",
         f"What's my {kind}?", f"Do you remember the {kind}?", f"Tell me the {kind}.",
         f"What {kind} did I give you?", f"Can you repeat the {kind}?"),
        (f"The {kind} is {number}.", f"You told me {number}."),
    )  # fmt: skip


def _age(rng: Draw) -> Told:
    age = rng.randrange(8, 96)
    return Told(
        "your age",
        (f"I am {age} years old.", f"I'm {age}.", f"My age is {age}.", f"I am {age}.",
         f"I turned {age} today.", f"I'm {age} years old."),
        (f"{age} is a fine age.", f"I will remember that you are {age}."),
        ("How old am I?", "What is my age?", "Do you know my age?", "Do you remember how old I am?",
         "Tell me my age.", "How many years old am I?", "What's my age?"),
        (f"You are {age} years old.", f"You told me that you are {age}."),
    )  # fmt: skip


def _place(rng: Draw) -> Told:
    thing, place = rng.wording(words.OBJECTS), rng.wording(words.PLACES)
    return Told(
        f"where your {thing} is",
        (f"My {thing} is in the {place}.", f"I left my {thing} in the {place}.",
         f"I put the {thing} in the {place}.", f"The {thing} is in the {place}.",
         f"I keep my {thing} in the {place}.", f"My {thing} lies in the {place}.",
         f"I forgot my {thing} in the {place}."),
        (f"I will remember that it is in the {place}.", f"The {thing} is in the {place}, noted."),
        (f"Where is my {thing}?", f"Where did I put the {thing}?", f"Where did I leave my {thing}?",
         f"Where's my {thing}?", f"I look for my {thing}. Where is it?",
         f"Do you know where my {thing} is?",
         f"In which place is my {thing}?"),
        (f"Your {thing} is in the {place}.", f"It is in the {place}."),
    )  # fmt: skip


def _wish(rng: Draw) -> Told:
    wish = rng.wording(words.WISHES)
    yours = wish.replace("my ", "your ")
    return Told(
        "your wish",
        (f"I want to {wish}.", f"I would like to {wish}.", f"My wish is to {wish}.",
         f"I wish to {wish}.", f"My dream is to {wish}.", f"This year I want to {wish}.",
         f"One day I will {wish}.", f"I hope to {wish}.", f"I'd love to {wish}.",
         f"My plan is to {wish}."),
        ("I hope that your wish comes true.", f"I wish you luck, so that you can {yours}."),
        ("What do I want?", "What is my wish?", "What do I want to do?", "What was my wish?",
         "What is my plan?", "Do you remember my wish?", "What did I want to do?",
         "What would I like to do?", "Tell me my wish.", "What is my dream?",
         "What did I wish for?"),
        (f"You want to {yours}.", f"Your wish is to {yours}."),
    )  # fmt: skip


def _event(rng: Draw) -> Told:
    event, day = rng.wording(words.EVENTS), rng.choice(words.DAYS)
    return Told(
        f"the day of your {event}",
        (f"My {event} is on {day}.", f"I have {words.a(event)} on {day}.",
         f"On {day} is my {event}.",
         f"The {event} is on {day}.", f"Remember that my {event} is on {day}.",
         f"My {event} takes place on {day}."),
        (f"I will remember that it is on {day}.", f"Your {event} is on {day}, noted."),
        (f"When is my {event}?", f"On which day is my {event}?", f"What day is my {event}?",
         f"Do you remember when my {event} is?", f"When do I have my {event}?"),
        (f"Your {event} is on {day}.", f"It is on {day}."),
    )  # fmt: skip


KINDS: tuple[Callable[[Draw], Told], ...] = (
    _name, _name, _name, _pet, _kin, _likes, _favourite, _lives, _works, _number, _age, _place,
    _wish, _event,
)  # fmt: skip
_NEVER: dict[str, tuple[str, ...]] = {
    "your birthday": ("When is my birthday?", "On which day was I born?", "What is my birthday?"),
    "your phone number": ("What is my phone number?", "Tell me my phone number."),
    "your address": ("What is my address?", "What street do I live in?", "Where is my house?"),
    "your last name": ("What is my last name?", "What is my surname?", "What's my family name?"),
    "your favourite song": ("What is my favourite song?", "Which song do I like?"),
    "your favourite film": ("What is my favourite film?", "Which movie do I like best?"),
    "your favourite book": ("What is my favourite book?", "Which book do I like most?"),
    "your favourite season": ("What is my favourite season?", "Which season do I like?"),
    "your favourite game": ("What is my favorite game?", "What game do I like?"),
    "your shoe size": ("What is my shoe size?", "Which size are my shoes?"),
    "your height": ("How tall am I?", "What is my height?"),
    "your weight": ("How much do I weigh?", "What is my weight?"),
    "your plans": ("What are my plans?", "What did I plan for the weekend?"),
    "your car": ("Which car do I drive?", "What car do I have?", "What colour is my car?"),
    "your school": ("Which school do I go to?", "What is my school called?"),
    "your breakfast": ("What did I eat for breakfast?", "What did I have for breakfast?"),
    "your children": ("How many children do I have?", "What are my children called?"),
}  # fmt: skip


def never(rng: Draw) -> Told:
    """Draw something that nobody tells in these conversations."""
    what = rng.choice(tuple(_NEVER))
    return Told(what, (), (), _NEVER[what], ())
