"""How a meaning is said in a style: openers, lists, closings, emoji, contractions, parts played."""

import re
from collections.abc import Mapping, Sequence

from learner.seed.draw import Draw
from learner.seed.style import Style

FRIENDLY: Mapping[str, tuple[str, ...]] = {
    "answer": ("Good question.", "Happy to help.", "Glad you asked.", "I like this one."),
    "code": ("Happy to help.", "Nice little task.", "Coming right up.", "Good idea."),
    "chat": ("Good to hear from you.", "I am glad you are here.", "It is nice to chat with you.",
             "Always good to hear from you."),
    "told": ("Thanks for telling me.", "Good to know.", "Oh, nice.", "I am glad you told me."),
    "recall": ("Happy to remind you.", "I remember.", "That is easy.", "I kept it in mind."),
    "sorry": ("I wish I could help.", "I would love to help.", "What a pity.", "Sorry about that."),
}  # fmt: skip
POLITE: Mapping[str, tuple[str, ...]] = {
    "answer": ("Certainly.", "Thank you for your question.", "With pleasure."),
    "code": ("Certainly.", "Thank you for your request.", "With pleasure."),
    "chat": ("Thank you for your message.", "It is an honour.", "With pleasure."),
    "told": ("Thank you for your trust.", "Thank you for the information.", "Very well."),
    "recall": ("Certainly.", "Thank you for asking.", "With pleasure."),
    "sorry": ("I beg your pardon.", "I regret this.", "Please excuse me."),
}  # fmt: skip
CLOSINGS: Mapping[str, tuple[str, ...]] = {
    "answer": ("Would you like to know more?", "Does that help?", "Shall I go on?",
               "Is that what you wanted to know?"),
    "code": ("Does that work for you?", "Shall I explain it?", "Is that what you need?",
             "Would you like another version?"),
    "chat": ("How about you?", "What is on your mind?", "What are you up to today?",
             "What would you like to do next?"),
    "told": ("What else should I know?", "Do you want to tell me more?", "How are you today?"),
    "recall": ("Did I get it right?", "Is that right?", "Anything else?"),
    "sorry": ("Can I help with something else?", "Shall we try something else?",
              "Is there another way I can help?"),
}  # fmt: skip
EMOJI: Mapping[str, tuple[str, ...]] = {
    "answer": ("💡", "😊", "✨", "📚"),
    "code": ("🐍", "💻", "🚀", "✨"),
    "chat": ("😊", "🙂", "👋", "🎉"),
    "told": ("😊", "👍", "😄", "🎉"),
    "recall": ("🧠", "👍", "🙂", "😄"),
    "sorry": ("😅", "🙂", "🙏", "🤖"),
}  # fmt: skip
FIRST_PERSON: tuple[str, ...] = ("I would say:", "As far as I know:", "I think so:")
_THINKING: tuple[str, ...] = ("I think that", "I believe that", "I would say that")
_COMMON_STARTS = ("A ", "An ", "The ", "It ", "There ")
"""How a sentence begins whose first letter can be made small."""
_SUBJECTS: tuple[str, ...] = ("About {0}:", "On {0}:", "A word on {0}:")
PERSONAS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "pirate": (("Arr!", "Ahoy!", "Ahoy, matey!", "Aye aye!"),
               ("Arr!", "Yo ho ho!", "Set sail, matey!")),
    "robot": (("Beep boop.", "Beep."), ("Beep boop.", "End of message.")),
    "cowboy": (("Howdy, partner.", "Yeehaw!"), ("Ride on, partner.", "Yeehaw!")),
    "butler": (("Very good, my lord.", "At your service, my lord."),
               ("At your service, my lord.", "As you wish, my lord.")),
    "wizard": (("By my beard!", "Hear my magic words."), ("So the stars say.", "Abracadabra!")),
}  # fmt: skip
"""For each part that the bot can play, how it begins and how it may end a reply."""

_CONTRACTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b{whole}\b", re.IGNORECASE), short)
    for whole, short in (
        (r"(it|that|what|there|here) is(?! ?[.,:!?])", r"\1's"),
        (r"(I) am(?! ?[.,:!?])", r"\1'm"),
        (r"(you|they|we) are(?! ?[.,:!?])", r"\1're"),
        (r"(I|you|it|we|they) will", r"\1'll"),
        (r"(I|you) would", r"\1'd"),
        (r"(I|you) have not", r"\1 haven't"),
        (r"(ca)nnot", r"\1n't"),
        (r"(do|does|did|is|are|would|should|was) not", r"\1n't"),
    )
)


def dress(
    rng: Draw,
    style: Style,
    core: str,
    points: Sequence[str] = (),
    tone: str = "answer",
    *,
    subject: str = "",
    instance: str = "",
) -> str:
    """Say `core`, and `points` where the style is long, the way the style wants it.

    Args:
        rng: source of the choices among equal wordings, and the part that the bot plays.
        style: the dials.
        core: the sentence or sentences that must be said.
        points: further sentences; a long reply says at least two of them where there are two.
        tone: which openers, closings and emoji fit; a key of `FRIENDLY`.
        subject: what the answer is about, where it can be named at the start.
        instance: a sentence that gives an example, where there is one.
    """
    text = begun(rng, style, core, tone, subject)
    emoji = rng.choice(EMOJI[tone]) if style.emoji else ""
    early = bool(emoji) and rng.random() < 0.3
    if early:
        text = f"{text} {emoji}"
    text = with_points(rng, style, text, points)
    gap = "\n\n" if "\n" in text else " "
    if style.instance and instance:
        text, gap = f"{text}{gap}{instance}", " "
    if style.question:
        text, gap = f"{text}{gap}{rng.choice(CLOSINGS[tone])}", " "
    if emoji and not early:
        text, gap = f"{text}{gap}{emoji}", " "
    if rng.persona and rng.random() < 0.4:
        text = f"{text}{gap}{rng.choice(PERSONAS[rng.persona][1])}"
    return finished(style, text)


def begun(rng: Draw, style: Style, core: str, tone: str, subject: str = "") -> str:
    """Put the openers of the style before the core, and its exclamation marks."""
    parts = [rng.choice(PERSONAS[rng.persona][0])] if rng.persona else []
    if style.polite:
        parts.append(rng.choice(POLITE[tone]))
    if style.friendly:
        parts.append(rng.choice(FRIENDLY[tone]))
    if style.subject and subject:
        parts.append(rng.choice(_SUBJECTS).format(subject))
    if style.first_person and tone == "answer":
        core = thought(rng, core)
    parts.append(core)
    return " ".join(bang(part) for part in parts) if style.exclaim else " ".join(parts)


def thought(rng: Draw, core: str) -> str:
    """Say the core as the speaker's own view."""
    if core.startswith(_COMMON_STARTS):
        return f"{rng.choice(_THINKING)} {core[0].lower()}{core[1:]}"
    return f"{rng.choice(FIRST_PERSON)} {core}"


def with_points(rng: Draw, style: Style, text: str, points: Sequence[str]) -> str:
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


def finished(style: Style, text: str) -> str:
    """Contract and lower the prose where the style does."""
    if style.contracted:
        text = contracted(text)
    return text.lower() if style.lower else text


def contracted(text: str) -> str:
    """Write "it's" for "it is" and so on."""
    for whole, short in _CONTRACTIONS:
        text = whole.sub(short, text)
    return text


def bang(text: str) -> str:
    """End the text with an exclamation mark where it ended with a full stop."""
    return text[:-1] + "!" if text.endswith(".") else text
