"""Conversations in which something is told and asked back, never told, or to be repeated.

The model must copy from its context, and must see that something is not there.
"""

from learner.seed import dressing, told, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.phrasing import typed
from learner.seed.told import Told
from learner.seed.turns import Exchange

_NOT_TOLD: tuple[str, ...] = ("I do not know {0} yet.", "You have not told me {0}.")
_REPEAT: tuple[str, ...] = (
    "Repeat: {0}", "Say {0}", "Repeat after me: {0}", "Please say: {0}", "Say this: {0}",
    "Can you say {0}?", "Write: {0}", "Repeat these words: {0}", "Copy this: {0}", "Echo {0}",
    "Just say {0}", "Please repeat {0}", "Say the words {0}", "Type {0}", "Could you repeat {0}?",
    "Say it after me: {0}", "I want you to say {0}", "Now say {0}", "Print this: {0}",
)  # fmt: skip
_REPEATED: tuple[str, ...] = ("{0}", "{0}.", '"{0}"', "You said: {0}.", "Here it is: {0}.")


def ask(rng: Draw, between: list[Exchange]) -> list[Exchange]:
    """Draw what a person tells, and mostly the question for it or for something never told.

    Args:
        rng: source of the choices.
        between: exchanges about something else, which may stand before the question.
    """
    things = _different(rng, rng.choice((1, 1, 2, 3)))
    exchanges = [tell(rng, thing) for thing in things]
    roll = rng.random()
    if roll < 0.12:
        return exchanges
    exchanges += between
    if roll < 0.40:
        missing = _different(rng, 1, {thing.what for thing in things})[0]
        exchanges.append(not_told(rng, missing))
    asked = rng.choice(things)
    if roll > 0.30:
        exchanges.append(recall(rng, asked))
    if roll > 0.85:
        exchanges.append(recall(rng, rng.choice(things)))
    return exchanges


def unknown(rng: Draw, before: list[Exchange]) -> list[Exchange]:
    """Draw a question for something that the person never told; at times it is told then."""
    if rng.random() < 0.3:
        return [*before, not_told(rng, told.never(rng))]
    thing = rng.choice(told.KINDS)(rng)
    exchanges = [*before, not_told(rng, thing)]
    if rng.random() < 0.4:
        exchanges += [tell(rng, thing), recall(rng, thing)]
    return exchanges


def tell(rng: Draw, thing: Told) -> Exchange:
    """Let the person tell it and the bot take it up."""
    style = styles.draw(rng)
    text = dressing.dress(rng, style, rng.choice(thing.answers), tone="told")
    return Exchange(
        typed(rng, rng.wording(thing.told), exact=True), text, style, "told", thing.answers
    )


def recall(rng: Draw, thing: Told) -> Exchange:
    """Ask for what was told."""
    style = styles.draw(rng)
    text = dressing.dress(rng, style, rng.choice(thing.recalls), tone="recall")
    return Exchange(typed(rng, rng.wording(thing.questions)), text, style, "recall", thing.recalls)


def not_told(rng: Draw, thing: Told) -> Exchange:
    """Ask for what was not told."""
    style = styles.draw(rng)
    cores = tuple(core.format(thing.what) for core in _NOT_TOLD)
    text = dressing.dress(rng, style, rng.choice(cores), tone="sorry")
    return Exchange(typed(rng, rng.wording(thing.questions)), text, style, "not told", cores)


def repeat(rng: Draw) -> list[Exchange]:
    """Draw a request to repeat some words, more than half of them made up."""
    chosen = [
        words.made_up(rng).lower()
        if rng.random() < 0.6
        else rng.wording((*words.OBJECTS, *words.FOODS, *words.COLOURS, *words.PLACES))
        for _ in range(rng.randint(1, 5))
    ]
    text = " ".join(chosen)
    style = styles.draw(rng)
    reply = dressing.dress(rng, style, rng.choice(_REPEATED).format(text), tone="recall")
    return [Exchange(rng.wording(_REPEAT).format(text), reply, style, "repeat", (text,))]


def _different(rng: Draw, count: int, taken: set[str] | None = None) -> list[Told]:
    """Draw things that are about different matters, none of them taken."""
    known = set(taken or ())
    found: list[Told] = []
    while len(found) < count:
        thing = rng.choice(told.KINDS)(rng)
        if thing.what not in known:
            known.add(thing.what)
            found.append(thing)
    return found
