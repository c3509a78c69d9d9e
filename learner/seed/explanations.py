"""Questions about concepts, their explanations, and requests for more, less or an example."""

import random

from learner.seed import concepts, concepts_world
from learner.seed import style as styles
from learner.seed.turns import Exchange, typed

CONCEPTS: dict[str, tuple[str, tuple[str, ...], str]] = {
    **concepts.CONCEPTS,
    **concepts_world.CONCEPTS,
}
_ASKS: tuple[str, ...] = (
    "What is {0}?",
    "What's {0}?",
    "Explain {0}.",
    "Can you explain {0}?",
    "What is {0}, in simple words?",
    "Explain {0} to me.",
    "Tell me about {0}.",
    "I do not understand {0}.",
    "How would you explain {0}?",
    "What do you know about {0}?",
    "Explain {0} like I am five.",
    "{1}?",
    "What does {1} mean?",
    "Give me a short explanation of {0}.",
)
_LEADS = ("In short,", "Put simply,", "Simply put,", "In a few words:", "Well,")
_MORE = ("Tell me more.", "More please.", "Go on.", "Can you say more?", "And what else?", "Yes.")
_EXAMPLE = ("Can you give me an example?", "For example?", "Give an example.", "Such as?")
_SHORT = ("Shorter please.", "In one sentence?", "Can you make it shorter?", "Too long.", "TLDR?")


def ask(rng: random.Random) -> list[Exchange]:
    """Draw a question about a concept, its answer and at times a follow-up."""
    concept = rng.choice(tuple(CONCEPTS))
    core, points, example = CONCEPTS[concept]
    bare = concept.removeprefix("a ").removeprefix("an ")
    question = rng.choice(_ASKS).format(concept, bare)
    question = question[0].upper() + question[1:]
    style = styles.draw(rng)
    text = styles.dress(rng, style, led(rng, core), (*points, example))
    exchanges = [Exchange(typed(rng, question), text, style, "explanation", (core,))]
    if rng.random() < 0.3:
        exchanges.append(_follow_up(rng, core, points, example))
    return exchanges


def led(rng: random.Random, core: str) -> str:
    """Lead into the sentence with a few words, in a quarter of the cases."""
    if rng.random() < 0.75:
        return core
    start = core if core[1].isupper() else core[0].lower() + core[1:]
    return f"{rng.choice(_LEADS)} {start}"


def _follow_up(rng: random.Random, core: str, points: tuple[str, ...], example: str) -> Exchange:
    style = styles.draw(rng)
    asks, text, more = rng.choice(
        (
            (_MORE, points[0], points[1:]),
            (_EXAMPLE, example, ()),
            (_SHORT, core, ()),
        )
    )
    return Exchange(
        typed(rng, rng.choice(asks), lead=False),
        styles.dress(rng, style, text, more),
        style,
        "explanation",
        (text,),
    )
