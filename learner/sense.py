"""How a draft looks from inside: frozen hidden states of the base model, as few numbers.

The second half of φ(s, a): what the text features do not count, the base model may still have
noticed. For each draft the states over the reply's tokens are pooled (mean, last, max; middle and
last layer), each scaled to unit root mean square, and a fixed random projection (Johnson and
Lindenstrauss 1984) brings them to `SKETCH` numbers for a model of any width. Switching adapters
off is the caller's: the states must be the base's, or φ would drift with every round.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

import torch
from torch import Tensor, nn

from learner.forward import buckets
from learner.phi import SKETCH

__all__ = ["SKETCH", "pooled"]

_SEED = 20_260_531
"""Seeds the projection; another one makes stored features meaningless."""


def pooled(
    model: nn.Module,
    prompts: Sequence[Sequence[int]],
    replies: Sequence[Sequence[int]],
    pad_id: int,
    device: torch.device,
) -> Tensor:
    """Sense drafts; the caller has switched adapters off.

    Args:
        model: A causal model (Hugging Face).
        prompts: Token ids of what each draft answers, at least one each.
        replies: Token ids of each draft; one without tokens is sensed at its prompt's last token.
        pad_id: What rows are padded with; never looked at.
        device: Where the model is.

    Returns:
        `(n, SKETCH)` float32 on the CPU. A row comes out the same, but for rounding, whatever else
        is in the batch.
    """
    rows = [(*prompt, *reply) for prompt, reply in zip(prompts, replies, strict=True)]
    found = torch.zeros(len(rows), SKETCH)
    for places in buckets([len(row) for row in rows]):
        longest = len(rows[places[-1]])
        ids = torch.full((len(places), longest), pad_id, dtype=torch.long)
        mask = torch.zeros(len(places), longest, dtype=torch.bool)
        for at, place in enumerate(places):
            row, reply = rows[place], len(replies[place])
            ids[at, : len(row)] = torch.tensor(row)
            mask[at, len(row) - max(reply, 1) : len(row)] = True
        found[places] = _states(model, ids.to(device), mask.to(device)).cpu()
    return found


def _states(model: nn.Module, ids: Tensor, mask: Tensor) -> Tensor:
    """Pool and project one batch: ids `(B, L)`, mask `(B, L)` true on reply tokens."""
    body = cast(nn.Module, cast(Any, model).base_model)
    with torch.no_grad():
        layers: tuple[Tensor, ...] = body(
            input_ids=ids, use_cache=False, output_hidden_states=True
        ).hidden_states
    last = mask.long().cumsum(dim=1).argmax(dim=1)
    rows = torch.arange(len(ids), device=ids.device)
    parts = []
    for layer in (layers[len(layers) // 2], layers[-1]):
        states = layer.float()
        inside = mask.unsqueeze(-1)
        parts.append((states * inside).sum(dim=1) / inside.sum(dim=1))
        parts.append(states[rows, last])
        parts.append(states.masked_fill(~inside, -torch.inf).amax(dim=1))
    sketch = torch.zeros(len(ids), SKETCH, device=ids.device)
    for number, part in enumerate(parts):
        scale = part.square().mean(dim=1, keepdim=True).clamp_min(1e-12).sqrt()
        sketch += (part / scale) @ _projection(number, part.shape[1]).to(ids.device)
    return sketch


@lru_cache(maxsize=16)
def _projection(number: int, width: int) -> Tensor:
    """The `(width, SKETCH)` matrix of one pooled vector; unit variance comes out of unit RMS."""
    draw = torch.Generator().manual_seed(_SEED + number)
    return torch.randn(width, SKETCH, generator=draw).div(width**0.5)
