"""Questions with one right answer: capitals, colours, opposites, calendars, animals, numbers."""

from collections.abc import Callable, Mapping

from learner.seed import dressing
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.knowing import asking, facts_forms
from learner.seed.knowing import facts_calendar as calendar
from learner.seed.knowing.asking import Forms
from learner.seed.knowing.facts_single import MAKERS, MAKING, SINGLE, SUPERLATIVES, SYMBOLS
from learner.seed.knowing.facts_tables import (
    ALSO_CALLED,
    CAPITALS,
    COLOURS,
    COUNTS,
    LARGE_CITIES,
    LEGS,
    MIXED,
    OPPOSITES,
    SOUNDS,
    YOUNG,
)
from learner.seed.phrasing import typed
from learner.seed.turns import Exchange
from learner.seed.words import a

Fact = tuple[str, str, tuple[str, ...]]
"""A question, the sentence that answers it, and further sentences."""

_BACK: dict[str, str] = {
    other: word
    for word, other in OPPOSITES.items()
    if other not in OPPOSITES and list(OPPOSITES.values()).count(other) == 1
}
_DOUBTS: tuple[str, ...] = (
    "Is it true that {0}?", "{0}, right?", "{0}, correct?", "Am I right that {0}?", "{0}, true?",
    "True or false: {0}?", "{0}, yes or no?", "Is it right that {0}?",
    "I think {0}. Is that right?",
    "My friend says {0}. Is that true?", "{0}?", "{0} or not?", "Would you say that {0}?",
    "so {0}?",
    "I read that {0}. Is it true?", "Can you confirm that {0}?", "surely {0}?", "is it so that {0}",
)  # fmt: skip
_IRREGULAR: dict[str, str] = {
    "tooth": "teeth", "mouse": "mice", "sheep": "sheep", "goose": "geese", "deer": "deer",
    "fox": "foxes", "wolf": "wolves", "leaf": "leaves", "fish": "fish", "calf": "calves",
    "canary": "canaries", "donkey": "donkeys", "country": "countries", "polar bear": "polar bears",
    "buffalo": "buffaloes", "tomato": "tomatoes", "hippo": "hippos", "monkey": "monkeys",
}  # fmt: skip


def ask(rng: Draw) -> list[Exchange]:
    """Draw one question of fact and its answer."""
    kinds: tuple[Callable[[Draw], Fact], ...] = (
        _capital, _capital_back, _opposite, _legs, _young, _colour, _single, calendar.following,
        calendar.today, calendar.ordinal, calendar.days_in, _sound, _mixed, _count, _superlative,
        _maker, _symbol,
    )  # fmt: skip
    weights = (6, 2, 4, 1.2, 2, 3, 4.5, 4, 2, 1, 1.2, 0.8, 0.5, 4.5, 3.5, 3.5, 0.8)
    question, core, extra = rng.choices(kinds, weights)[0](rng)
    style = styles.draw(rng)
    reply = dressing.dress(rng, style, core, extra)
    return [Exchange(typed(rng, question), reply, style, "fact", (core,))]


def plural(noun: str) -> str:
    """Put a noun into the plural."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def _bare(noun: str) -> str:
    return noun.removeprefix("a ").removeprefix("an ").removeprefix("the ")


def _capped(text: str) -> str:
    return text[0].upper() + text[1:]


def _doubted(rng: Draw, claims: Mapping[str, str], right: str) -> Fact:
    """Draw a claim, half of the time the right one, and say whether it is so.

    Args:
        rng: source of the choices.
        claims: a question form for each value, such as "Lima is the capital of Peru".
        right: the value that is right; its claim is the answer.
    """
    wrong = [value for value in claims if value != right]
    value = right if rng.random() < 0.5 else rng.choice(wrong)
    question = asking.framed(rng, rng.wording(_DOUBTS).format(claims[value]))
    return question, f"{'Yes' if value == right else 'No'}, {claims[right]}.", ()


def _capital(rng: Draw) -> Fact:
    country, city = rng.choice(tuple(CAPITALS.items()))
    called = country
    if country in ALSO_CALLED and rng.random() < 0.6:
        called = rng.choice(ALSO_CALLED[country])
    core = f"The capital of {country} is {city}."
    roll = rng.random()
    near = LARGE_CITIES.get(country, tuple(rng.sample(sorted({*CAPITALS.values()} - {city}), 2)))
    if roll < 0.08:
        claims = {one: f"the capital of {country} is {one}" for one in (city, *near)}
        return _doubted(rng, claims, city)
    owned = f"{called}'" if called.endswith("s") else f"{called}'s"
    question = asking.asked(rng, facts_forms.CAPITAL, called, s=owned, bare=_bare(called))
    if roll < 0.16:
        question = asking.guessed(rng, question, rng.choice((city, *near)))
    return question, core, (f"{city} is in {country}.", "It is the seat of the government.")


def _capital_back(rng: Draw) -> Fact:
    country, city = rng.choice(tuple(CAPITALS.items()))
    if country == "the United Kingdom":
        country = "England"
    return (
        asking.asked(rng, facts_forms.CAPITAL_BACK, city),
        (f"{city} is the capital of {country}."),
        (),
    )


def _opposite(rng: Draw) -> Fact:
    word, other = rng.choice(tuple((OPPOSITES if rng.random() < 0.65 else _BACK).items()))
    if rng.random() < 0.06:
        false = rng.choice(
            [one for one in ("red", "round", "wooden", "Dutch") if one not in (word, other)]
        )
        claims = {one: f"the opposite of {word} is {one}" for one in (other, false)}
        return _doubted(rng, claims, other)
    core = f"The opposite of {word} is {other}."
    return asking.asked(rng, facts_forms.OPPOSITE, word), core, ()


def _legs(rng: Draw) -> Fact:
    animal, count = rng.choice(tuple(LEGS.items()))
    if rng.random() < 0.08:
        claims = {one: f"{animal} has {one} legs" for one in (count, "four", "two", "six")}
        return _doubted(rng, claims, count)
    return _counted(rng, "legs", animal, count)


def _count(rng: Draw) -> Fact:
    (parts, whole), count = rng.choice(tuple(COUNTS.items()))
    if rng.random() < 0.04 and count not in ("one", "one or two"):
        claims = {one: f"{whole} has {one} {parts}" for one in (count, "two", "twelve", "50")}
        return _doubted(rng, claims, count)
    return _counted(rng, parts, whole, count)


def _counted(rng: Draw, parts: str, whole: str, count: str) -> Fact:
    said = parts
    if count == "one":
        said = parts.removesuffix("s")
    question = asking.asked(rng, facts_forms.COUNT, parts, whole, bare=_bare(whole))
    return question, f"{_capped(whole)} has {count} {said}.", ()


def _young(rng: Draw) -> Fact:
    animal, young = rng.choice(tuple(YOUNG.items()))
    if rng.random() < 0.05:
        wrong = rng.choice([one for one in ("kitten", "lamb", "piglet") if one != young])
        claims = {one: f"a young {animal} is called a {one}" for one in (young, wrong)}
        return _doubted(rng, claims, young)
    question = asking.asked(rng, facts_forms.YOUNG, animal, **{"0s": plural(animal)})
    return (
        question.replace(" a o", " an o").replace(" a e", " an e"),
        (f"A young {animal} is called {a(young)}."),
        (),
    )


def _colour(rng: Draw) -> Fact:
    thing, colour = rng.choice(tuple(COLOURS.items()))
    core = f"{_capped(thing)} is {colour}."
    if rng.random() < 0.08:
        wrong = rng.choice([one for one in ("blue", "green", "pink", "black") if one != colour])
        claims = {one: f"{thing} is {one}" for one in (colour, wrong)}
        return _doubted(rng, claims, colour)
    many = thing.startswith(("a ", "an ")) and rng.random() < 0.4
    asked = plural(_bare(thing)) if many else thing
    verbs = ("are", "do", "have") if many else ("is", "does", "has")
    fields = dict(zip(("is", "does", "has"), verbs, strict=True))
    return asking.asked(rng, facts_forms.COLOUR, asked, bare=_bare(asked), **fields), core, ()


def _sound(rng: Draw) -> Fact:
    animal, sound = rng.choice(tuple(SOUNDS.items()))
    named = a(animal) if rng.random() < 0.8 else f"the {animal}"
    fields = {"bare": animal, "0s": plural(animal)}
    core = f"{_capped(a(animal))} {sound}."
    return asking.asked(rng, facts_forms.SOUND, named, **fields), core, ()


def _mixed(rng: Draw) -> Fact:
    (one, two), colour = rng.choice(tuple(MIXED.items()))
    if rng.random() < 0.5:
        one, two = two, one
    core = f"{_capped(one)} and {two} make {colour}."
    return asking.asked(rng, facts_forms.MIX, one, two), core, ()


def _superlative(rng: Draw) -> Fact:
    (adjective, noun, where), core = rng.choice(tuple(SUPERLATIVES.items()))
    fields = {"1s": plural(noun) if noun != "animal on land" else "animals on land"}
    return asking.asked(rng, facts_forms.SUPERLATIVE, adjective, noun, where, **fields), core, ()


def _maker(rng: Draw) -> Fact:
    (verb, work), person = rng.choice(tuple(MAKERS.items()))
    done, roles = MAKING[verb]
    fields = {"verb": verb, "done": rng.choice(done), "role": rng.choice(roles)}
    return asking.asked(rng, facts_forms.MAKER, work, **fields), f"{person} {verb} {work}.", ()


def _symbol(rng: Draw) -> Fact:
    element, symbol = rng.choice(tuple(SYMBOLS.items()))
    core = f"The chemical symbol of {element} is {symbol}."
    return asking.asked(rng, facts_forms.SYMBOL, element), core, ()


def _single(rng: Draw) -> Fact:
    questions, core = rng.choice(tuple(SINGLE.items()))
    question = rng.wording(questions)
    return asking.framed(rng, question), core, ()


FORMS: tuple[Forms, ...] = tuple(
    one for one in vars(facts_forms).values() if isinstance(one, Forms)
)
"""The forms of all kinds."""
