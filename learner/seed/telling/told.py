"""Things that a person may tell, how they ask for them, and what nobody ever tells.

The sorts of things stand by their matter in modules of their own; here they are drawn from.
"""

from learner.seed.draw import Draw
from learner.seed.telling import (
    told_names,
    told_news,
    told_numbers,
    told_people,
    told_self,
    told_things,
    told_wishes,
)
from learner.seed.telling.told_sort import Facet, Sort, Told, draw

_GROUPS: tuple[tuple[tuple[Sort, ...], int], ...] = (
    (told_self.SORTS, 9), (told_people.SORTS, 9), (told_things.SORTS, 14), (told_news.SORTS, 9),
    (told_numbers.SORTS, 6), (told_wishes.SORTS, 7), (told_names.SORTS, 4),
)  # fmt: skip
"""The sorts by their matter, each group with its weight."""
SORTS: tuple[Sort, ...] = tuple(sort for group, _ in _GROUPS for sort in group)


def _never(what: str, direct: tuple[str, ...], noun: str, *keys: str) -> Sort:
    nouns = (noun,) if noun else ()
    return Sort(lambda rng: {}, (), (), (Facet(what, direct, (), (), nouns),), keys)


NEVER: tuple[Sort, ...] = (
    _never("your birthday", ("When is my birthday?", "On which day was I born?", "when was i born"),
           "my birthday", "event birthday", "your age"),
    _never("your phone number", ("What is my phone number?", "Which number can you call me at?"),
           "my phone number", "your number"),
    _never("your address", ("What street do I live in?", "Where is my house?", "my address?"),
           "my address", "where you live"),
    _never("your last name", ("What is my surname?", "What's my family name?", "my last name?"),
           "my last name"),
    _never("your favourite song", ("Which song do I like?", "Which song do I like best?"),
           "my favourite song"),
    _never("your favourite season", ("Which season do I like?", "What season do I like best?"),
           "my favourite season", "favourite month"),
    _never("your shoe size", ("Which size are my shoes?", "what size are my shoes"),
           "my shoe size"),
    _never("your height", ("How tall am I?", "how tall am i", "How many centimetres tall am I?"),
           "my height"),
    _never("your weight", ("How much do I weigh?", "what do i weigh"), "my weight"),
    _never("your plans", ("What did I plan for the weekend?", "What are my plans?"), "",
           "your wish", *told_self.WISHED),
    _never("your car", ("Which car do I drive?", "What car do I have?", "what make is my car"), ""),
    _never("your school", ("Which school do I go to?", "What is my school called?"),
           "the name of my school"),
    _never("your children", ("How many children do I have?", "What are my children called?"), "",
           "called son", "called daughter", "called twin"),
    _never("your eye colour", ("What colour are my eyes?", "which color do my eyes have"),
           "the colour of my eyes"),
    _never("your blood type", ("What is my blood type?", "which blood type do i have"),
           "my blood type"),
    _never("your nationality", ("What country am I from?", "What is my nationality?"),
           "my nationality", "where you live"),
    _never("your email address", ("What is my email?", "Which email address do I use?"),
           "my email address"),
    _never("your middle name", ("What is my middle name?", "whats my middle name"),
           "my middle name", "your name"),
)  # fmt: skip


def thing(rng: Draw) -> Told:
    """Draw something to tell."""
    (group,) = rng.choices([one for one, _ in _GROUPS], [weight for _, weight in _GROUPS])
    return draw(rng, rng.choice(group))


def never(rng: Draw) -> Told:
    """Draw something that nobody tells in these conversations."""
    return draw(rng, rng.choice(NEVER))


def different(rng: Draw, count: int, known: list[Told]) -> list[Told]:
    """Draw things that touch on no matter of each other or of those known.

    In a third of the cases a thing is of the same sort as one before it, so that only the key word
    of the question tells them apart.
    """
    found: list[Told] = []
    while len(found) < count:
        others = [*known, *found]
        near = [one.sort for one in others]
        one = draw(rng, rng.choice(near)) if near and rng.random() < 0.35 else thing(rng)
        if not clashes(one, others):
            found.append(one)
    return found


def clashes(one: Told, others: list[Told]) -> bool:
    """Tell whether something settles a matter that one of the others settles too."""
    return any(one.keys & other.keys for other in others)
