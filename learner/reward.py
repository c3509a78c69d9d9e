"""Thumbs and executions to reward: what one reply was worth, in [-1, 1].

With t from the thumbs and e from running the reply's code, a reply that has both is worth
(1 - w) t + w e, w = 1/2; a reply with one of them is worth that one, and one with neither is left
out of the round. The first step of a round's arithmetic and pure. It leaves out who rated
(everybody counts the same) and what to compare with: the baseline belongs to `learner.ppo`.
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.records import Execution, RatedReply

PRIOR_VOTES = 1.0
"""How many imagined voters at the prior every reply starts with."""

EXECUTION_SHARE = 0.5
"""The part of the execution in the reward of a reply that was rated too."""

WANTING_ERRORS = frozenset({"EOFError", "ModuleNotFoundError", "PermissionError"})
"""What code raises in the box for want of a person, a package or a permission."""


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


def execution_reward(execution: Execution) -> float | None:
    """The reward of what happened when a reply's code ran.

    | what happened | e |
    | --- | --- |
    | it passed every test | 1 |
    | it ran to its end, and there were no tests | 1/2 |
    | it ran, and passed a share p < 1 of the tests | -1/2 + p/2 |
    | it raised, left early or reached a limit | -1/2 |
    | it is no Python | -1 |

    A comment that is wrong about what the code prints is a test that did not pass; one that is
    right is none, or code could praise itself (`learner.sandbox.comments`).

    Returns:
        None where the run says nothing about the code: the box broke, or code without tests wants
        what no box has (input, other packages, the network).
    """
    if execution.reason == "broken":
        return None
    if execution.reason == "syntax":
        return -1.0
    if execution.reason != "ok":
        wanting = (execution.error or "").split(":")[0] in WANTING_ERRORS
        return None if wanting and not execution.cases else -0.5
    if not execution.cases:
        return 0.5
    share = execution.passed / execution.cases
    return 1.0 if share == 1 else -0.5 + share / 2


def reply_reward(rated: RatedReply) -> float | None:
    """The reward of a stored reply from its thumbs and its execution; None where it has neither."""
    thumbs = thumbs_reward([one.value for one in rated.ratings]) if rated.ratings else None
    ran = execution_reward(rated.execution) if rated.execution else None
    return join_rewards(thumbs, ran)


def join_rewards(thumbs: float | None, ran: float | None) -> float | None:
    """What people (or who stands in for them) and the sandbox said together; None for neither."""
    if thumbs is None or ran is None:
        return ran if thumbs is None else thumbs
    return (1 - EXECUTION_SHARE) * thumbs + EXECUTION_SHARE * ran
