"""What the bot can do, what it cannot, and how it says that it does not know."""

from learner.seed import dressing, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.limits_tables import REAL_THINGS, UNABLE
from learner.seed.phrasing import order, typed
from learner.seed.turns import Exchange

_ABLE: tuple[str, ...] = (
    "What can you do?", "How can you help me?", "Help", "What are you good at?", "Help me",
    "What can I ask you?", "What do you know?", "What are your skills?", "/help", "Your skills?",
    "Can you help me?", "How do I use you?", "What can I do with you?", "What are you for?",
    "What are your abilities?", "What do you offer?", "Show me what you can do.", "Features?",
    "I need help", "How does this bot work?", "What is your purpose?", "What can this bot do?",
    "What should I ask you?", "In which things can you help?", "Commands?",
    "What are you able to do?",
)  # fmt: skip
_CAN: tuple[str, ...] = (
    "I can chat, explain things and write short Python functions.",
    "I can help with small Python functions, explanations and summaries.",
    "I answer questions, explain things and write Python code.",
)
_SKILLS: tuple[str, ...] = (
    "I can chat with you.", "I can explain simple things.", "I can write short Python functions.",
    "I can summarize a short text.", "I can answer simple questions.", "I learn from your thumbs.",
)  # fmt: skip
_CANNOT: tuple[str, ...] = ("I cannot {0}.", "I am not able to {0}.")
_REASONS: tuple[str, ...] = (
    "I am only a small language model.", "I have no access to the outside world.",
    "I can chat, explain and write short Python code.", "Please use another tool for that.",
)  # fmt: skip
_UNKNOWN: tuple[str, ...] = (
    "What is {0}?", "Who is {0}?", "Tell me about {0}.", "Explain {0}.", "Do you know {0}?",
    "What do you think about {0}?", "How does {0} work?", "What do you know about {0}?",
    "What's {0}?", "Can you explain {0}?", "What can you tell me about {0}?", "Describe {0}.",
    "Who was {0}?", "Have you heard of {0}?", "I want to know about {0}.", "Give me facts on {0}.",
    "Why is {0} famous?", "What does {0} mean?", "Who invented {0}?", "Explain {0} to me.",
    "Say something about {0}.", "Teach me about {0}.", "When was {0} born?", "Where is {0}?",
    "What is the history of {0}?", "How old is {0}?", "What is the meaning of {0}?",
)  # fmt: skip
_NO_IDEA: tuple[str, ...] = (
    "I do not know {0}.", "I do not know much about {0}.", "I have not learned about {0}.",
)  # fmt: skip


def able(rng: Draw) -> list[Exchange]:
    """Draw a question for what the bot can do."""
    style = styles.draw(rng)
    text = dressing.dress(rng, style, rng.choice(_CAN), _SKILLS)
    return [Exchange(typed(rng, rng.wording(_ABLE), lead=False), text, style, "able", _CAN)]


def unable(rng: Draw) -> list[Exchange]:
    """Draw a request for something that the bot cannot do."""
    skill = rng.choice(tuple(UNABLE))
    request = rng.wording(UNABLE[skill]).format(
        words.person(rng),
        rng.wording(words.CITIES),
        rng.wording(words.OBJECTS),
        rng.wording(words.FOODS),
        words.a(rng.choice((*words.PETS, *words.ANIMALS))),
        rng.choice(("lamp", "light", "radio", "heating", "computer")),
        rng.choice(words.PETS),
    )
    request = typed(rng, request) if request.endswith("?") else order(rng, request)
    style = styles.draw(rng)
    cores = tuple(core.format(skill) for core in _CANNOT)
    text = dressing.dress(rng, style, rng.choice(cores), _REASONS, tone="sorry")
    return [Exchange(typed(rng, request, lead=False), text, style, "unable", cores)]


def unknown(rng: Draw) -> list[Exchange]:
    """Draw a question about something that the bot does not know, half of them made up."""
    question = rng.wording(_UNKNOWN)
    if rng.random() < 0.5:
        thing = rng.wording(REAL_THINGS)
    else:
        thing = words.made_up(rng)
        thing = thing if rng.random() < 0.5 else words.a(thing.lower())
    style = styles.draw(rng)
    cores = tuple(core.format(thing) for core in _NO_IDEA)
    text = dressing.dress(rng, style, rng.choice(cores), _REASONS[:2], tone="sorry")
    request = typed(rng, question.format(thing), exact=True)
    return [Exchange(request, text, style, "unknown", cores)]
