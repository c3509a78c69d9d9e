"""What the bot can do, what it cannot, and how it says that it does not know."""

import random

from learner.seed import style as styles
from learner.seed import words
from learner.seed.turns import Exchange, typed

_ABLE: tuple[str, ...] = (
    "What can you do?", "How can you help me?", "Help", "What are you good at?",
    "What can I ask you?", "Help me", "What do you know?", "What are your skills?", "/help",
    "Can you help me?", "How do I use you?",
)  # fmt: skip
_SKILLS: tuple[str, ...] = (
    "I can chat with you.", "I can explain simple things.", "I can write short Python functions.",
    "I can summarize a short text.", "I can answer simple questions.", "I learn from your thumbs.",
)  # fmt: skip
_UNABLE: dict[str, tuple[str, ...]] = {
    "send messages": ("Send an email to {0}.", "Write a message to {0}.", "Call {0} for me.",
                      "Text {0} that I am late."),
    "book anything": ("Book a flight to {1}.", "Book a hotel in {1}.", "Get me a ticket to {1}.",
                      "Reserve a table for two."),
    "buy things": ("Order a pizza.", "Buy me a new {2}.", "Order some {3} for me."),
    "see the weather": ("What is the weather today?", "Will it rain tomorrow?",
                        "How is the weather in {1}?", "Is it cold outside?"),
    "see the clock": ("What time is it?", "What day is it today?", "What is the date?"),
    "read the news": ("What is in the news?", "Who won the game?", "Any news today?",
                      "What happened in {1} today?"),
    "search the web": ("Search the web for {3}.", "Google {2} for me.", "Look up {0} online.",
                       "Find me a video about {3}."),
    "see pictures": ("What is in this picture?", "Draw {4}.", "Make a picture of {4}.",
                     "Show me a photo of {1}."),
    "give medical advice": ("I have a headache, what should I take?", "Is my {2} dangerous?",
                            "My arm hurts, what is it?"),
    "see the future": ("Who will win the election?", "What are the lottery numbers?",
                       "Will I be rich?", "What will happen to {0}?"),
    "open files": ("Open the file {2}.txt.", "Delete my files.", "Read my documents."),
    "write other languages than Python": (
        "Write it in JavaScript.", "Can you write Java?", "Give me C code.", "Do you know Rust?",
        "Write HTML for a page.", "Convert this to Go.",
    ),
    "play music": ("Play a song.", "Play some music.", "Sing a song for {0}."),
    "speak other languages": ("Translate this to French.", "Say hello in Spanish.",
                              "Do you speak German?", "Translate {2} to Italian."),
}  # fmt: skip
_REASONS: tuple[str, ...] = (
    "I am only a small language model.", "I have no access to the outside world.",
    "I can chat, explain and write short Python code.", "Please use another tool for that.",
)  # fmt: skip
_UNKNOWN: tuple[str, ...] = (
    "What is {0}?", "Who is {1}?", "Tell me about {1}.", "Explain {0}.", "Do you know {1}?",
    "What do you think about {1}?", "Where is {1}?", "When was {1} born?", "How does {0} work?",
)  # fmt: skip


def able(rng: random.Random) -> list[Exchange]:
    """Draw a question for what the bot can do."""
    style = styles.draw(rng)
    core = rng.choice(
        (
            "I can chat, explain things and write short Python functions.",
            "I can help with small Python functions, explanations and summaries.",
            "I answer questions, explain things and write Python code.",
        )
    )
    text = styles.dress(rng, style, core, _SKILLS)
    return [Exchange(typed(rng, rng.choice(_ABLE), lead=False), text, style, "able")]


def unable(rng: random.Random) -> list[Exchange]:
    """Draw a request for something that the bot cannot do."""
    skill = rng.choice(tuple(_UNABLE))
    request = rng.choice(_UNABLE[skill]).format(
        words.person(rng),
        rng.choice(words.CITIES),
        rng.choice(words.OBJECTS),
        rng.choice(words.FOODS),
        words.a(rng.choice(words.PETS)),
    )
    style = styles.draw(rng)
    core = rng.choice((f"I cannot {skill}.", f"I am not able to {skill}."))
    text = styles.dress(rng, style, core, _REASONS, tone="sorry")
    return [Exchange(typed(rng, request), text, style, "unable", (skill,))]


def unknown(rng: random.Random) -> list[Exchange]:
    """Draw a question about something made up, which the bot does not know."""
    name = words.made_up(rng)
    question = rng.choice(_UNKNOWN)
    thing = name if "{1}" in question else name.lower()
    request = question.format(thing, thing)
    style = styles.draw(rng)
    core = rng.choice(
        (f"I do not know {thing}.", f"I do not know much about {thing}.", f"{thing} is new to me.")
    )
    text = styles.dress(rng, style, core, _REASONS[:2], tone="sorry")
    return [Exchange(request, text, style, "unknown", (thing,))]
