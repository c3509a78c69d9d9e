"""Questions about concepts, their explanations, and requests for more, less or an example."""

from learner.seed import dressing, steering
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.knowing import concepts, concepts_world, explanation_names
from learner.seed.knowing.explanation_wordings import request
from learner.seed.phrasing import typed
from learner.seed.turns import Exchange

CONCEPTS: dict[str, tuple[str, tuple[str, ...], str]] = {
    **concepts.CONCEPTS,
    **concepts_world.CONCEPTS,
}
_LEADS = ("In short,", "Put simply,", "Simply put,", "In a few words:", "Well,")
_MORE = (
    "Tell me more.", "More please.", "Go on.", "Can you say more?", "And what else?", "Yes.",
    "More?",
    "Continue.", "More details.", "I want to know more.", "What else?", "Keep going.", "Yes, more.",
)  # fmt: skip
_EXAMPLE = (
    "Can you give me an example?", "For example?", "Give an example.", "Such as?", "An example?",
    "Example please.", "Do you have an example?", "I need an example.", "Like what?",
    "Show me an example.", "Could you give an example?",
)  # fmt: skip
_SHORT = (
    "Shorter please.", "In one sentence?", "Can you make it shorter?", "Too long.", "TLDR?",
    "Make it shorter.", "In short?", "Sum it up.", "Briefly?", "And in brief?", "Shorter.",
)  # fmt: skip
_WITH: tuple[tuple[str, str, bool], ...] = (
    (" in one sentence", "sentence", True), (" with an example", "instance", True),
    (" in bullet points", "listed", True), (" as a list", "listed", True),
    (" with emojis", "emoji", True), (" without emojis", "emoji", False),
    (" in detail", "long", True), (" briefly", "long", False), (" in lower case", "lower", True),
    (" and end with a question", "question", True), (" in a friendly way", "friendly", True),
    (" using a list", "listed", True), (" in a few words", "long", False),
    (" at length", "long", True), (" formally", "polite", True), (" without a list", "listed",
     False),
    (" with bullet points", "listed", True), (" and give an example", "instance", True),
)  # fmt: skip
"""What a question may add about the style of its answer: the words, the dial, on or off."""


def ask(rng: Draw) -> list[Exchange]:
    """Draw a question about a concept, its answer and at times a follow-up."""
    return about(rng, rng.choice(tuple(CONCEPTS)))


def about(rng: Draw, concept: str) -> list[Exchange]:
    """Draw a question about this concept, its answer and at times a follow-up."""
    core, points, example = CONCEPTS[concept]
    bare = _bare(concept)
    question = _question(rng, concept)
    before = dict(rng.wanted)
    if rng.random() < 0.12:
        question = _with_style(rng, question)
    style = styles.draw(rng)
    text = dressing.dress(rng, style, led(rng, core), points, subject=bare, instance=example)
    rng.wanted = before
    exchanges = [Exchange(typed(rng, question), text, style, "explanation", (core,))]
    if rng.random() < 0.3:
        exchanges.append(_follow_up(rng, core, points, example))
    return exchanges


def _question(rng: Draw, concept: str) -> str:
    """Ask for the concept under one of its names, in the singular or the plural."""
    countable = concept.startswith(("a ", "an "))
    many = explanation_names.MANY.get(concept, ())
    if concept not in explanation_names.ONE or rng.random() < (0.25 if countable else 0.1):
        names = (*many, *((plural(_bare(concept)),) if countable else ()))
        if names:
            name = rng.choice(names)
            return request(rng, name, name, many=True)
    name = explanation_names.PROPER.get(concept, concept) if rng.random() < 0.5 else concept
    if rng.random() < 0.3:
        name = rng.choice(explanation_names.ONE[concept])
    return request(rng, name, _bare(name))


def _bare(name: str) -> str:
    return name.removeprefix("a ").removeprefix("an ")


def plural(noun: str) -> str:
    """Put a regular noun into the plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def led(rng: Draw, core: str) -> str:
    """Lead into the sentence with a few words, in a sixth of the cases."""
    if rng.random() < 0.83:
        return core
    start = core if core[1].isupper() else core[0].lower() + core[1:]
    return f"{rng.choice(_LEADS)} {start}"


def _with_style(rng: Draw, question: str) -> str:
    """Ask for a style in the question itself, and want it for this answer."""
    words, dial, on = rng.choice(_WITH)
    rng.wanted.update(steering.implied(dial, on))
    bare = question.rstrip(".?!")
    return f"{bare}{words}{question[len(bare) :]}"


def _follow_up(rng: Draw, core: str, points: tuple[str, ...], example: str) -> Exchange:
    style = styles.draw(rng)
    asks, text, more = rng.choice(
        (
            (_MORE, points[0], points[1:]),
            (_EXAMPLE, example, ()),
            (_SHORT, core, ()),
        )
    )
    reply = dressing.dress(rng, style, text, more)
    return Exchange(typed(rng, rng.wording(asks), lead=False), reply, style, "explanation", (text,))
