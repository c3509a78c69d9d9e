"""Muon in float32, matrices of one shape orthogonalised together.

torch's own Muon works in bfloat16, which processors without it only emulate: there one step took
longer than all the rest of the training.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import torch

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_STEPS = 5
_TOGETHER = 8
"""Matrices taken at a time; more would only take more memory."""


class Muon(torch.optim.Optimizer):
    """Momentum whose step is made orthogonal (Jordan et al. 2024, kellerjordan.github.io).

    The step is scaled to AdamW's update size, 0.2 times the root of the longer side (Liu et al.
    2025, arXiv 2502.16982), and the weight decay is decoupled.

    Args:
        matrices: weights of two dimensions each.
        lr: learning rate.
        momentum: share of the momentum that is kept, with Nesterov's look ahead.
        weight_decay: decay per step as a share of the rate.

    Raises:
        ValueError: a weight is not a matrix.
    """

    def __init__(
        self,
        matrices: Iterable[torch.nn.Parameter],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.05,
    ) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.ndim != 2:
                    raise ValueError(
                        f"Muon takes matrices; a weight has the shape {tuple(weight.shape)}. "
                        "Give it to another optimizer."
                    )

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> Any:
        """Take one step with the gradients that the weights hold; those without are left alone."""
        loss = closure() if closure else None
        for group in self.param_groups:
            alike: dict[tuple[int, int], list[tuple[torch.Tensor, torch.Tensor]]]
            alike = defaultdict(list)
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                kept = self.state[weight].setdefault("momentum", torch.zeros_like(weight))
                kept.lerp_(weight.grad, 1 - group["momentum"])
                ahead = weight.grad.lerp(kept, group["momentum"])
                alike[(weight.shape[0], weight.shape[1])].append((weight, ahead))
            for shape, rows in alike.items():
                size = group["lr"] * 0.2 * max(shape) ** 0.5
                for at in range(0, len(rows), _TOGETHER):
                    some = rows[at : at + _TOGETHER]
                    turned = orthogonal(torch.stack([ahead for _, ahead in some]))
                    for (weight, _), direction in zip(some, turned, strict=True):
                        weight.mul_(1 - group["lr"] * group["weight_decay"])
                        weight.add_(direction, alpha=-size)
        return loss


def orthogonal(matrices: torch.Tensor) -> torch.Tensor:
    """Bring all singular values of each matrix near 1 by five Newton-Schulz steps of fifth order.

    Args:
        matrices: (N, R, C) in float32.

    Returns:
        (N, R, C); singular values lie between about 0.5 and 1.2, but for those near zero.
    """
    first, second, third = _COEFFICIENTS
    wide = matrices.shape[1] <= matrices.shape[2]
    found = matrices if wide else matrices.mT
    found = found / found.norm(dim=(1, 2), keepdim=True).clamp(min=1e-7)
    for _ in range(_STEPS):
        gram = found @ found.mT
        found = torch.baddbmm(
            found, torch.baddbmm(gram, gram, gram, beta=second, alpha=third), found, beta=first
        )
    return found if wide else found.mT
