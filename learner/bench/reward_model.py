"""A LoRA reward model, the usual learned value, to hold the Q-head against.

The base model with a fresh adapter and one linear head on the last token's hidden state of prompt
and draft, trained on thumbs by the logistic loss. Every training is from the beginning: a thumb
changes nothing until all are trained on again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.functional import softplus
from torch.nn.utils.rnn import pad_sequence

from learner.forward import buckets, output_layer
from learner.options import LearningOptions
from learner.policy import Base, LoraShape, attach_adapter
from learner.ppo import default_learning_rate


@dataclass(frozen=True)
class RewardOptions:
    """How it is trained; shape and step sizes are those of a round.

    Args:
        epochs: Passes over all thumbs; nothing stops it earlier.
        minibatch: Thumbs of one step.
        learning: Where rank, alpha, step sizes and the gradient's norm come from.
    """

    epochs: int = 8
    minibatch: int = 8
    learning: LearningOptions = field(default_factory=LearningOptions)


@dataclass(frozen=True)
class Thumb:
    """Token ids of a prompt and its draft, and the thumb that it got: 1 or -1."""

    ids: tuple[int, ...]
    sign: int


class RewardModel:
    """An adapter on the base's model and a head; on leaving, the adapter is taken off again.

    Args:
        base: Nothing may be attached to it, and nothing else use it meanwhile.
        options: How it is trained.
        seed: Decides the adapter's first weights and the order of the thumbs.
    """

    def __init__(self, base: Base, options: RewardOptions, seed: int) -> None:
        self._base, self._options = base, options
        torch.manual_seed(seed)
        self._order = torch.Generator().manual_seed(seed)
        shape = LoraShape(options.learning.rank, options.learning.alpha)
        self._policy = attach_adapter(base, shape, None).eval()
        self._head = nn.Linear(output_layer(self._policy).weight.shape[1], 1).to(base.device)
        nn.init.zeros_(self._head.weight)
        nn.init.zeros_(self._head.bias)

    def __enter__(self) -> RewardModel:
        return self

    def __exit__(self, *_: object) -> None:
        cast(Any, self._policy).unload()

    def learn(self, thumbs: Sequence[Thumb]) -> list[float]:
        """Train on thumbs by the logistic loss.

        Returns:
            The loss of each step, in nats per thumb.
        """
        options = self._options.learning
        rate = options.learning_rate or default_learning_rate(self._base.parameters)
        adapter = [one for one in self._policy.parameters() if one.requires_grad]
        head = list(self._head.parameters())
        optimiser = torch.optim.AdamW(
            [
                {"params": adapter, "lr": rate},
                {"params": head, "lr": options.critic_learning_rate},
            ]
        )
        losses = []
        for _ in range(self._options.epochs):
            turns = torch.randperm(len(thumbs), generator=self._order)
            for chosen in torch.split(turns, self._options.minibatch):
                some = [thumbs[place] for place in chosen.tolist()]
                signs = torch.tensor([float(one.sign) for one in some], device=self._base.device)
                loss = softplus(-signs * self._values([one.ids for one in some])).mean()
                optimiser.zero_grad(set_to_none=True)
                torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_([*adapter, *head], options.gradient_norm)
                optimiser.step()
                losses.append(loss.item())
        return losses

    def values(self, rows: Sequence[Sequence[int]]) -> list[float]:
        """How much drafts are liked: the log odds of a thumb up.

        Args:
            rows: Token ids of a prompt and its draft each.
        """
        found = [0.0] * len(rows)
        with torch.no_grad():
            for some in buckets([len(row) for row in rows]):
                scored = self._values([rows[place] for place in some]).tolist()
                for place, value in zip(some, scored, strict=True):
                    found[place] = value
        return found

    def _values(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """Log odds `(B,)`; rows are padded on the right, which no causal model looks at."""
        ids = pad_sequence(
            [torch.tensor(row) for row in rows], batch_first=True, padding_value=self._base.pad_id
        ).to(self._base.device)
        last = torch.tensor([len(row) - 1 for row in rows], device=self._base.device)
        body = cast(Any, self._base.model).base_model
        states: Tensor = body(input_ids=ids, use_cache=False).last_hidden_state
        ends = states[torch.arange(len(rows), device=ids.device), last].float()
        values: Tensor = self._head(ends)
        return values.squeeze(1)
