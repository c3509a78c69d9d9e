"""The value head: the reward that a reply will bring, read off the policy's last hidden state.

It rides on the policy's own forward pass. Its gradient stops at the hidden state: with a few dozen
ratings, fitting values must not bend the weights that choose the words. Kept beside the adapter.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

FILE_NAME = "value_head.safetensors"


class ValueHead(nn.Module):
    """A linear map from a hidden state to one number, 0 everywhere at first."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.linear = nn.Linear(width, 1)
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, hidden: Tensor) -> Tensor:
        """Values `(N,)` of hidden states `(N, H)`, which get no gradient."""
        value: Tensor = self.linear(hidden.detach().to(self.linear.weight.dtype))
        return value.squeeze(-1)


def load_value_head(width: int, folder: Path | None, device: torch.device) -> ValueHead:
    """Continue the parent's value head, or start at zero.

    Args:
        width: Size of the hidden state.
        folder: The parent's adapter folder; None, or a folder without a head, starts a new one.
        device: Where it shall live.
    """
    head = ValueHead(width).to(device)
    if folder is not None and (folder / FILE_NAME).exists():
        head.load_state_dict(load_file(folder / FILE_NAME, device=str(device)))
    return head


def save_value_head(head: ValueHead, folder: Path) -> None:
    """Write the head beside its adapter."""
    save_file(
        {name: value.contiguous() for name, value in head.state_dict().items()}, folder / FILE_NAME
    )
