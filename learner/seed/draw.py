"""Where one conversation's choices come from: chance, the split into training and held-out
wordings, and what its people asked of the style.

A tenth of all wordings, names, values and sums is held out: training never draws them, and the
measurements draw nothing else where there is a choice. Which ones is fixed by a checksum of the
text, so that it does not depend on the seed.
"""

import random
import zlib
from collections.abc import Sequence
from functools import cache

HELD_OUT_PERCENT = 10


class Draw(random.Random):
    """A source of choices for one conversation.

    Attributes:
        held_out: whether held-out wordings and values are drawn instead of the training ones.
        wanted: dials that a turn of this conversation asked to be on or off.
        persona: the part that a system turn asked the bot to play, or nothing.
        name: the name that a system turn gave the bot.
    """

    def __init__(self, seed: int | float | str, *, held_out: bool = False) -> None:
        super().__init__(seed)
        self.held_out = held_out
        self.forget()

    def forget(self) -> None:
        """Start another conversation: nothing is asked of the style, the bot is itself."""
        self.wanted: dict[str, bool] = {}
        self.persona = ""
        self.name = "Thumbwise"

    def wording(self, options: Sequence[str]) -> str:
        """Choose among the wordings of this side of the split; among all where it has none."""
        return self.choice(_side(tuple(options), self.held_out))

    def is_mine(self, value: str) -> bool:
        """Tell whether a made-up value lies on this side of the split."""
        return is_held_out(value) == self.held_out


def is_held_out(text: str) -> bool:
    """Tell whether training leaves this wording or value out."""
    return zlib.crc32(text.lower().encode()) % 100 < HELD_OUT_PERCENT


@cache
def _side(options: tuple[str, ...], held_out: bool) -> tuple[str, ...]:
    return tuple(one for one in options if is_held_out(one) == held_out) or options
