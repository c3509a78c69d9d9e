"""The PPO update written straightforwardly, to measure ours against and to check it.

The same maths on the same minibatches in the same order: each step runs the policy, then the
reference, then the value pass, each over the whole padded minibatch, and takes the log-softmax of
every position over the whole vocabulary. No buckets, nothing kept from step to step.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from peft import PeftModel
from torch import Tensor

from learner import ppo
from learner.options import LearningOptions
from learner.trajectory import Trajectory
from learner.value import ValueHead


def plain_update(
    policy: PeftModel,
    head: ValueHead,
    rows: Sequence[Trajectory],
    options: LearningOptions,
    *,
    learning_rate: float,
    pad_id: int,
    seed: int,
) -> list[float]:
    """Train the policy's adapter in place, as `learner.update.update` does.

    Every row must know its behaviour log-probs; nothing here handles those that do not.

    Returns:
        The loss of each step.
    """
    policy.eval()
    ids, mask, targets, behaviour = _padded(rows, pad_id)
    with torch.no_grad():
        parts = [part.tolist() for part in torch.split(torch.arange(len(rows)), options.minibatch)]
        proximal = torch.cat([_logprobs(policy, ids[part], targets[part]) for part in parts])
        values = torch.cat([_values(policy, head, ids[part]) for part in parts])
    first = [len(row.prompt_ids) - 1 for row in rows]
    scalar = torch.tensor([row.reward for row in rows])
    advantages, returns = _advantages(scalar, values, mask, first, options)
    weights = ppo.behaviour_weight(proximal, behaviour, options.weight_cap)
    trained = [one for one in policy.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": trained, "lr": learning_rate},
            {"params": list(head.parameters()), "lr": options.critic_learning_rate},
        ],
        weight_decay=0.0,
    )
    draw = torch.Generator().manual_seed(seed)
    losses = []
    for _ in range(options.epochs):
        for chosen in torch.split(torch.randperm(len(rows), generator=draw), options.minibatch):
            longest = int(max(rows[int(place)].tokens for place in chosen))
            part, present = ids[chosen, :longest], mask[chosen, : longest - 1]
            logprobs = _logprobs(policy, part, targets[chosen, : longest - 1])
            with torch.no_grad(), policy.disable_adapter():
                reference = _logprobs(policy, part, targets[chosen, : longest - 1])
            value = _values(policy, head, part)
            surrogate = ppo.policy_loss(
                logprobs,
                proximal[chosen, : longest - 1],
                weights[chosen, : longest - 1],
                advantages[chosen, : longest - 1],
                present,
                clip=options.clip,
                dual_clip=options.dual_clip,
            )
            error = (value - returns[chosen, : longest - 1]).square()
            kl = ppo.kl_loss(
                logprobs,
                reference,
                proximal[chosen, : longest - 1],
                weights[chosen, : longest - 1],
                present,
                options.weight_cap,
            )
            loss: Tensor = (
                surrogate.loss + options.kl_coefficient * kl + 0.5 * ppo.masked_mean(error, present)
            )
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(trained, options.gradient_norm)
            torch.nn.utils.clip_grad_norm_(head.parameters(), options.gradient_norm)
            optimiser.step()
            losses.append(loss.item())
    return losses


def _padded(rows: Sequence[Trajectory], pad_id: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids `(B, L)`; and mask, targets and behaviour log-probs of each next token, `(B, L - 1)`."""
    longest = max(row.tokens for row in rows)
    ids = torch.full((len(rows), longest), pad_id)
    mask = torch.zeros(len(rows), longest - 1, dtype=torch.bool)
    behaviour = torch.zeros(len(rows), longest - 1)
    for place, row in enumerate(rows):
        ids[place, : row.tokens] = torch.tensor(row.prompt_ids + row.reply_ids)
        span = slice(len(row.prompt_ids) - 1, row.tokens - 1)
        mask[place, span] = True
        behaviour[place, span] = torch.tensor(row.behaviour)
    return ids, mask, ids[:, 1:], behaviour


def _logprobs(policy: PeftModel, ids: Tensor, targets: Tensor) -> Tensor:
    logits: Tensor = policy(input_ids=ids, use_cache=False).logits[:, :-1]
    everything = logits.float().log_softmax(dim=-1)
    return everything.gather(2, targets.unsqueeze(2)).squeeze(2)


def _values(policy: PeftModel, head: ValueHead, ids: Tensor) -> Tensor:
    with torch.no_grad():
        states = policy(input_ids=ids, use_cache=False, output_hidden_states=True).hidden_states
    hidden: Tensor = states[-1][:, :-1]
    found: Tensor = head(hidden.flatten(0, 1))
    return found.view(hidden.shape[:2])


def _advantages(
    scalar: Tensor, values: Tensor, mask: Tensor, first: Sequence[int], options: LearningOptions
) -> tuple[Tensor, Tensor]:
    """Advantages and returns at the positions that predict reply tokens."""
    rewards = torch.zeros_like(values)
    for place, begin in enumerate(first):
        rewards[place, begin + int(mask[place].sum()) - 1] = scalar[place]
    advantages, returns = ppo.gae(rewards, values * mask, mask, options.gamma, options.gae_lambda)
    return ppo.normalise_advantages(advantages, mask, options.negative_scale), returns
