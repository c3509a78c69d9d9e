"""Names and things that the corpus fills its sentences with.

Many of the names are put together from syllables: what the model has to repeat from its context
must not be something it could have learned by heart. The tables stand in modules of their own and
are used through this one.
"""

from collections.abc import Callable

from learner.seed.draw import Draw
from learner.seed.vocabulary.words_people import (
    HER,
    HIM,
    HOBBIES,
    INSTRUMENTS,
    JOBS,
    KIN,
    LANGUAGES,
    NAMES,
    SPORTS,
    SUBJECTS,
    SURNAMES,
    TITLES,
)
from learner.seed.vocabulary.words_places import CITIES, COUNTRIES, DAYS, EVENTS, MONTHS, PLACES
from learner.seed.vocabulary.words_things import (
    ANIMALS,
    COLOURS,
    DEEDS,
    FOODS,
    OBJECTS,
    PETS,
    QUALITIES,
)
from learner.seed.vocabulary.words_wishes import WISHES

__all__ = [
    "ANIMALS", "CITIES", "COLOURS", "COUNTRIES", "DAYS", "DEEDS", "EVENTS", "FOODS", "HER", "HIM",
    "HOBBIES", "INSTRUMENTS", "JOBS", "KIN", "LANGUAGES", "MONTHS", "NAMES", "OBJECTS", "PETS",
    "PLACES", "QUALITIES", "SPORTS", "SUBJECTS", "SURNAMES", "TITLES", "WISHES", "a", "deed",
    "full_name", "made_up", "number", "one_of", "people", "person", "place", "plural", "surname",
    "thing", "town",
]  # fmt: skip

_ONSETS: tuple[str, ...] = (*"bcdfghjklmnprstvwyz", *"bdfgklmnprstvz", "")
_CLUSTERS = (
    "bl", "br", "ch", "cl", "cr", "dr", "dw", "fj", "fl", "fr", "gh", "gl", "gn", "gr", "hr", "kh",
    "kj", "kl", "kn", "kr", "kv", "ll", "mb", "nd", "ng", "ph", "pl", "pr", "ps", "qu", "rh", "sc",
    "sch", "sh", "shr", "sk", "sl", "sm", "sn", "sp", "spr", "st", "str", "sv", "sw", "th", "thr",
    "tr", "ts", "tw", "tz", "vl", "wr", "zh", "zw",
)  # fmt: skip
_VOWELS: tuple[str, ...] = (
    *"aeiou" * 12, *"yyy", "aa", "ai", "au", "ea", "ee", "ei", "eo", "ia", "ie", "io", "oa", "oe",
    "oo", "ou", "ue", "ui",
)  # fmt: skip
_CODAS: tuple[str, ...] = (
    *[""] * 12, *"nlrsmktdpgxzbcf", "ck", "ll", "mm", "nn", "rr", "ss", "tt", "ff", "ld", "lt",
    "nd", "ng", "nk", "nt", "rk", "rm", "rn", "rt", "sh", "st", "th", "tz", "x",
)  # fmt: skip
_ENDINGS = (
    "a", "ado", "aki", "ana", "ani", "ard", "berg", "bury", "by", "dale", "dottir", "elli", "ero",
    "escu", "etta", "eva", "ez", "field", "ford", "garde", "ham", "heim", "ia", "ien", "ik", "ina",
    "ini", "ino", "ish", "ius", "ka", "kov", "ley", "li", "mann", "mere", "moto", "na", "nen", "o",
    "oglu", "ola", "on", "os", "ova", "qvist", "sen", "shire", "sky", "son", "stad", "stein", "ton",
    "ula", "um", "us", "uya", "vic", "ville", "wala", "wen", "wick", "worth", "wski", "y", "yan",
    "yn", "zsky",
)  # fmt: skip
_TOWN_ENDINGS = (
    "abad", "ari", "berg", "bridge", "burg", "burgh", "bury", "by", "chester", "dale", "dorf",
    "eau", "field", "ford", "gard", "grad", "ham", "hamn", "haven", "heim", "holm", "ia", "ingen",
    "land", "mouth", "nagar", "ona", "pool", "polis", "pur", "stadt", "stan", "ton", "vik", "ville",
    "wick",
)  # fmt: skip


def made_up(rng: Draw, endings: tuple[str, ...] = _ENDINGS) -> str:
    """Make up a capitalised name of one to four syllables, e.g. "Brovani" or "Schlynnova"."""
    while True:
        count = rng.choices((1, 2, 3, 4), (2, 5, 3, 1))[0]
        word = "".join(_syllable(rng, last=at == count - 1) for at in range(count))
        if rng.random() < 0.35:
            word += rng.choice(endings)
        if 3 <= len(word) <= 14 and rng.is_mine(word):
            return word.capitalize()


def _syllable(rng: Draw, *, last: bool) -> str:
    onset: str = rng.choice(_CLUSTERS if rng.random() < 0.25 else _ONSETS)
    coda: str = rng.choice(_CODAS) if last or rng.random() < 0.3 else ""
    return onset + rng.choice(_VOWELS) + coda


def person(rng: Draw) -> str:
    """Draw a name, made up in half of the cases."""
    return rng.wording(NAMES) if rng.random() < 0.5 else made_up(rng)


def surname(rng: Draw) -> str:
    """Draw a surname, made up in half of the cases."""
    return rng.wording(SURNAMES) if rng.random() < 0.5 else made_up(rng)


def full_name(rng: Draw) -> str:
    """Draw a name with a surname or a title: "Ida Holm", "Mr Brovani"."""
    if rng.random() < 0.35:
        return f"{rng.choice(TITLES)} {surname(rng)}"
    return f"{person(rng)} {surname(rng)}"


def people(rng: Draw, count: int) -> list[str]:
    """Draw `count` different names."""
    found: list[str] = []
    while len(found) < count:
        name = person(rng)
        if name not in found:
            found.append(name)
    return found


def thing(rng: Draw) -> str:
    """Draw a countable thing, such as "lamp", made up in a tenth of the cases."""
    return rng.wording(OBJECTS) if rng.random() < 0.9 else made_up(rng).lower()


def place(rng: Draw) -> str:
    """Draw a place that "in the" goes before, such as "kitchen", made up now and then."""
    return rng.wording(PLACES) if rng.random() < 0.92 else made_up(rng).lower()


def deed(rng: Draw) -> tuple[str, str, str]:
    """Draw a verb that takes a thing, as (base, third person, past)."""
    while not rng.is_mine((found := rng.choice(DEEDS))[0]):
        pass
    return found


def town(rng: Draw) -> str:
    """Draw a town, made up in half of the cases."""
    return rng.wording(CITIES) if rng.random() < 0.5 else made_up(rng, _TOWN_ENDINGS)


def one_of(rng: Draw, values: tuple[str, ...], share: float = 0.1) -> str:
    """Draw one of the values, or a made-up lower-case one with the chance `share`."""
    return made_up(rng).lower() if rng.random() < share else rng.wording(values)


def a(noun: str) -> str:
    """Put the indefinite article before a noun."""
    first = noun.lower()
    consonant = first.startswith(("uni", "eu", "uk", "use", "one")) or first[0] not in "aeiou"
    silent = first.startswith(("hour", "honest"))
    return f"{'a' if consonant and not silent else 'an'} {noun}"


_ODD_PLURALS = {
    "mouse": "mice", "goose": "geese", "fish": "fish", "goldfish": "goldfish", "sheep": "sheep",
    "shelf": "shelves", "knife": "knives", "scarf": "scarves", "dice": "dice", "tooth": "teeth",
    "box": "boxes",
}  # fmt: skip


def plural(noun: str) -> str:
    """Put a countable noun into the plural: "box" becomes "boxes"."""
    head, _, last = noun.rpartition(" ")
    if last in _ODD_PLURALS:
        last = _ODD_PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return f"{head} {last}".strip()


_NUMBERS: tuple[Callable[[Draw], int], ...] = (
    lambda rng: rng.randrange(2, 20),
    lambda rng: rng.randrange(10, 100),
    lambda rng: rng.randrange(100, 1000),
    lambda rng: rng.randrange(1000, 10000),
    lambda rng: rng.randrange(10_000, 100_000),
)


def number(rng: Draw, sizes: tuple[int, ...] = (0, 1, 2, 3, 3, 4)) -> str:
    """Draw a number of two to five digits, or of 2-19, by the sizes chosen: 0 stands for 2-19."""
    while True:
        drawn = _NUMBERS[rng.choice(sizes)](rng)
        if rng.is_mine(f"number {drawn}"):
            return str(drawn)
