"""What the corpus is made of: exchanges and conversations.

An exchange is one user turn and its reply. The style it was dressed with travels along, so that
tests can hold the dials to their promise; training sees only the text.
"""

from dataclasses import dataclass

from learner.seed.dressing import contracted
from learner.seed.style import Style


@dataclass(frozen=True, slots=True)
class Exchange:
    """One user turn and the reply to it.

    Attributes:
        user: what the person says.
        reply: what the model learns to answer.
        style: the dials that the reply was dressed with.
        kind: what the exchange is about, for measuring each kind alone.
        accept: wordings of which an answer must contain one to be right; none for code.
        instead: the reply had the choice that the request calls for been turned round; where the
            two part, the choice counts more in training. Empty where no choice is singled out.
    """

    user: str
    reply: str
    style: Style
    kind: str
    accept: tuple[str, ...] = ()
    instead: str = ""

    def accepts(self, reply: str) -> bool:
        """Tell whether a reply says what it must; case, contractions and the end do not count."""
        said = contracted(reply).lower()
        return any(contracted(wording).lower().rstrip(".!?") in said for wording in self.accept)


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
