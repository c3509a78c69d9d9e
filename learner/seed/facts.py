"""Questions with one right answer: capitals, colours, opposites, calendars, small sums."""

import random

from learner.seed import style as styles
from learner.seed.turns import Exchange, typed

CAPITALS: dict[str, str] = {
    "France": "Paris", "Germany": "Berlin", "Italy": "Rome", "Spain": "Madrid",
    "Portugal": "Lisbon", "Austria": "Vienna", "Norway": "Oslo", "Sweden": "Stockholm",
    "Finland": "Helsinki", "Denmark": "Copenhagen", "Poland": "Warsaw", "Greece": "Athens",
    "Ireland": "Dublin", "Belgium": "Brussels", "Hungary": "Budapest", "Egypt": "Cairo",
    "Kenya": "Nairobi", "Japan": "Tokyo", "China": "Beijing", "India": "New Delhi",
    "Russia": "Moscow", "Turkey": "Ankara", "Canada": "Ottawa", "Mexico": "Mexico City",
    "Cuba": "Havana", "Peru": "Lima", "Chile": "Santiago", "Argentina": "Buenos Aires",
    "Brazil": "Brasilia", "Australia": "Canberra", "England": "London", "Scotland": "Edinburgh",
    "Ukraine": "Kyiv", "Iceland": "Reykjavik", "Thailand": "Bangkok", "Vietnam": "Hanoi",
    "the Netherlands": "Amsterdam", "Switzerland": "Bern", "South Korea": "Seoul",
    "the United States": "Washington",
}  # fmt: skip
OPPOSITES: dict[str, str] = {
    "hot": "cold", "big": "small", "fast": "slow", "up": "down", "happy": "sad", "old": "new",
    "light": "dark", "hard": "soft", "open": "closed", "full": "empty", "early": "late",
    "high": "low", "rich": "poor", "strong": "weak", "wet": "dry", "loud": "quiet",
    "true": "false", "left": "right", "day": "night", "clean": "dirty", "easy": "difficult",
    "long": "short", "good": "bad", "first": "last",
}  # fmt: skip
LEGS: dict[str, str] = {
    "a spider": "eight", "a dog": "four", "a cat": "four", "a bird": "two", "an ant": "six",
    "a bee": "six", "a horse": "four", "a snake": "no", "a human": "two", "a fish": "no",
    "a fly": "six", "a chicken": "two",
}  # fmt: skip
YOUNG: dict[str, str] = {
    "dog": "puppy", "cat": "kitten", "cow": "calf", "sheep": "lamb", "horse": "foal",
    "pig": "piglet", "hen": "chick", "duck": "duckling", "bear": "cub", "frog": "tadpole",
    "goat": "kid", "goose": "gosling",
}  # fmt: skip
COLOURS: dict[str, str] = {
    "the sky": "blue", "grass": "green", "snow": "white", "blood": "red", "a banana": "yellow",
    "coal": "black", "a carrot": "orange", "milk": "white", "a lemon": "yellow", "the sea": "blue",
    "an elephant": "grey", "chocolate": "brown",
}  # fmt: skip
SINGLE: dict[tuple[str, ...], str] = {
    ("How many days are in a week?", "How many days does a week have?"): "A week has seven days.",
    ("How many months are in a year?",): "A year has twelve months.",
    ("How many days are in a year?",): "A year has 365 days, a leap year 366.",
    ("How many hours are in a day?",): "A day has 24 hours.",
    ("How many minutes are in an hour?",): "An hour has 60 minutes.",
    ("How many seconds are in a minute?",): "A minute has 60 seconds.",
    ("How many continents are there?",): "There are seven continents.",
    ("How many planets are there?", "How many planets does the solar system have?"):
        "There are eight planets in the solar system.",
    ("What is the largest planet?", "Which planet is the biggest?"):
        "Jupiter is the largest planet.",
    ("What is the smallest planet?",): "Mercury is the smallest planet.",
    ("Which planet is closest to the sun?",): "Mercury is the closest planet to the sun.",
    ("Which planet is called the red planet?", "What is the red planet?"):
        "Mars is called the red planet.",
    ("Which planet has rings?",): "Saturn is famous for its rings.",
    ("What is the largest ocean?", "Which ocean is the biggest?"):
        "The Pacific is the largest ocean.",
    ("What is the highest mountain?", "What is the tallest mountain?"):
        "Mount Everest is the highest mountain.",
    ("What is the largest animal?", "Which animal is the biggest?"):
        "The blue whale is the largest animal.",
    ("What is the fastest land animal?", "Which animal is the fastest?"):
        "The cheetah is the fastest land animal.",
    ("What is the tallest animal?",): "The giraffe is the tallest animal.",
    ("At what temperature does water boil?", "When does water boil?"):
        "Water boils at 100 degrees Celsius.",
    ("At what temperature does water freeze?", "When does water freeze?"):
        "Water freezes at 0 degrees Celsius.",
    ("What is H2O?", "What is the formula of water?"): "Water has the formula H2O.",
    ("What do bees make?",): "Bees make honey.",
    ("What do cows eat?",): "Cows eat grass.",
    ("How many sides does a triangle have?",): "A triangle has three sides.",
    ("How many sides does a square have?",): "A square has four sides.",
    ("How many sides does a hexagon have?",): "A hexagon has six sides.",
    ("How many letters are in the alphabet?",): "The English alphabet has 26 letters.",
    ("What is the first month of the year?",): "January is the first month of the year.",
    ("What is the last month of the year?",): "December is the last month of the year.",
    ("What is the shortest month?",): "February is the shortest month.",
    ("Who wrote Romeo and Juliet?", "Who wrote Hamlet?"): "William Shakespeare wrote it.",
    ("Who painted the Mona Lisa?",): "Leonardo da Vinci painted the Mona Lisa.",
    ("Who invented Python?", "Who made Python?"): "Guido van Rossum created Python.",
    ("Who created Linux?", "Who made Linux?"): "Linus Torvalds created Linux.",
    ("What is pi?", "What is the value of pi?"): "Pi is about 3.14159.",
    ("Is the earth round?", "Is the earth flat?"): "The earth is round, nearly a sphere.",
    ("Is a tomato a fruit?",): "Yes, a tomato is a fruit.",
    ("Is a whale a fish?",): "No, a whale is a mammal.",
    ("How many players are in a football team?",): "A football team has eleven players.",
    ("How many strings does a guitar have?",): "A guitar usually has six strings.",
    ("How many bits are in a byte?",): "A byte has eight bits.",
}  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def ask(rng: random.Random) -> list[Exchange]:
    """Draw one question of fact and its answer."""
    kinds = (_capital, _capital_back, _opposite, _legs, _young, _colour, _single, _next, _total)
    weights = (5, 1, 2, 1, 1, 1, 4, 2, 2)
    asked = rng.choices(kinds, weights)[0]
    kind = "sum" if asked is _total else "fact"
    question, core, extra = asked(rng)
    style = styles.draw(rng)
    reply = styles.dress(rng, style, core, extra)
    return [Exchange(typed(rng, question), reply, style, kind, (core,))]


_Fact = tuple[str, str, tuple[str, ...]]


def _capital(rng: random.Random) -> _Fact:
    country, city = rng.choice(tuple(CAPITALS.items()))
    question = rng.choice(
        (
            "What is the capital of {0}?", "What's the capital of {0}?", "Capital of {0}?",
            "Which city is the capital of {0}?", "Tell me the capital of {0}.",
            "Do you know the capital of {0}?",
        )
    ).format(country)  # fmt: skip
    core = f"The capital of {country} is {city}."
    return question, core, (f"{city} is in {country}.", "It is the seat of the government.")


def _capital_back(rng: random.Random) -> _Fact:
    country, city = rng.choice(tuple(CAPITALS.items()))
    question = rng.choice(("Where is {0}?", "In which country is {0}?", "{0} is the capital of?"))
    core = f"{city} is the capital of {country}."
    return question.format(city), core, ()


def _opposite(rng: random.Random) -> _Fact:
    pair = rng.choice(tuple(OPPOSITES.items()))
    word, other = pair if rng.random() < 0.7 else pair[::-1]
    question = rng.choice(("What is the opposite of {0}?", "Opposite of {0}?", "What is not {0}?"))
    return question.format(word), f"The opposite of {word} is {other}.", ()


def _legs(rng: random.Random) -> _Fact:
    animal, count = rng.choice(tuple(LEGS.items()))
    core = f"{animal[0].upper()}{animal[1:]} has {count} legs."
    return f"How many legs does {animal} have?", core, ()


def _young(rng: random.Random) -> _Fact:
    animal, young = rng.choice(tuple(YOUNG.items()))
    question = rng.choice(("What is a baby {0} called?", "What do you call a young {0}?"))
    return question.format(animal), f"A young {animal} is called a {young}.", ()


def _colour(rng: random.Random) -> _Fact:
    thing, colour = rng.choice(tuple(COLOURS.items()))
    core = f"{thing[0].upper()}{thing[1:]} is {colour}."
    return rng.choice((f"What colour is {thing}?", f"What color is {thing}?")), core, ()


def _single(rng: random.Random) -> _Fact:
    questions, core = rng.choice(tuple(SINGLE.items()))
    return rng.choice(questions), core, ()


def _next(rng: random.Random) -> _Fact:
    cycle = rng.choice((_DAYS, _MONTHS))
    at = rng.randrange(len(cycle))
    after = rng.random() < 0.7
    answer = cycle[(at + (1 if after else -1)) % len(cycle)]
    word = "after" if after else "before"
    noun = "day" if cycle is _DAYS else "month"
    question = rng.choice(
        (f"What {noun} comes {word} {cycle[at]}?", f"What is {word} {cycle[at]}?")
    )
    return question, f"{answer} comes {word} {cycle[at]}.", ()


def _total(rng: random.Random) -> _Fact:
    x, y = rng.randint(0, 12), rng.randint(0, 12)
    sign, word, value = rng.choice(
        (("+", "plus", x + y), ("-", "minus", x), ("*", "times", x * y), ("+", "plus", x + y))
    )
    if sign == "-":
        x = value + y
    question = rng.choice(
        (f"What is {x} {sign} {y}?", f"{x} {sign} {y}?", f"What is {x} {word} {y}?")
    )
    return question, f"{x} {sign} {y} = {value}.", ()
