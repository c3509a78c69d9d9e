"""Conversations in which something is told and asked back, never told, or to be repeated.

The model must copy from its context, and must see that something is not there.
"""

from learner.seed import dressing, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.phrasing import typed
from learner.seed.telling import told
from learner.seed.telling.told_sort import Told, small
from learner.seed.turns import Exchange

_NOT_TOLD: tuple[str, ...] = ("I do not know {0} yet.", "You have not told me {0}.")
_REPEAT: tuple[str, ...] = (
    "Repeat: {0}", "Say {0}", "Repeat after me: {0}", "Please say: {0}", "Say this: {0}",
    "Can you say {0}?", "Write: {0}", "Repeat these words: {0}", "Copy this: {0}", "Echo {0}",
    "Just say {0}", "Please repeat {0}", "Say the words {0}", "Type {0}", "Could you repeat {0}?",
    "Say it after me: {0}", "I want you to say {0}", "Now say {0}", "Print this: {0}",
    "repeat {0}", "say: {0}", "say \"{0}\"", "Repeat \"{0}\"", "echo: {0}", "Echo this back: {0}",
    "Can you repeat {0} for me?", "Give me back these words: {0}", "write {0}", "copy {0}",
    "Answer only with {0}", "Reply with {0}", "Your answer shall be: {0}", "Quote: {0}",
    "Would you repeat the following? {0}", "Write down {0}", "Spell this out: {0}", "parrot {0}",
    "I say {0}, now you", "{0} - repeat that", "{0} (say it back)", "Tell me: {0}",
    "{0}. Now repeat.", "Dictation: {0}", "Mirror this: {0}", "Send back {0}", "Respond with: {0}",
    "pls repeat: {0}", "Let me hear you say {0}", "After me, please: {0}", "Type exactly: {0}",
    "Use exactly these words: {0}", "Output {0}", "Please write out {0}", "Return this text: {0}",
    "Kindly echo {0}", "I'd like you to repeat {0}", "Do you copy? {0}", "Try to say {0}",
    "what i say you say: {0}", "Voice check, say {0}", "Test: say {0}", "Only repeat {0}",
)  # fmt: skip
_REPEATED: tuple[str, ...] = ("{0}", "{0}.", '"{0}"', "You said: {0}.", "Here it is: {0}.")
_JOINS: tuple[str, ...] = ("{0} and {1}", "{0}, and {1}", "{0}. {2}", "{0}. Also, {1}", "{0} & {1}",
                           "{0}. And {1}", "{0}; {1}", "{0}, {1}")  # fmt: skip


def ask(rng: Draw, between: list[Exchange]) -> list[Exchange]:
    """Draw what a person tells, and mostly the question for it or for something never told.

    Args:
        rng: source of the choices.
        between: exchanges about something else, which may stand before the question.
    """
    things = told.different(rng, rng.choice((1, 1, 2, 2, 3)), [])
    if len(things) > 1 and rng.random() < 0.45:
        exchanges = [_tell_both(rng, things[0], things[1]), *(tell(rng, one) for one in things[2:])]
    else:
        exchanges = [tell(rng, thing) for thing in things]
    roll = rng.random()
    if roll < 0.08:
        return exchanges
    if rng.random() < 0.6:
        exchanges += between
    if roll < 0.38:
        exchanges.append(not_told(rng, _missing(rng, things)))
    if roll > 0.28:
        exchanges.append(recall(rng, rng.choice(things)))
    if roll > 0.8:
        exchanges.append(recall(rng, rng.choice(things)))
    return exchanges


def unknown(rng: Draw, before: list[Exchange]) -> list[Exchange]:
    """Draw a question for something that the person never told; at times it is told then."""
    if rng.random() < 0.2:
        return [*before, not_told(rng, told.never(rng))]
    thing = told.thing(rng)
    exchanges = [*before, not_told(rng, thing)]
    if rng.random() < 0.4:
        exchanges += [tell(rng, thing), recall(rng, thing)]
    return exchanges


def tell(rng: Draw, thing: Told) -> Exchange:
    """Let the person tell it and the bot take it up."""
    style = styles.draw(rng)
    answers = tuple(thing.say(answer) for answer in thing.sort.answers)
    text = dressing.dress(rng, style, rng.choice(answers), tone="told")
    user = typed(rng, thing.told(rng), lead=False, exact=True)
    return Exchange(user, text, style, "told", answers)


def _tell_both(rng: Draw, first: Told, second: Told) -> Exchange:
    """Let the person tell two things in one message."""
    style = styles.draw(rng)
    lower = rng.random() < 0.25
    raw, other = (rng.wording(each.sort.told) for each in (first, second))
    if lower:
        raw, other = raw.lower(), other.lower()
    user = rng.wording(_JOINS).format(
        first.say(raw).rstrip(".!"), second.say(small(other)), second.say(other)
    )
    answers = [tuple(map(each.say, each.sort.answers)) for each in (first, second)]
    core = " ".join(rng.choice(some) for some in answers)
    text = dressing.dress(rng, style, core, tone="told")
    user = typed(rng, user, lead=False, exact=True)
    return Exchange(user, text, style, "told", (*answers[0], *answers[1]))


def recall(rng: Draw, thing: Told) -> Exchange:
    """Ask for what was told."""
    style = styles.draw(rng)
    facet = rng.choice(thing.sort.facets)
    recalls = tuple(thing.say(recalled) for recalled in facet.recalls)
    text = dressing.dress(rng, style, rng.choice(recalls), tone="recall")
    user = typed(rng, thing.say(facet.question(rng)))
    return Exchange(user, text, style, "recall", recalls)


def not_told(rng: Draw, thing: Told) -> Exchange:
    """Ask for what was not told."""
    style = styles.draw(rng)
    facet = rng.choice(thing.sort.facets)
    cores = tuple(core.format(thing.say(facet.what)) for core in _NOT_TOLD)
    text = dressing.dress(rng, style, rng.choice(cores), tone="sorry")
    user = typed(rng, thing.say(facet.question(rng, whole=True)))
    return Exchange(user, text, style, "not told", cores)


def _missing(rng: Draw, things: list[Told]) -> Told:
    """Draw something that none of the things tells, often one of the same sort."""
    while rng.random() < 0.15:
        thing = told.never(rng)
        if not told.clashes(thing, things):
            return thing
    return told.different(rng, 1, things)[0]


def repeat(rng: Draw) -> list[Exchange]:
    """Draw a request to repeat some words, half of them made up, numbers among them."""
    text = " ".join(_word(rng) for _ in range(rng.randint(1, 8)))
    style = styles.draw(rng)
    reply = dressing.dress(rng, style, rng.choice(_REPEATED).format(text), tone="recall")
    user = rng.wording(_REPEAT).replace("{0}", text)
    return [Exchange(user, reply, style, "repeat", (text,))]


def _word(rng: Draw) -> str:
    """Draw a word to repeat."""
    roll = rng.random()
    if roll < 0.5:
        return words.made_up(rng) if roll < 0.1 else words.made_up(rng).lower()
    if roll < 0.6:
        return words.number(rng)
    if roll < 0.68:
        return words.deed(rng)[2]
    if roll < 0.76:
        return rng.wording(words.NAMES)
    tables = (words.OBJECTS, words.FOODS, words.COLOURS, words.PLACES, words.ANIMALS,
              words.QUALITIES, words.JOBS, words.HOBBIES)  # fmt: skip
    return rng.wording(rng.choice(tables))
