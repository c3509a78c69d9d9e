"""How people type: lead-ins, politeness, case, punctuation and slips of the keyboard."""

from learner.seed.draw import Draw

_LEADS: tuple[str, ...] = (
    "hey, ", "hi, ", "ok, ", "please ", "quick question: ", "so, ", "hello, ", "um, ", "pls ",
    "hey bot, ", "well, ", "right, ", "now ", "one question: ", "hi there, ", "sorry, ", "and ",
    "yo, ", "next: ", "kindly ", "i was wondering: ", "a question: ", "hey thumbwise, ",
    "tell me, ",
    "just curious, ", "listen, ", "good day, ", "question: ", "alright, ", "dear bot, ",
)  # fmt: skip
_TAILS: tuple[str, ...] = (
    " please", " pls", ", please", " thanks", ", thanks", " thank you", " :)", " plz", ", ok?",
    " if you can", ", bot", " for me", " now", " quickly", ", would you", " asap", " thx",
)  # fmt: skip
_ORDERS: tuple[str, ...] = (
    "{0}", "{0}", "{0}", "Please {1}", "Could you {1}?", "Can you {1}?", "Would you {1}?",
    "Pls {1}",
    "I need you to {1}", "I want you to {1}", "I would like you to {1}", "Can you please {1}?",
    "Could you please {1}?", "Would you mind to {1}?", "Go ahead and {1}", "I'd like you to {1}",
    "Do me a favour and {1}", "Help me: {1}", "You should {1}", "Try to {1}", "Let's {1}",
    "Will you {1}?", "Are you able to {1}?", "It would be great if you could {1}", "Now {1}",
    "May I ask you to {1}?", "My request: {1}", "You can {1}, right?", "Just {1}", "Quickly {1}",
)  # fmt: skip


def order(rng: Draw, text: str) -> str:
    """Put a request in the imperative, such as "Play a song.", as an order or a polite question."""
    bare = text.rstrip(".!")
    frame = rng.wording(_ORDERS)
    end = "" if frame.endswith("?") else rng.choice((".", ".", "", "!"))
    return frame.format(bare, bare[0].lower() + bare[1:]) + end


def typed(rng: Draw, text: str, *, lead: bool = True, exact: bool = False) -> str:
    """Write a user's sentence the way people type: case, punctuation, lead-ins and slips vary.

    Args:
        rng: source of the choices.
        text: the sentence in full spelling.
        lead: whether a lead-in such as "hey, " or a tail such as " please" may be added.
        exact: whether the words must stay as they are, since the reply copies some of them.
    """
    coded = "`" in text or "\n" in text or "==" in text
    if lead and rng.random() < 0.15:
        text = rng.wording(_LEADS) + (text if exact else text[0].lower() + text[1:])
        text = text[0].upper() + text[1:]
    if lead and not coded and rng.random() < 0.1:
        bare = text.rstrip(".?!")
        text = bare + rng.wording(_TAILS) + text[len(bare) :]
    if rng.random() < 0.4 and text[-1] in ".?!" and not coded:
        text = text[:-1]
    elif rng.random() < 0.05 and text[-1] in "?!":
        text += text[-1]
    if exact or coded:
        return text
    if rng.random() < 0.35:
        text = text.lower()
        if rng.random() < 0.3:
            text = text.replace("'", "").replace(",", "")
    return slipped(rng, text) if rng.random() < 0.08 else text


def slipped(rng: Draw, text: str) -> str:
    """Make one slip of the keyboard: a letter left out, doubled, or swapped with the next one."""
    inner = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    if not inner:
        return text
    at = rng.choice(inner)
    letter, following = text[at], text[at + 1]
    slip = rng.choice(("", letter * 2, None))
    if slip is None:
        return text[:at] + following + letter + text[at + 2 :]
    return text[:at] + slip + text[at + 1 :]
