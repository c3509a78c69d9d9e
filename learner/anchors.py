"""What a reply is measured against while the policy moves: reference, proximal policy, advantage.

Reference and proximal log-probs do not change while a set of replies is trained on, so they are
computed once and without gradient. The reference is the same model with its adapter off; a
rollout's proximal log-probs are those it was drawn with.

Advantages of rated replies are GAE with the value head. A rollout is compared with the others on
its prompt instead: its score less their mean, itself left out (RLOO; Ahmadian et al. 2024, arXiv
2402.14740). Each kind is scaled by itself, as thumbs are rare and coarse, scores many and fine.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from peft import PeftModel
from torch import Tensor

from learner import ppo
from learner.forward import buckets, by_reply, chosen_logprobs, collate, reply_logits
from learner.options import LearningOptions
from learner.trajectory import Trajectory
from learner.value import ValueHead


@dataclass(frozen=True)
class Anchors:
    """What stays fixed for one reply while the policy moves; each `(T,)`, T its reply tokens."""

    proximal: Tensor
    reference: Tensor
    weights: Tensor
    advantages: Tensor
    returns: Tensor
    raw_advantages: Tensor


@dataclass(frozen=True)
class Reading:
    """What the model says of one reply before it is trained on; each `(T,)`, T its reply tokens.

    A rollout has no value: it is compared with the others on its prompt.
    """

    proximal: Tensor
    reference: Tensor
    values: Tensor


def measure_anchors(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    options: LearningOptions,
    pad_id: int,
) -> list[Anchors]:
    """Compute everything that training on these replies is measured against, one for each row."""
    return anchors_of(rows, read(policy, head, rows, pad_id), options)


@torch.no_grad()
def read(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    pad_id: int,
    deadline: float | None = None,
) -> list[Reading]:
    """Read replies with the adapter off and, but for rollouts, on.

    Returns:
        One for each row; none at all when the deadline passes before all are read.
    """
    drawn = {place for place, row in enumerate(rows) if row.baseline is not None}
    proximal = {place: _behaviour(rows[place], policy.device) for place in drawn}
    values = {place: torch.zeros_like(one) for place, one in proximal.items()}
    reference: dict[int, Tensor] = {}
    for places in buckets([row.tokens for row in rows]):
        if deadline is not None and time.monotonic() > deadline:
            return []
        batch = collate([rows[place] for place in places], pad_id, policy.device)
        with policy.disable_adapter():
            logits, _ = reply_logits(policy, batch)
        flat = chosen_logprobs(logits, batch.targets)
        reference.update(zip(places, by_reply(flat, batch), strict=True))
    rated = [place for place in range(len(rows)) if place not in drawn]
    for part in buckets([rows[place].tokens for place in rated]):
        if deadline is not None and time.monotonic() > deadline:
            return []
        places = [rated[one] for one in part]
        batch = collate([rows[place] for place in places], pad_id, policy.device)
        logits, hidden = reply_logits(policy, batch)
        for kept, flat in (
            (proximal, chosen_logprobs(logits, batch.targets)),
            (values, head(hidden)),
        ):
            kept.update(zip(places, by_reply(flat, batch), strict=True))
    # Copies: a view would hold, and send to another process, all that it is cut from.
    return [
        Reading(proximal[place].clone(), reference[place].clone(), values[place].clone())
        for place in range(len(rows))
    ]


def anchors_of(
    rows: Sequence[Trajectory], readings: Sequence[Reading], options: LearningOptions
) -> list[Anchors]:
    """Put together what replies, at least one, are measured against."""
    raw, scaled, returns = _advantages(rows, [one.values for one in readings], options)
    return [
        Anchors(
            one.proximal,
            one.reference,
            _weights(row, one.proximal, options),
            scaled[place],
            returns[place],
            raw[place],
        )
        for place, (row, one) in enumerate(zip(rows, readings, strict=True))
    ]


def _behaviour(row: Trajectory, device: torch.device) -> Tensor:
    """The log-probs that a rollout was drawn with."""
    assert row.behaviour is not None
    return torch.tensor(row.behaviour, device=device)


def _advantages(
    rows: Sequence[Trajectory], values: Sequence[Tensor], options: LearningOptions
) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
    """Advantages as they are, advantages normalised over each kind of reply, and returns."""
    lengths = torch.tensor([len(row.reply_ids) for row in rows], device=values[0].device)
    padded = torch.nn.utils.rnn.pad_sequence(list(values), batch_first=True)
    mask = torch.arange(padded.shape[1], device=padded.device) < lengths.unsqueeze(1)
    scalar = torch.tensor([row.reward for row in rows], dtype=padded.dtype, device=padded.device)
    rewards = ppo.token_rewards(scalar, mask)
    raw, returns = ppo.gae(rewards, padded, mask, options.gamma, options.gae_lambda)
    scaled = torch.zeros_like(raw)
    rated = [place for place, row in enumerate(rows) if row.baseline is None]
    drawn = [place for place, row in enumerate(rows) if row.baseline is not None]
    if drawn:
        beside = torch.tensor([rows[place].baseline for place in drawn]).to(scalar)
        raw[drawn] = (scalar[drawn] - beside).unsqueeze(1) * mask[drawn]
        scaled[drawn] = ppo.scale_advantages(raw[drawn], mask[drawn], options.negative_scale)
    if rated:
        scaled[rated] = ppo.normalise_advantages(raw[rated], mask[rated], options.negative_scale)
    count = lengths.tolist()
    raws, scaleds, cut = (
        [one[:length].clone() for one, length in zip(whole, count, strict=True)]
        for whole in (raw, scaled, returns)
    )
    return raws, scaleds, cut


def _weights(row: Trajectory, proximal: Tensor, options: LearningOptions) -> Tensor:
    """The behaviour weight of each token; the row's own weight where the behaviour is not known."""
    if row.behaviour is None:
        return torch.full_like(proximal, min(row.weight, options.weight_cap))
    behaviour = torch.tensor(row.behaviour, dtype=proximal.dtype, device=proximal.device)
    return ppo.behaviour_weight(proximal, behaviour, options.weight_cap, row.weight)
