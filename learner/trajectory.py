"""A reply as the policy's own actions: token ids, log-probs and one reward.

Rows that this base model and tokenizer wrote are used as they were sampled. Imported rows and rows
of another model are encoded anew from their text and have no behaviour log-probs; the loss gives
them weight 1 and the round's metrics count them.

A reply that was picked among n drafts is no plain sample of the policy that drew them: drafts that
the Q-head likes are shown more often than they are drawn. With p the probability that this draft
was to be picked among those that were there, its weight is 1 / (n p): over the pick, the weighted
mean over shown replies is the plain mean over the drafts, as if each time one of them had been
shown by chance. It multiplies the importance weights of the reply's tokens
(`learner.ppo.behaviour_weight`), and the product is capped as they are. So a draft that was picked
against the odds counts for more, but not without bound: that leaves a bias toward what is usually
shown, and keeps the variance finite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learner.policy import Base
from learner.prompt import Prompter, PromptError
from learner.replay import Choice
from learner.reward import reply_reward
from storage.records import RatedReply

LEAST_PICKED = 1e-6
"""Least n p that is divided by; the cap binds long before."""


@dataclass(frozen=True)
class Trajectory:
    """One reply to learn from or to judge by.

    `behaviour` holds the log-prob of each reply token under temperature and top-p when it was
    drawn, None where it is not known. `reward` lies in [-1, 1]. `weight` is 1 / (n p) of a reply
    picked among n drafts. `baseline` is what the other rollouts on the same prompt are worth; only
    a rollout has one, and it has no name in `reply`.
    """

    reply: str
    prompt_ids: tuple[int, ...]
    reply_ids: tuple[int, ...]
    behaviour: tuple[float, ...] | None
    reward: float
    replayed: bool = False
    weight: float = 1.0
    baseline: float | None = None

    @property
    def tokens(self) -> int:
        """Length of prompt and reply together."""
        return len(self.prompt_ids) + len(self.reply_ids)


def trajectory(
    rated: RatedReply, prompter: Prompter, base: Base, *, replayed: bool = False
) -> Trajectory | None:
    """Turn a stored reply into a trajectory.

    Args:
        rated: The reply with every draft, its thumbs and its execution.
        prompter: Encodes what this model did not write itself.
        base: Rows that carry its fingerprint keep their stored ids.
        replayed: Whether it comes from replay.

    Returns:
        None where nothing can be learned: no reward, an empty reply, or a turn too long for the
        context.
    """
    reply, reward = rated.reply, reply_reward(rated)
    if reward is None:
        return None
    shown = reply.shown
    if (
        shown is not None
        and shown.ids
        and reply.prompt_ids
        and reply.fingerprint == base.fingerprint
    ):
        weight = 1 / max(len(reply.drafts) * shown.pick_probability, LEAST_PICKED)
        return Trajectory(
            reply.id,
            reply.prompt_ids,
            shown.ids,
            shown.logprobs_sampled,
            reward,
            replayed,
            weight,
        )
    if not reply.text.strip():
        return None
    reply_ids = prompter.encode_reply(reply.text)
    if not (reply.imported or reply.finish_reason == "stop"):
        reply_ids = reply_ids[:-1]  # it was cut off: its author did not choose to end there
    reply_ids = reply_ids[: base.context_tokens // 2]
    try:
        prompt = prompter.encode(reply.turns, len(reply_ids))
    except PromptError:
        return None
    return Trajectory(reply.id, prompt.ids, reply_ids, None, reward, replayed)


def trajectories(choice: Choice, prompter: Prompter, base: Base) -> list[Trajectory]:
    """All that a round trains on, fresh ones first."""
    parts: Sequence[tuple[Sequence[RatedReply], bool]] = (
        (choice.fresh, False),
        (choice.replayed, True),
    )
    made = (
        trajectory(one, prompter, base, replayed=replayed)
        for part, replayed in parts
        for one in part
    )
    return [one for one in made if one is not None]
