"""The PPO update: trajectories in, a moved adapter out.

Each step runs one forward pass for policy and value together; what it is measured against is
`learner.anchors`'. Rated replies and rollouts go through the same loss. Its work is cut in halves
where the `Pair` says so. Deterministic for a seed, unless the time limit cuts it short.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

import torch
from torch import Tensor

from learner import ppo
from learner.anchors import Anchors, Reading, anchors_of, read
from learner.forward import buckets, chosen_logprobs, collate, reply_logits
from learner.options import LearningOptions
from learner.pair import Desk, Pair, flat, unflat
from learner.trajectory import Trajectory

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
        pair: The policy with the parent's weights in it, the value head to continue, and who does
            the work.
        options: The knobs of PPO.
        learning_rate: The policy's step size.
        seed: Decides the order of the replies.
        deadline: A time of `time.monotonic` after which no step begins.
        on_step: Called after each step.
    """

    def __init__(
        self,
        pair: Pair,
        options: LearningOptions,
        *,
        learning_rate: float,
        seed: int,
        deadline: float | None = None,
        on_step: Callable[[Step], None] = lambda step: None,
    ) -> None:
        pair.desk.policy.eval()
        self._pair, self._options = pair, options
        self._deadline, self._on_step = deadline, on_step
        self._began = time.monotonic()
        self._order = torch.Generator().manual_seed(seed)
        self._trained, self._moving = pair.desk.trained(), pair.desk.moving()
        self._before = [one.detach().clone() for one in self._trained]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": self._trained, "lr": learning_rate},
                {"params": self._moving[len(self._trained) :], "lr": options.critic_learning_rate},
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
        anchors = self._anchors(rows)
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

    def _anchors(self, rows: Sequence[Trajectory]) -> list[Anchors]:
        """What the replies are measured against; none when the deadline passes meanwhile."""
        parts = self._pair.parts([row.prompt_ids for row in rows])
        pieces = [([rows[place] for place in part], self._deadline) for part in parts]
        read_parts = self._pair.each(_read, pieces)
        if not all(read_parts):
            return []
        found: dict[int, Reading] = {}
        for part, readings in zip(parts, read_parts, strict=True):
            found.update(zip(part, readings, strict=True))
        return anchors_of(rows, [found[place] for place in range(len(rows))], self._options)

    def _step(self, rows: Sequence[Trajectory], anchors: Sequence[Anchors], more: int) -> None:
        loss, policy_loss, value_loss, kl, approx_kl, clip_fraction = self._learn(rows, anchors)
        if self._options.l2_coefficient:
            for now, was in zip(self._trained, self._before, strict=True):
                if now.grad is not None:
                    now.grad.add_(now.detach() - was, alpha=2 * self._options.l2_coefficient)
        norm = torch.nn.utils.clip_grad_norm_(self._trained, self._options.gradient_norm)
        torch.nn.utils.clip_grad_norm_(
            self._moving[len(self._trained) :], self._options.gradient_norm
        )
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self._pair.moved()
        self._tokens += sum(row.tokens for row in rows)
        for row, one in zip(rows, anchors, strict=True):
            if row.baseline is None:
                self._weights.setdefault(row.reply, []).append(float(one.weights.mean()))
        planned = self._planned + more
        self._steps.append(
            Step(
                len(self._steps) + 1,
                planned,
                loss,
                policy_loss,
                value_loss,
                kl,
                approx_kl,
                clip_fraction,
                float(norm),
            )
        )
        self._on_step(self._steps[-1])

    def _learn(self, rows: Sequence[Trajectory], anchors: Sequence[Anchors]) -> list[float]:
        """Leave a minibatch's gradient at the weights; give the numbers of `_gradient`."""
        by_length = sorted(range(len(rows)), key=lambda place: (rows[place].tokens, place))
        parts = [[by_length[at] for at in part] for part in self._pair.parts(by_length)]
        total = sum(len(row.reply_ids) for row in rows)
        pieces = [
            (
                [rows[place] for place in part],
                [anchors[place] for place in part],
                self._options,
                total,
            )
            for part in parts
        ]
        found = self._pair.each(_gradient, pieces)
        gradient = torch.stack([one for one, _ in found]).sum(dim=0)
        for weight, now in zip(self._moving, unflat(gradient, self._moving), strict=True):
            weight.grad = now.to(weight.dtype)
        return [sum(some) for some in zip(*(numbers for _, numbers in found), strict=True)]

    def state(self) -> list[Tensor]:
        """A copy of what is trained."""
        return [one.detach().clone() for one in self._moving]

    def restore(self, state: Sequence[Tensor]) -> None:
        """Go back to a copy that `state` made."""
        for now, was in zip(self._moving, state, strict=True):
            now.data.copy_(was)
        self._pair.moved()

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
    desk: Desk,
    rows: Sequence[Trajectory],
    options: LearningOptions,
    *,
    learning_rate: float,
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
        Pair(desk),
        options,
        learning_rate=learning_rate,
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


def _read(desk: Desk, rows: Sequence[Trajectory], deadline: float | None) -> list[Reading]:
    return read(desk.policy, desk.head, rows, desk.base.pad_id, deadline)


def _gradient(
    desk: Desk,
    rows: Sequence[Trajectory],
    anchors: Sequence[Anchors],
    options: LearningOptions,
    total: int,
) -> tuple[Tensor, tuple[float, ...]]:
    """Add up the gradient of a minibatch's part, bucket by bucket, each token with the same weight.

    Args:
        desk: What is trained.
        rows: Replies of the part.
        anchors: What each is measured against.
        options: The knobs of PPO.
        total: Reply tokens of the whole minibatch.

    Returns:
        The gradient of all that moves in one row, and the part's share of loss, policy loss, value
        loss, KL to the base, approximate KL and clip fraction.
    """
    policy, head, moving = desk.policy, desk.head, desk.moving()
    sums = [0.0] * 6
    for places in buckets([row.tokens for row in rows]):
        batch = collate([rows[place] for place in places], desk.base.pad_id, policy.device)
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
    gradient = flat([torch.zeros_like(one) if one.grad is None else one.grad for one in moving])
    for one in moving:
        one.grad = None
    return gradient, tuple(sums)


def _next_end(began: float, done: int) -> float:
    """When the next step will probably have ended, on the clock of `time.monotonic`."""
    now = time.monotonic()
    return now + (now - began) / (done + 1)
