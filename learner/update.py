"""One PPO update: trajectories in, a moved adapter out.

Reference and proximal log-probs do not change within a round, so they are computed once and without
gradient; each step then runs one forward pass for policy and value together. The reference is the
same model with its adapter off. Deterministic for a seed, unless the time limit cuts it short.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import torch
from peft import PeftModel
from torch import Tensor

from learner import ppo
from learner.forward import buckets, by_reply, chosen_logprobs, collate, reply_logits
from learner.options import LearningOptions
from learner.trajectory import Trajectory
from learner.value import ValueHead

Ending: TypeAlias = Literal["complete", "kl", "budget"]


@dataclass(frozen=True)
class Step:
    """One optimiser step's numbers; `kl` is to the base, in nats per token."""

    step: int
    steps: int
    loss: float
    policy_loss: float
    value_loss: float
    kl: float
    approx_kl: float
    clip_fraction: float
    gradient_norm: float


@dataclass(frozen=True)
class Update:
    """What an update did: its steps, why it ended, and the mean weight of each reply it stepped on.

    Replies that an early end left out have no weight here: the round did not train on them.
    """

    steps: tuple[Step, ...]
    planned_steps: int
    ending: Ending
    weights: dict[str, float]
    tokens: int
    seconds: float
    step_norm: float

    def metrics(self) -> dict[str, float]:
        """The numbers that history keeps; losses are means over the later half of the steps."""
        last = self.steps[-max(1, len(self.steps) // 2) :]

        def mean(name: str) -> float:
            return sum(float(getattr(step, name)) for step in last) / max(1, len(last))

        names = ("loss", "policy_loss", "value_loss", "kl", "approx_kl", "clip_fraction")
        return {
            **{name: mean(name) for name in (*names, "gradient_norm")},
            "steps": float(len(self.steps)),
            "planned_steps": float(self.planned_steps),
            "cut_by_budget": float(self.ending == "budget"),
            "stopped_by_kl": float(self.ending == "kl"),
            "trained_tokens": float(self.tokens),
            "trained_tokens_per_second": self.tokens / self.seconds if self.seconds else 0.0,
            "step_norm": self.step_norm,
        }


@dataclass(frozen=True)
class Anchors:
    """What stays fixed for one reply while the policy moves; each `(T,)`, T its reply tokens."""

    proximal: Tensor
    reference: Tensor
    weights: Tensor
    advantages: Tensor
    returns: Tensor


def update(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    options: LearningOptions,
    *,
    learning_rate: float,
    pad_id: int,
    seed: int,
    deadline: float | None = None,
    on_step: Callable[[Step], None] = lambda step: None,
) -> Update:
    """Train the policy's active adapter and the value head on one round's replies, in place.

    Args:
        policy: The base model with a trainable adapter, the parent's weights in it.
        head: The value head to continue.
        rows: Replies with rewards, at least one.
        options: The knobs of PPO.
        learning_rate: The policy's step size.
        pad_id: Fills short rows; never looked at.
        seed: Decides the order of the replies.
        deadline: A time of `time.monotonic` after which no step begins.
        on_step: Called after each step.

    Raises:
        ValueError: There is nothing to train on.
    """
    if not rows:
        raise ValueError("no reply to train on, wanted at least one")
    began = time.monotonic()
    policy.eval()
    anchors = measure_anchors(policy, head, rows, options, pad_id, deadline)
    trained = [one for one in policy.parameters() if one.requires_grad]
    before = [one.detach().clone() for one in trained]
    optimiser = torch.optim.AdamW(
        [
            {"params": trained, "lr": learning_rate},
            {"params": list(head.parameters()), "lr": options.critic_learning_rate},
        ],
        weight_decay=0.0,
        fused=True,
    )
    stepped_on: set[int] = set()
    planned = options.epochs * -(-len(rows) // options.minibatch)
    steps: list[Step] = []
    ending: Ending = "complete"
    tokens = 0
    for chosen in _minibatches(len(rows), options, seed):
        if not anchors or (deadline is not None and _next_end(began, len(steps)) > deadline):
            ending = "budget"
            break
        optimiser.zero_grad(set_to_none=True)
        sums = _backward(policy, head, rows, anchors, chosen, options, pad_id)
        norm = torch.nn.utils.clip_grad_norm_(trained, options.gradient_norm)
        torch.nn.utils.clip_grad_norm_(head.parameters(), options.gradient_norm)
        optimiser.step()
        tokens += sum(rows[place].tokens for place in chosen)
        stepped_on.update(chosen)
        steps.append(Step(len(steps) + 1, planned, *sums, float(norm)))
        on_step(steps[-1])
        if steps[-1].kl > options.kl_limit_nats:
            ending = "kl"
            break
    moved = sum(
        (now.detach() - was).square().sum() for now, was in zip(trained, before, strict=True)
    )
    return Update(
        tuple(steps),
        planned,
        ending,
        {rows[place].reply: float(anchors[place].weights.mean()) for place in sorted(stepped_on)},
        tokens,
        time.monotonic() - began,
        float(torch.as_tensor(moved).sqrt()),
    )


@torch.no_grad()
def measure_anchors(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    options: LearningOptions,
    pad_id: int,
    deadline: float | None = None,
) -> list[Anchors]:
    """Compute, once for the round, everything that training is measured against.

    Returns:
        One for each row; none at all when the deadline passes before all are measured.
    """
    proximal: dict[int, Tensor] = {}
    reference: dict[int, Tensor] = {}
    values: dict[int, Tensor] = {}
    for places in buckets([row.tokens for row in rows]):
        if deadline is not None and time.monotonic() > deadline:
            return []
        batch = collate([rows[place] for place in places], pad_id, policy.device)
        logits, hidden = reply_logits(policy, batch)
        for kept, flat in (
            (proximal, chosen_logprobs(logits, batch.targets)),
            (values, head(hidden)),
        ):
            kept.update(zip(places, by_reply(flat, batch), strict=True))
        with policy.disable_adapter():
            logits, _ = reply_logits(policy, batch)
        flat = chosen_logprobs(logits, batch.targets)
        reference.update(zip(places, by_reply(flat, batch), strict=True))
    order = range(len(rows))
    scaled, returns = _advantages(rows, [values[place] for place in order], options)
    return [
        Anchors(
            proximal[place],
            reference[place],
            _weights(rows[place], proximal[place], options),
            scaled[place],
            returns[place],
        )
        for place in order
    ]


def _advantages(
    rows: Sequence[Trajectory], values: Sequence[Tensor], options: LearningOptions
) -> tuple[list[Tensor], list[Tensor]]:
    """Advantages and returns of each reply, normalised over the round."""
    lengths = [len(row.reply_ids) for row in rows]
    padded = torch.nn.utils.rnn.pad_sequence(list(values), batch_first=True)
    mask = torch.arange(padded.shape[1], device=padded.device) < torch.tensor(
        lengths, device=padded.device
    ).unsqueeze(1)
    scalar = torch.tensor([row.reward for row in rows], dtype=padded.dtype, device=padded.device)
    rewards = ppo.token_rewards(scalar, mask)
    advantages, returns = ppo.gae(rewards, padded, mask, options.gamma, options.gae_lambda)
    scaled = ppo.normalise_advantages(advantages, mask, options.negative_scale)
    cut = list(zip(scaled, returns, lengths, strict=True))
    return [one[:length] for one, _, length in cut], [one[:length] for _, one, length in cut]


def _weights(row: Trajectory, proximal: Tensor, options: LearningOptions) -> Tensor:
    """The behaviour weight of each token; 1 where the behaviour is not known."""
    if row.behaviour is None:
        return torch.ones_like(proximal)
    behaviour = torch.tensor(row.behaviour, dtype=proximal.dtype, device=proximal.device)
    return ppo.behaviour_weight(proximal, behaviour, options.weight_cap)


def _minibatches(rows: int, options: LearningOptions, seed: int) -> Iterator[list[int]]:
    """Places of each step's replies: every epoch a new order of all of them."""
    draw = torch.Generator().manual_seed(seed)
    for _ in range(options.epochs):
        order: list[int] = torch.randperm(rows, generator=draw).tolist()
        for begin in range(0, rows, options.minibatch):
            yield order[begin : begin + options.minibatch]


def _backward(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    anchors: Sequence[Anchors],
    chosen: Sequence[int],
    options: LearningOptions,
    pad_id: int,
) -> tuple[float, float, float, float, float, float]:
    """Add up one minibatch's gradient, bucket by bucket, each token with the same weight.

    Returns:
        Loss, policy loss, value loss, KL to the base, approximate KL and clip fraction.
    """
    total = sum(len(rows[place].reply_ids) for place in chosen)
    sums = [0.0] * 6
    for bucket in buckets([rows[place].tokens for place in chosen]):
        places = [chosen[one] for one in bucket]
        batch = collate([rows[place] for place in places], pad_id, policy.device)
        fixed = Anchors(
            *(
                torch.cat([getattr(anchors[place], name) for place in places])
                for name in ("proximal", "reference", "weights", "advantages", "returns")
            )
        )
        logits, hidden = reply_logits(policy, batch)
        logprobs = chosen_logprobs(logits, batch.targets)
        mask = torch.ones_like(logprobs, dtype=torch.bool)
        surrogate = ppo.policy_loss(
            logprobs,
            fixed.proximal,
            fixed.weights,
            fixed.advantages,
            mask,
            clip=options.clip,
            dual_clip=options.dual_clip,
        )
        value_loss = 0.5 * (head(hidden) - fixed.returns).square().mean()
        kl = ppo.kl_loss(
            logprobs, fixed.reference, fixed.proximal, fixed.weights, mask, options.weight_cap
        )
        loss = surrogate.loss + options.kl_coefficient * kl + value_loss
        share = len(logprobs) / total
        (loss * share).backward()
        numbers = (
            loss.item(),
            surrogate.loss.item(),
            value_loss.item(),
            kl.item(),
            surrogate.approx_kl,
            surrogate.clip_fraction,
        )
        sums = [one + number * share for one, number in zip(sums, numbers, strict=True)]
    return (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5])


def _next_end(began: float, done: int) -> float:
    """When the next step will probably have ended, on the clock of `time.monotonic`."""
    now = time.monotonic()
    return now + (now - began) / (done + 1)
