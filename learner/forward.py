"""One forward pass for everything that a round needs of a reply: logits and hidden states.

The output layer and the log-softmax run over reply positions only; with a large vocabulary the
prompt would cost more than the transformer itself. Rows are padded on the right and no attention
mask is given: in a causal model no token sees the padding after it, and attention keeps its fast
path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import torch
from peft import PeftModel
from torch import Tensor, nn

from learner.trajectory import Trajectory

OVERHEAD_TOKENS = 96
"""What starting one more forward pass costs, in tokens of work, when rows are put into buckets."""

MOST_TOKENS = 4096
"""The most tokens, padding included, of one forward pass: bounds the memory."""


@dataclass(frozen=True)
class Batch:
    """Right-padded rows `(B, L)` and where their reply tokens are predicted.

    `positions` `(N,)` index the flattened `(B * L)` positions whose logits predict the `targets`
    `(N,)`, row after row; `lengths` gives each row's number of reply tokens.
    """

    ids: Tensor
    positions: Tensor
    targets: Tensor
    lengths: tuple[int, ...]


def collate(rows: Sequence[Trajectory], pad_id: int, device: torch.device) -> Batch:
    """Pad trajectories on the right into one batch."""
    longest = max(row.tokens for row in rows)
    ids = torch.full((len(rows), longest), pad_id, dtype=torch.long)
    positions: list[int] = []
    targets: list[int] = []
    for place, row in enumerate(rows):
        ids[place, : row.tokens] = torch.tensor(row.prompt_ids + row.reply_ids)
        first = place * longest + len(row.prompt_ids) - 1
        positions.extend(range(first, first + len(row.reply_ids)))
        targets.extend(row.reply_ids)
    return Batch(
        ids.to(device),
        torch.tensor(positions, device=device),
        torch.tensor(targets, device=device),
        tuple(len(row.reply_ids) for row in rows),
    )


def reply_logits(policy: PeftModel, batch: Batch) -> tuple[Tensor, Tensor]:
    """Run the policy and keep only what predicts reply tokens.

    Returns:
        Logits `(N, V)` in float32 (float64 for such a model) and the hidden states `(N, H)` that
        the output layer read, both with gradient where one is wanted.
    """
    with _only_positions(output_layer(policy), batch.positions) as seen:
        logits = policy(input_ids=batch.ids, use_cache=False).logits[0]
    wide = torch.float64 if logits.dtype == torch.float64 else torch.float32
    return logits.to(wide), seen[0]


def chosen_logprobs(logits: Tensor, targets: Tensor) -> Tensor:
    """Log-probs `(N,)` of the targets, without a whole log-softmax in memory."""
    return logits.gather(1, targets.unsqueeze(1)).squeeze(1) - logits.logsumexp(dim=1)


def output_layer(policy: PeftModel) -> nn.Linear:
    """The layer that turns hidden states into logits; its weight is `(V, H)`."""
    return cast(nn.Linear, cast(Any, policy.get_base_model()).get_output_embeddings())


def by_reply(flat: Tensor, batch: Batch) -> tuple[Tensor, ...]:
    """Cut `(N,)` into one tensor for each row of the batch."""
    return torch.split(flat, list(batch.lengths))


@contextmanager
def _only_positions(output_layer: nn.Module, positions: Tensor) -> Iterator[list[Tensor]]:
    """Let the output layer read only those positions of its input.

    A hook, so that whatever the model does to its logits (soft caps, scales) stays its own.
    """
    seen: list[Tensor] = []

    def select(_module: nn.Module, inputs: tuple[Any, ...]) -> tuple[Tensor]:
        hidden: Tensor = inputs[0]
        seen.append(hidden.flatten(0, 1).index_select(0, positions))
        return (seen[0].unsqueeze(0),)

    handle = output_layer.register_forward_pre_hook(select)
    try:
        yield seen
    finally:
        handle.remove()


def buckets(lengths: Sequence[int]) -> list[list[int]]:
    """Split rows into forward passes of similar length at the least cost.

    The cost of a pass is its rows times its longest row, plus `OVERHEAD_TOKENS`; the best split of
    the sorted rows is found by dynamic programming, none above `MOST_TOKENS` but for a single row.

    Args:
        lengths: Tokens of each row.

    Returns:
        Places of the rows, shortest bucket first.
    """
    order = sorted(range(len(lengths)), key=lambda place: (lengths[place], place))
    best = [0.0] + [float("inf")] * len(order)
    start = [0] * (len(order) + 1)
    for end in range(1, len(order) + 1):
        longest = lengths[order[end - 1]]
        for begin in range(end - 1, -1, -1):
            tokens = (end - begin) * longest
            if tokens > MOST_TOKENS and end - begin > 1:
                break
            cost = best[begin] + tokens + OVERHEAD_TOKENS
            if cost < best[end]:
                best[end], start[end] = cost, begin
    found: list[list[int]] = []
    end = len(order)
    while end:
        found.append(order[start[end] : end])
        end = start[end]
    return found[::-1]
