"""The maths of the PPO update: tensors in, losses out, nothing remembered.

Conventions: every tensor of a batch is `(B, T)` over *reply* tokens, padded on the right; `mask` is
bool and True where there is a token. The element-wise functions take flat `(N,)` tensors as well.
Log-probs are natural (nats), at temperature 1.

Sources: GAE is Schulman et al. 2016 (arXiv 1506.02438, eq. 16); the clipped surrogate Schulman et
al. 2017 (1707.06347, eq. 7); the dual clip Ye et al. 2020 (1912.09729); the decoupled objective
Hilton et al. 2021 (2110.00641); k3 Schulman 2020, "Approximating KL divergence".

Departures: the importance weight back to the behaviour policy is truncated; the loss is a mean over
tokens; k3 is weighted by the ratio, since the tokens are not the policy's own (`kl_loss`); and
advantages are scaled without taking the sign away (`normalise_advantages`).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from learner.options import LearningOptions

__all__ = [
    "LearningOptions",
    "PolicyLoss",
    "behaviour_weight",
    "default_learning_rate",
    "gae",
    "kl_k3",
    "kl_loss",
    "masked_mean",
    "normalise_advantages",
    "policy_loss",
    "scale_advantages",
    "token_rewards",
]

BASELINE_REPLIES = 16.0
"""Imagined replies of mean 0 in the baseline, so that praise for everything stays praise."""

SMALLEST_SCALE = 0.25
"""Advantages are never divided by less: a weak signal must not be blown up to full size."""

SMALLEST_SPREAD = 0.05
"""The same for the advantages of rollouts, whose scores lie closer together than thumbs."""


@dataclass(frozen=True)
class PolicyLoss:
    """The surrogate loss (a scalar with gradient) and what to report of it."""

    loss: Tensor
    clip_fraction: float
    approx_kl: float


def masked_mean(values: Tensor, mask: Tensor) -> Tensor:
    """Mean over the tokens of the whole batch; 0 where the mask is empty."""
    return (values * mask).sum() / mask.sum().clamp(min=1)


def token_rewards(rewards: Tensor, mask: Tensor) -> Tensor:
    """Put each reply's reward at its last token.

    Args:
        rewards: `(B,)`, one scalar a reply.
        mask: `(B, T)`, right-padded, at least one token a row.

    Returns:
        `(B, T)`, zero everywhere else.
    """
    spread = torch.zeros(mask.shape, dtype=rewards.dtype, device=rewards.device)
    last = mask.sum(dim=1) - 1
    return spread.scatter(1, last.unsqueeze(1), rewards.unsqueeze(1))


def gae(
    rewards: Tensor, values: Tensor, mask: Tensor, gamma: float, gae_lambda: float
) -> tuple[Tensor, Tensor]:
    """Generalised advantage estimation over each reply, which ends with its last token.

    Args:
        rewards: `(B, T)`, one a token.
        values: `(B, T)`, the value before each token was chosen.
        mask: `(B, T)`.
        gamma: Discount a token.
        gae_lambda: 1 is the whole return less the value, 0 the one-step TD error.

    Returns:
        Advantages and returns (advantage + value), both `(B, T)`, zero outside the mask.
    """
    present = mask.to(rewards.dtype)
    advantages = torch.zeros_like(rewards)
    following = torch.zeros_like(rewards[:, 0])
    next_value = torch.zeros_like(rewards[:, 0])
    for step in range(rewards.shape[1] - 1, -1, -1):
        delta = rewards[:, step] + gamma * next_value - values[:, step]
        following = (delta + gamma * gae_lambda * following) * present[:, step]
        advantages[:, step] = following
        next_value = values[:, step] * present[:, step]
    return advantages, (advantages + values) * present


def normalise_advantages(advantages: Tensor, mask: Tensor, negative_scale: float) -> Tensor:
    """Centre and scale the advantages of a whole round, keeping what the thumbs said.

    Full whitening (less the mean, divided by the deviation) would turn a round of thumbs up into
    half praise and half blame by chance. So the baseline is the mean over replies shrunk toward 0
    by `BASELINE_REPLIES`, and the scale is the root mean square, never below `SMALLEST_SCALE`:

    - as many ups as downs: the baseline is 0 and replies stand at about +1 and -1;
    - ups only: all stay positive and small, a mild "more of this";
    - mostly ups: the rare down weighs more than an up.

    Negative ones are then multiplied by `negative_scale`, since pushing probability away from a
    reply says nothing on where it should go and raises entropy.

    Args:
        advantages: `(B, T)` of every reply in the round.
        mask: `(B, T)`.
        negative_scale: Factor on negative advantages, 0 to 1.

    Returns:
        `(B, T)`, zero outside the mask.
    """
    lengths = mask.sum(dim=1).clamp(min=1)
    by_reply = (advantages * mask).sum(dim=1) / lengths
    baseline = by_reply.sum() / (len(by_reply) + BASELINE_REPLIES)
    scale = (by_reply - baseline).square().mean().sqrt().clamp(min=SMALLEST_SCALE)
    scaled = (advantages - baseline) / scale * mask
    return torch.where(scaled < 0, scaled * negative_scale, scaled)


def scale_advantages(advantages: Tensor, mask: Tensor, negative_scale: float) -> Tensor:
    """Scale advantages that have their baseline already to a root mean square of 1 over replies.

    Never blown up by more than 1 / `SMALLEST_SPREAD`: where all rollouts on a prompt are worth the
    same, what is left is noise.

    Args:
        advantages: `(B, T)`, the same number at each token of a reply.
        mask: `(B, T)`, at least one token a row.
        negative_scale: Factor on negative advantages, 0 to 1.

    Returns:
        `(B, T)`, zero outside the mask.
    """
    by_reply = advantages[:, 0]
    scale = by_reply.square().mean().sqrt().clamp(min=SMALLEST_SPREAD)
    scaled = advantages / scale * mask
    return torch.where(scaled < 0, scaled * negative_scale, scaled)


def behaviour_weight(proximal: Tensor, behaviour: Tensor, cap: float, whole: float = 1.0) -> Tensor:
    """Importance weight of each token from the policy that sampled it to the proximal one.

    Args:
        proximal: `(B, T)` log-probs at the start of the round.
        behaviour: `(B, T)` log-probs under which the token was sampled; equal to `proximal` where
            they are not known (imported rows, another tokenizer), which gives weight 1.
        cap: Largest weight.
        whole: Weight of the reply as a whole, 1 / (n p) where it was picked among n drafts.

    Returns:
        `(B, T)` in (0, cap], without gradient.
    """
    return ((proximal - behaviour).detach().exp() * whole).clamp(max=cap)


def policy_loss(
    logprobs: Tensor,
    proximal: Tensor,
    weights: Tensor,
    advantages: Tensor,
    mask: Tensor,
    *,
    clip: float,
    dual_clip: float,
) -> PolicyLoss:
    """Clipped surrogate with dual clip, each token times its behaviour weight.

    The gain of a token is min(r A, clip(r, 1 - clip, 1 + clip) A), and where A < 0 not less than
    `dual_clip` * A, with r the ratio to the proximal policy. The gradient is zero where a clip
    binds.

    Args:
        logprobs: `(B, T)` under the policy being trained.
        proximal: `(B, T)` under the policy at the start of the round.
        weights: `(B, T)` from `behaviour_weight`.
        advantages: `(B, T)`.
        mask: `(B, T)`.
        clip: PPO's epsilon.
        dual_clip: Bound of r where A < 0, more than 1.

    Returns:
        The loss, the share of tokens where a clip binds, and k3's estimate of KL(proximal, policy).
    """
    log_ratio = logprobs - proximal
    ratio = log_ratio.exp()
    plain = ratio * advantages
    gain = torch.minimum(plain, ratio.clamp(1 - clip, 1 + clip) * advantages)
    gain = torch.where(advantages < 0, torch.maximum(gain, dual_clip * advantages), gain)
    with torch.no_grad():
        bound = masked_mean((gain != plain).to(ratio.dtype), mask)
        approx_kl = masked_mean(ratio - 1 - log_ratio, mask)
    return PolicyLoss(-masked_mean(weights * gain, mask), float(bound), float(approx_kl))


def kl_k3(logprobs: Tensor, reference: Tensor) -> Tensor:
    """k3, an estimate of KL(policy, reference) per token in nats that is never negative.

    With d = reference - policy it is exp(d) - d - 1: exactly 0 where the two agree. Its mean is the
    KL only over tokens that the policy itself drew; for others see `kl_loss`.

    Args:
        logprobs: `(B, T)` under the policy.
        reference: `(B, T)` under the base model.
    """
    difference = reference - logprobs
    return difference.expm1() - difference


def kl_loss(
    logprobs: Tensor,
    reference: Tensor,
    proximal: Tensor,
    weights: Tensor,
    mask: Tensor,
    cap: float,
) -> Tensor:
    """KL(policy, base) per token in nats from tokens that an older policy drew, with gradient.

    k3 times the ratio to the proximal policy and the behaviour weight. Without the ratio, a token
    that the policy has made unlikely would weigh exp(d), without bound, and a few such tokens would
    make up the whole gradient; with it the expected gradient is that of the KL, as long as the cap
    does not bind. The cap does the same for tokens that became much likelier.

    Args:
        logprobs: `(B, T)` under the policy being trained.
        reference: `(B, T)` under the base model.
        proximal: `(B, T)` under the policy at the start of the round.
        weights: `(B, T)` from `behaviour_weight`.
        mask: `(B, T)`.
        cap: Largest ratio.
    """
    ratio = (logprobs - proximal).exp().clamp(max=cap)
    return masked_mean(weights * ratio * kl_k3(logprobs, reference), mask)


def default_learning_rate(parameters: int) -> float:
    """The policy's step size by model size: 2e-3 at 3 M parameters, 5e-5 at 0.5 B.

    A power law through those two points, not above the first and not below 1e-5.
    """
    exponent = 0.7211
    scaled: float = 2e-3 * (3e6 / max(parameters, 1)) ** exponent
    return min(2e-3, max(1e-5, scaled))
