"""Style dials of a reply: what thumbs can later choose between.

Every reply of the corpus is written once per meaning and then dressed: long or short, friendly or
dry, listed or in prose, and so on. The dials are drawn independently of the prompt and of each
other, so that sampling from the trained model at temperature 1 shows all of them. What a reply
says is not decided here.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

CHANCES: dict[str, float] = {
    "long": 0.5,
    "friendly": 0.5,
    "exclaim": 0.35,
    "emoji": 0.35,
    "lower": 0.25,
    "question": 0.35,
    "listed": 0.45,
    "docstring": 0.5,
    "hints": 0.5,
    "comments": 0.4,
    "example": 0.4,
    "wrong": 0.35,
}
"""Probability with which each dial is on."""

OPENERS: dict[str, tuple[str, ...]] = {
    "answer": (
        "Good question.",
        "Sure.",
        "Happy to help.",
        "Glad you asked.",
        "Of course.",
        "I like this one.",
    ),
    "code": (
        "Sure.",
        "Happy to help.",
        "Of course.",
        "Nice little task.",
        "Coming right up.",
        "Good idea.",
    ),
    "chat": (
        "Hey, good to hear from you.",
        "I am glad you are here.",
        "It is nice to chat with you.",
        "Thanks for writing.",
        "Always good to hear from you.",
    ),
    "told": (
        "Thanks for telling me.",
        "Good to know.",
        "Oh, nice.",
        "I am glad you told me.",
    ),
    "recall": (
        "Of course.",
        "I remember.",
        "Sure.",
        "That is easy.",
    ),
    "sorry": (
        "Thanks for asking.",
        "I wish I could.",
        "Sorry about that.",
        "I would love to help.",
    ),
}

CLOSINGS: dict[str, tuple[str, ...]] = {
    "answer": (
        "Would you like to know more?",
        "Does that help?",
        "Shall I go on?",
        "Is that what you wanted to know?",
        "Do you want an example?",
    ),
    "code": (
        "Does that work for you?",
        "Shall I explain it?",
        "Do you want me to add tests?",
        "Is that what you need?",
        "Would you like another version?",
    ),
    "chat": (
        "How about you?",
        "What is on your mind?",
        "What are you up to today?",
        "Do you want to talk about it?",
        "What would you like to do next?",
    ),
    "told": (
        "What else should I know?",
        "Do you want to tell me more?",
        "How are you today?",
        "What would you like to do next?",
    ),
    "recall": (
        "Did I get it right?",
        "Is that right?",
        "Anything else?",
    ),
    "sorry": (
        "Can I help with something else?",
        "Shall we try something else?",
        "Is there another way I can help?",
    ),
}

EMOJI: dict[str, tuple[str, ...]] = {
    "answer": ("💡", "😊", "🙂", "✨", "📚"),
    "code": ("🐍", "💻", "🚀", "✨", "😊"),
    "chat": ("😊", "🙂", "👋", "😄", "🎉"),
    "told": ("😊", "🙂", "👍", "😄", "🎉"),
    "recall": ("🧠", "👍", "🙂", "😄"),
    "sorry": ("😅", "🙂", "🙏", "🤖"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """One setting of all dials; those that do not fit a reply are ignored by it."""

    long: bool = False
    friendly: bool = False
    exclaim: bool = False
    emoji: bool = False
    lower: bool = False
    question: bool = False
    listed: bool = False
    docstring: bool = False
    hints: bool = False
    comments: bool = False
    example: bool = False
    wrong: bool = False


def draw(rng: random.Random) -> Style:
    """Draw every dial independently with its chance from `CHANCES`."""
    return Style(**{dial.name: rng.random() < CHANCES[dial.name] for dial in fields(Style)})


def dress(
    rng: random.Random,
    style: Style,
    core: str,
    points: Sequence[str] = (),
    tone: str = "answer",
) -> str:
    """Say `core`, and `points` where the style is long, the way the style wants it.

    Args:
        rng: source of the choices among equal wordings.
        style: the dials.
        core: the sentence or sentences that must be said.
        points: further sentences; a long reply says at least two of them where there are two.
        tone: which openers, closings and emoji fit; a key of `OPENERS`.
    """
    opener = rng.choice(OPENERS[tone]) if style.friendly else ""
    if style.exclaim:
        opener, core = (bang(opener), core) if opener else (opener, bang(core))
    text = f"{opener} {core}".strip()
    if style.emoji and rng.random() < 0.3:
        text, style_emoji = f"{text} {rng.choice(EMOJI[tone])}", False
    else:
        style_emoji = style.emoji
    text = with_points(rng, style, text, points)
    if style.question:
        text += ("\n\n" if "\n- " in text or "\n1. " in text else " ") + rng.choice(CLOSINGS[tone])
    if style_emoji:
        text += f" {rng.choice(EMOJI[tone])}"
    return text.lower() if style.lower else text


def with_points(rng: random.Random, style: Style, text: str, points: Sequence[str]) -> str:
    """Append a selection of the points to the text, in their order, as a list or as prose."""
    if not (style.long and points):
        return text
    count = rng.randint(min(2, len(points)), min(4, len(points)))
    chosen = [points[index] for index in sorted(rng.sample(range(len(points)), count))]
    if not style.listed or len(chosen) < 2:
        return " ".join([text, *chosen])
    if rng.random() < 0.7:
        return "\n".join([text + "\n", *(f"- {point}" for point in chosen)])
    return "\n".join([text + "\n", *(f"{n}. {point}" for n, point in enumerate(chosen, 1))])


def bang(text: str) -> str:
    """End the text with an exclamation mark where it ended with a full stop."""
    return text[:-1] + "!" if text.endswith(".") else text
