"""Questions about concepts, their explanations, and requests for more, less or an example."""

from learner.seed import concepts, concepts_world, dressing, steering
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.phrasing import typed
from learner.seed.turns import Exchange

CONCEPTS: dict[str, tuple[str, tuple[str, ...], str]] = {
    **concepts.CONCEPTS,
    **concepts_world.CONCEPTS,
}
_ASKS: tuple[str, ...] = (
    "What is {0}?", "What's {0}?", "Explain {0}.", "Can you explain {0}?", "Explain {0} to me.",
    "What is {0}, in simple words?", "Tell me about {0}.", "I do not understand {0}.",
    "How would you explain {0}?", "What do you know about {0}?", "Explain {0} like I am five.",
    "{1}?", "What does {1} mean?", "Give me a short explanation of {0}.", "Define {1}.",
    "What is meant by {1}?", "Describe {0}.", "Could you explain {0}?", "Please explain {0}.",
    "I need an explanation of {0}.", "I want to understand {0}.", "Teach me about {0}.",
    "Do you know what {0} is?", "Can you tell me what {0} is?", "What exactly is {0}?",
    "Help me understand {0}.", "Give me the definition of {1}.", "I have a question about {1}.",
    "Could you tell me about {0}?", "Explain {1} to a child.", "Explain the term {1}.",
    "What can you tell me about {0}?", "Say something about {0}.", "Would you explain {0} to me?",
    "I heard about {1}. What is it?", "Explain in simple words what {0} is.",
    "Who can explain {0}?",
    "What should I know about {0}?", "Explain what {1} means.", "I am learning about {0}.",
    "Write a few words about {0}.", "In simple terms, what is {0}?", "Talk about {0}.",
    "Give an introduction to {0}.", "What is this thing called {1}?", "Explain {1} pls.",
    "How does {0} work?", "Why does {0} matter?", "What is the meaning of {1}?",
    "{1} - what is that?",
    "Info on {0}.", "I never understood {0}.", "My teacher asked what {0} is.",
    "Summarize what {0} is.",
)  # fmt: skip
_PLURAL: tuple[str, ...] = (
    "What are {0}?", "Explain {0}.", "Tell me about {0}.", "What are {0} for?", "How do {0} work?",
    "I do not understand {0}.", "Can you explain {0}?", "Why do we need {0}?", "{0}?",
    "What do you know about {0}?", "What are {0} good for?", "Help me with {0}.",
    "Explain {0} to me.",
    "Could you explain what {0} are?", "I want to learn about {0}.", "Define {0}.",
)  # fmt: skip
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
    concept = rng.choice(tuple(CONCEPTS))
    core, points, example = CONCEPTS[concept]
    bare = concept.removeprefix("a ").removeprefix("an ")
    if bare != concept and rng.random() < 0.25:
        question = rng.wording(_PLURAL).format(plural(bare))
    else:
        question = rng.wording(_ASKS).format(concept, bare)
    question = question[0].upper() + question[1:]
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
