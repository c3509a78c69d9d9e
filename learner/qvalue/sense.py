"""How a draft looks from inside: frozen hidden states of the base model, as few numbers.

The second half of φ(s, a): what the text features do not count, the base model may still have
noticed. For each draft the states over the reply's tokens are pooled (mean, last, max; middle and
last layer), each scaled to unit root mean square, and a fixed random projection (Johnson and
Lindenstrauss 1984) brings them to `SKETCH` numbers for a model of any width. Switching adapters
off is the caller's: the states must be the base's, or φ would drift with every round.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

import torch
from torch import Tensor, nn
from transformers.cache_utils import Cache

from learner.forward import OVERHEAD_TOKENS, buckets
from learner.qvalue.phi import SKETCH

__all__ = ["SKETCH", "Prefix", "pooled"]

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
    found = torch.zeros(len(replies), SKETCH)
    drafts: dict[tuple[int, ...], list[int]] = {}
    for place, (prompt, _) in enumerate(zip(prompts, replies, strict=True)):
        drafts.setdefault(tuple(prompt), []).append(place)
    alone: list[int] = []
    for prompt, places in drafts.items():
        if (len(places) - 1) * len(prompt) <= OVERHEAD_TOKENS:
            alone += places
            continue
        prefix = Prefix(model, prompt, pad_id, device)
        for some in buckets([1 + len(replies[place]) for place in places]):
            chosen = [places[at] for at in some]
            found[chosen] = prefix.sense([replies[place] for place in chosen])
    rows = [(*prompts[place], *replies[place]) for place in alone]
    for some in buckets([len(row) for row in rows]):
        lengths = [len(replies[alone[at]]) for at in some]
        ids, mask = _padded([rows[at] for at in some], lengths, pad_id)
        found[[alone[at] for at in some]] = _states(model, ids.to(device), mask.to(device)).cpu()
    return found


class Prefix:
    """A prompt that several drafts answer, read once for all of them.

    Raises:
        ValueError: The prompt has no tokens.
    """

    def __init__(
        self, model: nn.Module, prompt: Sequence[int], pad_id: int, device: torch.device
    ) -> None:
        if not prompt:
            raise ValueError("a prompt without tokens; drafts answer at least one")
        self._model = model
        self._pad_id = pad_id
        self._device = device
        # The last token is read with each draft: one without tokens is sensed there.
        *self._unread, self._last = prompt
        self._cache: Cache | None = None

    def read(self, most: int | None = None) -> bool:
        """Read on, at most so many tokens; return whether nothing is left to read."""
        if some := self._unread[:most]:
            ids = torch.tensor([some], device=self._device)
            with torch.no_grad():
                output = _body(self._model)(
                    input_ids=ids, past_key_values=self._cache, use_cache=True
                )
            self._cache = output.past_key_values
            del self._unread[: len(some)]
        return not self._unread

    def sense(self, replies: Sequence[Sequence[int]]) -> Tensor:
        """Sense drafts `(n, SKETCH)`, as `pooled` does, in one forward pass."""
        self.read()
        rows = [(self._last, *reply) for reply in replies]
        ids, mask = _padded(rows, [len(reply) for reply in replies], self._pad_id)
        cache = copy.deepcopy(self._cache)
        if cache is not None:
            cache.batch_repeat_interleave(len(rows))
        return _states(self._model, ids.to(self._device), mask.to(self._device), cache).cpu()


def _padded(
    rows: Sequence[Sequence[int]], replies: Sequence[int], pad_id: int
) -> tuple[Tensor, Tensor]:
    """Rows `(n, L)` padded on the right, and a mask `(n, L)`, true on as many last tokens as the
    reply has, one at least."""
    longest = max(len(row) for row in rows)
    ids = torch.full((len(rows), longest), pad_id, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for at, (row, reply) in enumerate(zip(rows, replies, strict=True)):
        ids[at, : len(row)] = torch.tensor(row)
        mask[at, len(row) - max(reply, 1) : len(row)] = True
    return ids, mask


def _body(model: nn.Module) -> nn.Module:
    return cast(nn.Module, cast(Any, model).base_model)


def _states(model: nn.Module, ids: Tensor, mask: Tensor, cache: Cache | None = None) -> Tensor:
    """Pool and project one batch: ids `(B, L)`, mask `(B, L)` true on reply tokens.

    `cache` holds what was read before the ids, and is spent.
    """
    with torch.no_grad():
        layers: tuple[Tensor, ...] = _body(model)(
            input_ids=ids,
            past_key_values=cache,
            use_cache=cache is not None,
            output_hidden_states=True,
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
