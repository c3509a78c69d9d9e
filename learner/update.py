"""The PPO update: trajectories in, a moved adapter out.

Each step runs one forward pass for policy and value together; what it is measured against is
`learner.anchors`'. Rated replies and rollouts go through the same loss. Deterministic for a seed,
unless the time limit cuts it short.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

import torch
from peft import PeftModel
from torch import Tensor

from learner import ppo
from learner.anchors import Anchors, measure_anchors
from learner.forward import buckets, chosen_logprobs, collate, reply_logits
from learner.options import LearningOptions
from learner.trajectory import Trajectory
from learner.value import ValueHead

Ending: TypeAlias = Literal["complete", "kl", "budget"]

KL_STEPS = 8
"""The KL that ends an update is a mean over so many steps: one minibatch may hold an odd reply."""


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
    """What an update did: its steps, why it ended, and the mean weight of each rated reply.

    Replies that an early end left out have no weight here: the round did not train on them.
    `step_norm` and `weight_norm` are those of the change and of the whole of the trained tensors;
    `reward_std` is over replies, `advantage_std` over tokens before they are scaled.
    """

    steps: tuple[Step, ...]
    planned_steps: int
    ending: Ending
    weights: dict[str, float]
    tokens: int
    seconds: float
    step_norm: float
    weight_norm: float
    reward_std: float
    advantage_std: float

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
            "weight_norm": self.weight_norm,
            "reward_std": self.reward_std,
            "advantage_std": self.advantage_std,
        }


class Training:
    """An update under way: the optimiser goes on from one set of replies to the next.

    Args:
        policy: The base model with a trainable adapter, the parent's weights in it.
        head: The value head to continue.
        options: The knobs of PPO.
        learning_rate: The policy's step size.
        pad_id: Fills short rows; never looked at.
        seed: Decides the order of the replies.
        deadline: A time of `time.monotonic` after which no step begins.
        on_step: Called after each step.
    """

    def __init__(
        self,
        policy: PeftModel,
        head: ValueHead,
        options: LearningOptions,
        *,
        learning_rate: float,
        pad_id: int,
        seed: int,
        deadline: float | None = None,
        on_step: Callable[[Step], None] = lambda step: None,
    ) -> None:
        policy.eval()
        self._policy, self._head, self._options = policy, head, options
        self._pad_id, self._deadline, self._on_step = pad_id, deadline, on_step
        self._began = time.monotonic()
        self._order = torch.Generator().manual_seed(seed)
        self._trained = [one for one in policy.parameters() if one.requires_grad]
        self._before = [one.detach().clone() for one in self._trained]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": self._trained, "lr": learning_rate},
                {"params": list(head.parameters()), "lr": options.critic_learning_rate},
            ],
            weight_decay=0.0,
            fused=True,
        )
        self._steps: list[Step] = []
        self._planned = 0
        self._ending: Ending = "complete"
        self._weights: dict[str, list[float]] = {}
        self._advantages: list[Tensor] = []
        self._rewards: list[float] = []
        self._tokens = 0

    def learn(
        self, rows: Sequence[Trajectory], epochs: int, minibatch: int, more: int = 0
    ) -> Ending:
        """Pass `epochs` times over some replies.

        Args:
            rows: Replies with rewards, at least one.
            epochs: How often.
            minibatch: Replies of one step.
            more: How many steps will probably follow in later calls, for those who watch.

        Raises:
            ValueError: There is nothing to train on.
        """
        if not rows:
            raise ValueError("no reply to train on, wanted at least one")
        options, began = self._options, time.monotonic()
        anchors = measure_anchors(
            self._policy, self._head, rows, options, self._pad_id, self._deadline
        )
        self._rewards += [row.reward for row in rows]
        self._advantages += [one.raw_advantages for one in anchors]
        self._planned = len(self._steps) + epochs * -(-len(rows) // minibatch)
        minibatches = _minibatches(len(rows), epochs, minibatch, self._order)
        for done, chosen in enumerate(minibatches):
            if not anchors or (
                self._deadline is not None and _next_end(began, done) > self._deadline
            ):
                self._ending = "budget"
                break
            self._step([rows[one] for one in chosen], [anchors[one] for one in chosen], more)
            latest = self._steps[-KL_STEPS:]
            if sum(step.kl for step in latest) / len(latest) > options.kl_limit_nats:
                self._ending = "kl"
                break
        return self._ending

    def _step(self, rows: Sequence[Trajectory], anchors: Sequence[Anchors], more: int) -> None:
        self._optimiser.zero_grad(set_to_none=True)
        sums = _backward(self._policy, self._head, rows, anchors, self._options, self._pad_id)
        if self._options.l2_coefficient:
            for now, was in zip(self._trained, self._before, strict=True):
                if now.grad is not None:
                    now.grad.add_(now.detach() - was, alpha=2 * self._options.l2_coefficient)
        norm = torch.nn.utils.clip_grad_norm_(self._trained, self._options.gradient_norm)
        torch.nn.utils.clip_grad_norm_(self._head.parameters(), self._options.gradient_norm)
        self._optimiser.step()
        self._tokens += sum(row.tokens for row in rows)
        for row, one in zip(rows, anchors, strict=True):
            if row.baseline is None:
                self._weights.setdefault(row.reply, []).append(float(one.weights.mean()))
        planned = self._planned + more
        self._steps.append(Step(len(self._steps) + 1, planned, *sums, float(norm)))
        self._on_step(self._steps[-1])

    def state(self) -> list[Tensor]:
        """A copy of what is trained."""
        kept = [*self._trained, *self._head.parameters()]
        return [one.detach().clone() for one in kept]

    def restore(self, state: Sequence[Tensor]) -> None:
        """Go back to a copy that `state` made."""
        for now, was in zip([*self._trained, *self._head.parameters()], state, strict=True):
            now.data.copy_(was)

    def result(self) -> Update:
        """What was done so far."""
        advantages = torch.cat(self._advantages) if self._advantages else torch.zeros(1)
        return Update(
            tuple(self._steps),
            self._planned,
            self._ending,
            {name: sum(some) / len(some) for name, some in self._weights.items()},
            self._tokens,
            time.monotonic() - self._began,
            _norm(now - was for now, was in zip(self._trained, self._before, strict=True)),
            _norm(self._trained),
            float(torch.tensor(self._rewards).std(correction=0)),
            float(advantages.std(correction=0)),
        )


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
    """Train the policy's active adapter and the value head on one set of replies, in place.

    The arguments are those of `Training`.

    Raises:
        ValueError: There is nothing to train on.
    """
    training = Training(
        policy,
        head,
        options,
        learning_rate=learning_rate,
        pad_id=pad_id,
        seed=seed,
        deadline=deadline,
        on_step=on_step,
    )
    training.learn(rows, options.epochs, options.minibatch)
    return training.result()


def _norm(tensors: Iterable[Tensor]) -> float:
    total = sum(one.detach().double().square().sum() for one in tensors)
    return float(torch.as_tensor(total).sqrt())


def _minibatches(rows: int, epochs: int, size: int, order: torch.Generator) -> Iterator[list[int]]:
    """Places of each step's replies: every epoch a new order of all of them."""
    for _ in range(epochs):
        places: list[int] = torch.randperm(rows, generator=order).tolist()
        for begin in range(0, rows, size):
            yield places[begin : begin + size]


def _backward(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    anchors: Sequence[Anchors],
    options: LearningOptions,
    pad_id: int,
) -> tuple[float, float, float, float, float, float]:
    """Add up one minibatch's gradient, bucket by bucket, each token with the same weight.

    Returns:
        Loss, policy loss, value loss, KL to the base, approximate KL and clip fraction.
    """
    total = sum(len(row.reply_ids) for row in rows)
    sums = [0.0] * 6
    for places in buckets([row.tokens for row in rows]):
        batch = collate([rows[place] for place in places], pad_id, policy.device)
        fixed = Anchors(
            *(
                torch.cat([getattr(anchors[place], name) for place in places])
                for name in (field.name for field in fields(Anchors))
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
