"""Thumbs to reward: what one reply was worth to the people who rated it, in [-1, 1].

The first step of a round's arithmetic and pure. It leaves out who rated (everybody counts the same)
and what to compare with: the baseline belongs to `learner.ppo`.
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.records import RatedReply

PRIOR_VOTES = 1.0
"""How many imagined voters at the prior every reply starts with."""


def thumbs_reward(
    values: Sequence[int], *, prior: float = 0.0, prior_votes: float = PRIOR_VOTES
) -> float:
    """Shrink the mean of the thumbs toward the prior by the number of votes.

    With n votes of sum s the reward is (s + prior_votes * prior) / (n + prior_votes): the posterior
    mean of a Beta-Bernoulli model on the signs. One thumb up is worth 1/2, three are worth 3/4.

    Args:
        values: +1 or -1 for each rater, at least one.
        prior: The reward before anyone spoke, in [-1, 1].
        prior_votes: The prior's weight in votes, more than 0.

    Raises:
        ValueError: No vote, a vote that is neither +1 nor -1, or a prior out of range.
    """
    if not values:
        raise ValueError("a reply without ratings has no reward; leave it out of the round")
    if wrong := [value for value in values if value not in (-1, 1)]:
        raise ValueError(f"a rating is {wrong[0]}, wanted 1 or -1")
    if not -1 <= prior <= 1 or prior_votes <= 0:
        raise ValueError(f"prior {prior} with {prior_votes} votes, wanted -1..1 and more than 0")
    return (sum(values) + prior_votes * prior) / (len(values) + prior_votes)


def rated_reward(rated: RatedReply) -> float:
    """The reward of a stored reply from all its thumbs."""
    return thumbs_reward([rating.value for rating in rated.ratings])
