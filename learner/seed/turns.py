"""What the corpus is made of: exchanges and conversations, and how people type.

An exchange is one user turn and its reply. The style it was dressed with travels along, so that
tests can hold the dials to their promise; training sees only the text.
"""

import random
from dataclasses import dataclass

from learner.seed.style import Style


@dataclass(frozen=True, slots=True)
class Exchange:
    """One user turn and the reply to it.

    Attributes:
        user: what the person says.
        reply: what the model learns to answer.
        style: the dials that the reply was dressed with.
        kind: what the exchange is about, for measuring each kind alone.
        accept: wordings of which an answer must contain one to be right; none for code and chat.
    """

    user: str
    reply: str
    style: Style
    kind: str
    accept: tuple[str, ...] = ()

    def accepts(self, reply: str) -> bool:
        """Tell whether a reply says what it must; case and final punctuation do not count."""
        said = reply.lower()
        return any(wording.lower().rstrip(".!?") in said for wording in self.accept)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Exchanges in order, after an optional system turn."""

    exchanges: tuple[Exchange, ...]
    system: str | None = None

    def turns(self) -> list[dict[str, str]]:
        """Give the conversation as role/content turns, the form chat templates take."""
        turns = [{"role": "system", "content": self.system}] if self.system else []
        for exchange in self.exchanges:
            turns.append({"role": "user", "content": exchange.user})
            turns.append({"role": "assistant", "content": exchange.reply})
        return turns


_LEADS = ("hey, ", "hi, ", "ok, ", "please ", "quick question: ", "so, ", "hello, ", "um, ")


def typed(rng: random.Random, text: str, lead: bool = True) -> str:
    """Write a user's sentence the way people type: case, punctuation, lead-ins and slips vary.

    Args:
        rng: source of the choices.
        text: the sentence in full spelling.
        lead: whether a lead-in such as "hey, " may be put before it.
    """
    if lead and rng.random() < 0.15:
        text = rng.choice(_LEADS) + text[0].lower() + text[1:]
        text = text[0].upper() + text[1:]
    if rng.random() < 0.35 and "```" not in text and "\n" not in text and "`" not in text:
        text = text.lower()
    if rng.random() < 0.35 and text[-1] in ".?!":
        text = text[:-1]
    return slipped(rng, text) if rng.random() < 0.06 and "`" not in text else text


def slipped(rng: random.Random, text: str) -> str:
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
