"""What the corpus is made of: exchanges and conversations, and how people type.

An exchange is one user turn and its reply. The style it was dressed with travels along, so that
tests can hold the dials to their promise; training sees only the text.
"""

import random
from dataclasses import dataclass

from learner.seed.style import Style


@dataclass(frozen=True, slots=True)
class Exchange:
    """One user turn, the reply to it, the reply's style and its kind."""

    user: str
    reply: str
    style: Style
    kind: str


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
    """Write a user's sentence the way people type: case, punctuation and lead-ins vary.

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
    return text
