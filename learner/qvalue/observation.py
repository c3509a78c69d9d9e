"""One reply as the Q-head sees it: φ of its drafts, what came of it, and where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.qvalue.phi import Phi

CONVERSATION_SECONDS = 3600.0
"""A conversation whose next turn comes later than this had ended."""


@dataclass(frozen=True)
class Observation:
    """One reply as the head sees it.

    Args:
        reply: The reply's id.
        conversation: Its conversation's id.
        parent: The id of the reply before it in the conversation, None for the first.
        guild: Where it was said; None outside of guilds.
        created_at: When, in seconds.
        phi: φ of the draft that was shown.
        drafts: φ of all drafts of the reply, the shown one among them.
        reward: In [-1, 1]; None where nobody rated it: then only its drafts serve, as what could
            be said next.
        votes: How many thumbs the reward is the mean of; more than 0 where there is a reward.
        held_out: Whether its conversation is kept for judging rounds.

    Raises:
        ValueError: A reward or a number of votes out of range.
    """

    reply: str
    conversation: str
    parent: str | None
    guild: str | None
    created_at: float
    phi: Phi
    drafts: tuple[Phi, ...]
    reward: float | None
    votes: float = 1.0
    held_out: bool = False

    def __post_init__(self) -> None:
        if self.reward is not None and not -1 <= self.reward <= 1:
            raise ValueError(f"reward of {self.reply} is {self.reward}, wanted from -1 to 1")
        if self.reward is not None and not 0 < self.votes < float("inf"):
            raise ValueError(f"votes of {self.reply} are {self.votes}, wanted more than 0")


def in_order(observations: Sequence[Observation]) -> list[Observation]:
    """One observation for each reply, its last, in the order of time."""
    latest = {one.reply: one for one in observations}
    return sorted(latest.values(), key=lambda one: (one.created_at, one.reply))
