"""The gate: may this candidate serve? Numbers in, a verdict with its checks out.

Pure. Measuring is `learner.examine`'s. Two kinds of checks: soundness (is this still a speaker of
this model's language, and did it learn at all) and merit (held-out ratings against the parent).
A candidate whose tensors are unsound is refused before anyone loads it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import torch
from torch import Tensor

from learner.chance import sign_flip
from learner.interval import groups_interval, mean_interval
from learner.options import GateOptions
from storage.records import Check

__all__ = ["Evidence", "GateOptions", "Margins", "Verdict", "check_tensors", "judge", "margins"]

ENOUGH = 8
"""With fewer rated replies a margin refuses only where its whole interval is on the wrong side."""

CHANCE = 0.05
"""Tasks were lost, and not by chance, where chance loses as many once in twenty times or less."""

_FAR = 1e9

Verdict: TypeAlias = Literal["proven", "unproven", "refused"]


@dataclass(frozen=True)
class Margins:
    """How far liked and disliked replies moved as was wanted, one number each.

    In nats per token beside the parent; positive is what people wanted.
    """

    liked: tuple[float, ...] = ()
    disliked: tuple[float, ...] = ()

    def __len__(self) -> int:
        return len(self.liked) + len(self.disliked)


@dataclass(frozen=True)
class Evidence:
    """What was measured of a candidate.

    `kl_nats` is per token, to the base, on the candidate's own replies. `entropy_ratio` is beside
    the base, so that it cannot sink from round to round. `repetition` is the mean ROUGE-L between
    replies to different prompts, the base's beside it. `probes_lost` is the share of the fixed
    probes that its parent or the base passes and it fails. `task_losses` has one number for each
    held-out family of code tasks: how many of them its parent passes less how many it does; there
    are none where no code was run, and `tasks` counts the tasks of all families.
    """

    kl_nats: float
    entropy_ratio: float
    repetition: float
    base_repetition: float
    probes_lost: float
    probes: int
    trained_margins: Margins
    held_out_margins: Margins
    task_losses: tuple[int, ...] = ()
    tasks: int = 0


def check_tensors(
    candidate: Mapping[str, Tensor],
    parent: Mapping[str, Tensor] | None,
    shapes: Mapping[str, torch.Size],
) -> tuple[Check, ...]:
    """Check a candidate's adapter as it lies on disk.

    Args:
        candidate: Every tensor of the adapter by name.
        parent: The parent's; None when the parent is the base, which is an adapter of zeros.
        shapes: The tensors that an adapter of this model has.

    Returns:
        Four checks: every number finite; names and shapes right; not all zero; and not simply its
        parent again.
    """
    not_finite = sum(int((~one.isfinite()).sum()) for one in candidate.values())
    unlike = len({(name, one.shape) for name, one in candidate.items()} ^ set(shapes.items()))
    loud = sum(int(one.any()) for name, one in candidate.items() if "lora_B" in name)
    moved = 0.0 if not_finite or unlike else _distance(candidate, parent)
    return (
        _at_most("finite", not_finite, 0, "numbers in the adapter that are not finite"),
        _at_most("shapes", unlike, 0, "tensors missing, too many or of another shape"),
        _at_least("loud", loud, 1, "layers that the adapter changes at all"),
        Check(
            "changed",
            moved,
            0,
            moved > 0,
            "distance of the weights from the parent's, above; 0 means that nothing was learned",
        ),
    )


def _distance(candidate: Mapping[str, Tensor], parent: Mapping[str, Tensor] | None) -> float:
    """Norm of the difference; beside the base, of the B matrices, which start at zero."""
    total = 0.0
    for name, one in candidate.items():
        if parent is not None:
            total += float((one.double() - parent[name].double()).square().sum())
        elif "lora_B" in name:
            total += float(one.double().square().sum())
    return math.sqrt(total)


def margins(rewards: Sequence[float], gains: Sequence[float]) -> Margins:
    """How far each rated reply moved in the direction of its thumbs.

    With liked and disliked replies at hand, a gain counts from the middle between the two groups'
    means, so the mean margin is half of the distance that opened between them, however many there
    are of each and however the policy moved as a whole.

    Args:
        rewards: One a reply, in [-1, 1]; replies with 0 are left out.
        gains: Log-prob under the candidate less under the parent, in nats per token.
    """
    pairs = list(zip(rewards, gains, strict=True))
    liked = [gain for reward, gain in pairs if reward > 0]
    disliked = [gain for reward, gain in pairs if reward < 0]
    middle = 0.0
    if liked and disliked:
        middle = (sum(liked) / len(liked) + sum(disliked) / len(disliked)) / 2
    return Margins(
        tuple(gain - middle for gain in liked), tuple(middle - gain for gain in disliked)
    )


def judge(evidence: Evidence, options: GateOptions) -> tuple[Verdict, tuple[Check, ...]]:
    """Decide on a candidate whose tensors are sound.

    "refused" when any check fails; else "proven" when the interval of the held-out margin lies
    above zero; else "unproven", which `require_proof` turns into a refusal.
    """
    trained, trained_low, trained_high = _interval(evidence.trained_margins)
    held_out, low, high = _interval(evidence.held_out_margins)
    repetition_limit = max(options.max_repetition, evidence.base_repetition)
    proven = low > 0
    checks = [
        _at_most(
            "kl_nats", evidence.kl_nats, options.max_kl_nats, "KL to the base, nats per token"
        ),
        _at_least(
            "entropy_ratio",
            evidence.entropy_ratio,
            options.min_entropy_ratio,
            "entropy of its replies beside the base's",
        ),
        _at_most(
            "repetition",
            evidence.repetition,
            repetition_limit,
            "likeness of replies to different prompts (self-ROUGE-L)",
        ),
        _at_most(
            "probes_lost",
            evidence.probes_lost,
            options.max_probe_loss,
            f"share of {evidence.probes} fixed probes that parent or base passes and it fails",
        ),
        Check(
            "trained_margin",
            _shown(trained, -_FAR),
            0.0,
            trained_low > 0 if len(evidence.trained_margins) >= ENOUGH else trained_high >= 0,
            f"nats per token on {len(evidence.trained_margins)} replies it trained on, "
            f"95 % interval {trained_low:.3f} to {trained_high:.3f}, which must lie above",
        ),
        Check(
            "held_out_margin",
            _shown(held_out, -_FAR),
            -options.margin,
            high >= -options.margin
            and (held_out >= -options.margin or len(evidence.held_out_margins) < ENOUGH),
            f"nats per token on {len(evidence.held_out_margins)} held-out replies, "
            f"95 % interval {low:.3f} to {high:.3f}"
            if evidence.held_out_margins
            else "nobody rated in a held-out conversation, so nothing is judged by that",
        ),
    ]
    if evidence.tasks:
        checks.append(_check_tasks(evidence, options.max_task_loss))
    if options.require_proof:
        checks.append(
            Check("proof", _shown(low, -_FAR), 0.0, proven, "low end of the held-out margin, above")
        )
    if not all(check.passed for check in checks):
        return "refused", tuple(checks)
    return ("proven" if proven else "unproven"), tuple(checks)


def _check_tasks(evidence: Evidence, limit: float) -> Check:
    """Set what was lost against what was gained, over the families of code tasks.

    A net loss above the limit refuses where chance does not explain it. Wordings of one family's
    task are passed or failed together, so families are what is independent.
    """
    net = sum(evidence.task_losses) / evidence.tasks
    p = sign_flip(evidence.task_losses)
    return Check(
        "tasks_lost",
        net,
        limit,
        net <= limit or p > CHANCE,
        f"net share of {evidence.tasks} held-out code tasks that it lost to its parent; above the "
        f"limit it may be chance, but not where p (here {p:.3f}, exact, over "
        f"{len(evidence.task_losses)} families) is at most {CHANCE}",
    )


def _interval(values: Margins) -> tuple[float, float, float]:
    """Mean margin and its 95 % interval; without any value nothing is known.

    Where there are both signs, both groups' mean margins are the same by the middle that they count
    from, so each group's spread is taken about its own: one of each tells nothing.
    """
    if values.liked and values.disliked:
        return groups_interval(values.liked, values.disliked)
    alone = values.liked or values.disliked
    return mean_interval(alone) if alone else (0.0, -math.inf, math.inf)


def _at_most(name: str, value: float, limit: float, detail: str) -> Check:
    return Check(name, _shown(value, _FAR), limit, value <= limit, detail)


def _at_least(name: str, value: float, limit: float, detail: str) -> Check:
    return Check(name, _shown(value, -_FAR), limit, value >= limit, detail)


def _shown(value: float, otherwise: float) -> float:
    """The number, or a far one where it is none: NaN and infinity have no place in JSON."""
    return value if math.isfinite(value) else otherwise
